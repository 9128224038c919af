"""Tables that we wrote and somebody changed in a spreadsheet program: all that is wrong with one is told at once."""

import io

import pytest

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
