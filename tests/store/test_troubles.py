"""A full disk, a database that may only be read, one that is locked or away: each is said, and passes by itself."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from conftest import CODE, Person
from databases import Databases, Postgres
from flask import Flask
from sqlalchemy import event, exc
from sqlalchemy.exc import OperationalError
from witness import stored

from facilitator.database.engines import use_log
from facilitator.database.troubles import tell_apart
from facilitator.domain.troubles import Trouble

Fault = Callable[[], AbstractContextManager[None]]


def address_of(app: Flask) -> str:
    return str(app.config["SQLALCHEMY_DATABASE_URI"])


def failed(name: str) -> OperationalError:
    """SQLite's error of this name, as SQLAlchemy hands it on."""
    cause = sqlite3.OperationalError("words of somebody's note")
    cause.sqlite_errorname = name
    return OperationalError("INSERT", {}, cause)


@contextmanager
def hampered(app: Flask, pragma: str) -> Iterator[None]:
    """Whatever the committer opens meanwhile is SQLite with this switch, which gives the fault's very error."""
    engine = app.extensions["committer"].engine
    pragmas = [pragma]

    def hamper(connection: Any, _record: Any) -> None:
        for each in pragmas:
            connection.execute(each)

    event.listen(engine, "connect", hamper)
    engine.dispose()
    yield
    pragmas.clear()


@contextmanager
def full(app: Flask) -> Iterator[None]:
    """There is no room for anything that would be committed."""
    engine = app.extensions["committer"].engine

    def refuse(_connection: Any) -> None:
        raise failed("SQLITE_FULL")

    event.listen(engine, "commit", refuse)
    yield
    event.remove(engine, "commit", refuse)


