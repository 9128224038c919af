"""Tables in Word: a header row that repeats on every page, quiet rules, and widths that Word and others keep."""

from collections.abc import Callable, Container, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import _Cell

from facilitator.reports.blocks import ContributionList, Facts, NoteList, NoteRow, Table
from facilitator.reports.evidence.attributions import describe_kind, describe_place, describe_source
from facilitator.reports.evidence.wordings import capitalise
from facilitator.reports.formats import colours
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.word.captions import Captions
from facilitator.reports.formats.word.elements import Bookmarks, add_paragraph, keep_with_next, make, set_style, shading
from facilitator.reports.formats.word.runs import add_chip, add_mark, add_text, embolden

Fill = Callable[[Any], None]
"""Writes into a cell, whose first paragraph it is given."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that is being written, and the empty row that each of its rows begins as."""

    table: Any
    empty: Any

    @property
    def properties(self) -> Any:
        """What is said of the table as a whole."""
        return self.table._tbl.tblPr


TEXT_WIDTH = 17.0
"""What the margins leave of an A4 page, in centimetres."""

MOST_KEPT = 12
"""Rows of a table that is kept on one page; a longer one would leave the page before it empty."""

EDGES, LETTER = 0.29, 0.17
"""Of a cell, and of a letter in it, in centimetres."""

CAPITAL = 1.4
"""How wide a capital is, of a small letter's width."""

LONGEST_WORD = 18

NAME = 24
"""Letters that a name in a column has at most: more are a text."""

SHORT = 6
"""A word of so many characters fits into a narrow column."""

NOTE_WIDTHS = (1.2, 10.0, 5.8)
NOTE_COLUMNS = ("Note", "Words", "Kind, source and theme")

CONTRIBUTION_WIDTHS = (1.5, 9.9, 5.6)
CONTRIBUTION_COLUMNS = ("Label", "Words", "What it is")


def add_facts(document: Any, facts: Facts, *, is_boxed: bool, is_lead: bool = False) -> None:
    """Names and values in two columns; boxed on a grey ground. As a lead it stays with what follows."""
    table = start_table(document, (3.4, TEXT_WIDTH - 3.4))
    table.properties.find(qn("w:tblLook")).set(qn("w:firstRow"), "0")  # the names are in the first column
    rows = [add_row(table, [_bold(name), _text(value)]) for name, value in facts.rows]
    _keep_rows([*rows, ()] if is_lead else rows)
    for cell in [cell for cells in rows for cell in cells] if is_boxed else []:
        cell._tc.get_or_add_tcPr().append(shading(colours.GROUND))
    keep_with_next(add_paragraph(document, "Spacer"), is_kept=is_lead)


def add_table(document: Any, table: Table, captions: Captions) -> None:
    """A table of the tree under its caption; numbers stand to the right, a total is bold."""
    captions.add(document, "Table", table.caption)
    grid = start_table(document, _widths(table))
    grid.properties.append(make("tblCaption", val=spell_unwritable(table.caption)))
    rows = [add_header(grid, table.columns)]
    for place, row in enumerate(table.rows):
        is_total = table.has_total and place == len(table.rows) - 1
        rows.append(add_row(grid, [_bold(cell) if is_total else _text(cell) for cell in row]))
    for cells in rows:
        _align(cells, table.numeric)
    _keep_together(rows)
    add_paragraph(document, "Spacer")


def add_notes(document: Any, notes: NoteList, bookmarks: Bookmarks) -> None:
    """Whole notes, one a row. In the annex each row is what its label leads to."""
    table = start_table(document, NOTE_WIDTHS)
    rows = [add_header(table, NOTE_COLUMNS)]
    for row in notes.rows:
        cells = add_row(table, [_leave, _text(row.text), _text(_describe(row))])
        label = cells[0].paragraphs[0]
        if notes.is_annex:
            bookmarks.add(label, f"note-{row.label}")
        add_chip(label, row.label, is_link=not notes.is_annex)
        if row.reactions:
            add_text(add_paragraph(cells[1], "Cell Meta"), capitalise(row.reactions))
        add_text(add_paragraph(cells[-1], "Cell Meta"), describe_place(row))
        add_mark(cells[1].paragraphs[0], ", ".join(row.marks))
        rows.append(cells)
    _keep_together(rows)
    add_paragraph(document, "Spacer")


def _describe(row: NoteRow) -> str:
    """The kind and who said it, in a line."""
    source = describe_source(row)
    return f"{colours.SHAPES[row.kind]} {describe_kind(row)}{f': {source}' if source else ''}"


def add_contributions(document: Any, contributions: ContributionList, bookmarks: Bookmarks) -> None:
    """Whole contributions, one a row; what its author added stands under the words."""
    table = start_table(document, CONTRIBUTION_WIDTHS)
    rows = [add_header(table, CONTRIBUTION_COLUMNS)]
    for row in contributions.rows:
        kind, *others = row.facts
        cells = add_row(table, [_leave, _text(row.text), _text(kind)])
        label = cells[0].paragraphs[0]
        if contributions.is_annex:
            bookmarks.add(label, f"note-{row.label}")
        add_chip(label, row.label, is_link=not contributions.is_annex)
        if row.detail:
            add_text(add_paragraph(cells[1], "Cell Meta"), f"{row.detail_name}: {row.detail}")
        if others:
            add_text(add_paragraph(cells[2], "Cell Meta"), capitalise("; ".join(others)))
        rows.append(cells)
    _keep_together(rows)
    add_paragraph(document, "Spacer")


