"""What the database itself refuses, whatever the code above it may do."""

from typing import Any

import pytest
from conftest import CODE, NOW
from flask import Flask
from rooms import Room, make_room
from sqlalchemy import delete, insert, literal_column, update
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.orm import Session
from witness import roundtable_id, stored

from facilitator.database.access import db, write
from facilitator.store.base import Base
from facilitator.store.notes import NoteRow
from facilitator.store.people import ParticipantRow
from facilitator.store.roundtables import RoundtableRow

TABLES = Base.metadata.tables


@pytest.fixture
def room(app: Flask) -> Room:
    """Three attendees, two notes of Ann's on talent, a theme with the first."""
    room = make_room(app)
    for _ in range(2):
        room.play(("post", "ann", 0, False))
    room.play(("make", [1]))
    return room


def note(room: Room, **changed: Any) -> dict[str, Any]:
    """A third note, as it may be stored, but for what is changed."""
    return {
        "roundtable_id": room.id,
        "participant_id": room.people["ann"].participant_id,
        "heading": "talent",
        "kind": "ask",
        "handling": "open",
        "number": 3,
        "revision": 1,
        "place": "ungrouped",
        "theme_id": None,
        "placed_by": None,
        "source": "phone",
        "source_id": "third",
        "is_late": False,
        "posted_at": NOW,
    } | changed


def refuse(room: Room, statement: Any) -> None:
    """The statement is refused by the database, and nothing is stored."""
    before = stored(room.app)
    with room.app.app_context(), pytest.raises((IntegrityError, StatementError, DBAPIError)):
        write(lambda session: session.execute(statement), room.id)
    assert stored(room.app) == before


def test_a_note_as_it_should_be_is_taken(room: Room) -> None:
    with room.app.app_context():
        write(lambda session: session.execute(insert(TABLES["note"]).values(note(room))), room.id)

    place = list(TABLES["note"].columns.keys()).index("roundtable_id")
    assert len([row for row in stored(room.app)["note"] if row[place] == room.id]) == 3


@pytest.mark.parametrize(
    "changed",
    [
        {"number": 1},
        {"place": "theme"},
        {"place": "ungrouped", "theme_id": ...},
        {"handling": "off_record", "number": None, "place": "theme", "theme_id": ...},
        {"handling": "secret"},
        {"heading": "skills"},
        {"kind": "rant"},
        {"place": "nowhere"},
        {"source": "gossip"},
        {"placed_by": "nobody"},
        {"theme_id": 10**6, "place": "theme"},
        {"participant_id": 10**6},
        {"roundtable_id": 10**6},
        {"source_id": None},
        {"posted_at": None},
        {"revision": None},
    ],
    ids=repr,
)
def test_a_note_that_cannot_be_is_refused(room: Room, changed: dict[str, Any]) -> None:
    with room.reading() as session:
        theme = session.scalars(Base.metadata.tables["theme"].select()).first()
    known = {name: theme if value is ... else value for name, value in changed.items()}

    refuse(room, insert(TABLES["note"]).values({name: bare(value) for name, value in note(room, **known).items()}))


def bare(value: Any) -> Any:
    """The value past the models' own types, which would refuse some of these before the database could."""
    return literal_column(f"'{value}'") if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("seq", -1),
        ("note_limit", 79),
        ("note_limit", 2001),
        ("status", "open"),
        ("phase", "party"),
        ("sharing_mode", "gossip"),
        ("notes_shown", "never"),
        ("phase_heading", "skills"),
        ("code", CODE),
        ("programme_id", 10**6),
        ("title", None),
    ],
)
def test_a_roundtable_that_cannot_be_is_refused(room: Room, column: str, value: Any) -> None:
    statement = update(TABLES["roundtable"]).where(TABLES["roundtable"].c.id == room.id)

    refuse(room, statement.values({column: bare(value)}))


@pytest.mark.parametrize("number", [0, 1000, -5])
def test_a_table_that_cannot_be_is_refused(room: Room, number: int) -> None:
    refuse(room, update(ParticipantRow).values(table_number=number))


def test_one_number_has_one_entry(room: Room) -> None:
    entry = {"kind": "x", "payload": {}, "actor": "p1", "client_id": "new", "digest": "", "recorded_at": NOW}

    refuse(room, insert(TABLES["journal"]).values(entry | {"roundtable_id": room.id, "seq": 1}))


def test_one_id_of_one_person_has_one_entry(room: Room) -> None:
    _, order, _, _ = room.taken[0]
    entry = {"kind": "x", "payload": {}, "digest": "", "recorded_at": NOW, "seq": 10**6}
    repeated = {"roundtable_id": room.id, "actor": order.viewer.actor, "client_id": order.client_id}

    refuse(room, insert(TABLES["journal"]).values(entry | repeated))


def test_a_theme_that_notes_stand_in_cannot_be_deleted(room: Room) -> None:
    refuse(room, delete(TABLES["theme"]).where(TABLES["theme"].c.roundtable_id == room.id))


def test_a_roundtable_goes_with_everything_it_had_and_nothing_of_anothers(app: Flask, room: Room) -> None:
    other = roundtable_id(app, CODE)
    room.play(("dissolve", 1))

    def work(session: Session) -> None:
        session.execute(update(NoteRow).where(NoteRow.roundtable_id == room.id).values(theme_id=None, place="alone"))
        session.execute(delete(RoundtableRow).where(RoundtableRow.id == room.id))

    with app.app_context():
        write(work, room.id)

    rows = stored(app)
    assert [row[0] for row in rows["roundtable"]] == [other]
    for name in ("participant", "note", "note_text", "theme", "theme_name", "journal", "round", "dismissal"):
        left = [row for row in rows[name] if "roundtable_id" in TABLES[name].c and row[position(name)] != other]
        assert left == [], name
    assert rows["note_text"] == rows["theme_name"] == []


def position(table: str) -> int:
    return list(TABLES[table].c.keys()).index("roundtable_id")


def test_a_time_without_a_zone_cannot_be_stored(app: Flask) -> None:
    with app.app_context(), pytest.raises(StatementError, match="without a zone"):
        write(lambda session: session.execute(update(RoundtableRow).values(made_at=NOW.replace(tzinfo=None))))


def test_times_come_back_with_their_zone(app: Flask) -> None:
    with app.app_context():
        assert db.session.get_one(RoundtableRow, roundtable_id(app, CODE)).made_at == NOW
