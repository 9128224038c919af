"""Many people at once: nothing is lost, nothing is counted twice, and who is refused disturbs nobody."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from conftest import CODE, Person
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rooms import Room, make_room
from sqlalchemy.exc import OperationalError
from witness import roundtable_id, stored

from facilitator.database.access import db
from facilitator.domain.errors import BadInput, FacilitatorError, NotAllowed, NotFound
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.store.checks import find_faults
from facilitator.store.journal import entries_after
from facilitator.store.notes import load_notes

ORDERS: dict[str, tuple[str, str, dict[str, Any], type[FacilitatorError] | None]] = {
    "a note": ("ann", "note.post", {"heading": HeadingKey.TALENT, "text": "fine"}, None),
    "another's note": ("ben", "note.post", {"heading": HeadingKey.TALENT, "text": "fine too"}, None),
    "off the record": ("cat", "note.post", {"heading": HeadingKey.TALENT, "text": "hush", "off_record": True}, None),
    "too long": ("ann", "note.post", {"heading": HeadingKey.TALENT, "text": "x" * 301}, BadInput),
    "by a writer": ("wes", "note.post", {"heading": HeadingKey.TALENT, "text": "no"}, NotAllowed),
    "nobody's note": ("ben", "note.withdraw", {"note": 10**6}, NotFound),
    "a theme": ("fay", "theme.make", {"heading": HeadingKey.TALENT, "name": "Pay", "notes": []}, None),
    "an attendee's theme": ("ann", "theme.make", {"heading": HeadingKey.TALENT, "name": "No", "notes": []}, NotAllowed),
}


def give(room: Room, what: str, number: int) -> FacilitatorError | int:
    """The number of the entry that this order made, or why it was refused."""
    who, name, values, _ = ORDERS[what]
    words = {"kind": Kind.ASK, "off_record": False} if name == "note.post" else {}
    try:
        return room.give(who, name, f"order-number-{number}", **words | values).seq
    except FacilitatorError as error:
        return error


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.lists(st.sampled_from(sorted(ORDERS)), min_size=5, max_size=60))
def test_whatever_comes_at_once_each_gets_its_own_answer_and_all_that_was_taken_is_there(
    app: Flask, wanted: list[str]
) -> None:
    room = make_room(app)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda order: give(room, *order), zip(wanted, range(len(wanted)), strict=True)))

    for what, answered in zip(wanted, answers, strict=True):
        error = ORDERS[what][3]
        assert isinstance(answered, error or int), (what, answered)
    taken = sorted(answered for answered in answers if isinstance(answered, int))
    assert len(set(taken)) == len(taken)
    with room.reading() as session:
        assert find_faults(session, room.id) == []
        made = Counter(entry.kind.value for entry in entries_after(session, room.id, 0))
        notes = load_notes(session, room.id)
    posted = [what for what in wanted if ORDERS[what][1] == "note.post" and ORDERS[what][3] is None]
    assert len(notes) == made["note.posted"] == len(posted)
    assert sorted(note.number for note in notes if note.number) == list(range(1, 1 + sum(n.is_open for n in notes)))


def test_one_order_sent_by_eight_threads_at_once_is_one_note(app: Flask) -> None:
    room = make_room(app)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: give(room, "a note", 1), range(40)))

    assert len(set(answers)) == 1
    with room.reading() as session:
        assert len(load_notes(session, room.id)) == 1
        assert find_faults(session, room.id) == []


def test_a_database_in_trouble_is_a_busy_answer_that_says_when_to_come_back(
    app: Flask, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stored(app)
    order: dict[str, Any] = {"client_id": "sent-while-busy", "heading": "talent", "kind": "ask", "text": "still there?"}

    with monkeypatch.context() as patch:
        patch.setattr(app.extensions["committer"].engine.dialect, "do_commit", fail_to_commit)
        refused = ann.tell("note.post", **order)

    assert (refused.status_code, refused.get_json()["error"]) == (503, "busy")
    assert refused.get_json()["retry_after"] == 1.0
    assert refused.headers["Retry-After"] == "1"
    assert stored(app) == before

    ann.do("note.post", **order)
    with app.app_context():
        assert find_faults(db.session(), roundtable_id(app, CODE)) == []
    assert [note["text"] for note in ann.board()["notes"]] == ["still there?"]


def fail_to_commit(_connection: object) -> None:
    """What a full disk or a lost server looks like."""
    raise OperationalError("COMMIT", None, ConnectionError("the disk is full of everybody's words"))
