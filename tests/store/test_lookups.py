"""What a thousand phones ask for at once is looked up, and not looked through."""

import pytest
from flask import Flask
from rooms import make_room
from sqlalchemy.orm import Session

from facilitator.database.access import db
from facilitator.domain.people import Viewer
from facilitator.store.journal import NEWEST_OF, entries_after, mark_of, mark_of_own, sign


def plan(session: Session, statement: object) -> str:
    """How SQLite goes about it."""
    compiled = str(statement.compile(session.get_bind()))  # type: ignore[attr-defined]
    return " ".join(
        str(row) for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", (1, "p1", 0, 1, 0))
    )


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_who_has_written_nothing_is_not_looked_for_among_the_entries_of_all_others(app: Flask) -> None:
    with app.app_context():
        assert "actor=?" in plan(db.session(), NEWEST_OF)


def test_the_mark_of_ones_own_newest_entry_changes_with_each_and_with_nobody_elses(app: Flask) -> None:
    room = make_room(app)
    viewer: Viewer = room.people["ann"]

    def mark() -> str:
        with app.app_context():
            return mark_of_own(db.session(), viewer)

    seen = [mark()]
    for _ in range(3):
        room.play(("post", "ann", 0, False))
        seen.append(mark())
        room.play(("post", "ben", 0, False))
        assert mark() == seen[-1]
    assert len(set(seen)) == 4


def test_an_answer_carries_the_mark_that_the_entry_has_in_the_journal(app: Flask) -> None:
    room = make_room(app)
    viewer: Viewer = room.people["ann"]
    room.play(("post", "ann", 0, False))
    with app.app_context():
        newest = entries_after(db.session(), viewer.roundtable_id, 0)[-1]

        assert sign(newest) == mark_of(db.session(), viewer.roundtable_id, newest.seq)
        assert sign(newest) == mark_of_own(db.session(), viewer)
