"""A table with many columns stays legible: no column is narrower than its longest word, whatever stands beside it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from facilitator.reports.blocks import Table
from facilitator.reports.formats.pdf.widths import ACROSS, EDGES, SIZE, SMALLEST, measure
from facilitator.reports.formats.word import tables as word

ROOMS = (
    *("Nuclear", "Space", "Cyber and defence", "Quantum technologies", "Food and drink manufacturing", "Rail"),
    *("Life sciences", "Maritime", "Batteries", "Semiconductors", "Advanced materials", "Hydrogen"),
)
CELLS = ("Several, told apart: split", "Many", "Not looked at", "A few", "–", "One person, under a condition", "Most")


def make_matrix(n_rooms: int) -> Table:
    issues = ("Welders and machinists are hard to find", "Planning permission takes years", "Electrification")
    rows = tuple((issue, *(CELLS[(at + turn) % 7] for at in range(n_rooms))) for turn, issue in enumerate(issues))
    return Table("Shared issues by roundtable", ("Issue", *ROOMS[:n_rooms]), rows)


@pytest.mark.parametrize("n_rooms", [7, 9, 12])
def test_words_of_neighbouring_rooms_never_print_into_each_other(n_rooms: int) -> None:
    table = make_matrix(n_rooms)
    told = measure(table)
    room = ACROSS * SIZE / told["size"]
    shares = sum(told["widths"])

    for width, cells in zip(told["widths"], zip(table.columns, *table.rows, strict=True), strict=True):
        longest = max(len(word) for cell in cells for word in cell.split())
        assert room * width / shares >= longest + EDGES - 0.01
    assert told["size"] >= SMALLEST


@pytest.mark.parametrize("n_rooms", [2, 3])
def test_where_all_have_room_letters_are_of_the_usual_size(n_rooms: int) -> None:
    assert measure(make_matrix(n_rooms))["size"] == SIZE


WIDEST_CAPITALS = 9 / 72 * 2.54 * 0.722
"""Centimetres across a capital R of nine points in Arial, and a little more than there is across most others."""


def test_in_word_a_shouted_word_is_not_broken_in_a_column_of_its_own() -> None:
    width, _ = word._widths(Table("Words in capitals", ("Word", "Notes"), (("PROPER", "T27"), ("DO", "B8"))))

    assert width >= word.EDGES + 6 * WIDEST_CAPITALS


def test_in_word_names_stand_in_one_line_beside_long_notes_and_leave_most_room_to_them() -> None:
    columns = ("Roundtable", "Label", "Kind", "Note")
    rows = (
        ("Space", "T2", "ask", "Rates"),
        ("Cyber and defence", "B18", "opportunity", "careers fair in October, offer in May, " * 6),
    )
    widths = word._widths(Table("Notes of an issue", columns, rows))

    for width, cells in zip(widths[:3], zip(columns, *rows, strict=True), strict=False):
        assert width >= word.EDGES + word.LETTER * max(map(len, cells)) - 0.01
    assert widths[3] > word.TEXT_WIDTH / 2


def count_rooms(n_rooms: int) -> Table:
    """The same as figures, which stand in columns as wide as their names where there is room."""
    rows = make_matrix(n_rooms).rows
    told = tuple((issue, *(str(at % 6) for at in range(n_rooms))) for issue, *_ in rows)
    return Table("How widely each was raised", ("Issue", *ROOMS[:n_rooms]), told, frozenset(range(1, n_rooms + 1)))


@pytest.mark.parametrize("n_rooms", [2, 3, 6])
@pytest.mark.parametrize("make", [make_matrix, count_rooms])
def test_in_word_every_column_has_room_for_its_longest_word(make: Callable[[int], Table], n_rooms: int) -> None:
    table = make(n_rooms)
    widths = word._widths(table)

    assert sum(widths) <= word.TEXT_WIDTH + 0.01
    for width, cells in zip(widths, zip(table.columns, *table.rows, strict=True), strict=True):
        longest = max(len(each) for cell in cells for each in cell.split())
        assert width >= word.EDGES + word.LETTER * longest - 0.01


@pytest.mark.parametrize("n_rooms", [3, 12])
@pytest.mark.parametrize("make", [make_matrix, count_rooms])
def test_in_word_no_column_is_lost_whatever_the_rooms_are_called(make: Callable[..., Table], n_rooms: int) -> None:
    table = replace(make(n_rooms), columns=("Issue", *("Advanced-manufacturing" * 4 for _ in range(n_rooms))))
    widths = word._widths(table)

    assert sum(widths) <= word.TEXT_WIDTH + 0.01
    assert min(widths) > 1
