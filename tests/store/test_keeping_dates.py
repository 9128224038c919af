"""What a server does of the dates of programmes by itself: at its start, and again where it failed."""

import os
from datetime import UTC, datetime, timedelta
from unittest.mock import Mock

import gevent
import pytest
from conftest import CODE
from scenes import Scene
from sqlalchemy import update

from facilitator import app as server
from facilitator import schedules
from facilitator.database.access import write
from facilitator.store.journal import JournalRow
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.roundtables import find_by_code
from facilitator.store.traces import TraceRow

NOW = datetime.now(UTC)
EVERY = 600.0


class StoppedError(Exception):
    """The server was stopped while it slept."""


@pytest.fixture
def due(scene: Scene) -> Scene:
    """A closed roundtable that should have been deleted yesterday, on a server that was used today."""
    scene.fay.do("roundtable.close", code=CODE)
    change(scene, TraceRow, at=NOW - timedelta(hours=2))
    change(scene, ProgrammeRow, delete_on=NOW.date() - timedelta(days=1))
    return scene


def change(scene: Scene, table: type, **values: object) -> None:
    with scene.app.app_context():
        write(lambda session: session.execute(update(table).values(**values)))


def silence(scene: Scene) -> None:
    """Nothing was written for more than a year, by the clock."""
    for table, column in ((JournalRow, "recorded_at"), (TraceRow, "at")):
        change(scene, table, **{column: NOW - timedelta(days=400)})


def is_there(scene: Scene) -> bool:
    with scene.app.app_context():
        return find_by_code(schedules.db.session(), CODE) is not None


def sleeps(scene: Scene, wait: float, n: int, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long a server sleeps between its looks, until it is stopped after so many."""
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == n:
            raise StoppedError

    monkeypatch.setattr(gevent, "sleep", sleep)
    with pytest.raises(StoppedError):
        server.keep_dates(scene.app, wait)
    return slept


def test_a_server_does_before_anybody_looks_what_fell_due_while_it_was_off(due: Scene) -> None:
    change(due, JournalRow, recorded_at=NOW - timedelta(days=6))
    change(due, TraceRow, at=NOW - timedelta(days=8))

    assert server.begin_dates(due.app) == EVERY
    assert not is_there(due)


def test_where_nothing_was_written_for_long_by_the_clock_a_start_deletes_nothing_for_an_hour(
    due: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    silence(due)

    wait = server.begin_dates(due.app)

    assert (wait, is_there(due)) == (3600.0, True)
    assert sleeps(due, wait, 6, monkeypatch) == [EVERY] * 6
    assert is_there(due), "and what was written within that hour, by the same clock, changes nothing"
    assert sleeps(due, EVERY, 2, monkeypatch) == [EVERY] * 2
    assert not is_there(due)


def test_whoever_starts_the_server_again_within_that_hour_has_an_hour_once_more(due: Scene) -> None:
    silence(due)
    assert server.begin_dates(due.app) == 3600.0
    change(due, TraceRow, at=NOW - timedelta(minutes=5))

    assert (server.begin_dates(due.app), is_there(due)) == (3600.0, True)
    change(due, TraceRow, at=NOW - timedelta(minutes=61))
    assert (server.begin_dates(due.app), is_there(due)) == (EVERY, False)


def test_by_a_clock_that_may_be_wrong_no_backup_is_too_old(due: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    with due.app.app_context():
        old = schedules.keep_shelf(NOW - timedelta(days=400))
    assert old is not None
    os.utime(old, ((NOW - timedelta(days=400)).timestamp(),) * 2)
    silence(due)

    sleeps(due, server.begin_dates(due.app), 6, monkeypatch)
    assert (old.exists(), len(list(old.parent.glob("*.db")))) == (True, 2), "the day's backup is made meanwhile, once"
    sleeps(due, EVERY, 2, monkeypatch)
    assert not old.exists()


def test_a_purge_that_fails_at_the_start_is_tried_again_soon_and_then_less_and_less_often(
    due: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry_out = schedules.carry_out
    monkeypatch.setattr(schedules, "carry_out", Mock(side_effect=OSError("the disk is full")))

    wait = server.begin_dates(due.app)
    assert sleeps(due, wait, 9, monkeypatch) == [10, 10, 20, 40, 80, 160, 320, EVERY, EVERY]
    monkeypatch.setattr(schedules, "carry_out", carry_out)
    sleeps(due, wait, 2, monkeypatch)

    assert not is_there(due)


def test_a_start_where_nobody_can_tell_how_long_nothing_was_written_is_no_failed_start(
    due: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(schedules, "list_shelf", Mock(side_effect=OSError("the folder cannot be read")))
        wait = server.begin_dates(due.app)
    assert (wait, is_there(due)) == (10.0, True)

    sleeps(due, wait, 2, monkeypatch)
    assert not is_there(due)
