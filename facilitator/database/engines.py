"""How each database is opened: so that what is committed stays, and nobody waits for ever.

SQLite serves one computer, PostgreSQL several processes. Reading sees one state of the database from a request's first
look to its last, on both.
"""

from pathlib import Path
from sqlite3 import OperationalError
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.pool import NullPool, StaticPool

from facilitator.database.files import make_private_database

BUSY_SECONDS = 5.0
"""How long anything waits for another process's lock, or for a free connection, before it is told to try again."""

MIGRATING_SECONDS = 120.0
"""How long a server that starts waits for another that is migrating: a large database takes a while."""

READING_CONNECTIONS = 20
WRITING_CONNECTIONS = 10
"""Of each server to PostgreSQL, opened as they are needed; one processor keeps no more of them busy."""

STUCK_SECONDS = 10
"""A process that stops in the middle of writing lets go of its roundtable after so long."""

SCRUB_SECONDS = 0.4
"""Whoever scrubs waits no longer than this for readers, since everyone else waits behind."""

AT_ONCE = {"facilitator_at_once": True}
"""SQLAlchemy's option for a connection whose transaction begins now or not at all."""

DIALLING = {
    "connect_timeout": int(BUSY_SECONDS),
    # A database that vanished from the network is noticed within half a minute.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}


def is_sqlite(url: str) -> bool:
    """Whether this address is a file of our own."""
    return make_url(url).get_backend_name() == "sqlite"


def file_of(url: URL) -> Path | None:
    """The file of a SQLite database, unless it is in memory or has an address of SQLite's own."""
    name = url.database or ":"
    return None if name.startswith((":", "file:")) else Path(name)


def reading_options(url: str) -> dict[str, Any]:
    """What Flask-SQLAlchemy opens its engine with."""
    if is_sqlite(url):
        return {"pool_size": READING_CONNECTIONS, "pool_timeout": BUSY_SECONDS} if file_of(make_url(url)) else {}
    return {"pool_size": READING_CONNECTIONS} | remote_options("REPEATABLE READ")


def remote_options(isolation_level: str, **session: str) -> dict[str, Any]:
    """What every engine of a database behind a network needs; `session` sets parameters of the server's."""
    options = " ".join(f"-c {name}={value}" for name, value in session.items())
    return {
        "isolation_level": isolation_level,
        # None above the pool's size: it would be closed after each use, and to open one costs the database a process.
        "max_overflow": 0,
        "pool_use_lifo": True,
        "pool_timeout": BUSY_SECONDS,
        # A connection that died while nobody used it is replaced, so a restart of the database costs one answer.
        "pool_pre_ping": True,
        "connect_args": DIALLING | ({"options": options} if options else {}),
    }


def make_reading_engine(url: str) -> Engine:
    """What a command reads with: what it sees stays as it was at its first look."""
    engine = create_engine(url, **reading_options(url))
    if is_sqlite(url):
        tune_sqlite(engine, "BEGIN")
    return engine


def make_writing_engine(url: str) -> Engine:
    """What the committer alone uses.

    On SQLite one connection, which takes the write lock before it reads, or updates would be lost. On PostgreSQL the
    lock is the roundtable's row, and what is read after it must be what is newest: hence the isolation level.
    """
    if is_sqlite(url):
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
        tune_sqlite(engine, "BEGIN IMMEDIATE")
        return engine
    options = remote_options(
        "READ COMMITTED",
        lock_timeout=f"{BUSY_SECONDS:.0f}s",
        idle_in_transaction_session_timeout=f"{STUCK_SECONDS}s",
        # An answer means that the note is on the disk, whatever the server's own habit is.
        synchronous_commit="on",
    )
    return create_engine(url, pool_size=WRITING_CONNECTIONS, **options)


def make_migrating_engine(url: str) -> Engine:
    """What migrations use: they wait long for each other, and may take tables apart."""
    if is_sqlite(url):
        engine = create_engine(url)
        tune_sqlite(engine, "BEGIN IMMEDIATE", foreign_keys=False, busy_seconds=MIGRATING_SECONDS)
        return engine
    return create_engine(url, isolation_level="READ COMMITTED", connect_args=DIALLING)


def make_scrubbing_engine(url: str) -> Engine:
    """What the scrubber uses: a connection for each attempt, no transaction, little patience."""
    if is_sqlite(url):
        engine = create_engine(url, poolclass=NullPool)
        tune_sqlite(engine, None, busy_seconds=SCRUB_SECONDS)
        return engine
    options = {"options": f"-c lock_timeout={int(SCRUB_SECONDS * 1000)}ms"}
    return create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=DIALLING | options)


def tune_sqlite(
    engine: Engine, begin: str | None, *, foreign_keys: bool = True, busy_seconds: float = BUSY_SECONDS
) -> None:
    """Sets what each SQLite connection needs to be durable and private, and how its transactions begin, if at all."""
    path = file_of(engine.url)

    @event.listens_for(engine, "do_connect")
    def make_private(*_arguments: Any) -> None:
        if path is not None:
            make_private_database(path)

    @event.listens_for(engine, "connect")
    def tune(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
        use_log(connection, busy_seconds)
        # NORMAL loses accepted notes at a power cut; FULL loses none.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA foreign_keys = {int(foreign_keys)}")
        # Erased words are overwritten in the file, not only unlinked.
        connection.execute("PRAGMA secure_delete = ON")

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Any) -> None:
        if begin is None:
            return
        if connection.get_execution_options().keys() >= AT_ONCE.keys():
            begin_at_once(connection, begin, busy_seconds)
        else:
            connection.exec_driver_sql(begin)


def begin_at_once(connection: Any, begin: str, busy_seconds: float) -> None:
    """Begins a transaction, or fails at once where another process has the lock."""
    # By the driver: each gives a row, for which SQLAlchemy would make a result.
    driven = connection.connection.driver_connection
    driven.execute("PRAGMA busy_timeout = 0")
    try:
        connection.exec_driver_sql(begin)
    finally:
        driven.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")


def use_log(connection: Any, seconds: float) -> None:
    """Has SQLite write to a log beside the file; tries for so long, as the busy timeout does not hold for this order:
    of two processes that open a new file together, one is refused at once."""
    ends_at = monotonic() + seconds
    while not takes_log(connection, must=monotonic() > ends_at):
        sleep(0.02)


def takes_log(connection: Any, *, must: bool) -> bool:
    """Whether SQLite had its turn. Raises OperationalError for what does not pass, and where there is no other try."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except OperationalError as error:
        if must or not error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise
        return False
    return True
