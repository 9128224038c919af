"""The committer: commits work in groups, so that one wait for the disk serves many notes.

Each piece of work runs in a save-point, unless it is alone, so a refusal or a bug undoes only its own; trouble with the
database undoes the group, and all are told to try again.

A few pieces of small work are done where they are led, under gevent on the thread that serves everybody, and only the
lock and the disk are waited for elsewhere: on another thread each statement would wait for its turn with Python's lock.
"""

import logging
import threading
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from functools import partial
from time import monotonic, sleep
from typing import Any, Generic

from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from facilitator.database.engines import AT_ONCE
from facilitator.database.offloads import Offload, Result, run_here
from facilitator.database.troubles import TROUBLE, tell_apart
from facilitator.domain.errors import Busy
from facilitator.domain.troubles import Trouble
from facilitator.watching.metrics import COMMIT_SECONDS, GROUP_SIZE

log = logging.getLogger(__name__)

Work = Callable[[Session], Result]

GROUP = 64
"""So many at once: beyond this the disk's wait no longer counts, and other processes wait for the lock."""

FEW = 8
"""So many small ones may keep everybody waiting; more are done elsewhere, as after another process let go of a lock."""


def do_nothing(_result: object) -> None:
    """What follows a commit of which nobody is told."""


def make_event() -> threading.Event:
    """What greenlets wait for. Looked up now: one kept from before gevent patched it would stop them all."""
    return threading.Event()


def make_lock() -> threading.Lock:
    """The same for a lock, which is only ever held for a moment."""
    return threading.Lock()


@dataclass
class Job(Generic[Result]):
    """One piece of work on its way through the committer. Only what is committed has an outcome."""

    work: Work[Result]
    call: threading.Event = field(default_factory=make_event)
    is_small: bool = False
    then: Callable[[Result], None] = do_nothing
    is_over: bool = False
    is_committed: bool = False
    trouble: Trouble = Trouble.UNREACHABLE
    result: Result | None = None
    fault: Exception | None = None

    def attempt(self, session: Session, *, is_alone: bool) -> None:
        """Does the work. Trouble with the database itself is not caught: it undoes the whole group."""
        try:
            # Two statements more, which SQLAlchemy compiles each time: whoever is alone has nobody to protect.
            with nullcontext() if is_alone else session.begin_nested():
                self.result = self.work(session)
                session.flush()
        except TROUBLE:
            raise
        except Exception as fault:  # noqa: BLE001 - handed to whoever asked for the work, and raised there
            self.fault = fault
            if is_alone:
                session.rollback()

    def announce(self) -> None:
        """Has told whoever is to know of what is kept now."""
        if self.is_committed and self.fault is None:
            try:
                self.then(self.result)  # type: ignore[arg-type]
            except Exception as fault:  # noqa: BLE001 - raised to whoever asked for the work; others are told of theirs
                self.fault = fault

    def outcome(self) -> Result:
        """What the work gave; raises what it raised."""
        if not self.is_committed:
            raise Busy(self.trouble)
        if self.fault is not None:
            raise self.fault
        return self.result  # type: ignore[return-value]


@dataclass
class Lane:
    """Work that is done in the order in which it came; one of those who wait for it leads, the others wait for a call.

    A lock to be had in turn would let newcomers overtake: whoever came first might wait for seconds with the work done.
    """

    queue: deque[Job[Any]] = field(default_factory=deque)
    guard: threading.Lock = field(default_factory=make_lock)
    is_led: bool = False

    def join(self, job: Job[Any]) -> bool:
        """Puts a job at the end; says whether it leads."""
        with self.guard:
            self.queue.append(job)
            leads, self.is_led = not self.is_led, True
            return leads

    def take(self) -> list[Job[Any]]:
        """The next group."""
        return [self.queue.popleft() for _ in range(min(GROUP, len(self.queue)))]

    def hand_over(self) -> None:
        """Lets the first of those who came meanwhile lead."""
        with self.guard:
            self.is_led = bool(self.queue)
            if self.queue:
                self.queue[0].call.set()


