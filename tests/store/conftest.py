"""The scene that these tests begin with."""

from collections.abc import Iterator
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
