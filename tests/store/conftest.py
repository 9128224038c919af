"""Commands on the scene that these tests begin with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import Done, run_command
from flask import Flask
from scenes import Scene
from waiting import serve_beside


@pytest.fixture
def command(scene: Scene, tmp_path: Path) -> Callable[..., Done]:
    """Runs a command on the scene's database, as somebody beside the server would."""

    def run(*words: str, address: str | None = None) -> Done:
        url = address or scene.app.config["SQLALCHEMY_DATABASE_URI"]
        return run_command({"FACILITATOR_INSTANCE": str(tmp_path), "FACILITATOR_DATABASE_URL": url}, words)

    return run


@pytest.fixture
def other_server(app: Flask) -> Iterator[Flask]:
    """Another server on the same database."""
    with serve_beside(app) as other:
        yield other
