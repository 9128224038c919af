"""The scene that these tests begin with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import Done, run_command
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
def command(scene: Scene, tmp_path: Path) -> Callable[..., Done]:
    """Runs a command on the scene's database, as somebody beside the server would."""

    def run(*words: str, address: str | None = None) -> Done:
        url = address or scene.app.config["SQLALCHEMY_DATABASE_URI"]
        return run_command({"FACILITATOR_INSTANCE": str(tmp_path), "FACILITATOR_DATABASE_URL": url}, words)

    return run
