"""Workbooks as a person reads and prints them: no name is cut, no words lie over others, no drawing hides figures."""

import io
from dataclasses import replace
from math import ceil

import openpyxl
import pytest
from exported import write
from openpyxl.utils import get_column_letter

from facilitator.reports.blocks import Chart, ChartRow, ChartShape
from facilitator.reports.formats.workbook.document import write_sheets
from facilitator.reports.formats.workbook.sheets import Sheet
from facilitator.reports.tree import Section

BUTTON = 3
"""Letters of a column's name that the button of its filter hides."""


def open_book(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def chart_rooms(boards, n_rooms):
    """A workbook of one chart with a column of figures for each of so many rooms."""
    rows = tuple(ChartRow(f"Issue {n}", tuple(float(at % 5) for at in range(n_rooms))) for n in range(4))
    columns = ("Issue", *(f"Room {n}" for n in range(n_rooms)))
    chart = Chart(ChartShape.MATRIX, "How widely each was raised", "Of five.", columns, rows, 5)
    document = replace(boards.document(boards.board()), sections=(Section("1", "Shared", "shared", 1, (chart,)),))
    return write_sheets(document, [Sheet("About", (("what", 24), ("is", 100)), (("Title", "Shared"),))])


def test_every_name_of_a_column_can_be_read_beside_its_button(boards, evening):
    for page in open_book(write(boards, "xlsx", evening)):
        if page.title == "Charts":
            continue
        for cell in page[1]:
            assert page.column_dimensions[cell.column_letter].width >= len(cell.value) + BUTTON, (
                page.title,
                cell.value,
            )


def test_every_row_of_figures_is_as_high_as_its_words(boards, evening):
    page = open_book(write(boards, "xlsx", evening))["Charts"]
    merged = {each.min_row for each in page.merged_cells.ranges}
    for row in page.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.row not in merged:
                width = page.column_dimensions[cell.column_letter].width
                lines = ceil(len(cell.value) / width)
                assert (page.row_dimensions[cell.row].height or 15) >= 15 * lines, cell.value


def test_a_caption_stands_over_the_figures_and_not_under_the_drawing(boards, evening):
    page = open_book(write(boards, "xlsx", evening))["Charts"]
    tops = {chart.anchor._from.row + 1: chart.anchor._from.col for chart in page._charts}
    merged = {each.min_row: each for each in page.merged_cells.ranges}
    assert merged.keys() == tops.keys()
    for row, each in merged.items():
        assert each.max_col == tops[row]
        assert page.cell(row, 1).alignment.wrap_text


def test_a_chart_of_many_rooms_draws_each_and_stands_beside_the_figures_of_all(boards):
    page = open_book(chart_rooms(boards, 9))["Charts"]
    (chart,) = page._charts
    fills = [each.graphicalProperties.solidFill.srgbClr for each in chart.series]
    assert len(set(fills)) == 9
    assert chart.anchor._from.col >= 10
    assert page[f"{get_column_letter(10)}2"].value == "Room 8"


def test_every_printed_sheet_says_which_it_is(boards, evening):
    for page in open_book(write(boards, "xlsx", evening)):
        assert page.oddFooter.left.text == "&A", page.title


def test_yes_and_no_are_words_in_every_program(boards, evening):
    """LibreOffice prints 1 and 0 for those without a format of their own, where a text stands after them."""
    page = open_book(write(boards, "xlsx", evening))["Issues"]
    (cell,) = (page.cell(2, each.column) for each in page[1] if each.value == "across_sectors")
    assert isinstance(cell.value, bool)
    assert cell.number_format == '"TRUE";"TRUE";"FALSE"'


@pytest.mark.parametrize(("n_rows", "n_pages"), [(20, 0), (34, 1), (48, 0), (68, 2)])
def test_no_page_is_printed_for_the_last_few_rows_of_a_sheet(boards, n_rows, n_pages):
    rows = tuple((f"Lock {number}", "Dry") for number in range(n_rows))
    sheet = Sheet("Locks", (("what", 60), ("is", 60)), rows)

    setup = open_book(write_sheets(boards.document(boards.board()), [sheet]))["Locks"].page_setup

    # What is not said is one.
    assert (1 if setup.fitToHeight is None else setup.fitToHeight) == n_pages
