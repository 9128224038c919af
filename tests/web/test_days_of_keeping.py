"""The days on which a programme erases, seals and deletes: the team reads them before, and what was done after."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import CODE, Person, make_live
from flask import Flask
from sqlalchemy import update

from facilitator import schedules
from facilitator.actions import purges
from facilitator.actions.purges import list_due
from facilitator.database.access import db, write
from facilitator.schedules import purge_until
from facilitator.store.programmes import ProgrammeRow

TODAY = datetime.now(UTC).date()
OTHER = "BCDFG"
NEXT, AFTER, BEFORE = TODAY + timedelta(days=1), TODAY + timedelta(days=9), TODAY - timedelta(days=2)


def spell(day: date) -> str:
    return f"{day:%-d %B %Y}"


def set_dates(app: Flask, **dates: date) -> None:
    with app.app_context():
        write(lambda session: session.execute(update(ProgrammeRow).values(**dates)))


def purge(app: Flask) -> None:
    with app.app_context():
        purge_until(TODAY, datetime.now(UTC))


def read(fay: Person, path: str) -> str:
    answer = fay.client.get(path)
    assert answer.status_code == 200
    return str(answer.get_data(as_text=True))


@pytest.fixture
def over(ann: Person, fay: Person) -> Person:
    """A facilitator whose roundtable is closed."""
    ann.post("Grid dates of 2034 kill every case")
    fay.do("roundtable.close", code=CODE)
    return fay


@pytest.mark.parametrize("path", [f"/write-up/{CODE}", f"/programme/{CODE}/keeping"])
def test_the_team_reads_the_day_before_what_the_next_takes_away(app: Flask, over: Person, path: str) -> None:
    assert "Download before that what you want to keep." not in read(over, path)
    set_dates(app, erase_raw_on=NEXT, delete_on=AFTER)

    page = read(over, path)

    assert f"From {spell(NEXT)} on the words of notes are erased." in page
    assert f"From {spell(AFTER)} on everything is deleted." in page
    assert "Download before that what you want to keep." in page


def test_the_team_reads_the_day_after_what_was_erased_and_what_is_still_to_come(app: Flask, over: Person) -> None:
    set_dates(app, erase_raw_on=BEFORE, delete_on=AFTER)
    purge(app)

    page = read(over, f"/write-up/{CODE}")

    assert f"The words of all notes were erased on {spell(TODAY)}" in page
    assert "the words of notes are erased" not in page
    assert f"From {spell(AFTER)} on everything is deleted." in page
    assert "No notes; 1 taken back or erased" in page
    assert "Nobody has said anything" not in read(over, f"/write-up/{CODE}/issues")


def test_where_one_roundtable_cannot_be_purged_the_others_are_and_the_team_is_told_which(
    app: Flask, over: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_live(app, OTHER, cluster="Space")
    Person(over.client, OTHER).do("roundtable.close", code=OTHER)
    set_dates(app, erase_raw_on=BEFORE)
    carry_out = purges.carry_out

    def fail_at_first(session: object, due: purges.Due, now: datetime) -> object:
        if due.code == CODE:
            raise OSError("the disk is full")
        return carry_out(session, due, now)  # type: ignore[arg-type]

    monkeypatch.setattr(schedules, "carry_out", fail_at_first)
    with pytest.raises(OSError, match="full"):
        purge(app)

    page = read(over, "/programme/keeping")
    assert f"{CODE}: due on {spell(BEFORE)} and not done yet." in page
    assert f"{OTHER}: due" not in page


def test_the_last_day_for_reading_back_is_theirs(app: Flask, over: Person, ann: Person) -> None:
    until = {"until": TODAY.isoformat(), "csrf_token": over.token(), "client_id": "until"}
    assert over.client.post(f"/programme/{CODE}/read-back", data=until).status_code == 303
    set_dates(app, seal_on=TODAY)
    with app.app_context():
        assert list_due(db.session(), TODAY) == []
        assert [each.code for each in list_due(db.session(), NEXT)] == [CODE]

    assert over.tell("roundtable.seal", code=CODE).status_code == 400
    way = re.search(f'action="(/j/{CODE}/kept/[^"]+)"', read(ann, f"/j/{CODE}/kept"))
    softer = {"text": "Grid dates come late", "csrf_token": ann.token(), "client_id": "softer"}
    assert way
    assert ann.client.post(way[1], data=softer).status_code == 303
