"""How a sheet is written: a real table, rows as high as their words, set up for print, every text as text."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from math import ceil
from typing import Any

from facilitator.reports.formats import colours
from facilitator.reports.formats.cells import is_risky
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.workbook.sheets import WIDER, Cell, Row, Sheet

LONGEST_CELL = 32_767
"""The format allows no more characters in a cell; a note has 2,000 at most."""
LONGEST_HEADER = 240
"""Of a column of a table: 255 are allowed, and a number may follow."""
LINE_HEIGHT = 15
HIGHEST_ROW = 409
A4 = 9
PRINTED = (741, 487)
"""Points of a landscape page within its margins."""
LETTER, PADDING = 5.25, 3.75
"""Points of a column's letter, and of what stands around its text."""
SLIVER = 0.15
"""Of a page, for which no page is begun: the others shrink by as much instead."""
BUTTON = 3
"""Letters that the button of a column's filter hides of its name."""
MOST_FOR_NAME = 30
"""Letters of a column's width that its name may ask for."""

Looks = dict[str, Any]


def make_looks(book: Any) -> Looks:
    """The formats that cells are written in, by name. A text that would be a formula is marked as text for good."""
    plain = {"text_wrap": True, "valign": "top"}
    return {
        "head": book.add_format(plain | {"bold": True, "bg_color": f"#{colours.GROUND}", "bottom": 1}),
        "bold": book.add_format(plain | {"bold": True}),
        "plain": book.add_format(plain),
        "number": book.add_format(plain | {"align": "right", "indent": 1}),
        # Excel shows these words whatever is said; LibreOffice would print 1 and 0 beside a text.
        "truth": book.add_format(plain | {"align": "left", "num_format": '"TRUE";"TRUE";"FALSE"'}),
        "risky": book.add_format(plain | {"quote_prefix": True}),
        "date": book.add_format(plain | {"num_format": "d mmm yyyy"}),
    }


def add_sheet(book: Any, sheet: Sheet, looks: Looks) -> None:
    """A sheet with a table over all its rows, header and first column fixed, on landscape pages as wide as it is."""
    page = book.add_worksheet(sheet.name)
    names = [name for name, _ in sheet.columns]
    widths = [max(width, min(measure_word(name) + BUTTON, MOST_FOR_NAME)) for name, width in sheet.columns]
    for index, width in enumerate(widths):
        page.set_column(index, index, width)
    heights = [measure_row(names, [width - BUTTON for width in widths])]
    heights += [measure_row(row, widths) for row in sheet.rows]
    for place, row in enumerate(sheet.rows, start=1):
        fill_row(page, place, row, looks)
    for place, height in enumerate(heights):
        page.set_row(place, height)
    add_table(page, sheet, looks)
    page.freeze_panes(1, 1)
    set_up_print(page, count_pages(heights, widths))


def add_table(page: Any, sheet: Sheet, looks: Looks) -> None:
    """The table around rows that are written already: given to the library, texts would become formulas and links."""
    names = unique([spell_unwritable(name)[:LONGEST_HEADER] for name, _ in sheet.columns])
    columns = [{"header": name, "header_format": looks["head"]} for name in names]
    options = {"name": f"{sheet.name}Table", "columns": columns, "style": "Table Style Light 1", "banded_rows": False}
    require(page.add_table(0, 0, len(sheet.rows), len(columns) - 1, options))


def unique(names: Sequence[str]) -> list[str]:
    """Names of columns, each once for a program to which small and capital letters are one."""
    found: list[str] = []
    for place, name in enumerate(names):
        taken = {each.lower() for each in found}
        others = (f"{name} ({number})" for number in count(place))
        found.append(name if name.lower() not in taken else next(each for each in others if each.lower() not in taken))
    return found


def count_pages(heights: Sequence[float], widths: Sequence[int]) -> int:
    """Into how many pages a sheet is pressed that would begin one for a few rows; 0 where it takes what it needs."""
    across = max(PRINTED[0], sum(width * LETTER + PADDING for width in widths))
    pages = sum(heights) / (across * PRINTED[1] / PRINTED[0])
    return int(pages) if pages % 1 <= SLIVER else 0


def set_up_print(page: Any, n_pages: int) -> None:
    """Landscape A4, all columns on one page, the header row on each, and which page it is; 0 is as many as it takes."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, n_pages)
    page.repeat_rows(0)
    set_foot(page)


def set_foot(page: Any) -> None:
    """Which sheet, and which page."""
    page.set_footer("&L&A&RPage &P of &N")


def fill_row(page: Any, place: int, row: Sequence[Cell], looks: Looks) -> None:
    """One row, each cell as what it is; nothing where there is nothing."""
    for index, cell in enumerate(row):
        if cell is not None and cell != "":
            require(write_cell(page, place, index, cell, looks))


def write_cell(page: Any, place: int, index: int, cell: Cell, looks: Looks) -> int:
    """One cell; what the library says of it, 0 if all is well."""
    if isinstance(cell, bool):
        return int(page.write_boolean(place, index, cell, looks["truth"]))
    if isinstance(cell, (int, float)):
        return int(page.write_number(place, index, cell, looks["number"]))
    if isinstance(cell, date):
        return int(page.write_datetime(place, index, cell, looks["date"]))
    text = spell_unwritable(str(cell))[:LONGEST_CELL]
    return int(page.write_string(place, index, text, looks["risky" if is_risky(text) else "plain"]))


def require(result: int | None) -> None:
    """Stops where the library has left something out, which it says by a number and not by an error."""
    if result:
        raise ValueError(f"the workbook would not hold everything ({result})")


def measure_row(row: Row, widths: Sequence[int]) -> float:
    """How high a row must be for its longest cell, in points; some programs do not find out by themselves."""
    lines = [count_lines(str(cell), width) for cell, width in zip(row, widths, strict=True) if isinstance(cell, str)]
    return min(HIGHEST_ROW, LINE_HEIGHT * max(lines, default=1))


def measure_word(text: str) -> int:
    """Letters that a text's longest word takes."""
    return ceil(max(map(len, text.split()), default=0) * WIDER)


def count_lines(text: str, width: int) -> int:
    """How many lines some words take in a column, with a little room, since letters differ."""
    return sum(max(1, ceil(len(line) * WIDER / width)) for line in text.split("\n"))
