"""XLSX of any tool, with what its cells are beside their values: hidden, struck through, merged, errors, uncounted."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, BinaryIO

from facilitator.domain.errors import BadInput
from facilitator.forms.tables.delimiters import MOST_ABOVE
from facilitator.forms.tables.rows import Cell, Choices, Found, Row, State, Table
from facilitator.forms.tables.texts import choose_header

MOST_BYTES = 400_000_000
"""How large a workbook may be unpacked; 100,000 rows of notes are about a tenth."""

ESCAPED = re.compile(r"_x(00(?:0[0-9A-CEF]|1[0-9A-F])|000D(?=_\n))_", re.IGNORECASE)
ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})
EMPTY = Cell("")


def open_workbook(stream: BinaryIO, choices: Choices) -> Table:
    """The table on one sheet: the chosen one, else the first that is not hidden. Raises BadInput."""
    refuse_huge(stream)
    book = load(stream, data_only=True, rich_text=True)
    page = choose_sheet(book, choices.sheet)
    rows = list(read_sheet(page, find_formulas(stream, page.title)))
    kept = [row for row in rows if not row.is_blank][: 4 * MOST_ABOVE]
    header = choose_header(kept, choices.header_row)
    last = max(row.number for row in header)
    found = Found(
        is_workbook=True,
        sheet=page.title,
        sheets=tuple(each.title for each in book.worksheets if each is not page),
        hidden_sheets=tuple(
            each.title for each in book.worksheets if each is not page and each.sheet_state != "visible"
        ),
        header_rows=tuple(row.number for row in header),
        hidden_columns=frozenset(find_hidden_columns(page)),
        is_filtered=bool(page.auto_filter.ref) and any(row.is_hidden for row in rows),
        n_in_file=page.max_row,
    )
    titles = tuple(" ".join(cell.text.split()) for cell in header[-1].cells)
    return Table(titles, found, lambda: iter([row for row in rows if row.number > last]))


def refuse_huge(stream: BinaryIO) -> None:
    """Refuses what is no package, or would unpack to more than a table of notes."""
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as package:
            size = sum(part.file_size for part in package.infolist())
    except zipfile.BadZipFile as error:
        raise BadInput({"file": "This is not a workbook that can be read."}) from error
    if size > MOST_BYTES:
        raise BadInput({"file": f"Unpacked it has {size:,} bytes; {MOST_BYTES:,} are the most."})


def load(stream: BinaryIO, **options: Any) -> Any:
    """The workbook as the library reads it. Raises BadInput for what it cannot."""
    import openpyxl

    stream.seek(0)
    try:
        return openpyxl.load_workbook(stream, **options)
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile, SyntaxError, AttributeError) as error:
        raise BadInput({"file": "This is not a workbook that can be read."}) from error


def choose_sheet(book: Any, chosen: str | None) -> Any:
    """The sheet of this name, hidden or not, or the first that can be seen."""
    if chosen is not None:
        page = next((each for each in book.worksheets if each.title == chosen), None)
        if page is None:
            names = ", ".join(each.title for each in book.worksheets)
            raise BadInput({"sheet": f"There is no sheet {chosen!r}; there are {names}."})
        return page
    seen = [each for each in book.worksheets if each.sheet_state == "visible"]
    if not seen:
        raise BadInput({"file": "It has no sheet with cells that is not hidden."})
    return seen[0]


def find_formulas(stream: BinaryIO, sheet: str) -> set[tuple[int, int]]:
    """Where formulas stand, row and column: read once more without their values, since only so can one tell."""
    book = load(stream, read_only=True)
    page = book[sheet]
    page.reset_dimensions()  # Some files say a smaller size than they have, and rows would be missing.
    found = {(cell.row, cell.column) for row in page.iter_rows() for cell in row if cell.data_type == "f"}
    book.close()
    return found


def read_sheet(page: Any, formulas: set[tuple[int, int]]) -> Iterator[Row]:
    """Every row of a sheet, the hidden ones marked."""
    spread = find_spread(page)
    hides_all = bool(page.sheet_format.zeroHeight)
    for number, row in enumerate(page.iter_rows(), start=1):
        dimension = page.row_dimensions.get(number)
        is_hidden = hides_all if dimension is None else bool(dimension.hidden) or dimension.height == 0
        cells = tuple(
            spread.get((number, place)) or read_cell(cell, is_formula=(number, place) in formulas)
            for place, cell in enumerate(row, start=1)
        )
        yield Row(number, cells, is_hidden)


def find_spread(page: Any) -> dict[tuple[int, int], Cell]:
    """What merged cells say in the rest of their range, and nowhere else."""
    found = {}
    for area in page.merged_cells.ranges:
        first = read_cell(page.cell(area.min_row, area.min_col), is_formula=False)
        state = State.SPREAD if first.state is State.PLAIN else first.state
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                if (row, column) != (area.min_row, area.min_col):
                    found[row, column] = Cell(first.text, state)
    return found


def find_hidden_columns(page: Any) -> Iterator[int]:
    """The places of hidden columns; of several hidden together the file names only the first with its span."""
    for dimension in page.column_dimensions.values():
        if dimension.hidden or dimension.width == 0:
            yield from range(dimension.min, dimension.max + 1)


def read_cell(cell: Any, *, is_formula: bool) -> Cell:
    """One cell as text. An error is not known, and so is a formula that nobody has counted.

    Some programs write 0 for every formula of theirs, so a 0 from a formula is not known either.
    """
    value = cell.value
    if is_formula and value in {None, 0, ""}:
        return Cell("a formula without a value", State.UNKNOWN)
    if value is None:
        return EMPTY
    text = say(value)
    if cell.data_type == "e" or (is_formula and text in ERRORS):
        return Cell(text, State.UNKNOWN)
    return Cell(text, State.STRUCK if is_struck(cell, value) else State.PLAIN)


def say(value: object) -> str:
    """A value as the sheet's reader would write it; whole numbers without a point, days and times as ISO has them."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return ESCAPED.sub(take_back, str(value))


def take_back(match: re.Match[str]) -> str:
    """The control that the file's format spells out; the library leaves it spelled."""
    return chr(int(match.group(1), 16))


def is_struck(cell: Any, value: object) -> bool:
    """Whether the words, or a part of them, are struck through."""
    if cell.font is not None and cell.font.strike:
        return True
    parts = value if isinstance(value, list) else []
    return any(getattr(getattr(part, "font", None), "strike", None) for part in parts)
