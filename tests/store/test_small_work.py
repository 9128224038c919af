"""Small work is done where it is ordered, and only the lock and the disk are waited for elsewhere."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import Any

import pytest
from conftest import CODE
from flask import Flask
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from witness import roundtable_id

from facilitator.database import engines
from facilitator.database.commits import FEW, Committer, Job
from facilitator.domain.errors import Busy, Conflict
from facilitator.store.journal import take_number
from facilitator.store.roundtables import RoundtableRow

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


class Elsewhere:
    """A thread beside the server's own, and which of its tasks were given to it."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(1)
        self.given: list[str] = []

    def __call__(self, function: Callable[[], Any]) -> Any:
        self.given.append(getattr(function, "__name__", "a group"))
        return self.pool.submit(function).result()


@pytest.fixture
def elsewhere() -> Elsewhere:
    return Elsewhere()


@pytest.fixture
def committer(app: Flask, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> Iterator[Committer]:
    """A server's committer with a thread beside it, which waits a second for a lock."""
    monkeypatch.setattr(engines, "BUSY_SECONDS", 1)
    engine = engines.make_writing_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    yield Committer(engine, elsewhere)
    engine.dispose()


@pytest.fixture
def here(app: Flask) -> int:
    return roundtable_id(app, CODE)


class Seen:
    """Work that takes a number, and where it was done."""

    def __init__(self, number_of: int) -> None:
        self.number_of = number_of
        self.thread: threading.Thread | None = None

    def __call__(self, session: Session) -> int:
        self.thread = threading.current_thread()
        return take_number(session, self.number_of)


class Refused(Seen):
    """The same, and a rule says no."""

    def __call__(self, session: Session) -> int:
        super().__call__(session)
        raise Conflict("no")


def hold(app: Flask) -> sqlite3.Connection:
    """Another process's hand on the database."""
    other = sqlite3.connect(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"), check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_a_note_is_stored_by_the_thread_that_took_it_and_flushed_by_another(
    committer: Committer, elsewhere: Elsewhere, here: int
) -> None:
    small, large = Seen(here), Seen(here)

    assert [committer.write(small, here, is_small=True), committer.write(large, here)] == [2, 3]

    assert small.thread is threading.current_thread()
    assert large.thread is not small.thread
    assert elsewhere.given == ["commit", "a group"]


def test_a_note_that_finds_the_database_locked_waits_elsewhere_and_is_kept(
    app: Flask, committer: Committer, elsewhere: Elsewhere, here: int
) -> None:
    other = hold(app)
    letting_go = threading.Timer(0.3, other.rollback)
    letting_go.start()

    assert committer.write(Seen(here), here, is_small=True) == 2

    assert elsewhere.given == ["connection", "commit"]
    letting_go.join()
    other.close()


def test_a_database_that_stays_locked_is_said_to_be_busy_and_the_next_note_is_kept(
    app: Flask, committer: Committer, here: int
) -> None:
    other = hold(app)
    with pytest.raises(Busy):
        committer.write(Seen(here), here, is_small=True)
    other.rollback()
    other.close()

    assert committer.write(Seen(here), here, is_small=True) == 2


def test_many_notes_at_once_are_stored_elsewhere_and_keep_nobody_waiting(
    committer: Committer, elsewhere: Elsewhere, here: int
) -> None:
    works = [Seen(here) for _ in range(FEW + 1)]

    seconds = committer.do([Job(work, is_small=True) for work in works])

    assert seconds > 0
    assert threading.current_thread() not in {work.thread for work in works}
    assert elsewhere.given == ["a group"]


def test_small_work_that_is_refused_leaves_nothing_and_holds_nobody_up(committer: Committer, here: int) -> None:
    with pytest.raises(Conflict):
        committer.write(Refused(here), here, is_small=True)

    assert committer.write(Seen(here), here, is_small=True) == 2


def test_one_refused_among_several_takes_nobody_with_it(committer: Committer, here: int) -> None:
    jobs = [Job(Seen(here), is_small=True), Job(Refused(here), is_small=True), Job(Seen(here), is_small=True)]
    committer.do(jobs)

    assert [jobs[0].outcome(), jobs[2].outcome()] == [2, 3]
    with pytest.raises(Conflict):
        jobs[1].outcome()


def test_what_a_database_does_not_take_is_refused_alone_and_the_next_note_is_kept(
    committer: Committer, here: int
) -> None:
    def take_twice(session: Session) -> None:
        take_number(session, here)
        session.add_all([RoundtableRow(id=here, code="TW1CE", title="Twice", cluster="Twice")])

    with pytest.raises(IntegrityError):
        committer.write(take_twice, here, is_small=True)

    assert committer.write(Seen(here), here, is_small=True) == 2


def test_the_room_is_told_of_a_note_before_the_next_is_stored(committer: Committer, here: int) -> None:
    heard: list[str] = []

    def post_next() -> None:
        committer.write(lambda session: heard.append("the next") or take_number(session, here), here, is_small=True)

    posting = threading.Thread(target=post_next)

    def post(session: Session) -> int:
        posting.start()
        wait_for_many(committer, 1)
        return take_number(session, here)

    committer.write(post, here, is_small=True, then=lambda _: heard.append("the room"))
    posting.join()

    assert heard == ["the room", "the next"]


def test_the_room_is_not_told_of_what_was_refused_or_could_not_be_kept(
    app: Flask, committer: Committer, here: int
) -> None:
    told: list[str] = []
    with pytest.raises(Conflict):
        committer.write(Refused(here), here, is_small=True, then=lambda _: told.append("of the refused"))
    other = hold(app)
    with pytest.raises(Busy):
        committer.write(Seen(here), here, is_small=True, then=lambda _: told.append("of what was undone"))
    other.rollback()
    other.close()

    assert told == []


def wait_for_many(committer: Committer, n_waiting: int) -> None:
    """Waits until so many stand in the lane behind the one that is done."""
    for _ in range(1000):
        if len(committer.lanes[None].queue) == n_waiting:
            return
        sleep(0.005)
    raise AssertionError("nobody came")


def test_one_whose_listeners_cannot_be_told_hears_so_and_all_others_are_told(committer: Committer, here: int) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("nobody listens")

    told: list[int] = []
    jobs = [
        Job(Seen(here), is_small=True, then=told.append),
        Job(Seen(here), is_small=True, then=fail),
        Job(Seen(here), is_small=True, then=told.append),
    ]
    lane = committer.lanes[None]
    for job in jobs:
        lane.join(job)
    committer.lead(lane)

    assert told == [2, 4]
    assert [jobs[0].outcome(), jobs[2].outcome()] == [2, 4]
    with pytest.raises(RuntimeError):
        jobs[1].outcome()
