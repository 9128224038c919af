"""A command that somebody ends half-way says so, and leaves nothing half-written for others to find."""

import os
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import Done, run_command
from scenes import Scene
from sqlalchemy import Engine, event

Ended = Callable[..., Done]
HOW = pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])


@pytest.fixture
def ended(scene: Scene, tmp_path: Path) -> Ended:
    """Runs a command that gets a signal at its first statement of this kind at another database than the scene's."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()

    def run(how: signal.Signals, statement: str, *words: str) -> Done:
        url = scene.app.config["SQLALCHEMY_DATABASE_URI"]

        def prepare() -> None:
            tempfile.tempdir = str(temporary)
            # As for whoever types it, also where these tests run in the background.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGHUP, signal.SIG_DFL)

            @event.listens_for(Engine, "after_cursor_execute")
            def step(connection: Any, _cursor: Any, said: str, *_more: Any) -> None:
                if said.startswith(statement) and connection.engine.url.render_as_string(hide_password=False) != url:
                    os.kill(os.getpid(), how)

        return run_command({"FACILITATOR_INSTANCE": str(tmp_path), "FACILITATOR_DATABASE_URL": url}, words, prepare)

    return run


@HOW
def test_a_backup_that_is_ended_leaves_no_part_of_it(
    scene: Scene, ended: Ended, tmp_path: Path, how: signal.Signals
) -> None:
    scene.ann.post("openlymark")
    away = tmp_path / "away"
    away.mkdir()

    done = ended(how, "INSERT INTO note_text", "backup", str(away / "one.db"))

    assert (done.returncode, done.stderr) == (128 + how, "")
    assert [each.name for each in away.iterdir()] == ["erasures.jsonl"]


@HOW
def test_a_restore_that_is_ended_leaves_no_copy_of_the_backup(
    scene: Scene, ended: Ended, command: Ended, tmp_path: Path, how: signal.Signals
) -> None:
    scene.ann.post("openlymark")
    path = tmp_path / "one.db"
    assert command("backup", str(path)).returncode == 0

    done = ended(how, "SELECT note_text", "restore", str(path), "--overwrite")

    assert (done.returncode, done.stderr) == (128 + how, "")
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_backup_that_was_killed_leaves_nothing_once_another_is_made(
    scene: Scene, ended: Ended, command: Ended, tmp_path: Path
) -> None:
    scene.ann.post("openlymark")
    away = tmp_path / "away"
    away.mkdir()
    assert ended(signal.SIGKILL, "INSERT INTO note_text", "backup", str(away / "one.db")).returncode < 0

    assert command("backup", str(away / "one.db")).returncode == 0

    assert sorted(each.name for each in away.iterdir()) == ["erasures.jsonl", "one.db"]
