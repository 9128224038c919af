"""What tests begin with: played by people once in a process, kept as a database, and opened as a copy by each test."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from inspect import signature
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic
from typing import Any

import pytest
from databases import Databases, dispose
from entries import come_in
from flask import Flask
from flask.testing import FlaskClient
from people import CODE, Person, make_live, make_settings
from sqlalchemy import update
from tokens import held

from facilitator.app import create_app
from facilitator.cli.links import make_link
from facilitator.database.access import write
from facilitator.domain.people import Role
from facilitator.store.people import CrewRow

Key = tuple[Path, str]
PARTS: dict[Key, Callable[..., Any]] = {}
"""What can be played, by its file and name."""


def part(play: Callable[..., Any]) -> Any:
    """A fixture that is played once, with other parts, `app`, `join` and `enter`; each test gets what it gave anew.

    Where a test's application was not opened as a world, it is played there.
    """
    key = (Path(play.__code__.co_filename), play.__name__)
    PARTS[key] = play

    @pytest.fixture(name=play.__name__)
    def find(app: Flask) -> Any:
        return world_of(app).get(key)

    return find


@cache
def find_part(path: Path, name: str) -> Key | None:
    """What a name stands for in a test's file, if it is a part: its own, or that of the nearest conftest."""
    keys = ((path, name), *((folder / "conftest.py", name) for folder in path.parents))
    return next((key for key in keys if key in PARTS), None)


def parts_of(request: pytest.FixtureRequest) -> tuple[Key, ...]:
    """The parts that a test asks for, in the order in which they would come to it."""
    found = [find_part(request.path, name) for name in request.fixturenames if not is_other(request, name)]
    return tuple(key for key in found if key is not None)


def is_other(request: pytest.FixtureRequest, name: str) -> bool:
    """Whether a test's file has something else of this name."""
    return hasattr(request.module, name) and (request.path, name) not in PARTS


@dataclass
class World:
    """An application, the devices of those who are there, and what each part that was played has given."""

    app: Flask
    clients: list[FlaskClient] = field(default_factory=list)
    made: dict[Key, Any] = field(default_factory=dict)

    def get(self, key: Key) -> Any:
        """What a part gives; it is played unless it has been."""
        if key not in self.made:
            play = PARTS[key]
            self.made[key] = play(**{name: self.give(key[0], name) for name in signature(play).parameters})
        return self.made[key]

    def give(self, path: Path, name: str) -> Any:
        """What a part of a file asks for."""
        known = {"app": self.app, "join": self.join, "enter": self.enter}
        key = None if name in known else find_part(path, name)
        return known[name] if key is None else self.get(key)

    def new_person(self, code: str = CODE) -> Person:
        """Somebody with a new device."""
        self.clients.append(self.app.test_client())
        return Person(self.clients[-1], code)

    def join(self, sector: str = "industry", code: str = CODE, **values: Any) -> Person:
        """Somebody who joins with a phone of their own."""
        person = self.new_person(code)
        form = {"csrf_token": person.token(), "client_id": secrets.token_hex(16), "sector": sector} | values
        response = person.client.post(f"/j/{code}", data=form)
        assert response.status_code == 303, response.get_data(as_text=True)
        return person

    def enter(self, role: Role) -> Person:
        """Somebody of the crew, let in by a link of their own."""
        person = self.new_person()
        with self.app.app_context():
            link = make_link(None, role)
        assert come_in(person.client, link).status_code == 303
        return person

    def move(self, app: Flask) -> "World":
        """The same at an application that has a copy of the database."""
        clients = [copy_device(client, app) for client in self.clients]
        known = {id(old): new for old, new in zip(self.clients, clients, strict=True)}
        return World(app, clients, deepcopy(self.made, {id(self.app): app, **known}))


def copy_device(client: FlaskClient, app: Flask) -> FlaskClient:
    """A device with the same cookies."""
    copied = app.test_client()
    copied._cookies.update(client._cookies)
    if client in held:
        held[copied] = held[client]
    return copied


def world_of(app: Flask) -> World:
    """The world of an application; a new one where it was not opened as one."""
    world: World = app.extensions.setdefault("world", World(app))
    return world


FRESH_SECONDS = 25.0
"""A device that was seen longer ago is written down again, and shown as one that has been away."""


@dataclass
class Played:
    """A database as it was left, and its application."""

    app: Flask
    address: str
    seen_at: float = field(default_factory=monotonic)

    def copy(self, databases: Databases, folder: Path) -> str:
        """The address of a copy in which every device was seen a moment ago, as where it has just come in."""
        if monotonic() - self.seen_at > FRESH_SECONDS:
            with self.app.app_context():
                write(lambda session: session.execute(update(CrewRow).values(last_seen_at=datetime.now(UTC))))
            dispose(self.app)
            self.seen_at = monotonic()
        return databases.copy(self.address, folder)


@dataclass
class Worlds:
    """Worlds that were played, by their parts and settings."""

    databases: Databases
    folder: Path
    kept: dict[Any, tuple[World, Played]] = field(default_factory=dict)

    def open(self, folder: Path, parts: tuple[Key, ...], **settings: Any) -> Iterator[Flask]:
        """The application of a copy of the world in which these parts were played, in this folder."""
        app, address = self.copy(folder, parts, **settings)
        yield app
        dispose(app)
        self.databases.drop(address)

    def copy(self, folder: Path, parts: tuple[Key, ...], **settings: Any) -> tuple[Flask, str]:
        """The application, and the address of its database."""
        key = (parts, *sorted(settings.items()))
        if key not in self.kept:
            self.kept[key] = self.play(parts, **settings)
        world, played = self.kept[key]
        for erased in Path(world.app.instance_path).glob("*.jsonl"):
            shutil.copy(erased, folder)
        address = played.copy(self.databases, folder)
        app = create_app(make_settings(folder, address, **settings))
        app.extensions["world"] = world.move(app)
        return app, address

    def play(self, parts: tuple[Key, ...], **settings: Any) -> tuple[World, Played]:
        """What the last of these parts makes of a world with all others; a live roundtable to begin with."""
        folder = Path(mkdtemp(dir=self.folder))
        if parts:
            app, address = self.copy(folder, parts[:-1], **settings)
            world_of(app).get(parts[-1])
        else:
            address = self.databases.copy(self.databases.empty, folder)
            app = create_app(make_settings(folder, address, **settings))
            make_live(app, CODE)
        dispose(app)
        return world_of(app), Played(app, address)
