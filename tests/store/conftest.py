"""The scene that these tests begin with."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from databases import Databases
from scenes import Scene, SceneFile, make_scene


@pytest.fixture(scope="session")
def scene_file(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> SceneFile:
    """The scene, made once."""
    return make_scene(tmp_path_factory.mktemp("scene"), databases)


@pytest.fixture
def scene(scene_file: SceneFile, tmp_path: Path) -> Iterator[Scene]:
    """A room in full swing."""
    yield from scene_file.open(tmp_path)


@pytest.fixture
def command(scene: Scene, tmp_path: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Runs a command on the scene's database, as somebody beside the server would."""

    def run(*words: str, address: str | None = None) -> "subprocess.CompletedProcess[str]":
        url = address or scene.app.config["SQLALCHEMY_DATABASE_URI"]
        environment = os.environ | {"FACILITATOR_INSTANCE": str(tmp_path), "FACILITATOR_DATABASE_URL": url}
        return subprocess.run(
            [sys.executable, "-m", "facilitator", *words], env=environment, capture_output=True, text=True
        )

    return run
