"""An application whose crew signs in, and its first organiser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from crews import make_app, welcome
from databases import Databases, dispose
from flask import Flask

from facilitator.actions.accounts import Place
from facilitator.domain.people import Role


@pytest.fixture
def settings() -> dict[str, Any]:
    """What a test sets besides."""
    return {}


@pytest.fixture
def app(tmp_path: Path, databases: Databases, settings: dict[str, Any]) -> Iterator[Flask]:
    app, address = make_app(tmp_path, databases, **settings)
    make_live(app, CODE)
    yield app
    dispose(app)
    databases.drop(address)


@pytest.fixture
def ada(app: Flask) -> Person:
    """An organiser of everything."""
    return welcome(app, "ada", (Role.ORGANISER, Place()))
