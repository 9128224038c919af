"""How many of the figures, names and short forms of notes are found, and how many of those found are any.

    python bench/figures.py FILE.jsonl [--truth FIGURES.jsonl] [--json PATH] [--misses]

FILE holds notes; what a reader found in them stands in the same lines, or by id in the file after --truth, such as
`bench/truth/figures-examples.jsonl`. Prints one line for figures and, where the truth has them, one each for names and
short forms. With --misses also what was missed and what was found beside the truth, on stderr.

The truth has no places: a figure is found if one of the same note has both ends within one in a hundred (a date: the
same years) and the same kind; a count and a number without a unit are one kind, and units are not looked at. Each may
answer for one only. What the reader left open (role "either") counts neither way. A name is found if it or a part of
it that holds a whole word was given, capitals ignored; a short form letter by letter.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from facilitator.marking.figures import Figure, find_figures
from facilitator.marking.names import find_names
from facilitator.marking.short_forms import find_short_forms

Row = dict[str, Any]
Matcher = Callable[[Any, Any], bool]


class Score(NamedTuple):
    """How many were in the truth, how many of those were found, and how many were found beside them."""

    found: int
    missed: int
    beside: int

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.beside)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + self.missed)


def read_rows(path: Path, truth: Path | None) -> list[Row]:
    rows = read_lines(path)
    if truth is None:
        return rows
    by_id = {row["id"]: row for row in read_lines(truth)}
    return [row | by_id[row["id"]] for row in rows if row["id"] in by_id]


def read_lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def is_same_figure(true: Row, figure: Figure) -> bool:
    if true["kind"] == "date" or figure.kind == "date":
        return true["kind"] == figure.kind and true["lo"] == figure.years
    if merge_kind(true["kind"]) != merge_kind(figure.kind) or figure.low is None or figure.high is None:
        return False
    return is_near(float(true["lo"]), figure.low) and is_near(float(true["hi"]), figure.high)


def merge_kind(kind: str) -> str:
    return "count" if kind == "number" else kind


def is_near(true: float, found: float) -> bool:
    return abs(true - found) <= 0.01 * abs(true)


def is_open(true: Row | str) -> bool:
    return true["role"] == "either" if isinstance(true, dict) else true.endswith(" o")


def is_same_name(true: str, name: str) -> bool:
    true, name = true.removesuffix(" o").lower(), name.lower()
    return f" {name} " in f" {true} " or f" {true} " in f" {name} "


def is_same_short_form(true: str, short: str) -> bool:
    return true == short


def compare(true: Sequence[Any], found: Sequence[Any], matches: Matcher) -> tuple[list[Any], list[Any], int]:
    """Gives what was missed, what was found beside the truth, and how many were found."""
    rest = list(found)
    missed: list[Any] = []
    n_found = 0
    # What is left open answers last.
    for one in sorted(true, key=is_open):
        answer = next((other for other in rest if matches(one, other)), None)
        if answer is not None:
            rest.remove(answer)
        if not is_open(one):
            n_found += answer is not None
            missed += [one] if answer is None else []
    return missed, rest, n_found


def measure(
    rows: Sequence[Row], field: str, find: Callable[[str], Sequence[Any]], matches: Matcher, *, tells: bool
) -> Score:
    total = Score(0, 0, 0)
    for row in rows:
        missed, beside, n_found = compare(row[field], find(row["text"]), matches)
        total = Score(total.found + n_found, total.missed + len(missed), total.beside + len(beside))
        if tells and (missed or beside):
            print(f"{row['text']}\n    missed {missed}\n    beside {beside}", file=sys.stderr)
    return total


def format_line(title: str, score: Score) -> str:
    return (
        f"{title}: precision {score.precision:.2f} recall {score.recall:.2f}"
        f" | {score.found} found · {score.missed} missed · {score.beside} beside"
    )


def list_names(text: str) -> list[str]:
    return list(dict.fromkeys(name.quote for name in find_names(text)))


def list_short_forms(text: str) -> list[str]:
    return list(dict.fromkeys(short.quote for short in find_short_forms(text) if not short.is_shouted))


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what is found in notes against what a reader found.")
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--truth", type=Path, metavar="FIGURES.jsonl", help="what a reader found, by the notes' ids")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write all figures there")
    parser.add_argument("--misses", action="store_true", help="tell on stderr what was missed and found beside")
    options = parser.parse_args()
    rows = read_rows(options.file, options.truth)
    cases: list[tuple[str, Callable[[str], Sequence[Any]], Matcher]] = [
        ("figures", find_figures, is_same_figure),
        ("names", list_names, is_same_name),
        ("short_forms", list_short_forms, is_same_short_form),
    ]
    answer = {}
    for field, find, matches in cases:
        known = [row for row in rows if field in row]
        if known:
            score = measure(known, field, find, matches, tells=options.misses)
            print(format_line(f"{options.file.stem} · {field.replace('_', ' ')}", score))
            answer[field] = score._asdict() | {"precision": score.precision, "recall": score.recall}
    if options.json:
        options.json.write_text(json.dumps(answer, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
