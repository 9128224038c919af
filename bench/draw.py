"""Draws lines of the examples' reports at random, for a reader to judge who knows neither the code nor its rules.

    python bench/draw.py --seed 7 [--number 20]

Prints `N. ISSUE · SLOT · TEXT` for each example. Every sentence and every point in the chapters may be drawn; the same
seed draws the same of the same report.
"""

import argparse
import random
from collections.abc import Iterator
from typing import Any

from beside import ROOT, read_reports


def list_lines(report: dict[str, Any]) -> Iterator[str]:
    """Gives every line of a report that tells of the room."""
    for part in report["parts"]:
        slot = ""
        for line in part["lines"]:
            slot = line["text"] if line["role"] == "title" else slot
            if line["role"] in {"note", "sentence"}:
                marks = f" [{', '.join(line['marks'])}]" if line.get("marks") else ""
                yield f"{part['title']} · {slot} · {line['printed']}{marks}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Draws lines of the examples' reports at random.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--number", type=int, default=20, metavar="N", help="of each example")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 -- no secret
    for name, report in read_reports(ROOT).items():
        print(f"## {name}\n")
        for number, line in enumerate(chance.sample(sorted(list_lines(report)), options.number), start=1):
            print(f"{number}. {line}")
        print()


if __name__ == "__main__":
    main()
