"""What the committer promises on both databases: what it says is done is done, and nobody's order touches another's."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest
from conftest import CODE, NOW, make_live
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from witness import roundtable_id

from facilitator.database import engines
from facilitator.database.commits import GROUP, Committer, Job, Lane
from facilitator.database.offloads import run_here
from facilitator.domain.errors import Busy, Conflict
from facilitator.store.journal import take_number
from facilitator.store.people import ParticipantRow
from facilitator.store.roundtables import RoundtableRow

PATIENCE_SECONDS = 20


@pytest.fixture
def committer(app: Flask) -> Committer:
    found: Committer = app.extensions["committer"]
    return found


def sit_down(table: int) -> Callable[[Session], int]:
    """Work that adds an attendee at this table."""

    def work(session: Session) -> int:
        row = session.scalars(select(RoundtableRow)).first()
        assert row is not None
        person = ParticipantRow(
            roundtable_id=row.id,
            sector="industry",
            organisation=None,
            table_number=table,
            joined_at=NOW,
        )
        session.add(person)
        session.flush()
        return table

    return work


def tables_taken(committer: Committer) -> list[int]:
    """The tables at which anybody sits, as another connection sees it."""
    return committer.write(
        lambda session: list(session.scalars(select(ParticipantRow.table_number).order_by(ParticipantRow.table_number)))
    )


def test_what_many_write_at_once_is_all_there(committer: Committer) -> None:
    n_people = 3 * GROUP

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda table: committer.write(sit_down(table)), range(1, n_people + 1)))

    assert answers == list(range(1, n_people + 1))
    assert tables_taken(committer) == answers


class Call(threading.Event):
    """What one of those who wait is called with; notes the order of the calls."""

    def __init__(self, name: str, called: list[str]) -> None:
        super().__init__()
        self.name = name
        self.called = called

    def set(self) -> None:
        self.called.append(self.name)
        super().set()


def test_whoever_writes_next_is_called_before_those_whose_work_is_done(committer: Committer) -> None:
    lane, called = Lane(), list[str]()
    newcomer = Job(sit_down(3), Call("newcomer", called))
    jobs = [
        Job(lambda _session: lane.join(newcomer), Call("first", called)),
        Job(sit_down(2), Call("second", called)),
    ]
    for job in jobs:
        lane.join(job)
    committer.lead(lane)

    assert called == ["newcomer", "first", "second"]
    assert [job.is_over for job in [*jobs, newcomer]] == [True, True, False]
    assert lane.is_led


class Held:
    """Work that, once done, keeps the committer's turn until it is let go, so that others have to queue behind it."""

    def __init__(self, work: Callable[[Session], Any]) -> None:
        self.work = work
        self.has_begun = threading.Event()
        self.may_end = threading.Event()

    def __call__(self, session: Session) -> None:
        self.work(session)
        self.has_begun.set()
        assert self.may_end.wait(PATIENCE_SECONDS)


def write_as_group(committer: Committer, works: list[Callable[[Session], Any]]) -> list[Any]:
    """What each of these gives or raises when one group takes them all."""
    held = Held(lambda _session: None)
    lane = committer.lanes[None]
    with ThreadPoolExecutor(len(works) + 1) as pool:
        first = pool.submit(committer.write, held)
        assert held.has_begun.wait(PATIENCE_SECONDS)
        outcomes = []
        for n_queued, work in enumerate(works, start=1):
            outcomes.append(pool.submit(committer.write, work))
            wait_until(lambda n_queued=n_queued: len(lane.queue) == n_queued)
        held.may_end.set()
        first.result(PATIENCE_SECONDS)
        return [outcome.exception(PATIENCE_SECONDS) or outcome.result() for outcome in outcomes]


def wait_until(is_true: Callable[[], bool]) -> None:
    """Looks until it is so."""
    look = threading.Event()
    for _ in range(PATIENCE_SECONDS * 1000):
        if is_true():
            return
        look.wait(0.001)
    raise AssertionError("it never came to be")


def refuse(session: Session) -> None:
    """Work that does something and then thinks better of it."""
    sit_down(99)(session)
    raise Conflict("not like this")


def say_nonsense(session: Session) -> None:
    """Work with a mistake that the database finds."""
    sit_down(98)(session)
    session.execute(text("SELECT no_such_column FROM participant"))


def break_a_rule(session: Session) -> None:
    """Work that a constraint refuses."""
    sit_down(1000)(session)


