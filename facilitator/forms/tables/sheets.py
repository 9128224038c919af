"""A sheet of a workbook as its file has it, a row at a time; and what stands outside the rows, found beforehand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import column_index_from_string as place_of
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

MAIN = f"{{{SHEET_MAIN_NS}}}"
ROW, ROWS, COLUMN = f"{MAIN}row", f"{MAIN}sheetData", f"{MAIN}col"
FORMAT, FILTER, MERGED = f"{MAIN}sheetFormatPr", f"{MAIN}autoFilter", f"{MAIN}mergeCell"
FORMULA, VALUE = f"{MAIN}f", f"{MAIN}v"

ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})
MOST_ROWS = 1_048_576
"""The format has no more; each number that is left out up to the next row would be a blank one."""
TRUE = frozenset({"1", "true"})

Area = tuple[int, int, int, int]
"""The first column, first row, last column and last row of a range, from 1."""


@dataclass(slots=True)
class Outline:
    """What is known of a sheet before its rows are read; it grows with what is unusual in it, not with its rows.

    `doubtful` are the cells, row and column, whose formula nobody has counted or went wrong; `hidden` and `shown` the
    rows that say it themselves.
    """

    n_rows: int = 0
    n_columns: int = 0
    hides_all: bool = False
    has_filter: bool = False
    hidden: set[int] = field(default_factory=set)
    shown: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    doubtful: set[tuple[int, int]] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)

    def is_hidden(self, row: int) -> bool:
        """Whether a row is hidden, by itself or as all are that say nothing."""
        return row in self.hidden or (self.hides_all and row not in self.shown)


def walk(source: Any) -> Iterator[Any]:
    """The elements of a sheet, each when it is whole. A row is forgotten as soon as the next one is asked for."""
    rows = None
    for event, element in iterparse(source, events=("start", "end")):
        if event == "start":
            rows = element if element.tag == ROWS else rows
            continue
        yield element
        if element.tag == ROW and rows is not None:
            rows.clear()


def find_outline(source: Any) -> Outline:
    """Reads a sheet once for all that stands outside its cells' values."""
    outline = Outline()
    for element in walk(source):
        look = LOOKS.get(element.tag)
        if look is not None:
            look(outline, element)
    return outline


def look_at_row(outline: Outline, row: Any) -> None:
    """Its number, whether it is hidden, how wide it is and which of its formulas are in doubt."""
    outline.n_rows = number = number_of(row, outline.n_rows)
    if number > MOST_ROWS:
        raise ValueError("No sheet has so many rows.")
    if outline.hides_all and set(row.attrib) - {"r", "spans"}:
        outline.shown.add(number)
    if is_on(row, "hidden") or ("ht" in row.attrib and float(row.get("ht")) == 0):
        outline.hidden.add(number)
    place = 0
    for cell in row:
        place = place_in_row(cell, place)
        if cell.find(FORMULA) is not None and is_doubtful(cell):
            outline.doubtful.add((number, place))
    outline.n_columns = max(outline.n_columns, place)


def number_of(row: Any, last: int) -> int:
    """A row's number; one that does not say it follows the last."""
    return int(float(row.get("r", last + 1)))


def place_in_row(cell: Any, last: int) -> int:
    """A cell's column from 1; one that does not say it follows the last."""
    name = cell.get("r")
    return last + 1 if name is None else int(place_of(coordinate_from_string(name)[0]))


def is_doubtful(cell: Any) -> bool:
    """Whether a formula's value is none, nought or an error."""
    value = cell.findtext(VALUE) or ""
    return value in ERRORS or not value.strip("0.")


def look_at_column(outline: Outline, column: Any) -> None:
    """Hidden columns; of several hidden together the file names only the first with its span."""
    if is_on(column, "hidden") or ("width" in column.attrib and float(column.get("width")) == 0):
        outline.hidden_columns.update(range(int(column.get("min")), int(column.get("max")) + 1))


def look_at_format(outline: Outline, form: Any) -> None:
    """Whether rows are hidden that do not say anything themselves."""
    outline.hides_all = is_on(form, "zeroHeight")


def look_at_filter(outline: Outline, found: Any) -> None:
    """Whether somebody filters the rows."""
    outline.has_filter = bool(found.get("ref"))


def look_at_merged(outline: Outline, merged: Any) -> None:
    """A range that one cell holds for."""
    left, top, right, bottom = range_boundaries(merged.get("ref"))
    if left and top and right and bottom:
        outline.merged.append((left, top, right, bottom))


def is_on(element: Any, name: str) -> bool:
    """Whether an attribute says yes."""
    return element.get(name) in TRUE


LOOKS = {
    ROW: look_at_row,
    COLUMN: look_at_column,
    FORMAT: look_at_format,
    FILTER: look_at_filter,
    MERGED: look_at_merged,
}
