"""The database as the doors use it: reading through Flask-SQLAlchemy, writing through `submit` and `write` alone.

The writer commits whatever is queued as one group: one wait for the disk serves many notes. Each piece of work runs in
a save-point, so a refusal or a bug undoes only its own; trouble with the database undoes the group, and all are told
to try again.
"""

import hashlib
import hmac
import json
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from alembic import command
from alembic.config import Config
from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from facilitator.domain.entries import Entry, EntryKind
from facilitator.domain.errors import Busy, Conflict
from facilitator.domain.orders import Action, Order
from facilitator.store.base import Base
from facilitator.store.journal import as_entry, find_repeated, record, take_number

Result = TypeVar("Result")
Work = Callable[[Session], Result]
Offload = Callable[[Callable[[], Any]], Any]

db = SQLAlchemy(model_class=Base)

BUSY_SECONDS = 5.0
"""How long SQLite waits for another process's lock before the group is told to try again."""


class Repeated(Exception):
    """The same person's same `client_id` has been here before: `entry` is what it did then."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry


@dataclass
class Job(Generic[Result]):
    """One piece of work on its way through the writer."""

    work: Work[Result]
    is_done: bool = False
    result: Result | None = None
    fault: Exception | None = None

    def attempt(self, session: Session) -> None:
        """Does the work in a save-point. Trouble with the database itself is not caught: it undoes the whole group."""
        try:
            with session.begin_nested():
                self.result = self.work(session)
        except IntegrityError as fault:
            self.fault = fault
        except DBAPIError:
            raise
        except Exception as fault:  # noqa: BLE001 - handed to whoever asked for the work, and raised there
            self.fault = fault

    def outcome(self) -> Result:
        """What the work gave; raises what it raised."""
        if self.fault is not None:
            raise self.fault
        return self.result  # type: ignore[return-value]


class Writer:
    """Commits work in groups. `offload` runs a function elsewhere and waits: under gevent, on a native thread."""

    def __init__(self, engine: Engine, offload: Offload) -> None:
        self.engine = engine
        self.offload = offload
        self.queue: deque[Job[Any]] = deque()
        self.turn = threading.Lock()

    def write(self, work: Work[Result]) -> Result:
        """Runs the work and returns after its durable commit."""
        job = Job(work)
        self.queue.append(job)
        with self.turn:
            # Whoever had the turn before may have taken this job along with theirs.
            if not job.is_done:
                self.offload(self.commit_queued)
        return job.outcome()

    def commit_queued(self) -> None:
        """Does all queued work in one transaction."""
        jobs = [self.queue.popleft() for _ in range(len(self.queue))]
        try:
            with Session(self.engine) as session:
                # SQLAlchemy begins lazily: without this each job would wait out the busy timeout by itself.
                session.connection()
                for job in jobs:
                    job.attempt(session)
                session.commit()
        except DBAPIError:
            for job in jobs:
                job.fault = Busy("The database is busy. Nothing was changed; try again.", retry_after_seconds=1.0)
        finally:
            for job in jobs:
                job.is_done = True


def start(app: Flask, offload: Offload) -> None:
    """Gives the application its engines and its writer."""
    db.init_app(app)
    with app.app_context():
        is_sqlite = db.engine.dialect.name == "sqlite"
        if is_sqlite:
            tune_sqlite(db.engine, "BEGIN")
        engine = make_writing_engine(str(app.config["SQLALCHEMY_DATABASE_URI"])) if is_sqlite else db.engine
    app.extensions["writer"] = Writer(engine, offload if is_sqlite else run_here)
    app.extensions["publishers"] = []


def run_here(function: Callable[[], Result]) -> Result:
    """The offload of a process that may wait."""
    return function()


def make_writing_engine(url: str) -> Engine:
    """One connection for the writer alone; it takes SQLite's write lock before it reads, or updates would be lost."""
    engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    tune_sqlite(engine, "BEGIN IMMEDIATE")
    return engine


def tune_sqlite(engine: Engine, begin: str) -> None:
    """Sets what each SQLite connection needs to be durable, and how its transactions begin."""

    @event.listens_for(engine, "connect")
    def tune(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
        connection.execute("PRAGMA journal_mode = WAL")
        # NORMAL loses accepted notes at a power cut; FULL loses none.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # Erased words are overwritten in the file, not only unlinked.
        connection.execute("PRAGMA secure_delete = ON")

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Any) -> None:
        connection.exec_driver_sql(begin)


def write(work: Work[Result]) -> Result:
    """Commits work that no roundtable's journal records: links, grants, new roundtables."""
    db.session.close()
    writer: Writer = current_app.extensions["writer"]
    return writer.write(work)


def submit(action: Action, order: Order, values: Mapping[str, Any]) -> Entry:
    """Carries out an order: state and journal in one transaction, published after it. A repeated order acts once."""
    digest = digest_of(action, values)

    def work(session: Session) -> Entry:
        seq = take_number(session, order.viewer.roundtable_id)
        refuse_repetition(session, order, digest)
        fact = action(session, order, **values)
        session.flush()
        return record(session, order, seq, fact, digest)

    try:
        entry = write(work)
    except Repeated as repeated:
        return repeated.entry
    if entry.kind is EntryKind.ROUNDTABLE_CLOSED:
        scrub()
    publish(order.viewer.roundtable_id)
    return entry


def refuse_repetition(session: Session, order: Order, digest: str) -> None:
    """Stops an order that was carried out before; its number, just taken, goes back with the save-point."""
    row = find_repeated(session, order)
    if row is None:
        return
    if not hmac.compare_digest(row.digest, digest):
        raise Conflict("This client_id was used for something else. Make a new one for each thing you do.")
    raise Repeated(as_entry(row))


def digest_of(action: Action, values: Mapping[str, Any]) -> str:
    """A keyed hash of what was ordered: without the instance's secret it cannot be matched against guessed words."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    ordered = json.dumps([action.__name__, values], sort_keys=True, ensure_ascii=True)
    return hmac.new(key, ordered.encode(), hashlib.sha256).hexdigest()


def publish(roundtable_id: int) -> None:
    """Tells whoever listens in this process that a roundtable's journal has grown."""
    for publisher in current_app.extensions["publishers"]:
        publisher(roundtable_id)


def scrub() -> None:
    """Empties SQLite's write-ahead log into the database, so that erased words are in neither file."""
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def migrations(url: str) -> Config:
    """Alembic's settings for this database."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["url"] = url
    return config


def upgrade(app: Flask) -> None:
    """Brings the database to the newest migration; makes it if it is not there."""
    command.upgrade(migrations(str(app.config["SQLALCHEMY_DATABASE_URI"])), "head")