def lose_the_database(_session: Session) -> None:
    """Work during which the database goes away."""
    raise OperationalError("nothing", None, ConnectionError("gone"))


def test_a_refusal_and_a_broken_rule_undo_only_their_own(committer: Committer) -> None:
    outcomes = write_as_group(committer, [sit_down(1), refuse, sit_down(2), break_a_rule, sit_down(3)])

    assert [outcomes[0], outcomes[2], outcomes[4]] == [1, 2, 3]
    assert isinstance(outcomes[1], Conflict)
    assert "constraint" in str(outcomes[3]).lower()
    assert tables_taken(committer) == [1, 2, 3]


def test_trouble_with_the_database_undoes_the_group_and_all_are_told_to_try_again(committer: Committer) -> None:
    outcomes = write_as_group(committer, [sit_down(1), refuse, lose_the_database, sit_down(2)])

    assert [type(outcome) for outcome in outcomes] == [Busy] * 4
    assert outcomes[0].retry_after_seconds == 1.0
    assert tables_taken(committer) == []
    assert committer.write(sit_down(5)) == 5


def test_a_mistake_of_ours_does_not_make_the_others_try_again(committer: Committer) -> None:
    outcomes = write_as_group(committer, [sit_down(1), say_nonsense, sit_down(2)])

    if committer.has_one_lock:
        # SQLite has one word for a mistake and for trouble.
        assert [type(outcome) for outcome in outcomes] == [Busy] * 3
    else:
        assert [outcomes[0], outcomes[2]] == [1, 2]
        assert tables_taken(committer) == [1, 2]


@pytest.fixture
def other(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Committer]:
    """The committer of another server on the same database, with little patience."""
    monkeypatch.setattr(engines, "BUSY_SECONDS", 1)
    engine = engines.make_writing_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    yield Committer(engine, run_here)
    engine.dispose()


def taking_a_number(number_of: int) -> Callable[[Session], int]:
    """Work that takes a roundtable's next number."""
    return lambda session: take_number(session, number_of)


def test_numbers_taken_by_two_servers_at_once_leave_no_hole(app: Flask, committer: Committer, other: Committer) -> None:
    here = roundtable_id(app, CODE)

    with ThreadPoolExecutor(8) as pool:
        servers = [committer, other] * 60
        numbers = list(pool.map(lambda server: server.write(taking_a_number(here), here), servers))

    assert sorted(numbers) == list(range(2, 122))


def test_servers_that_write_to_two_roundtables_do_not_lock_each_other_out(
    app: Flask, committer: Committer, other: Committer
) -> None:
    first, second = roundtable_id(app, CODE), make_live(app, "BCDFG")
    orders = [(committer, first), (other, second), (committer, second), (other, first)] * 30

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda order: order[0].write(taking_a_number(order[1]), order[1]), orders))

    assert sorted(numbers) == sorted([*range(2, 62), *range(2, 62)])


def test_a_roundtable_that_another_server_holds_for_too_long_is_busy_and_then_not(
    app: Flask, committer: Committer, other: Committer
) -> None:
    here, there = roundtable_id(app, CODE), make_live(app, "BCDFG")
    held = Held(taking_a_number(here))

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(committer.write, held, here)
        assert held.has_begun.wait(PATIENCE_SECONDS)
        with pytest.raises(Busy):
            other.write(taking_a_number(here), here)
        if not other.has_one_lock:
            assert other.write(taking_a_number(there), there) == 2
        held.may_end.set()
        holding.result(PATIENCE_SECONDS)

    assert other.write(taking_a_number(here), here) == 3


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
def test_a_server_that_stops_in_the_middle_of_writing_lets_go(
    app: Flask, other: Committer, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = roundtable_id(app, CODE)
    monkeypatch.setattr(engines, "STUCK_SECONDS", 1)
    monkeypatch.setattr(engines, "BUSY_SECONDS", 10)
    stuck = Committer(engines.make_writing_engine(app.config["SQLALCHEMY_DATABASE_URI"]), run_here)
    held = Held(taking_a_number(here))

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(stuck.write, held, here)
        assert held.has_begun.wait(PATIENCE_SECONDS)
        while True:
            with suppress(Busy):
                assert other.write(taking_a_number(here), here) == 2
                break
        held.may_end.set()
        with pytest.raises(Busy):
            holding.result(PATIENCE_SECONDS)
    stuck.engine.dispose()
