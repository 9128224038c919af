"""The people of these tests, and a roundtable for them to be at."""

import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from compiled import share
from databases import ON_BOTH, Databases, Files, Postgres, dispose, running_postgres
from entries import come_in
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from names import as_meant, key_of
from sqlalchemy.orm import Session
from xdist.scheduler import LoadScopeScheduling

from facilitator.actions.roundtables import make_roundtable, status_columns
from facilitator.app import create_app
from facilitator.cli.links import make_link
from facilitator.config import Settings
from facilitator.database.access import write
from facilitator.domain.accounts.passwords import Cost
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.orders import Order
from facilitator.domain.people import Role, Viewer
from facilitator.domain.phases import Phase, Status
from facilitator.store.journal import record, take_number
from facilitator.watching.garbage import look_seldom, overlook_loaded

# Where a run decides whether a change is taken, the same change gets the same answer; elsewhere each run looks further.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

share()

CODE = "KTRBW"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def pytest_collection_finish() -> None:
    """Looks for garbage as a server does: each test makes an application, and a look at all that went before it would
    take a sixth of the time."""
    look_seldom()
    overlook_loaded()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Runs on both databases what is about storing, and everything else on SQLite alone."""
    folder = metafunc.definition.path.parent.name
    has_chosen = any("databases" in mark.args for mark in metafunc.definition.iter_markers("parametrize"))
    if "databases" in metafunc.fixturenames and folder in ON_BOTH and not has_chosen:
        metafunc.parametrize("databases", ["sqlite", "postgresql"], indirect=True, scope="session")


class Schedule(LoadScopeScheduling):
    """Keeps the tests of a file together where they share a server; all others go to whichever process has time."""

    SHARING = ("tests/browser/", "tests/live/")

    def _split_scope(self, nodeid: str) -> str:
        return nodeid.split("::", 1)[0] if nodeid.startswith(self.SHARING) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Schedule:
    return Schedule(config, log)


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Databases in files."""
    return Files(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgres]:
    """A server from a wheel; nothing has to be there before."""
    with running_postgres() as postgres:
        yield postgres


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest) -> Databases:
    """Where the databases of this test are made."""
    kind: Databases = request.getfixturevalue(getattr(request, "param", "sqlite"))
    return kind


CHEAP = Cost(1, 8, 1)
"""A password's hash that takes no time, and would keep nothing."""


def make_settings(instance: Path, database_url: str, **more: Any) -> Settings:
    """Settings for tests: without limits, since one person here does more in a second than any in a room."""
    return Settings(
        instance=instance,
        database_url=database_url,
        secret_key="a secret of these tests only",
        public_url="http://room.test:8000",
        **({"has_limits": False, "password_cost": CHEAP} | more),
    )


@pytest.fixture
def has_limits() -> bool:
    """Whether the application keeps its limits; the tests of limits say yes."""
    return False


@pytest.fixture
def app(tmp_path: Path, databases: Databases, has_limits: bool) -> Iterator[Flask]:
    address = databases.copy(databases.empty, tmp_path)
    app = create_app(make_settings(tmp_path, address, has_limits=has_limits))
    make_live(app, CODE)
    # No context is left pushed: Flask would share it, and with it the cross-site token, among all test clients.
    yield app
    dispose(app)
    databases.drop(address)


def make_live(app: Flask, code: str, phase: Phase = Phase.POST, **values: Any) -> int:
    """A live roundtable, with nobody there yet; gives its id. Phones hear of each other's notes once in the reveal."""

    def work(session: Session) -> int:
        row = make_roundtable(session, code=code, title=f"Table {code}", now=NOW, **({"cluster": "Nuclear"} | values))
        row.status, row.phase, row.phase_started_at = Status.LIVE, phase, NOW
        fact = Fact(EntryKind.ROUNDTABLE_MADE, {"roundtable": status_columns(row)})
        order = Order(Viewer(row.id, Role.ORGANISER), "made", NOW)
        session.flush()
        record(session, order, take_number(session, row.id), fact, digest="")
        return row.id

    with app.app_context():
        return write(work)


