"""A report set by Typst: a short one at once, a long one in parts, since Typst keeps the layout of all that it sets.

The parts are set without page numbers, each from where the one before has ended, on a page that it shares with it. How
many pages they take is then known, and a frame is set: cover, contents, and each page's edges. Joined they are one PDF,
with one structure, whose pages look as if they had been set at once.
"""

import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

import pikepdf
import typst

from facilitator.reports.formats import fonts
from facilitator.reports.formats.pdf.joining import Body, Heading, find_headings, join, list_pages, open_pdf
from facilitator.reports.formats.pdf.memory import forget, give_back
from facilitator.reports.formats.pdf.naming import name_parts

TEMPLATE = Path(__file__).with_name("report.typ")
LONG = 450_000
"""From so many letters of data on, some 450 notes, a report is set in parts."""
PART = 50_000
"""Letters of data in a part: some five to twelve pages, for which Typst takes some 30 MB."""
SMALL = PART // 8
"""Less goes with what comes next, however much that is."""

Told = dict[str, Any]

TOP: Told = {"y": 0, "column": 0}
"""Where the first part starts: so many points below the top of a page's words, across it or in one of two columns."""


def set_report(told: Told, at: datetime) -> pikepdf.Pdf:
    """The report as a tagged PDF; its links are still addresses. The sections of a long one are used up."""
    whole = told | {"part": "whole", "pages": [], "n_figures_before": 0}
    if told["is_short"] or weigh(told["sections"]) < LONG:
        return open_pdf(name_parts(set_part(make_compiler(write(whole)), at, "ua-1")))
    named = name_headings(told["sections"])
    pieces = deque(map(weigh_piece, split(told["sections"])))
    told["sections"].clear()
    bodies = list(set_bodies(whole | {"part": "body", "logo": None}, pieces, at, named))
    headings = find_headings(bodies)
    frame = {"part": "frame", "sections": [], "pages": [[each.told for each in page] for page in headings]}
    joined = open_pdf(name_parts(set_part(make_compiler(write(whole | frame)), at, "ua-1")))
    forget()
    give_back()
    return join(joined, bodies, headings)


class Piece(NamedTuple):
    """What one part has whole: some sections as plain letters, a tenth of the memory, and how many figures are in them.

    Whether the first and the last of them are narrow, and may share two columns with others.
    """

    told: str
    n_figures: int
    begins_narrow: bool
    ends_narrow: bool


def weigh_piece(sections: Sequence[Told]) -> Piece:
    """A piece of these sections."""
    told = ", ".join(json.dumps(each, ensure_ascii=False) for each in sections)
    return Piece(told, sum(map(count_figures, sections)), sections[0]["is_narrow"], sections[-1]["is_narrow"])


def set_bodies(whole: Told, pieces: deque[Piece], at: datetime, named: Mapping[str, Heading]) -> Iterator[Body]:
    """The parts, until there are no pieces left. Each begins where the one before has ended."""
    n_figures = 0
    start: Told = TOP
    while pieces:
        prefix = f"{len(pieces)}-"
        part = take(pieces)
        goes_on = bool(pieces) and part[-1].ends_narrow and pieces[0].begins_narrow
        told = whole | {"n_figures_before": n_figures, "start": start, "goes_on": goes_on}
        compiler = make_compiler(compose(told, part))
        end = find_end(compiler)
        data = name_parts(set_part(compiler, at, "1.7"), prefix)
        del compiler
        forget()
        yield Body(data, list_pages(data, named), prefix, goes_on=start != TOP)
        give_back()
        start = end
        n_figures += sum(piece.n_figures for piece in part)


def take(pieces: deque[Piece]) -> list[Piece]:
    """As many of the next pieces as a part holds; a few small ones go with a large one."""
    part: list[Piece] = []
    weight = 0
    while pieces and (weight < SMALL or weight + len(pieces[0].told) <= PART):
        part.append(pieces.popleft())
        weight += len(part[-1].told)
    return part


def compose(told: Told, part: Sequence[Piece]) -> str:
    """The data of a part."""
    return write(told | {"sections": []}, ", ".join(piece.told for piece in part))


def write(told: Told, sections: str = "") -> str:
    """Data as the template reads it, with sections that are written already, and with the fonts that its letters need.

    A single font needs no pattern of what it draws, which costs a fifth.
    """
    plain = json.dumps(told, ensure_ascii=False)
    latin, *others = fonts.families(plain + sections)
    named = [latin | {"name": fonts.ZERO}, *others] if others else [fonts.ZERO]
    sections = f', "sections": [{sections}]' if sections else ""
    return f'{plain[:-1]}{sections}, "fonts": {json.dumps(named)}}}'


def find_end(compiler: typst.Compiler) -> Told:
    """Where a part ends on its last page. What is laid out for it serves the setting too."""
    found: Told = json.loads(compiler.query("<end>", field="value", one=True))
    return found


def set_part(compiler: typst.Compiler, at: datetime, standard: Literal["ua-1", "1.7"]) -> bytes:
    """One run of Typst."""
    return cast("bytes", compiler.compile(format="pdf", pdf_standards=[standard], timestamp=at))


def make_compiler(report: str) -> typst.Compiler:
    """What sets a report with our own fonts."""
    opened = fonts.find_fonts(report)
    return typst.Compiler(input=TEMPLATE, font_paths=opened, ignore_system_fonts=True, sys_inputs={"report": report})


def split(sections: Sequence[Told]) -> Iterator[list[Told]]:
    """The sections one by one; one that is too long in pieces: itself with the first of its own, then the others."""
    for section in sections:
        if weigh(section) <= PART or not section["sections"]:
            yield [section]
        else:
            first, *others = split(section["sections"])
            yield [section | {"sections": []}, *first]
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
