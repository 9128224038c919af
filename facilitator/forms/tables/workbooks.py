"""XLSX of any tool, with what its cells are beside their values: hidden, struck through, merged, errors, uncounted."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, BinaryIO

from facilitator.domain.errors import BadInput
from facilitator.forms.packages import BROKEN
from facilitator.forms.tables.delimiters import MOST_ABOVE
from facilitator.forms.tables.formats import hides_words, say_moment, say_number, say_span
from facilitator.forms.tables.rows import Cell, Choices, Found, Row, State, Table
from facilitator.forms.tables.sheets import ERRORS, ROW, Area, Outline, find_outline, walk
from facilitator.forms.tables.texts import choose_header

MOST_BYTES = 400_000_000
"""How large a workbook may be unpacked; 100,000 rows of notes are about a tenth."""

ESCAPED = re.compile(r"_x(00(?:0[0-9A-CEF]|1[0-9A-F])|000D(?=_\n))_", re.IGNORECASE)
UNREADABLE = "This is not a workbook that can be read. Open it in a spreadsheet program and save it as .xlsx or CSV."
BOOK, STRICT, LOOKED_AT_BYTES = "xl/workbook.xml", b"http://purl.oclc.org/ooxml/", 4096
SAVED_STRICTLY = (
    "This is a workbook in the strict kind of the format, which few programs read. Open it and save it as "
    "“Excel Workbook (.xlsx)” or CSV."
)
LOOKED_AT = 200
EMPTY = Cell("")


def open_workbook(stream: BinaryIO, choices: Choices) -> Table:
    """The table on one sheet: the chosen one, else the first that is not hidden. Raises BadInput."""
    refuse_packages(stream)
    book = load(stream)
    page = choose_sheet(book, choices.sheet)
    outline = look_over(page)
    kept = [row for row in islice(read_sheet(page, outline), LOOKED_AT) if not row.is_blank][: 4 * MOST_ABOVE]
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
        hidden_columns=frozenset(outline.hidden_columns),
        is_filtered=outline.has_filter and any(map(outline.is_hidden, range(1, outline.n_rows + 1))),
        n_in_file=outline.n_rows,
    )
    titles = tuple(" ".join(cell.text.split()) for cell in header[-1].cells)
    return Table(titles, found, lambda: (row for row in read_sheet(page, outline) if row.number > last))


def refuse_packages(stream: BinaryIO) -> None:
    """Refuses what is no package, would unpack to more than a table of notes, or is of a kind not read here."""
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as package:
            size = sum(part.file_size for part in package.infolist())
            is_strict = STRICT in package.open(BOOK).read(LOOKED_AT_BYTES) if BOOK in package.namelist() else False
    except BROKEN as error:
        raise BadInput({"file": UNREADABLE}) from error
    if size > MOST_BYTES:
        raise BadInput({"file": f"Unpacked, it has {size:,} bytes; it can have at most {MOST_BYTES:,}."})
    if is_strict:
        raise BadInput({"file": SAVED_STRICTLY})


@contextmanager
def refusing_what_is_none() -> Iterator[None]:
    """Raises BadInput for what the library cannot read as a workbook."""
    try:
        yield
    except BadInput:
        raise
    except Exception as error:  # a file from outside can be broken in any way
        raise BadInput({"file": UNREADABLE}) from error


def load(stream: BinaryIO) -> Any:
    """The workbook without its rows, as the library reads it. Raises BadInput for what it cannot."""
    import openpyxl

    stream.seek(0)
    with refusing_what_is_none():
        return openpyxl.load_workbook(stream, read_only=True, data_only=True, rich_text=True)


def look_over(page: Any) -> Outline:
    """What stands on a sheet beside its rows. Raises BadInput where it is no sheet."""
    with refusing_what_is_none(), page._get_source() as source:
        return find_outline(source)


def choose_sheet(book: Any, chosen: str | None) -> Any:
    """The sheet of this name, hidden or not, or the first that can be seen."""
    if chosen is not None:
        page = next((each for each in book.worksheets if each.title == chosen), None)
        if page is None:
            names = ", ".join(each.title for each in book.worksheets)
            raise BadInput({"sheet": f"There is no sheet {chosen!r}; the sheets are {names}."})
        return page
    seen = [each for each in book.worksheets if each.sheet_state == "visible"]
    if not seen:
        raise BadInput({"file": "It has no visible sheet with anything in it."})
    return seen[0]


def read_sheet(page: Any, outline: Outline) -> Iterator[Row]:
    """Every row of a sheet, the hidden ones marked, and of the file no more at once than one row."""
    spread = Spread(outline)
    number = 0
    for row in walk_rows(page):
        for missing in range(number + 1, row[0]):
            yield Row(missing, spread.fill(missing, []), outline.is_hidden(missing))
        number = row[0]
        with refusing_what_is_none():
            cells = [
                read_cell(cell, is_formula=(number, place) in outline.doubtful)
                for place, cell in enumerate(row[1], start=1)
            ]
        yield Row(number, spread.fill(number, cells), outline.is_hidden(number))


def walk_rows(page: Any) -> Iterator[tuple[int, Sequence[Any]]]:
    """The number and the cells of each row that the file has, as the library reads them. Raises BadInput.

    Its own way through a sheet keeps every row's measures and forgets which letters are struck through.
    """
    from openpyxl.worksheet._reader import WorkSheetParser

    book = page.parent
    with refusing_what_is_none(), page._get_source() as source:
        parser = WorkSheetParser(
            source,
            page._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
            rich_text=True,
        )
        for element in walk(source):
            if element.tag == ROW:
                number, cells = parser.parse_row(element)
                parser.row_dimensions.clear()
                yield number, page._get_row(cells)


class Spread:
    """What merged cells say in the rest of their range, and nowhere else; asked row after row."""

    def __init__(self, outline: Outline) -> None:
        self._width = outline.n_columns
        self._waiting = sorted(outline.merged, key=lambda area: -area[1])
        self._open: list[tuple[Area, Cell]] = []

    def fill(self, number: int, cells: list[Cell]) -> tuple[Cell, ...]:
        """The cells of a row with what those further up or to the left say in them."""
        self._open = [each for each in self._open if each[0][3] >= number]
        while self._waiting and self._waiting[-1][1] <= number:
            area = self._waiting.pop()
            first = cells[area[0] - 1] if area[0] <= len(cells) else EMPTY
            state = State.SPREAD if first.state is State.PLAIN else first.state
            self._open.append((area, Cell(first.text, state)))
        for (left, top, far, _), cell in self._open:
            right = min(far, self._width)
            cells += [EMPTY] * (right - len(cells))
            start = left + 1 if number == top else left
            cells[start - 1 : right] = [cell] * (right - start + 1)
        return tuple(cells)


def read_cell(cell: Any, *, is_formula: bool) -> Cell:
    """One cell as text. An error is not known, and so is a formula that nobody has counted.

    Some programs write 0 for every formula of theirs, so a 0 from a formula is not known either.
    """
    value = cell.value
    if is_formula and value in {None, 0, ""}:
        return Cell("a formula without a value", State.UNKNOWN)
    if value is None:
        return EMPTY
    text = say(value, cell.number_format or "")
    if cell.data_type == "e" or (is_formula and text in ERRORS):
        return Cell(text, State.UNKNOWN)
    return Cell(text, State.STRUCK, find_rest(cell, value)) if is_struck(cell, value) else Cell(text)


def say(value: object, form: str) -> str:
    """A value as the sheet's reader would write it; whole numbers without a point, days and times as ISO has them."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return say_number(value, form)
    if isinstance(value, datetime | date | time):
        return say_moment(value, form)
    if isinstance(value, timedelta):
        return say_span(value)
    return "" if hides_words(form) else ESCAPED.sub(take_back, str(value))


def take_back(match: re.Match[str]) -> str:
    """The control that the file's format spells out; the library leaves it spelled."""
    return chr(int(match.group(1), 16))


def is_struck(cell: Any, value: object) -> bool:
    """Whether the words, or a part of them, are struck through."""
    return is_all_struck(cell) or any(is_part_struck(part) for part in list_parts(value))


def find_rest(cell: Any, value: object) -> str:
    """The words of a cell that are not struck through."""
    parts = [] if is_all_struck(cell) else list_parts(value)
    return say("".join(str(part) for part in parts if not is_part_struck(part)), cell.number_format or "")


def list_parts(value: object) -> list[object]:
    """The parts of a cell's words that each look their own way."""
    return value if isinstance(value, list) else []


def is_all_struck(cell: Any) -> bool:
    """Whether the cell itself is, whatever stands in it."""
    return cell.font is not None and bool(cell.font.strike)


def is_part_struck(part: object) -> bool:
    """Whether this part is; one without looks of its own has the cell's."""
    return bool(getattr(getattr(part, "font", None), "strike", None))
