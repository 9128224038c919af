"""What all tests begin with: databases, an application with a roundtable, and the people who are at it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from compiled import share
from databases import ON_BOTH, Databases, Files, Postgres, dispose, running_postgres
from flask import Flask
from hypothesis import settings
from people import CODE, NOW, Person, make_live, make_settings
from scenes import Scene, SceneFile, make_scene
from worlds import Worlds, part, parts_of, world_of
from xdist.scheduler import LoadScopeScheduling

from facilitator.domain.people import Role
from facilitator.watching.garbage import look_seldom, overlook_loaded

__all__ = ["CODE", "NOW", "Person", "dispose", "make_live", "make_settings"]

# Where a run decides whether a change is taken, the same change gets the same answer; elsewhere each run looks further.
# How long one takes is the machine's affair.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

share()


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
    """Keeps the tests of a file together: they share a server, or what was played for the first of them; and unit tests
    of a folder, which share what was composed, or read by the language model. Each process would do it all again."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", 1)[0]
        return file.rpartition("/")[0] if file.startswith("tests/unit/") else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Schedule:
    return Schedule(config, log)


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Databases in files."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "empty"
    folder.mkdir(exist_ok=True)
    return Files(folder)


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


@pytest.fixture
def has_limits() -> bool:
    """Whether the application keeps its limits; the tests of limits say yes."""
    return False


@pytest.fixture(scope="session")
def worlds(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """What tests begin with, each played once: kept by its databases, since pytest makes this anew where tests change
    from one kind to the other."""
    if databases.empty not in KEPT:
        KEPT[databases.empty] = Worlds(databases, tmp_path_factory.mktemp("worlds"))
    return KEPT[databases.empty]


KEPT: dict[str, Worlds] = {}
SCENES: dict[str, SceneFile] = {}


@pytest.fixture
def scene(databases: Databases, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Scene]:
    """A room in full swing, which is made once as well."""
    if databases.empty not in SCENES:
        SCENES[databases.empty] = make_scene(tmp_path_factory.mktemp("scene"), databases)
    yield from SCENES[databases.empty].open(tmp_path)


@pytest.fixture
def app(request: pytest.FixtureRequest, tmp_path: Path, worlds: Worlds, has_limits: bool) -> Iterator[Flask]:
    # Limits count what is asked of one application: there everybody comes in anew.
    parts = () if has_limits else parts_of(request)
    # No context is left pushed: Flask would share it, and with it the cross-site token, among all test clients.
    yield from worlds.open(tmp_path, parts, has_limits=has_limits)


@pytest.fixture
def eve(app: Flask) -> Person:
    """A stranger: has the address, and nothing else."""
    return Person(app.test_client())


@pytest.fixture
def join(app: Flask) -> Callable[..., Person]:
    """Lets somebody join with a phone of their own."""
    return world_of(app).join


@pytest.fixture
def enter(app: Flask) -> Callable[[Role], Person]:
    """Lets somebody of the crew in with a link of their own."""
    return world_of(app).enter


@part
def ann(join: Callable[..., Person]) -> Person:
    """An attendee from industry."""
    return join("industry")


@part
def ben(join: Callable[..., Person]) -> Person:
    """An attendee from academia."""
    return join("academia")


@part
def fay(enter: Callable[[Role], Person]) -> Person:
    """The facilitator."""
    return enter(Role.FACILITATOR)


@part
def wes(enter: Callable[[Role], Person]) -> Person:
    """A writer."""
    return enter(Role.WRITER)


@part
def dee(enter: Callable[[Role], Person]) -> Person:
    """A projector."""
    return enter(Role.DISPLAY)
