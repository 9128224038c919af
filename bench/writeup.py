"""What a write-up composed from notes keeps, loses and adds, on files whose themes are known.

    python bench/writeup.py FILE.jsonl [FILE.jsonl …] [--json PATH] [--print HEADING] [--without-vectors]
    python bench/writeup.py FILE.jsonl [FILE.jsonl …] --beside c8e376d

Prints a line for each file. With --beside also what the whole reports of the examples print, beside those of an earlier
tree, whose work tree is made and taken away again. Notes off the record and noise are left out; themes are the true
ones.

- C1: notes that stand in exactly one point, of all; C2: those with their words. The rest is held back.
- C3: points of which each printed word is the note's or the list's for it, in the note's order, and no word is lost.
- C4: points with another number, negation, hedge, sign, name or question mark than their note.
- C5: points in quotation marks that are not as typed. C6: equal texts of a kind left apart, and joined figures that
  differ. C7: asks that stand under "asked for", of all.
- C8: share of the sections' words that are notes' words, titles and captions counted, without the slot that waits for
  an editor; with it in brackets.
- C9: length against quoting all: the same titles and captions, each note as typed with its sector. Citations are
  counted in neither.
- C10: notes tagged as claims that are marked "unchecked", of all that are not asks.
- C11: printed lines that are neither title, caption, slot nor note. C12: whether the same comes out twice, and from
  notes in another order.
"""

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from beside import print_beside
from chapters import Line, print_chapter, print_issue, print_once

from facilitator.clustering.weights import has_model
from facilitator.clustering.wording import write_out
from facilitator.composition.amounts import find_amounts
from facilitator.composition.checking import find_differences, find_foreign_words, find_lost_words
from facilitator.composition.issues import compose_issues
from facilitator.composition.parts import ComposedNote, Issue, Mark, NamedTheme, Point, Slot, Vectors, Voice
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.domain.people import Sector
from facilitator.marking.figures import find_figures
from facilitator.marking.flags import find_flags
from facilitator.marking.languages import find_language

CITATION = re.compile(r"\[[^\]]*\]")
ROLES = {"title", "caption", "empty", "slot"}

Figures = dict[str, Any]


class Case(NamedTuple):
    """The notes of a file that count, their themes, and the texts that are tagged as claims."""

    notes: list[ComposedNote]
    themes: list[NamedTheme]
    claims: set[str]


def read_case(path: Path) -> Case:
    themes: dict[tuple[str, str], NamedTheme] = {}
    notes: list[ComposedNote] = []
    claims: set[str] = set()
    numbers = dict.fromkeys(HeadingKey, 0)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("off_record"):
            continue
        heading = HeadingKey(row["ecosystem"])
        numbers[heading] += 1
        claims |= {row["text"].strip()} if "claim" in row.get("tags", ()) else set()
        if not row.get("noise"):
            place = (row["ecosystem"], row["theme_label"])
            theme = themes.setdefault(place, NamedTheme(len(themes) + 1, row["theme_label"], heading))
            notes.append(make_note(row, f"{heading.letter}{numbers[heading]}", theme))
    return Case(notes, list(themes.values()), claims)


def make_note(row: dict[str, Any], label: str, theme: NamedTheme) -> ComposedNote:
    text, kind = row["text"].strip(), row.get("kind")
    flags = find_flags(text, kind)
    return ComposedNote(
        label=label,
        text=text,
        kind=Kind(kind) if kind else None,
        heading=theme.heading,
        theme=theme.id,
        sector=Sector(row["sector"]) if row.get("sector") else None,
        author=row.get("author"),
        language=find_language(text),
        flags=flags,
        has_figure=bool(find_figures(text)),
        may_differ=any(flag.kind == "dissent" for flag in flags),
    )


def embed(case: Case) -> Vectors:
    from facilitator.clustering.embeddings import embed_texts
    from facilitator.clustering.weights import name_weights

    names = sorted({theme.name for theme in case.themes})
    read = embed_texts([write_out(note.text) for note in case.notes] + [write_out(name) for name in names])
    # As they are stored: numbers of two bytes.
    rows = list(read.astype("<f2").astype(float))
    labels = [note.label for note in case.notes]
    of_names = dict(zip(names, rows[len(labels) :], strict=True))
    return Vectors(dict(zip(labels, rows, strict=False)), of_names, name_weights())


def measure(case: Case, vectors: Vectors) -> Figures:
    started = time.perf_counter()
    issues = compose_issues(case.notes, case.themes, vectors=vectors)
    seconds = time.perf_counter() - started
    by_label = {note.label: note for note in case.notes}
    points = [point for issue in issues for point in issue.points]
    figures: Figures = {"notes": len(case.notes), "points": len(points), "issues": len(issues), "seconds": seconds}
    figures |= {f"voice_{voice}": sum(point.voice is voice for point in points) for voice in Voice}
    figures |= {f"mark_{mark}": sum(mark in point.marks for point in points) for mark in Mark}
    figures |= (
        count_notes(case.notes, points) | check_points(points, by_label) | check_joining(points, issues, by_label)
    )
    figures |= count_words(issues, case.notes) | count_claims(points, case)
    figures["c12_same"] = is_same(case, vectors, issues)
    return figures


def count_notes(notes: Sequence[ComposedNote], points: Sequence[Point]) -> Figures:
    told = [label for point in points for label in point.labels]
    worded = {label for point in points if point.voice is not Voice.HELD for label in point.labels}
    asked = {label for point in points if point.slot is Slot.ASKED_FOR for label in point.labels}
    asks = [note.label for note in notes if note.kind is Kind.ASK]
    return {
        "c1_told_once": sum(told.count(note.label) == 1 for note in notes),
        "c2_in_words": sum(note.label in worded for note in notes),
        "c7_asked_for": sum(label in asked for label in asks),
        "asks": len(asks),
    }


