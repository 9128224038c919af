"""A series of roundtables that some of these tests begin with, and its archive."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from archived import make_archive
from conftest import Person, make_settings
from databases import Databases, dispose
from flask import Flask
from series_of_three import Themes, make_series
from worlds import part

from facilitator.app import create_app


@part
def series(app: Flask, join: Callable[..., Person], fay: Person) -> Themes:
    """Three rooms that say the same of three things; gives their themes by room and key."""
    return make_series(app, join, fay)


@pytest.fixture
def elsewhere(tmp_path: Path, databases: Databases) -> Iterator[Flask]:
    """Another installation, with nothing in it."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    address = databases.copy(databases.empty, folder)
    app = create_app(make_settings(folder, address))
    yield app
    dispose(app)
    databases.drop(address)


_MADE: list[bytes] = []
"""The archive, once it has been made: all these tests take it to pieces, and none changes it."""


@pytest.fixture
def archive(request: pytest.FixtureRequest) -> bytes:
    """The three rooms, closed, with an issue that is read in one of them and one that was told apart."""
    if not _MADE:
        _MADE.append(make_archive(*(request.getfixturevalue(name) for name in ("fay", "series", "monkeypatch"))))
    return _MADE[0]
