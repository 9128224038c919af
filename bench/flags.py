"""How well the gate's marks find what people marked, on files of notes.

    python bench/flags.py FILE.jsonl [FILE.jsonl …] [--json PATH]

Prints a line for each file and mark, and one for all files together: precision, recall, and the counts behind them.
What is true is what the file says: an aside has `noise` (or the theme "noise"), dissent the tag "disagree", another
language an `en_gloss`, a contact the tag "pii". Where a file has no notes so marked, what was found is listed with
--show, to be judged by eye.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from facilitator.marking.flags import find_flags
from facilitator.marking.languages import find_language

Row = dict[str, Any]


def has_flag(row: Row, kind: str) -> bool:
    return any(flag.kind == kind for flag in find_flags(row["text"], row.get("kind")))


class Mark(NamedTuple):
    """How the tool says that a note has it, and how the file does."""

    is_found: Callable[[Row], bool]
    is_true: Callable[[Row], bool]


MARKS = {
    "asides": Mark(
        lambda row: has_flag(row, "off_topic"), lambda row: bool(row.get("noise")) or row.get("theme") == "noise"
    ),
    "dissent": Mark(lambda row: has_flag(row, "dissent"), lambda row: "disagree" in row.get("tags", [])),
    "languages": Mark(lambda row: find_language(row["text"]) is not None, lambda row: bool(row.get("en_gloss"))),
    "contacts": Mark(lambda row: has_flag(row, "contact"), lambda row: "pii" in row.get("tags", [])),
}


def count(rows: Sequence[Row], mark: Mark) -> Counter[str]:
    names = {(True, True): "right", (True, False): "false", (False, True): "missed", (False, False): "none"}
    return Counter(names[mark.is_found(row), mark.is_true(row)] for row in rows)


def describe(counts: Counter[str]) -> dict[str, float | int | None]:
    found, true = counts["right"] + counts["false"], counts["right"] + counts["missed"]
    return {
        "precision": counts["right"] / found if found else None,
        "recall": counts["right"] / true if true else None,
        "found": found,
        "true": true,
        "right": counts["right"],
        "notes": counts.total(),
    }


def format_line(title: str, figures: dict[str, float | int | None]) -> str:
    shares = {name: "–" if figures[name] is None else f"{figures[name]:.2f}" for name in ("precision", "recall")}
    return (
        f"{title}: precision {shares['precision']} recall {shares['recall']}"
        f" | found {figures['found']}, {figures['right']} of {figures['true']} right, in {figures['notes']} notes"
    )


def show(rows: Sequence[Row], mark: Mark) -> None:
    for row in rows:
        if mark.is_found(row) != mark.is_true(row):
            print("   ", "false " if mark.is_found(row) else "missed", row["text"])


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the gate's marks on files of notes.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write all figures there")
    parser.add_argument("--show", action="store_true", help="print the notes that were marked falsely or missed")
    options = parser.parse_args()
    totals = {name: Counter[str]() for name in MARKS}
    answer: dict[str, Any] = {"files": {}}
    for path in options.files:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        answer["files"][str(path)] = {}
        for name, mark in MARKS.items():
            counts = count(rows, mark)
            totals[name] += counts
            answer["files"][str(path)][name] = describe(counts)
            print(format_line(f"{path.stem} {name}", describe(counts)), flush=True)
            if options.show:
                show(rows, mark)
    answer["all"] = {name: describe(counts) for name, counts in totals.items()}
    for name, figures in answer["all"].items():
        print(format_line(f"all {name}", figures))
    if options.json:
        options.json.write_text(json.dumps(answer, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