class Committer:
    """Commits work in groups. `offload` runs a function elsewhere and waits: under gevent, on a native thread.

    SQLite has one lock and so one lane. PostgreSQL has a lock for each roundtable and so a lane for each: a group locks
    one row only, so that processes cannot lock each other out crosswise, and no room waits for another's slow order.
    """

    def __init__(self, engine: Engine, offload: Offload) -> None:
        self.engine = engine
        self.offload = offload
        self.has_one_lock = engine.dialect.name == "sqlite"
        self.lanes: defaultdict[int | None, Lane] = defaultdict(Lane)
        self.trouble: Trouble | None = None
        self.is_trying = False

    def write(
        self,
        work: Work[Result],
        roundtable_id: int | None = None,
        *,
        is_small: bool = False,
        then: Callable[[Result], None] = do_nothing,
    ) -> Result:
        """Runs the work and returns after its durable commit. Without a roundtable it may lock only rows it makes.

        Small is what takes a few milliseconds, however long the roundtable has gone on. `then` is given what the
        work gave once that is committed, before the next is led: it tells others to look, and waits for nobody.
        """
        job = Job(work, is_small=is_small, then=then)
        lane = self.lanes[None if self.has_one_lock else roundtable_id]
        if not lane.join(job):
            job.call.wait()
        # Called, but not over: now this job leads.
        if not job.is_over:
            self.lead(lane)
        return job.outcome()

    def try_again(self) -> Trouble | None:
        """What hinders writing, if anything has since the last commit; found out by writing what is there already."""
        if self.trouble is not None and not self.is_trying:
            self.is_trying = True
            try:
                with suppress(Busy):
                    self.write(rewrite_version)
            finally:
                self.is_trying = False
        return self.trouble

    def settle(self) -> None:
        """Notes that something has been committed."""
        if self.trouble is not None:
            log.info("what is ordered is kept again", extra={"facts": {"trouble": self.trouble}})
        self.trouble = None

    def give_up(self, jobs: list[Job[Any]], error: Exception) -> None:
        """Notes why these jobs could not be committed."""
        self.trouble = trouble = tell_apart(error)
        for job in jobs:
            job.trouble = trouble
        if trouble is Trouble.READ_ONLY:
            # A connection that was opened for reading only stays so, whatever is allowed later: the next one is new.
            self.engine.dispose()
        # The driver's message may quote what was to be stored.
        facts = {"trouble": trouble, "fault": type(error.__cause__ or error).__name__}
        log.warning("a group of %d was undone", len(jobs), extra={"facts": facts})

    def lead(self, lane: Lane) -> None:
        """Commits one group, and calls the next to lead and its members: while these are answered, the next commits.

        Those who were told to look, the room's screen among them, do so before any of it.
        """
        jobs = lane.take()
        try:
            seconds = self.do(jobs)
            for job in jobs:
                job.announce()
            GROUP_SIZE.observe(len(jobs))
            COMMIT_SECONDS.observe(seconds)
        finally:
            lane.hand_over()
            for job in jobs:
                job.call.set()
            sleep(0)

    def do(self, jobs: list[Job[Any]]) -> float:
        """Does these jobs, here or elsewhere; gives the seconds it took."""
        if len(jobs) <= FEW and all(job.is_small for job in jobs):
            return self.commit(jobs, self.offload)
        return float(self.offload(partial(self.commit, jobs, run_here)))

    def commit(self, jobs: list[Job[Any]], wait: Offload) -> float:
        """Does these jobs in one transaction; gives the seconds it took. `wait` does what may last."""
        started_at = monotonic()
        try:
            with Session(self.engine) as session:
                commit_jobs(session, jobs, wait)
            for job in jobs:
                job.is_committed = True
            self.settle()
        except TROUBLE as error:
            self.give_up(jobs, error)
        finally:
            for job in jobs:
                job.is_over = True
        return monotonic() - started_at


def rewrite_version(session: Session) -> None:
    """Changes nothing, and needs all that a change needs: the lock, the right to write, room on the disk."""
    session.execute(text("UPDATE alembic_version SET version_num = version_num"))


def commit_jobs(session: Session, jobs: list[Job[Any]], wait: Offload) -> None:
    """Does all the work in one transaction, and commits it."""
    try:
        take_lock(session, wait)
        for job in jobs:
            job.attempt(session, is_alone=len(jobs) == 1)
        wait(session.commit)
    except TROUBLE:
        # A commit that failed may have left its transaction open: kept, the connection could never begin another.
        session.invalidate()
        raise


def take_lock(session: Session, wait: Offload) -> None:
    """Begins the transaction: SQLAlchemy begins lazily, and each job would wait out the busy timeout by itself."""
    try:
        session.connection(execution_options=AT_ONCE)
    except OperationalError as error:
        if tell_apart(error) is not Trouble.LOCKED:
            raise
        session.rollback()
        wait(session.connection)
