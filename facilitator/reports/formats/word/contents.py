"""The table of contents in Word: a real one, filled in beforehand, so that it reads well before anyone updates it."""

from collections.abc import Iterable, Iterator
from typing import Any

from facilitator.reports.formats.word.elements import add_link, add_paragraph, begin_field, end_field
from facilitator.reports.tree import Document, Section

INSTRUCTION = r'TOC \o "1-2" \n \h \z \u'
"""Headings 1 and 2 as links. Without page numbers, since only Word itself can know them; `\\n` keeps them out."""


def add_contents(document: Any, report: Document) -> None:
    """The contents as links; updating them in Word gives the same lines."""
    add_paragraph(document, "Contents Title").add_run("Contents")
    lines = list(_lines(report.parts()))
    for place, section in enumerate(lines):
        paragraph = add_paragraph(document, f"toc {section.level}")
        if place == 0:
            begin_field(paragraph, INSTRUCTION)
        add_link(paragraph, section.anchor, section.full_title)
        if place == len(lines) - 1:
            end_field(paragraph)


def _lines(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from (child for child in section.children if child.level == 2)
