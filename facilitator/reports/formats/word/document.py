"""DOCX: the report for editing and circulating, with real styles, contents, links and a header row on every page."""

from typing import Any

import docx

from facilitator.domain.board import Board
from facilitator.reports.blocks import (
    Blank,
    ContributionList,
    Facts,
    NoteList,
    Paragraph,
    Points,
    Quote,
    Table,
    ThemeFacts,
)
from facilitator.reports.evidence.attributions import describe_kinds, describe_sectors, describe_support
from facilitator.reports.formats import colours
from facilitator.reports.formats.walks import Blocks
from facilitator.reports.formats.word.captions import Captions
from facilitator.reports.formats.word.contents import add_contents
from facilitator.reports.formats.word.elements import Bookmarks, add_paragraph, borders, make, put
from facilitator.reports.formats.word.frames import add_frame, describe_file
from facilitator.reports.formats.word.packages import pack
from facilitator.reports.formats.word.points import add_blank, add_points
from facilitator.reports.formats.word.runs import add_chip, add_sentences, add_text, set_colour
from facilitator.reports.formats.word.styles import set_styles
from facilitator.reports.formats.word.tables import add_contributions, add_facts, add_notes, add_table
from facilitator.reports.tree import Document, Section


def write(document: Document, _board: Board) -> bytes:
    """The whole report. The same tree gives the same bytes."""
    file, bookmarks = docx.Document(), Bookmarks()
    set_styles(file, is_short=document.is_short)
    describe_file(file, document)
    add_frame(file, document)
    _cover(file, document)
    if not document.is_short:
        add_contents(file, document)
    body = Body(file, bookmarks)
    for section in document.parts():
        body.add(section)
    return pack(file)


def _cover(file: Any, document: Document) -> None:
    add_paragraph(file, "Kicker").add_run(document.kicker)
    add_text(add_paragraph(file, "Title"), document.title)
    add_text(add_paragraph(file, "Subtitle"), document.subtitle)
    edge = add_paragraph(file, "Spacer")
    put(edge._p.get_or_add_pPr(), borders(top=(36, colours.AMBER, 0)))
    add_paragraph(file, "Spacer")
    add_facts(file, document.status, is_boxed=True)


class Body(Blocks[None]):
    """Writes sections into a file, one block after the other."""

    def __init__(self, file: Any, bookmarks: Bookmarks) -> None:
        self.file, self.bookmarks, self.captions = file, bookmarks, Captions()
        self.colour, self.is_lead = colours.INK, False

    def add(self, section: Section) -> None:
        """A section with all that is in it."""
        self.title(section)
        for place, block in enumerate(section.blocks):
            self.colour, self.is_lead = colours.colour_of(section.heading), section.is_lead(place)
            self.show(block)
        for child in section.children:
            self.add(child)

    def title(self, section: Section) -> None:
        paragraph = add_paragraph(self.file, f"Heading {section.level}")
        self.bookmarks.add(paragraph, section.anchor)
        run = add_text(paragraph, section.full_title)
        colour = colours.colour_of(section.heading)
        if section.level == 1:
            if section.starts_page:
                put(paragraph._p.get_or_add_pPr(), make("pageBreakBefore"))
            put(paragraph._p.get_or_add_pPr(), borders(bottom=(18, colour, 4)))
        if section.level < 3:
            set_colour(run, colour)

    def paragraph(self, block: Paragraph) -> None:
        paragraph = self.file.add_paragraph()
        add_sentences(paragraph, block.sentences)
        paragraph.paragraph_format.keep_with_next = self.is_lead

    def points(self, block: Points) -> None:
        add_points(self.file, block)

    def blank(self, block: Blank) -> None:
        add_blank(self.file, block)

    def quote(self, block: Quote) -> None:
        _quote(self.file, block, self.colour)

    def facts(self, block: Facts) -> None:
        add_facts(self.file, block, is_boxed=False)

    def table(self, block: Table) -> None:
        add_table(self.file, block, self.captions)

    def theme_facts(self, block: ThemeFacts) -> None:
        _theme(self.file, block)

    def notes(self, block: NoteList) -> None:
        add_notes(self.file, block, self.bookmarks)

    def contributions(self, block: ContributionList) -> None:
        add_contributions(self.file, block, self.bookmarks)


def _quote(file: Any, quote: Quote, colour: str) -> None:
    """The words and their source, joined by an edge in the heading's colour."""
    words, source = add_paragraph(file, "Quote"), add_paragraph(file, "Quote Source")
    add_text(words, f"“{quote.text}”")
    add_text(source, f"{quote.attribution} " if quote.attribution else "")
    add_chip(source, quote.label)
    for paragraph in (words, source):
        put(paragraph._p.get_or_add_pPr(), borders(left=(24, colour, 8)))


def _theme(file: Any, facts: ThemeFacts) -> None:
    paragraph = add_paragraph(file, "Theme Facts")
    support = add_text(paragraph, describe_support(facts))
    support.font.bold = True
    set_colour(support, colours.INK)
    kinds = [f"{colours.SHAPES[kind]} {words}" for kind, words in describe_kinds(facts)]
    add_text(paragraph, "".join(f"   {words}" for words in [*kinds, describe_sectors(facts)] if words))
