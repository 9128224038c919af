"""A report set by Typst: a short one at once, a long one in parts, since Typst keeps the layout of all that it sets.

The parts are set without page numbers. How many pages they take is then known, and a frame is set: cover, contents, and
each page's edges. Joined they are one PDF, with one structure.
"""

import io
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, cast

import pikepdf
import typst

from facilitator.reports.formats import fonts
from facilitator.reports.formats.pdf.joining import Heading, find_headings, join
from facilitator.reports.formats.pdf.memory import give_back
from facilitator.reports.formats.pdf.structure import name_parts

TEMPLATE = Path(__file__).with_name("report.typ")
LONG = 450_000
"""From so many letters of data on, some 450 notes, a report is set in parts."""
PART = 100_000
"""Letters of data in a part: some ten to twenty-five pages, for which Typst takes some 60 MB."""
AGE = 10
"""Typst keeps what it found for so many documents more, unless others are set in the meantime."""

Told = dict[str, Any]


def set_report(told: Told, at: datetime) -> pikepdf.Pdf:
    """The report as a tagged PDF; its links are still addresses. The sections of a long one are used up."""
    whole = told | {"part": "whole", "pages": [], "n_figures_before": 0}
    if told["is_short"] or weigh(told["sections"]) < LONG:
        return open_named(set_part(json.dumps(whole), at, "ua-1"))
    named = name_headings(told["sections"])
    parts = [json.dumps(whole | part) for part in list_parts(told["sections"])]
    # As plain letters they take a tenth of the memory.
    told["sections"].clear()
    bodies = [set_body(part, at) for part in parts]
    headings = find_headings(bodies, named)
    frame = {"part": "frame", "sections": [], "pages": [[each.told for each in page] for page in headings]}
    joined = open_named(set_part(json.dumps(whole | frame), at, "ua-1"))
    give_back()
    return join(joined, bodies, headings)


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


def list_parts(sections: Sequence[Told]) -> Iterator[Told]:
    """What differs from part to part: its sections, and how many figures came before."""
    n_figures = 0
    for part in gather(list(split(sections))):
        yield {"part": "body", "logo": None, "sections": part, "n_figures_before": n_figures}
        n_figures += sum(map(count_figures, part))


def split(sections: Sequence[Told]) -> Iterator[Told]:
    """The sections; one that is too long in pieces: itself with the first piece of its own, then the others."""
    for section in sections:
        if weigh(section) <= PART or not section["sections"]:
            yield section
        else:
            first, *others = split(section["sections"])
            yield section | {"sections": [first]}
            yield from others


def gather(pieces: Sequence[Told]) -> Iterator[list[Told]]:
    """As many pieces together as a part holds."""
    part: list[Told] = []
    weight = 0
    for piece in pieces:
        added = weigh(piece)
        if part and weight + added > PART:
            yield part
            part, weight = [], 0
        part.append(piece)
        weight += added
    yield part


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
