"""The `facilitator` command on both databases, as whoever looks after a server uses it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from databases import Databases

EXAMPLE = Path(__file__).parents[2] / "facilitator" / "examples" / "space.jsonl"

Command = Callable[..., str]


@pytest.fixture
def command(databases: Databases, tmp_path: Path) -> Iterator[Command]:
    """Runs a command that must succeed, on a new database; gives what it printed."""
    address = databases.blank(tmp_path)
    environment = os.environ | {"FACILITATOR_INSTANCE": str(tmp_path), "FACILITATOR_DATABASE_URL": address}

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "facilitator", *words], env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    yield run
    databases.drop(address)


def test_what_is_imported_is_whole_and_comes_out_again(command: Command, tmp_path: Path) -> None:
    code = command("import", str(EXAMPLE), "--title", "Space", "--with-themes")
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    command("export", code, "--format", "json", "--output", str(first))

    again = command("import", str(first), "--title", "Space")
    command("export", again, "--format", "json", "--output", str(second))

    assert "OFF" not in command("check")
    one, other = (json.loads(path.read_text()) for path in (first, second))
    assert len(one["notes"]) == len(other["notes"]) > 0
    assert [theme["name"] for theme in one["themes"]] == [theme["name"] for theme in other["themes"]]


def test_a_database_that_is_not_there_is_one_line_and_no_trace(tmp_path: Path) -> None:
    environment = os.environ | {"FACILITATOR_INSTANCE": str(tmp_path)}
    words = ["--database", "postgresql://nobody:a-password@127.0.0.1:9/nothing", "check"]
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", *words], env=environment, capture_output=True, text=True
    )

    assert done.returncode == 2
    assert done.stderr.startswith("facilitator: the database cannot be used: ")
    assert done.stderr.count("\n") == 1
    assert "a-password" not in done.stderr
