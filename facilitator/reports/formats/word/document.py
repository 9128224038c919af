"""DOCX: the report for editing and circulating, with real styles, contents, links and a header row on every page."""

from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from typing import Any

import docx

from facilitator.domain.board import Board
from facilitator.domain.comments import Remark
from facilitator.reports.blocks import (
    Blank,
    Chart,
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
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.formats import colours
from facilitator.reports.formats.walks import Blocks
from facilitator.reports.formats.word.captions import Captions
from facilitator.reports.formats.word.comments import Comments
from facilitator.reports.formats.word.contents import add_contents
from facilitator.reports.formats.word.controls import Made, hold
from facilitator.reports.formats.word.elements import (
    Bookmarks,
    add_made,
    add_paragraph,
    add_run,
    borders,
    keep_with_next,
    make,
    shape,
)
from facilitator.reports.formats.word.frames import add_frame, describe_file, mark_pages
from facilitator.reports.formats.word.numberings import Numbering
from facilitator.reports.formats.word.packages import drop_unused_tables, pack
from facilitator.reports.formats.word.pictures import Picture, add_logo, add_picture, draw_charts
from facilitator.reports.formats.word.points import add_blank, add_points
from facilitator.reports.formats.word.runs import add_chip, add_mark, add_sentences, add_text, embolden, set_colour
from facilitator.reports.formats.word.styles import add_missing, set_styles
from facilitator.reports.formats.word.tables import TEXT_WIDTH, add_contributions, add_facts, add_notes, add_table
from facilitator.reports.formats.word.templates import has_cover, has_frame, open_template
from facilitator.reports.tree import Document, Section


def write(
    document: Document,
    board: Board,
    *,
    template: bytes | None = None,
    has_comments: bool = False,
    remarks: Sequence[Remark] = (),
) -> bytes:
    """The whole report. The same tree gives the same bytes.

    Args:
        document: the report.
        board: the same, released, for the comments.
        template: somebody's own `.docx` or `.dotx`, already judged; its styles, cover, header and footer are kept.
        has_comments: whether figures that nobody has checked get comments in the margin.
        remarks: what writers said to each other, to stand there too.
    """
    file = _start(document) if template is None else _start_from(template, document)
    describe_file(file, document)
    add_facts(file, document.status, is_boxed=True)
    if not document.is_short:
        add_contents(file, document)
    claims = list_claims(board) if has_comments else []
    said = Comments(file, claims, document.manifest.generated_at, remarks)
    body = Body(file, said, draw_charts(document.parts()), is_ours=template is None)
    for section in document.parts():
        body.add(section)
    return pack(file)


def _start(document: Document) -> Any:
    """An empty document of ours, with its cover. Somebody's own template has their logo where they want it."""
    file = docx.Document(BytesIO(_make_blank(document.is_short)))
    add_frame(file, document)
    if document.logo is not None:
        add_logo(file, document.logo)
    _title(file, document)
    edge = add_paragraph(file, "Spacer")
    shape(edge, borders(top=(36, colours.AMBER, 0)))
    add_paragraph(file, "Spacer")
    return file


@cache
def _make_blank(is_short: bool) -> bytes:
    """A document of ours with its styles and nothing in it: to make them takes longer than a short report."""
    file, blank = docx.Document(), BytesIO()
    drop_unused_tables(file)
    set_styles(file, is_short=is_short)
    file.save(blank)
    return blank.getvalue()


def _start_from(template: bytes, document: Document) -> Any:
    """A document of somebody's, with their cover before our title."""
    file = open_template(template)
    add_missing(file)
    is_covered = has_cover(file)
    if has_frame(file):
        mark_pages(file, document)
    else:
        add_frame(file, document)
    first = _title(file, document)
    if is_covered:
        first.paragraph_format.page_break_before = True
    return file


def _title(file: Any, document: Document) -> Any:
    """Kicker, title and what stands under it; gives the first of them."""
    first = add_paragraph(file, "Kicker")
    add_run(first, document.kicker)
    add_text(add_paragraph(file, "Title"), document.title)
    add_text(add_paragraph(file, "Subtitle"), document.subtitle)
    return first


class Body(Blocks[None]):
    """Writes sections into a file, one block after the other."""

    def __init__(self, file: Any, comments: Comments, pictures: Iterable[Picture], *, is_ours: bool) -> None:
        """`pictures` are those of all charts, in their order."""
        self.file, self.comments, self.is_ours = file, comments, is_ours
        self.pictures = iter(pictures)
        self.bookmarks, self.captions, self.numbering = Bookmarks(), Captions(), Numbering(file)
        self.n_parts = 0
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
        self.numbering.head(paragraph, section)
        run = add_text(paragraph, section.title)
        if section.level == 1 and self.starts_page(section):
            shape(paragraph, make("pageBreakBefore"))
        if self.is_ours and section.level < 3:
            self.colour_title(paragraph, run, section)

    def colour_title(self, paragraph: Any, run: Any, section: Section) -> None:
        colour = colours.colour_of(section.heading)
        set_colour(run, colour)
        if section.level == 1:
            shape(paragraph, borders(bottom=(12, colour, 3)))

    def starts_page(self, section: Section) -> bool:
        """Only the first numbered part does, for on paper for editing chapters and annexes run on, and what says so."""
        self.n_parts += 1
        return section.starts_page or (self.n_parts == 1 and bool(section.number))

    def paragraph(self, block: Paragraph) -> None:
        paragraph = add_made(self.file, make("p"))
        add_sentences(paragraph, block.sentences)
        keep_with_next(paragraph, is_kept=self.is_lead)

    def points(self, block: Points) -> None:
        add_points(self.file, block, self.numbering, self.comments)

    def blank(self, block: Blank) -> None:
        add_blank(self.file, block, is_lead=self.is_lead)

    def quote(self, block: Quote) -> None:
        _quote(self.file, block, self.colour, self.comments)

    def facts(self, block: Facts) -> None:
        add_facts(self.file, block, is_boxed=False, is_lead=self.is_lead)

    def table(self, block: Table) -> None:
        add_table(self.file, block, self.captions)

    def chart(self, _block: Chart) -> None:
        add_picture(self.file, next(self.pictures), self.captions, TEXT_WIDTH)

    def theme_facts(self, block: ThemeFacts) -> None:
        _theme(self.file, block)

    def notes(self, block: NoteList) -> None:
        add_notes(self.file, block, self.bookmarks)

    def contributions(self, block: ContributionList) -> None:
        add_contributions(self.file, block, self.bookmarks)


def _quote(file: Any, quote: Quote, colour: str, comments: Comments) -> None:
    """The words and their source, joined by an edge in the heading's colour."""
    words, source = add_paragraph(file, "Quote"), add_paragraph(file, "Quote Source")
    run = add_text(words, f"“{quote.text}”")
    hold(run, Made.QUOTE)
    comments.add(run, (quote.label,), quote.text)
    add_mark(words, ", ".join(quote.marks))
    add_text(source, f"{quote.attribution} " if quote.attribution else "")
    add_chip(source, quote.label)
    for paragraph in (words, source):
        shape(paragraph, borders(left=(24, colour, 8)))


def _theme(file: Any, facts: ThemeFacts) -> None:
    paragraph = add_paragraph(file, "Theme Facts")
    support = add_text(paragraph, describe_support(facts))
    set_colour(embolden(support), colours.INK)
    # A number stays with its kind.
    kinds = [
        f"{colours.SHAPES[kind]} {words}".replace(" ", "\N{NO-BREAK SPACE}") for kind, words in describe_kinds(facts)
    ]
    add_text(paragraph, "".join(f"   {words}" for words in [*kinds, describe_sectors(facts)] if words))
