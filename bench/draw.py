"""Draws lines of the examples' reports at random, for a reader to judge who knows neither the code nor its rules.

    python bench/draw.py --seed 7 [--number 20] [--with-notes]

Prints `N. ISSUE · SLOT · TEXT` for each example and, if asked, the notes behind each line as typed. Every sentence and
every point in the chapters may be drawn; the same seed draws the same of the same report.
"""

import argparse
import random
from collections.abc import Iterator
from typing import Any

from beside import ROOT, read_reports


def list_lines(report: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Gives every line of a report that tells of the room, with the labels of the notes behind it."""
    for part in report["parts"]:
        slot = ""
        for line in part["lines"]:
            slot = line["text"] if line["role"] == "title" else slot
            if line["role"] in {"note", "sentence"}:
                marks = f" [{', '.join(line['marks'])}]" if line.get("marks") else ""
                yield f"{part['title']} · {slot} · {line['printed']}{marks}", line["notes"]


def list_notes(report: dict[str, Any], labels: list[str]) -> Iterator[str]:
    """Gives the notes of some labels as they were typed, with the kind their authors chose."""
    for label in labels:
        note = report["notes"].get(label)
        yield f"   - {label}, {note['kind']}: {note['text']}" if note else f"   - {label}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Draws lines of the examples' reports at random.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--number", type=int, default=20, metavar="N", help="of each example")
    parser.add_argument("--with-notes", action="store_true", help="print the notes behind each line, too")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 -- no secret
    for name, report in read_reports(ROOT).items():
        print(f"## {name}\n")
        for number, (line, labels) in enumerate(chance.sample(sorted(list_lines(report)), options.number), start=1):
            print(f"{number}. {line}")
            for note in list_notes(report, labels) if options.with_notes else ():
                print(note)
        print()


if __name__ == "__main__":
    main()
