"""Whatever people do, in whatever order: the journal tells what the tables do, and nothing is between places."""

from typing import Any

from flask import Flask
from hypothesis import HealthCheck, given, settings
from rooms import PLAYS, REGROUPINGS, ROOMS, Entered, Move, Room, enter

from facilitator.domain.notes import Place
from facilitator.store.boards import load_board
from facilitator.store.checks import find_faults
from facilitator.store.journal import entries_after, head

CALM = settings(
    max_examples=20,
    # Each example has a roundtable of its own in the one database.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@CALM
@given(moves=PLAYS, entered=ROOMS)
def test_the_journal_gives_the_tables_has_no_hole_and_holds_no_word_that_anybody_typed(
    app: Flask, moves: list[Move], entered: Entered
) -> None:
    room = enter(app, entered)

    for move in moves:
        before = newest(room)
        entry = room.play(move)
        assert newest(room) == before + (entry is not None)

    with room.reading() as session:
        assert find_faults(session, room.id) == []
        entries = entries_after(session, room.id, 0)
    assert [entry.seq for entry in entries] == list(range(1, newest(room) + 1))
    words = [word for entry in entries for word in words_in(dict(entry.payload))]
    typed = ("said in move", "said again", "Theme ", "Name ", "Why?")
    assert [word for word in words if word.startswith(typed)] == []


@CALM
@given(moves=PLAYS | REGROUPINGS, entered=ROOMS)
def test_every_open_note_stands_in_one_place_that_can_be_seen(app: Flask, moves: list[Move], entered: Entered) -> None:
    room = enter(app, entered)

    for move in moves:
        room.play(move)
        with room.reading() as session:
            board = load_board(session, room.id)
        live = {theme.id: theme.heading for theme in board.themes}
        for note in board.notes:
            assert (note.place is Place.THEME) == (note.theme_id is not None)
            if note.is_open and note.theme_id is not None:
                assert live.get(note.theme_id) is note.heading, f"after {move}, {note.label} is in a theme nobody sees"
        labels = [note.label for note in board.open_notes()]
        assert len(labels) == len(set(labels))
        assert None not in labels
        assert board.accounting().n_notes == len(board.notes)


def newest(room: Room) -> int:
    with room.reading() as session:
        return head(session, room.id)


def words_in(value: Any) -> list[str]:
    """Every text in a payload."""
    if isinstance(value, dict):
        return [word for key, part in value.items() for word in [*words_in(key), *words_in(part)]]
    if isinstance(value, list):
        return [word for part in value for word in words_in(part)]
    return [value] if isinstance(value, str) else []
