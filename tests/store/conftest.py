"""Commands on the scene that these tests begin with."""

from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Done, run_command
from scenes import Scene


@pytest.fixture
def command(scene: Scene, tmp_path: Path) -> Callable[..., Done]:
    """Runs a command on the scene's database, as somebody beside the server would."""

    def run(*words: str, address: str | None = None) -> Done:
        url = address or scene.app.config["SQLALCHEMY_DATABASE_URI"]
        return run_command({"FACILITATOR_INSTANCE": str(tmp_path), "FACILITATOR_DATABASE_URL": url}, words)

    return run
