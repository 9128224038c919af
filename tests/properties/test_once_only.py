"""Once only: an order that is sent again, whenever and however often, gets the first answer and does nothing."""

from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rooms import PLAYS, ROOMS, Entered, Move, Room, enter
from witness import stored

from facilitator.commands import COMMANDS
from facilitator.domain.errors import Conflict
from facilitator.domain.orders import Order
from facilitator.domain.people import Audience
from facilitator.domain.phases import NotesShown
from facilitator.store.sights import see_entries

CALM = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
AGAIN = st.lists(st.integers(0, 40), min_size=1, max_size=12)


def answer(room: Room, index: int) -> object:
    """What the sender of an order that was taken is shown of it now."""
    _, order, _, entry = room.taken[index]
    audience = Audience.PHONE if order.viewer.participant_id else Audience.CREW
    with room.reading() as session:
        return see_entries(session, room.id, [entry], audience, order.viewer)


@CALM
@given(moves=PLAYS, entered=ROOMS, again=AGAIN)
def test_orders_sent_again_change_nothing_and_their_ids_cannot_carry_another(
    app: Flask, moves: list[Move], entered: Entered, again: list[int]
) -> None:
    room = enter(app, entered)
    for move in moves:
        room.play(move)
    before = stored(app)

    for index in again[: len(room.taken)]:
        name, order, values, entry = room.taken[index % len(room.taken)]
        repeated = room.send(name, order, values)
        assert (repeated.seq, repeated.kind) == (entry.seq, entry.kind)
        if not COMMANDS[name].is_ballot:
            with pytest.raises(Conflict):
                room.send(*other_than(order))

    assert stored(app) == before


def other_than(order: Order) -> tuple[str, Order, dict[str, int]]:
    """Another order of the same person under the same id."""
    if order.viewer.participant_id:
        return "note.withdraw", order, {"note": 10**6}
    return "phase.extend", order, {"minutes": 59}


@CALM
@given(moves=PLAYS, entered=ROOMS)
def test_an_answer_is_the_same_the_second_time_as_the_first(app: Flask, moves: list[Move], entered: Entered) -> None:
    room = enter(app, entered)

    for move in moves:
        if room.play(move) is not None and move[0] != "join":
            first = answer(room, -1)
            name, order, values, _ = room.taken[-1]
            room.taken[-1] = (name, order, values, room.send(name, order, values))
            assert answer(room, -1) == first


def test_the_same_id_from_somebody_else_is_another_order(app: Flask) -> None:
    room = enter(app, (False, NotesShown.AS_POSTED))
    first = room.play(("post", "ann", 0, False))
    name, order, values, _ = room.taken[-1]

    second = room.send(name, replace(order, viewer=room.people["ben"]), values)

    assert first is not None
    assert second.seq == first.seq + 1
    assert {first.actor, second.actor} == {room.people["ann"].actor, room.people["ben"].actor}
