"""What becomes of erased words in the files of PostgreSQL; tests/web/test_closing.py looks into SQLite's."""

from pathlib import Path

import pytest
from conftest import CODE, NOW
from databases import Postgres
from flask import Flask
from servers import Server, wait_until
from sqlalchemy import text, update
from traces import bytes_of
from witness import roundtable_id

from facilitator.actions.contributions import add_contribution, hide_contribution, withdraw_contribution
from facilitator.actions.notes import post_note
from facilitator.actions.people import join_roundtable
from facilitator.actions.roundtables import close_roundtable
from facilitator.database import scrubbing
from facilitator.database.access import db, submit, write
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.orders import Order
from facilitator.domain.people import Role, Sector, Viewer
from facilitator.domain.phases import Phase
from facilitator.domain.votes import RoundKind
from facilitator.store.roundtables import get_row
from facilitator.store.votes import RoundRow

pytestmark = pytest.mark.parametrize("databases", ["postgresql"], indirect=True)

OFF = "unique-marker-off-the-record"
OPEN = "unique-marker-on-the-record"


def say_and_close(app: Flask) -> None:
    """Ann says one thing on the record and one off it, and the roundtable closes."""
    here = roundtable_id(app, CODE)
    with app.app_context():
        joined = submit(
            join_roundtable,
            Order(Viewer(here, Role.ATTENDEE), "ann-comes-in", NOW),
            {"sector": Sector.INDUSTRY, "organisation": None, "table": None},
        )
        ann = Viewer(here, Role.ATTENDEE, participant_id=joined.payload["people"][0]["id"])
        words = {"heading": "talent", "kind": "ask"}
        submit(post_note, Order(ann, "said-openly", NOW), {**words, "text": OPEN, "off_record": False})
        submit(post_note, Order(ann, "said-quietly", NOW), {**words, "text": OFF, "off_record": True})
        submit(close_roundtable, Order(Viewer(here, Role.ORGANISER), "that-is-all", NOW), {"code": CODE})


def tables_with(app: Flask, postgresql: Postgres, word: str) -> list[str]:
    """The files of this database in which a word stands."""
    postgresql.do("CHECKPOINT")
    with app.app_context(), db.engine.connect() as connection:
        number = connection.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
    return [
        path.name for path in (postgresql.folder / "base" / str(number)).iterdir() if word.encode() in bytes_of(path)
    ]


def test_after_the_close_no_hidden_word_is_in_any_table(app: Flask, postgresql: Postgres) -> None:
    say_and_close(app)

    assert tables_with(app, postgresql, OPEN)
    assert tables_with(app, postgresql, OFF) == []


def test_somebody_who_is_reading_meanwhile_does_not_save_the_words(
    app: Flask, postgresql: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrubbing, "PAUSE_SECONDS", 0.0)
    with app.app_context():
        engine = db.engine
    with engine.connect() as reader:
        reader.execute(text("SELECT count(*) FROM note_text"))
        say_and_close(app)
        assert tables_with(app, postgresql, OFF)

    with app.app_context():
        """Any request or look of a tail."""

    assert tables_with(app, postgresql, OFF) == []


def test_a_server_that_starts_takes_up_what_the_last_one_could_not_finish(
    app: Flask, postgresql: Postgres, tmp_path: Path
) -> None:
    with app.app_context():
        engine = db.engine
    with engine.connect() as reader:
        reader.execute(text("SELECT count(*) FROM note_text"))
        say_and_close(app)
    assert tables_with(app, postgresql, OFF)

    server = Server(tmp_path / "next", app.config["SQLALCHEMY_DATABASE_URI"]).start().wait()
    try:
        wait_until(lambda: tables_with(app, postgresql, OFF) == [], "the words are gone")
    finally:
        server.kill()


def test_words_of_what_was_hidden_or_taken_back_are_in_no_table(app: Flask, postgresql: Postgres) -> None:
    hidden, taken_back = "unique-marker-of-a-hidden-offer", "unique-marker-of-an-offer-taken-back"
    here = roundtable_id(app, CODE)
    fay = Viewer(here, Role.ORGANISER)
    plain = {"detail": "", "heading": None, "theme": None, "due_on": None, "is_private": False}
    with app.app_context():
        write(lambda session: setattr(get_row(session, here), "phase", Phase.PITCH))
        person = {"sector": Sector.INDUSTRY, "organisation": None, "table": None}
        joined = submit(join_roundtable, Order(Viewer(here, Role.ATTENDEE), "ann-comes-in", NOW), person)
        ann = Viewer(here, Role.ATTENDEE, participant_id=joined.payload["people"][0]["id"])
        for words in (hidden, taken_back):
            offer = {"kind": ContributionKind.OFFER, "text": words, **plain}
            brought = submit(add_contribution, Order(ann, f"offer-{len(words)}", NOW), offer)
            number = brought.payload["contributions"][0]["id"]
            if words == hidden:
                submit(hide_contribution, Order(fay, "hide-this", NOW), {"contribution": number, "is_hidden": True})
            else:
                submit(withdraw_contribution, Order(ann, "take-it-back", NOW), {"contribution": number})
        submit(close_roundtable, Order(fay, "that-is-all", NOW), {"code": CODE})

    assert [tables_with(app, postgresql, words) for words in (hidden, taken_back)] == [[], []]


def test_the_key_of_a_vote_is_in_no_table_once_it_is_destroyed(app: Flask, postgresql: Postgres) -> None:
    key = "unique-marker-of-a-key"
    row = RoundRow(
        roundtable_id=roundtable_id(app, CODE),
        kind=RoundKind.DOTS,
        n_dots=3,
        most_on_one=2,
        themes=[],
        revisions=[],
        key=key,
        turnout=0,
        shown=[],
        tallies=[],
        opened_at=NOW,
        closed_at=None,
    )
    with app.app_context():
        write(lambda session: session.add(row))
        assert tables_with(app, postgresql, key)
        write(lambda session: session.execute(update(RoundRow).values(key=None)))
        app.extensions["scrubber"].ask()

    assert tables_with(app, postgresql, key) == []