@dataclass
class Person:
    """Somebody with a device of their own; `tell` gives an order as a page's script would."""

    client: FlaskClient
    code: str = CODE
    said: list[dict[str, Any]] = field(default_factory=list)

    def tell(self, name: str, /, **values: Any) -> Any:
        """Sends an order with a new client_id unless one is given; gives the response."""
        payload = {"client_id": secrets.token_hex(16)} | as_meant(self.client, name, values)
        token = self.client.get(f"/r/{self.code}/token").get_json()["token"]
        return self.client.post(f"/r/{self.code}/commands/{name}", json=payload, headers={"X-CSRF-Token": token})

    def do(self, name: str, /, **values: Any) -> dict[str, Any]:
        """Sends an order that must be carried out; gives the entry."""
        response = self.tell(name, **values)
        assert response.status_code == 200, response.get_json()
        entry: dict[str, Any] = response.get_json()["entry"]
        return entry

    def post(self, text: str = "Coded welders are leaving", **values: Any) -> dict[str, Any]:
        """Posts a note that must be taken; gives it as its author sees it, under the key that the crew knows it by."""
        words = {"heading": "talent", "kind": "barrier", "text": text, "off_record": False} | values
        note: dict[str, Any] = self.do("note.post", **words)["notes"][0]
        return note | {"alias": note["id"], "id": key_of(self.client, "note", note["id"])}

    def board(self, audience: str | None = None) -> dict[str, Any]:
        """The board as this person's device may see it."""
        query = f"?audience={audience}" if audience else ""
        response = self.client.get(f"/r/{self.code}/snapshot{query}")
        assert response.status_code == 200, response.get_json()
        board: dict[str, Any] = response.get_json()["board"]
        return board

    def entries(self, after: int = 0, audience: str | None = None) -> list[dict[str, Any]]:
        """Every entry after a number, as this person's device may see it."""
        query = f"&audience={audience}" if audience else ""
        response = self.client.get(f"/r/{self.code}/entries?after={after}{query}")
        assert response.status_code == 200, response.get_json()
        entries: list[dict[str, Any]] = response.get_json()["entries"]
        return entries


@pytest.fixture
def eve(app: Flask) -> Person:
    """A stranger: has the address, and nothing else."""
    return Person(app.test_client())


@pytest.fixture
def join(app: Flask) -> Callable[..., Person]:
    """Lets somebody join with a phone of their own."""

    def let_join(sector: str = "industry", code: str = CODE, **values: Any) -> Person:
        person = Person(app.test_client(), code)
        token = person.client.get(f"/r/{code}/token").get_json()["token"]
        form = {"csrf_token": token, "client_id": secrets.token_hex(16), "sector": sector} | values
        response = person.client.post(f"/j/{code}", data=form)
        assert response.status_code == 303, response.get_data(as_text=True)
        return person

    return let_join


@pytest.fixture
def ann(join: Callable[..., Person]) -> Person:
    """An attendee from industry."""
    return join("industry")


@pytest.fixture
def ben(join: Callable[..., Person]) -> Person:
    """An attendee from academia."""
    return join("academia")


@pytest.fixture
def enter(app: Flask) -> Callable[[Role], Person]:
    """Lets somebody of the crew in with a link of their own."""

    def let_in(role: Role) -> Person:
        person = Person(app.test_client())
        with app.app_context():
            link = make_link(None, role)
        assert come_in(person.client, link).status_code == 303
        return person

    return let_in


@pytest.fixture
def fay(enter: Callable[[Role], Person]) -> Person:
    """The facilitator."""
    return enter(Role.FACILITATOR)


@pytest.fixture
def wes(enter: Callable[[Role], Person]) -> Person:
    """A writer."""
    return enter(Role.WRITER)


@pytest.fixture
def dee(enter: Callable[[Role], Person]) -> Person:
    """A projector."""
    return enter(Role.DISPLAY)
