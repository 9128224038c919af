"""The writer: commits work in groups, so that one wait for the disk serves many notes.

Each piece of work runs in a save-point, so a refusal or a bug undoes only its own; trouble with the database undoes the
group, and all are told to try again.
"""

import logging
import threading
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Any, Generic, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from facilitator.domain.errors import Busy
from facilitator.engines import TROUBLE
from facilitator.metrics import COMMIT_SECONDS, GROUP_SIZE

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Work = Callable[[Session], Result]
Offload = Callable[[Callable[[], Any]], Any]

GROUP = 64
"""So many at once: beyond this the disk's wait no longer counts, and other processes wait for the lock."""


def run_here(function: Callable[[], Result]) -> Result:
    """The offload of a process that may wait."""
    return function()


@dataclass
class Job(Generic[Result]):
    """One piece of work on its way through the writer. Only what is committed has an outcome."""

    work: Work[Result]
    is_over: bool = False
    is_committed: bool = False
    result: Result | None = None
    fault: Exception | None = None

    def attempt(self, session: Session) -> None:
        """Does the work in a save-point. Trouble with the database itself is not caught: it undoes the whole group."""
        try:
            with session.begin_nested():
                self.result = self.work(session)
        except TROUBLE:
            raise
        except Exception as fault:  # noqa: BLE001 - handed to whoever asked for the work, and raised there
            self.fault = fault

    def outcome(self) -> Result:
        """What the work gave; raises what it raised."""
        if not self.is_committed:
            raise Busy("The database is busy. Nothing was changed; try again.", retry_after_seconds=1.0)
        if self.fault is not None:
            raise self.fault
        return self.result  # type: ignore[return-value]


def make_turn() -> threading.Lock:
    """A lock that greenlets wait for. Looked up now: one kept from before gevent patched it would stop them all."""
    return threading.Lock()


@dataclass
class Lane:
    """Work that is done in the order in which it came, and the turn to do it."""

    queue: deque[Job[Any]] = field(default_factory=deque)
    turn: threading.Lock = field(default_factory=make_turn)

    def take(self) -> list[Job[Any]]:
        """The next group."""
        return [self.queue.popleft() for _ in range(min(GROUP, len(self.queue)))]


class Writer:
    """Commits work in groups. `offload` runs a function elsewhere and waits: under gevent, on a native thread.

    SQLite has one lock and so one lane. PostgreSQL has a lock for each roundtable and so a lane for each: a group locks
    one row only, so that processes cannot lock each other out crosswise, and no room waits for another's slow order.
    """

    def __init__(self, engine: Engine, offload: Offload) -> None:
        self.engine = engine
        self.offload = offload
        self.has_one_lock = engine.dialect.name == "sqlite"
        self.lanes: defaultdict[int | None, Lane] = defaultdict(Lane)

    def write(self, work: Work[Result], roundtable_id: int | None = None) -> Result:
        """Runs the work and returns after its durable commit. Without a roundtable it may lock only rows it makes."""
        job = Job(work)
        lane = self.lanes[None if self.has_one_lock else roundtable_id]
        lane.queue.append(job)
        # Whoever had the turn before may have taken this job along with theirs.
        while not job.is_over:
            with lane.turn:
                if not job.is_over:
                    size, seconds = self.offload(partial(self.commit_group, lane))
                    GROUP_SIZE.observe(size)
                    COMMIT_SECONDS.observe(seconds)
        return job.outcome()

    def commit_group(self, lane: Lane) -> tuple[int, float]:
        """Does what is queued, up to a group's size, in one transaction; gives how many, and the seconds it took."""
        jobs, started_at = lane.take(), monotonic()
        try:
            with Session(self.engine) as session:
                # SQLAlchemy begins lazily: without this each job would wait out the busy timeout by itself.
                session.connection()
                for job in jobs:
                    job.attempt(session)
                session.commit()
            for job in jobs:
                job.is_committed = True
        except TROUBLE as trouble:
            # The driver's message may quote what was to be stored.
            log.warning("a group of %d was undone: %s", len(jobs), type(trouble.__cause__ or trouble).__name__)
        finally:
            for job in jobs:
                job.is_over = True
        return len(jobs), monotonic() - started_at
