"""Tables that we wrote and somebody changed in a spreadsheet program: all that is wrong with one is told at once."""

import io

import pytest
import xlsxwriter

from facilitator.domain.errors import BadFile
from facilitator.forms.own_files import read_own_file

TITLES = "id,source_id,heading,kind,theme,text,sector,table,escaped,source"
WHOLE = "B1,S001,Business,barrier,Grid,we wait for the grid,industry,4,0,phone"


def read(*rows):
    return read_own_file(io.BytesIO("\n".join([TITLES, *rows]).encode()), "notes.csv")


def test_a_row_that_nobody_changed_comes_in_as_it_was():
    (note,) = read(WHOLE).notes
    assert (note.source_id, note.number, note.table, note.source) == ("S001", 1, 4, "phone")


def test_every_mistake_of_a_row_is_told():
    with pytest.raises(BadFile) as refused:
        read("X1,,Business,idea,Grid,,Firm,round,0,post", WHOLE, WHOLE)

    told = [(each.line, each.column) for each in refused.value.mistakes]
    of_one = ["id", "source_id", "text", "kind", "sector", "table", "source"]
    assert sorted(told) == sorted([*((2, name) for name in of_one), (4, "id")])


@pytest.mark.parametrize("table", ["0", "1000", "9" * 5000, "-1", "4.5"])
def test_a_table_that_no_room_has_is_refused_with_its_row(table):
    with pytest.raises(BadFile, match="from 1 to 999"):
        read(WHOLE.replace(",4,", f",{table},"))


def test_a_comma_that_somebody_typed_without_quotes_is_told_as_one():
    with pytest.raises(BadFile, match="delimiter without quotes"):
        read(WHOLE.replace("we wait", "we wait, and wait,"))


def write_book(change):
    """Our own workbook of three notes, after somebody did something to it."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet("Notes")
        for place, row in enumerate([TITLES, *(WHOLE.replace("B1", f"B{number}") for number in (1, 2, 3))]):
            page.write_row(place, 0, row.split(","))
        change(book, page)
    return stream


def hide(_book, page):
    page.set_row(2, None, None, {"hidden": True})


def strike(book, page):
    page.write_string(2, 5, "we wait for the grid", book.add_format({"font_strikeout": True}))


def count(_book, page):
    page.write_formula(2, 5, "=Missing!A1", None, "#REF!")


@pytest.mark.parametrize("change", [hide, strike, count])
def test_a_note_that_somebody_took_out_in_their_spreadsheet_stays_out_and_is_counted(change):
    found = read_own_file(write_book(change), "notes.xlsx")

    assert [note.number for note in found.notes] == [1, 3]
    assert (found.intake.n_rows, found.intake.n_notes, sum(found.intake.left.values())) == (3, 2, 1)


def test_where_people_sat_stays_out_where_somebody_hid_the_column():
    def hide_tables(_book, page):
        page.set_column(7, 7, None, None, {"hidden": True})

    assert {note.table for note in read_own_file(write_book(hide_tables), "notes.xlsx").notes} == {None}