def check_points(points: Sequence[Point], by_label: dict[str, ComposedNote]) -> Figures:
    pairs = [(by_label[point.labels[0]].text, point) for point in points if point.voice is not Voice.HELD]
    cleaned = [(text, point.text) for text, point in pairs if point.voice is not Voice.EXACT]
    return {
        "cleaned": len(cleaned),
        "c3_faithful": sum(not find_foreign_words(*pair) and not find_lost_words(*pair) for pair in cleaned),
        "c4_different": sum(bool(find_differences(*pair)) for pair in cleaned),
        "c5_not_as_typed": sum(point.text not in text for text, point in pairs if point.voice is Voice.EXACT),
    }


def check_joining(points: Sequence[Point], issues: Sequence[Issue], by_label: dict[str, ComposedNote]) -> Figures:
    apart = [
        (one, other)
        for issue in issues
        for one, other in combinations(issue.points, 2)
        if one.kind is other.kind and one.text and one.text.casefold() == other.text.casefold()
    ]
    joined = [(by_label[point.labels[0]].text, by_label[label].text) for point in points for label in point.labels[1:]]
    return {
        "joined": len(joined),
        "alike": sum(len(issue.alike) for issue in issues),
        "c6_equal_apart": len(apart),
        "c6_figures_differ": sum(differ(*pair) for pair in joined),
    }


def differ(one: str, other: str) -> bool:
    first, second = find_amounts(one), find_amounts(other)
    return bool(first and second and first != second)


def count_words(issues: Sequence[Issue], notes: Sequence[ComposedNote]) -> Figures:
    lines = [line for issue in issues for line in (print_once(issue) if len(issue.notes) == 1 else print_issue(issue))]
    said = sum(count(line.said) for line in lines)
    empty = sum(count(line.text) for line in lines if line.role == "empty")
    printed = sum(count(line.text) for line in lines)
    framed = sum(count(line.text) for line in lines if line.role in {"title", "caption"})
    quoted = framed + sum(count(note.text) + (note.sector is not None) for note in notes)
    return {
        "c8_share": said / (printed - empty),
        "c8_share_with_empty": said / printed,
        "c9_length": printed / quoted,
        "c11_sentences": sum(is_composed(line) for line in lines),
    }


def count_claims(points: Sequence[Point], case: Case) -> Figures:
    claimed = {note.label for note in case.notes if note.text in case.claims and note.kind is not Kind.ASK}
    unchecked = {label for point in points if Mark.UNCHECKED in point.marks for label in point.labels}
    return {"claims": len(claimed), "c10_unchecked": len(claimed & unchecked)}


def count(text: str) -> int:
    """Gives the words of a line, without its citations."""
    return sum(any(sign.isalnum() for sign in word) for word in CITATION.sub(" ", text).split())


def is_composed(line: Line) -> bool:
    return line.role not in ROLES and not ((line.said and line.said in line.text) or CITATION.search(line.text))


def is_same(case: Case, vectors: Vectors, issues: list[Issue]) -> bool:
    notes, themes = list(case.notes), list(case.themes)
    for seed in range(3):
        chance = random.Random(seed)  # noqa: S311 -- no secret
        chance.shuffle(notes)
        chance.shuffle(themes)
        if compose_issues(notes, themes, vectors=vectors) != issues:
            return False
    return compose_issues(case.notes, case.themes, vectors=vectors) == issues


def format_line(title: str, figures: Figures) -> str:
    return (
        "{title}: {notes} notes, {points} points, {issues} issues"
        " | voices plain {voice_plain} voiced {voice_voiced} exact {voice_exact} held {voice_held}"
        " | unchecked {mark_unchecked} | joined {joined} say the same? {alike}"
        " | C1 {c1_told_once} of {notes} | C2 {c2_in_words} of {notes} | C3 {c3_faithful} of {cleaned}"
        " | C4 {c4_different} | C5 {c5_not_as_typed} | C6 apart {c6_equal_apart} figures differ {c6_figures_differ}"
        " | C7 {c7_asked_for} of {asks} | C8 {c8_share:.1%} ({c8_share_with_empty:.1%}) | C9 {c9_length:.2f}"
        " | C10 {c10_unchecked} of {claims}"
        " | C11 {c11_sentences} | C12 {c12_same} | {seconds:.2f} s"
    ).format(title=title, **figures)


def show(case: Case, vectors: Vectors, heading: HeadingKey) -> Iterable[str]:
    for line in print_chapter(compose_issues(case.notes, case.themes, vectors=vectors), heading):
        yield line.text if line.role == "point" else f"\n{line.text}\n"


def main(write: Callable[[str], None] = print) -> None:
    parser = argparse.ArgumentParser(description="Measures a write-up composed from notes with known themes.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write all figures there")
    parser.add_argument("--print", type=HeadingKey, metavar="HEADING", help="print that chapter of each file instead")
    parser.add_argument("--without-vectors", action="store_true", help="as where the language model is not installed")
    parser.add_argument("--beside", metavar="REVISION", help="print the examples' reports beside an earlier tree's")
    options = parser.parse_args()
    answer: dict[str, Figures] = {}
    for path in options.files:
        case = read_case(path)
        vectors = embed(case) if has_model() and not options.without_vectors else Vectors()
        if options.print:
            write("\n".join(show(case, vectors, options.print)))
            continue
        answer[str(path)] = measure(case, vectors)
        write(format_line(path.stem, answer[str(path)]))
    if options.beside:
        claims = {text for path in options.files for text in read_case(path).claims}
        answer["printed"] = print_beside(options.beside, claims, write)
    if options.json:
        options.json.write_text(json.dumps({"files": answer}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