@contextmanager
def locked(app: Flask) -> Iterator[None]:
    """Another program is in the middle of writing, and we are not patient."""
    with (
        hampered(app, "PRAGMA busy_timeout = 50"),
        closing(sqlite3.connect(address_of(app).removeprefix("sqlite:///"), isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def decreed(app: Flask, databases: Databases, begin: str, end: str) -> Iterator[None]:
    """PostgreSQL's administrator decides something about the database, and everybody has to come in anew."""
    assert isinstance(databases, Postgres)
    name = databases.name_of(address_of(app))
    databases.do(begin, name)  # type: ignore[arg-type]
    databases.disconnect(address_of(app))
    yield
    databases.do(end, name)  # type: ignore[arg-type]
    databases.disconnect(address_of(app))


ON_SQLITE: dict[Trouble, Callable[[Flask], AbstractContextManager[None]]] = {
    Trouble.FULL: full,
    Trouble.READ_ONLY: lambda app: hampered(app, "PRAGMA query_only = ON"),
    Trouble.LOCKED: locked,
}
DECREES = {
    Trouble.READ_ONLY: (
        "ALTER DATABASE {} SET default_transaction_read_only = on",
        "ALTER DATABASE {} RESET default_transaction_read_only",
    ),
    Trouble.UNREACHABLE: ("ALTER DATABASE {} ALLOW_CONNECTIONS false", "ALTER DATABASE {} ALLOW_CONNECTIONS true"),
}


@pytest.fixture
def fault(app: Flask, databases: Databases, trouble: Trouble) -> Fault:
    """Brings the trouble about, for as long as wanted."""
    if isinstance(databases, Postgres):
        return lambda: decreed(app, databases, *DECREES[trouble])
    return lambda: ON_SQLITE[trouble](app)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
@pytest.mark.parametrize("trouble", ON_SQLITE)
def test_each_trouble_of_sqlite_is_said_and_passes_by_itself(
    app: Flask, ann: Person, eve: Person, fault: Fault, trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    live_through(app, ann, eve, fault, trouble, caplog)


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
@pytest.mark.parametrize("trouble", DECREES)
def test_each_trouble_of_postgresql_is_said_and_passes_by_itself(
    app: Flask, ann: Person, eve: Person, fault: Fault, trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    live_through(app, ann, eve, fault, trouble, caplog)


def live_through(
    app: Flask, ann: Person, eve: Person, fault: Fault, trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    """Ann posts in the trouble and after it; a balancer asks all the while."""
    token = ann.client.get(f"/r/{CODE}/token").get_json()["token"]
    note = {"client_id": "sent-in-trouble", "heading": "talent", "kind": "ask", "text": "is it kept?"}
    before = stored(app)
    with fault():
        if trouble is not Trouble.UNREACHABLE:
            # Nobody has ordered anything: for those who only look, all is well.
            assert eve.client.get("/health").status_code == 200

        for _ in range(2):
            refused = ann.client.post(f"/r/{CODE}/commands/note.post", json=note, headers={"X-CSRF-Token": token})
            assert (refused.status_code, refused.get_json()["error"]) == (503, "busy")
            assert refused.get_json()["message"] == trouble.sentence
            assert refused.get_json()["retry_after"] == trouble.retry_after_seconds

            health = eve.client.get("/health")
            assert health.status_code == 503
            said = health.get_json()
            assert (said["ok"], said["database"], said["reason"]) == (False, trouble, trouble.sentence)
    logged = {getattr(record, "facts", {}).get("trouble") for record in caplog.records}

    # Nobody orders anything now either, and a balancer that sends nobody here still hears that it may.
    assert trouble in logged
    assert eve.client.get("/health").get_json()["database"] == "answers"
    assert stored(app) == before
    again = ann.client.post(f"/r/{CODE}/commands/note.post", json=note, headers={"X-CSRF-Token": token})
    assert again.status_code == 200
    assert [own["text"] for own in ann.board()["notes"]] == ["is it kept?"]


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("trouble", "title"),
    [
        (Trouble.FULL, "The disk is full"),
        (Trouble.READ_ONLY, "Nothing can be written"),
        (Trouble.LOCKED, "Busy for a moment"),
    ],
)
def test_fays_page_names_the_trouble(app: Flask, fay: Person, fault: Fault, trouble: Trouble, title: str) -> None:
    token = fay.client.get(f"/r/{CODE}/token").get_json()["token"]
    with fault():
        page = fay.client.post("/programme/devices/end-others", data={"csrf_token": token})

    assert page.status_code == 503
    assert f"<h1>{title}</h1>" in page.get_data(as_text=True)
    assert trouble.sentence.replace("'", "&#39;") in page.get_data(as_text=True)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
@pytest.mark.parametrize("trouble", ON_SQLITE)
def test_a_close_in_trouble_closes_nothing_and_the_same_press_closes_after_it(
    app: Flask, ann: Person, fay: Person, fault: Fault, trouble: Trouble
) -> None:
    ann.post("nobody has released this", off_record=True)
    order = {"client_id": "close-in-trouble", "code": CODE}
    headers = {"X-CSRF-Token": fay.client.get(f"/r/{CODE}/token").get_json()["token"]}
    before = stored(app)
    with fault():
        refused = fay.client.post(f"/r/{CODE}/commands/roundtable.close", json=order, headers=headers)

    assert (refused.status_code, refused.get_json()["error"]) == (503, "busy")
    assert refused.get_json()["message"] == trouble.sentence
    assert stored(app) == before
    closed = fay.client.post(f"/r/{CODE}/commands/roundtable.close", json=order, headers=headers)
    assert closed.status_code == 200


def test_whoever_takes_words_back_while_the_list_has_no_room_for_it_is_told_and_does_it_later(
    app: Flask, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = ann.post("take this back")
    before = stored(app)
    with monkeypatch.context() as full_disk:
        full_disk.setattr("facilitator.database.erasures.os.write", lambda *_written: 0)
        refused = ann.tell("note.withdraw", note=note["id"])

    assert (refused.status_code, refused.get_json()["message"]) == (503, Trouble.FULL.sentence)
    assert stored(app) == before
    ann.do("note.withdraw", note=note["id"])


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
def test_a_page_says_that_the_database_is_away(app: Flask, databases: Databases, ann: Person) -> None:
    with decreed(app, databases, *DECREES[Trouble.UNREACHABLE]):
        page = ann.client.get(f"/j/{CODE}")
    back = ann.client.get(f"/j/{CODE}")

    assert page.status_code == 503
    assert "<h1>The database is away</h1>" in page.get_data(as_text=True)
    assert back.status_code == 200


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_while_all_is_well_a_balancer_writes_nothing(app: Flask, eve: Person) -> None:
    written: list[str] = []

    def listen(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        written.append(statement)

    event.listen(app.extensions["committer"].engine, "before_cursor_execute", listen)
    for _ in range(10):
        assert eve.client.get("/health").status_code == 200

    assert written == []


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (failed("SQLITE_FULL"), Trouble.FULL),
        (failed("SQLITE_IOERR_SHMSIZE"), Trouble.FULL),
        (failed("SQLITE_READONLY_DBMOVED"), Trouble.READ_ONLY),
        (failed("SQLITE_BUSY_SNAPSHOT"), Trouble.LOCKED),
        (failed("SQLITE_LOCKED_SHAREDCACHE"), Trouble.LOCKED),
        (failed("SQLITE_CANTOPEN"), Trouble.UNREACHABLE),
        (failed("SQLITE_IOERR_READ"), Trouble.UNREACHABLE),
        (failed("SQLITE_IOERR_WRITE"), Trouble.READ_ONLY),
        (failed("SQLITE_IOERR_FSYNC"), Trouble.READ_ONLY),
        (OperationalError("INSERT", {}, psycopg.errors.DiskFull()), Trouble.FULL),
        (OperationalError("INSERT", {}, psycopg.errors.ReadOnlySqlTransaction()), Trouble.READ_ONLY),
        (OperationalError("INSERT", {}, psycopg.errors.LockNotAvailable()), Trouble.LOCKED),
        (OperationalError("INSERT", {}, psycopg.errors.DeadlockDetected()), Trouble.LOCKED),
        (OperationalError("INSERT", {}, psycopg.errors.AdminShutdown()), Trouble.UNREACHABLE),
        (OperationalError("INSERT", {}, psycopg.OperationalError("full of words")), Trouble.UNREACHABLE),
        (exc.TimeoutError(), Trouble.BUSY),
    ],
    ids=repr,
)
def test_a_trouble_is_known_by_its_drivers_name_for_it(error: Exception, trouble: Trouble) -> None:
    assert tell_apart(error) is trouble


class Contested:
    """A new file that another process is opening too: it is refused at once, whatever the busy timeout says."""

    def __init__(self, connection: sqlite3.Connection, refusals: int) -> None:
        self.connection, self.refusals = connection, refusals

    def execute(self, words: str) -> sqlite3.Cursor:
        if self.refusals:
            self.refusals -= 1
            raise error_named("SQLITE_BUSY")
        return self.connection.execute(words)


def error_named(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorname = name
    return error


def test_two_servers_that_open_a_new_database_together_wait_for_each_other(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection:
        use_log(Contested(connection, 2), seconds=5)

        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_who_never_gets_a_turn_is_told(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection, pytest.raises(sqlite3.OperationalError):
        use_log(Contested(connection, 1000), seconds=0.05)
