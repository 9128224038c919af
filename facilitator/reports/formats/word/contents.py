"""The table of contents in Word: a real one, filled in beforehand, so that it reads well before anyone updates it."""

from collections.abc import Iterable, Iterator
from typing import Any

from facilitator.reports.formats.word.elements import add_link, add_paragraph, begin_field, end_field
from facilitator.reports.tree import Document, Section

INSTRUCTION = r'TOC \o "1-2" \h \z \u'
"""Headings 1 and 2 as links, with page numbers: only Word can know them, so the lines here are without."""

MOST_ON_COVER = 36
"""Lines that fit below the status box; more of them get a page of their own."""

HINT = "Page numbers: click in this list and press F9."
"""Stands inside the list, so that it goes when the list is updated."""


def add_contents(document: Any, report: Document) -> None:
    """The contents as links; updating them in Word gives the same lines and their pages."""
    lines = list(_lines(report.parts()))
    title = add_paragraph(document, "Contents Title")
    title.add_run("Contents")
    title.paragraph_format.page_break_before = len(lines) > MOST_ON_COVER
    for place, section in enumerate(lines):
        paragraph = add_paragraph(document, f"toc {section.level}")
        if place == 0:
            begin_field(paragraph, INSTRUCTION)
        add_link(paragraph, section.anchor, section.full_title)
    hint = add_paragraph(document, "Contents Hint")
    hint.add_run(HINT)
    end_field(hint)


def _lines(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from (child for child in section.children if child.level == 2)
