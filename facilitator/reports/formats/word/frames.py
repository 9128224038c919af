"""What is on every page of the Word file and in its properties: title, draft mark, page numbers, language."""

from datetime import datetime
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm

from facilitator.reports.formats import colours
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.word.elements import add_field
from facilitator.reports.formats.word.runs import add_text, set_colour
from facilitator.reports.formats.word.tables import TEXT_WIDTH
from facilitator.reports.formats.word.templates import AUTHOR
from facilitator.reports.tree import Document

LONGEST_PROPERTY = 255
"""The format allows no more in a property."""


def add_frame(file: Any, document: Document) -> None:
    """On all pages but the cover: the title and a draft's mark above; code, version and page number below."""
    section = file.sections[0]
    # A short form has no cover: what must be on every page is on its first, too.
    section.different_first_page_header_footer = not document.is_short
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (header, footer):
        paragraph.paragraph_format.tab_stops.clear_all()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    add_text(header, document.title)
    if document.mark:
        mark = header.add_run(f"\t{document.mark}")
        mark.font.bold = True
        set_colour(mark, colours.WARNING)
    manifest = document.manifest
    version = f"version {manifest.version}, {manifest.hash[:12]}" if manifest.hash else "draft"
    footer.add_run(f"{manifest.foot}, {version}\tPage ")
    add_field(footer, "PAGE", "1")
    footer.add_run(" of ")
    add_field(footer, "NUMPAGES", "1")


def mark_pages(file: Any, document: Document) -> None:
    """Tells a draft on every page of a template that has headers of its own, under what stands in each."""
    if not document.mark:
        return
    for place, section in enumerate(file.sections):
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        if file.settings.odd_and_even_pages_header_footer:
            headers.append(section.even_page_header)
        for header in headers:
            # What follows the section before has its mark; it would have two.
            if place and header.is_linked_to_previous:
                continue
            mark = header.add_paragraph().add_run(document.mark)
            mark.font.bold = True
            set_colour(mark, colours.WARNING)


def describe_file(file: Any, document: Document) -> None:
    """The properties that Word, searches and screen readers show. Times are those of the report, not of writing it."""
    properties = file.core_properties
    at = datetime.fromisoformat(document.manifest.generated_at)
    properties.title = _property(document.title)
    properties.subject = _property(document.subtitle)
    properties.keywords = _property(", ".join(document.keywords))
    properties.language = document.language
    properties.author = properties.last_modified_by = AUTHOR
    properties.comments = ""
    properties.category = "Rehearsal" if document.is_rehearsal else "Draft report" if document.is_draft else "Report"
    properties.content_status = document.mark.capitalize() or "Final"
    properties.created = properties.modified = at


def _property(text: str) -> str:
    return spell_unwritable(text)[:LONGEST_PROPERTY]
