"""A report set by Typst: a short one at once, a long one in parts, since Typst keeps the layout of all that it sets.

The parts are set without page numbers. How many pages they take is then known, and a frame is set: cover, contents, and
each page's edges. Joined they are one PDF, with one structure.
"""

import io
import json
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

import pikepdf
import typst

from facilitator.reports.formats import fonts
from facilitator.reports.formats.pdf.joining import Heading, find_headings, join
from facilitator.reports.formats.pdf.memory import give_back
from facilitator.reports.formats.pdf.structure import name_parts

TEMPLATE = Path(__file__).with_name("report.typ")
LONG = 450_000
"""From so many letters of data on, some 450 notes, a report is set in parts."""
PART = 50_000
"""Letters of data in a part: some five to twelve pages, for which Typst takes some 30 MB."""
SMALL = PART // 8
"""Less goes with what comes next, however much that is."""
MOST = PART * 9 // 4
"""What a part may grow to, for its last page's sake."""
HIGH = 0.5
"""A part that ends above this much of a page ends too early."""
MOST_MOVED = 4
"""So many pieces may be moved for one page."""
AGE = 10
"""Typst keeps what it found for so many documents more, unless others are set in the meantime."""

Told = dict[str, Any]


def set_report(told: Told, at: datetime) -> pikepdf.Pdf:
    """The report as a tagged PDF; its links are still addresses. The sections of a long one are used up."""
    whole = told | {"part": "whole", "pages": [], "n_figures_before": 0}
    if told["is_short"] or weigh(told["sections"]) < LONG:
        return open_named(set_part(json.dumps(whole), at, "ua-1"))
    named = name_headings(told["sections"])
    pieces = deque(Piece(json.dumps(each), count_figures(each)) for each in split(told["sections"]))
    told["sections"].clear()
    bodies = list(set_bodies(whole | {"part": "body", "logo": None}, pieces, at))
    headings = find_headings(bodies, named)
    frame = {"part": "frame", "sections": [], "pages": [[each.told for each in page] for page in headings]}
    joined = open_named(set_part(json.dumps(whole | frame), at, "ua-1"))
    give_back()
    return join(joined, bodies, headings)


class Piece(NamedTuple):
    """What one part has whole: its data as plain letters, a tenth of the memory, and how many figures are in it."""

    told: str
    n_figures: int


def set_bodies(whole: Told, pieces: deque[Piece], at: datetime) -> Iterator[pikepdf.Pdf]:
    """The parts, until there are no pieces left. Each begins on a new page."""
    n_figures = 0
    while pieces:
        part = take(pieces)
        told = whole | {"n_figures_before": n_figures}
        even_out(told, part, pieces)
        yield set_body(compose(told, part), at)
        n_figures += sum(piece.n_figures for piece in part)


def take(pieces: deque[Piece]) -> list[Piece]:
    """As many of the next pieces as a part holds; a few small ones go with a large one."""
    part: list[Piece] = []
    weight = 0
    while pieces and (weight < SMALL or weight + len(pieces[0].told) <= PART):
        part.append(pieces.popleft())
        weight += len(part[-1].told)
    return part


def even_out(told: Told, part: list[Piece], pieces: deque[Piece]) -> None:
    """Has a part that would end high on a page take some pieces more or leave some to the next, as few as may be."""
    if not pieces:
        return
    found = [*part, *islice(pieces, MOST_MOVED)]
    ends: dict[int, float] = {}
    for n in sorted(range(1, len(found) + 1), key=lambda n: abs(n - len(part)))[: 2 * MOST_MOVED]:
        if n <= len(part) or sum(len(piece.told) for piece in found[:n]) <= MOST:
            ends[n] = find_end(compose(told, found[:n]))
        if ends.get(n, 0) > HIGH:
            break
    n = max(ends, key=lambda n: ends[n])
    while len(part) < n:
        part.append(pieces.popleft())
    while len(part) > n:
        pieces.appendleft(part.pop())


def compose(told: Told, part: Sequence[Piece]) -> str:
    """The data of a part."""
    sections = ", ".join(piece.told for piece in part)
    return f'{json.dumps(told | {"sections": []})[:-1]}, "sections": [{sections}]}}'


def find_end(report: str) -> float:
    """How far down its last page a part ends, of the room for words. What is laid out for it serves the setting too."""
    return float(json.loads(make_compiler(TEMPLATE, report=report).query("<end>", field="value", one=True)))


def set_body(report: str, at: datetime) -> pikepdf.Pdf:
    """A part of a long report."""
    data = set_part(report, at, "1.7")
    give_back()
    return open_pdf(data)


def open_pdf(data: bytes) -> pikepdf.Pdf:
    """A PDF to be changed."""
    return pikepdf.open(io.BytesIO(data))


def open_named(data: bytes) -> pikepdf.Pdf:
    """The same, with the names of its rows."""
    pdf = open_pdf(data)
    name_parts(pdf)
    return pdf


def set_part(report: str, at: datetime, standard: Literal["ua-1", "1.7"]) -> bytes:
    """One run of Typst, of which nothing stays in memory."""
    compiler = make_compiler(TEMPLATE, report=report)
    data = cast("bytes", compiler.compile(format="pdf", pdf_standards=[standard], timestamp=at))
    for turn in range(AGE + 1):
        make_compiler(f"{turn}".encode()).compile(format="pdf", timestamp=at)
    return data


def make_compiler(source: Path | bytes, **inputs: str) -> typst.Compiler:
    """What sets a template with our own fonts."""
    return typst.Compiler(input=source, font_paths=fonts.find_fonts(), ignore_system_fonts=True, sys_inputs=inputs)


def split(sections: Sequence[Told]) -> Iterator[Told]:
    """The sections; one that is too long in pieces: itself with the first piece of its own, then the others."""
    for section in sections:
        if weigh(section) <= PART or not section["sections"]:
            yield section
        else:
            first, *others = split(section["sections"])
            yield section | {"sections": [first]}
            yield from others


def weigh(told: Any) -> int:
    """How many letters some data has."""
    return len(json.dumps(told))


def count_figures(section: Told) -> int:
    """How many numbered figures a section has, with those of its own sections."""
    own = [block for block in section["blocks"] if block["type"] == "chart"]
    return len(own) + sum(map(count_figures, section["sections"]))


def name_headings(sections: Sequence[Told]) -> dict[str, Heading]:
    """The headings by their anchors, in their order."""
    found: dict[str, Heading] = {}
    for section in sections:
        told = {name: section[name] for name in ("level", "in_contents", "full_title", "anchor")}
        found[section["anchor"]] = Heading(told)
        found |= name_headings(section["sections"])
    return found