def start_table(document: Any, widths: Sequence[float]) -> Grid:
    """An empty table with a rule under each row; widths in centimetres of our own page, and in proportion on others."""
    # Asked once: python-docx looks through the whole document for it.
    room = document._block_width
    table = document._body.add_table(0, len(widths), room)
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    scale = room / Cm(TEXT_WIDTH)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width * scale)
    properties = table._tbl.tblPr
    rules = make("tblBorders")
    for side in ("top", "bottom", "insideH"):
        rules.append(make(side, val="single", sz="4", space="0", color=colours.RULE))
    margins = make("tblCellMar")
    for side, space in (("top", "25"), ("left", "80"), ("bottom", "25"), ("right", "80")):
        margins.append(make(side, w=space, type="dxa"))
    properties.insert_element_before(rules, "w:tblLayout", "w:tblLook")
    properties.insert_element_before(margins, "w:tblLook")
    return Grid(table, make_row(table))


def make_row(table: Any) -> Any:
    """An empty row of a table, which is never split between pages."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(make("cantSplit"))
    for cell in row.cells:
        set_style(cell.paragraphs[0], "Cell")
    table._tbl.remove(row._tr)
    return row._tr


def add_header(table: Grid, names: Sequence[str]) -> list[Any]:
    """A bold row that is a header to screen readers and repeats on every page."""
    cells = add_row(table, [_bold(name) for name in names])
    for cell in cells:
        cell._tc.get_or_add_tcPr().append(shading(colours.GROUND))
    cells[0]._tc.getparent().get_or_add_trPr().append(make("tblHeader"))
    return cells


def add_row(table: Grid, fills: Sequence[Fill]) -> list[Any]:
    """A row whose cells are filled in turn; gives the cells."""
    row = deepcopy(table.empty)
    table.table._tbl.append(row)
    cells = [_Cell(each, table.table) for each in row.findall(qn("w:tc"))]
    for cell, fill in zip(cells, fills, strict=True):
        fill(cell.paragraphs[0])
    return cells


def _text(text: str) -> Fill:
    def fill(paragraph: Any) -> None:
        add_text(paragraph, text)

    return fill


def _leave(paragraph: Any) -> None:
    """Leaves a cell to be filled later."""


def _bold(text: str) -> Fill:
    def fill(paragraph: Any) -> None:
        embolden(add_text(paragraph, text))

    return fill


def _align(cells: Sequence[Any], numeric: frozenset[int]) -> None:
    for index in numeric:
        cells[index].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _keep_together(rows: Sequence[Sequence[Any]]) -> None:
    """A small table is easier to read in one piece; a longer one leaves no row alone at the foot or head of a page."""
    if len(rows) <= MOST_KEPT:
        _keep_rows(rows)
    else:
        _keep_rows(rows[:3])
        _keep_rows(rows[-2:])


def _keep_rows(rows: Sequence[Sequence[Any]]) -> None:
    """Keeps rows on one page."""
    for cell in [cell for cells in rows[:-1] for cell in cells]:
        keep_with_next(cell.paragraphs[0])


def _widths(table: Table) -> list[float]:
    """As wide as columns look best; where one would be narrower than its longest word, each has room for that first."""
    wished = _wish(table)
    least = [EDGES + LETTER * _longest_word(table, index) for index in range(len(table.columns))]
    if all(width >= needed for width, needed in zip(wished, least, strict=True)):
        return wished
    rest = TEXT_WIDTH - sum(least)
    if rest < 0:
        return [width * TEXT_WIDTH / sum(least) for width in least]
    needs = [_need(table, index) for index in range(len(table.columns))]
    return [width + rest * need / sum(needs) for width, need in zip(least, needs, strict=True)]


def _wish(table: Table) -> list[float]:
    """A column of numbers, short words or names is as wide as those need; texts share the rest by what is in them."""
    narrow = {index: max(1.4, 0.8 + 0.2 * len(table.columns[index])) for index in _narrow(table)}
    narrow |= _names(table, narrow)
    room = TEXT_WIDTH - sum(narrow.values())
    needs = {index: _need(table, index) for index in range(len(table.columns)) if index not in narrow}
    wide = {index: max(2.2, room * need / sum(needs.values())) for index, need in needs.items()}
    scale = min(1.0, room / sum(wide.values())) if wide else 1.0
    return [
        narrow.get(index) or min(wide[index] * scale, 0.4 + 0.2 * _longest(table, index))
        for index in range(len(table.columns))
    ]


def _names(table: Table, narrow: Container[int]) -> dict[int, float]:
    """The columns that hold nothing longer than a name, beside one that holds texts, which can be broken into lines."""
    others = [index for index in range(len(table.columns)) if index not in narrow]
    names = {index: EDGES + LETTER * _longest(table, index) for index in others if _longest(table, index) <= NAME}
    return names if len(names) < len(others) and sum(names.values()) < TEXT_WIDTH / 2 else {}


def _longest_word(table: Table, index: int) -> float:
    """How long a column's longest word is; one that is longer than words are is broken anyhow."""
    words = (word for row in (table.columns, *table.rows) for word in row[index].replace("-", "- ").split())
    return min(LONGEST_WORD, max(map(_count_letters, words), default=0))


def _longest(table: Table, index: int) -> float:
    """How long a column's longest cell is, and at least its name."""
    return max(_count_letters(row[index]) for row in (table.columns, *table.rows))


def _count_letters(text: str) -> float:
    """Letters of a text; capitals are wider."""
    return len(text) + (CAPITAL - 1) * sum(map(str.isupper, text))


def _need(table: Table, index: int) -> float:
    """A long text can be broken into lines, so that beyond some letters it needs no more."""
    return min(60, _longest(table, index))


def _narrow(table: Table) -> set[int]:
    """The columns that hold numbers or, after the first, nothing but a short word."""
    others = set(range(1, len(table.columns))) - table.numeric
    return {index for index in others if all(len(row[index]) <= SHORT for row in table.rows)} | table.numeric
