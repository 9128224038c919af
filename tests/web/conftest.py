"""The scene that these tests begin with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Person
from databases import Databases
from flask import Flask
from scenes import Scene, SceneFile, make_scene
from series_of_three import Themes, make_series
from worlds import part


@pytest.fixture(scope="session")
def scene_file(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> SceneFile:
    """The scene, made once."""
    return make_scene(tmp_path_factory.mktemp("scene"), databases)


@pytest.fixture
def scene(scene_file: SceneFile, tmp_path: Path) -> Iterator[Scene]:
    """A room in full swing."""
    yield from scene_file.open(tmp_path)


@part
def series(app: Flask, join: Callable[..., Person], fay: Person) -> Themes:
    """Three rooms that say the same of three things; gives their themes by room and key."""
    return make_series(app, join, fay)
