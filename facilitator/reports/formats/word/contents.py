"""The table of contents in Word: a real one, filled in beforehand, so that it reads well before anyone updates it."""

from collections.abc import Iterable
from typing import Any

from facilitator.reports.formats.word.elements import add_link, add_paragraph, begin_field, end_field
from facilitator.reports.tree import Document, Section

INSTRUCTION = r'TOC \o "1-{depth}" \h \z \u'
"""Headings as links, with page numbers: only Word can know them, so the lines here are without."""

MOST_ON_COVER = 26
"""Lines that fit below a logo, a long title and the status box; more of them get a page of their own."""

MOST_ON_PAGE = 58
"""Lines of such a page. More of them begin on the cover, so that no page has a few alone."""

MOST_LINES = MOST_ON_COVER + MOST_ON_PAGE
"""Where there are more, chapters alone are listed: Word's navigation pane has their parts."""

HINT = "Page numbers: click in this list and press F9."
"""Stands inside the list, so that it goes when the list is updated."""


def add_contents(document: Any, report: Document) -> None:
    """The contents as links; updating them in Word gives the same lines and their pages."""
    depth = 2 if len(list_titles(report.parts(), 2)) <= MOST_LINES else 1
    lines = list_titles(report.parts(), depth)
    title = add_paragraph(document, "Contents Title")
    title.add_run("Contents")
    title.paragraph_format.page_break_before = MOST_ON_COVER < len(lines) <= MOST_ON_PAGE
    for place, section in enumerate(lines):
        paragraph = add_paragraph(document, f"toc {section.level}")
        if place == 0:
            begin_field(paragraph, INSTRUCTION.format(depth=depth))
        add_link(paragraph, section.anchor, section.full_title)
    hint = add_paragraph(document, "Contents Hint")
    hint.add_run(HINT)
    end_field(hint)


def list_titles(sections: Iterable[Section], depth: int) -> list[Section]:
    """The parts whose titles are listed, down to a level."""
    return [each for section in sections for each in (section, *section.children) if each.level <= depth]
