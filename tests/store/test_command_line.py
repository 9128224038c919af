"""The `facilitator` command on both databases, as whoever looks after a server uses it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import make_settings
from databases import Databases, dispose
from entries import come_in
from witness import roundtable_id

from facilitator.app import create_app
from facilitator.cli.links import make_link
from facilitator.domain.people import Role

EXAMPLE = Path(__file__).parents[2] / "facilitator" / "examples" / "space.jsonl"

Command = Callable[..., str]


@pytest.fixture
def address(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """Where a new database is."""
    address = databases.blank(tmp_path)
    yield address
    databases.drop(address)


@pytest.fixture
def command(address: str, tmp_path: Path) -> Command:
    """Runs a command that must succeed, on the new database; gives what it printed."""
    environment = os.environ | {"FACILITATOR_INSTANCE": str(tmp_path), "FACILITATOR_DATABASE_URL": address}

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "facilitator", *words], env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


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


def test_devices_are_listed_ended_one_by_one_and_all(command: Command, address: str, tmp_path: Path) -> None:
    code = command("import", str(EXAMPLE), "--title", "Space")
    app = create_app(make_settings(tmp_path, address))
    with app.app_context():
        links = [
            make_link(None, Role.ORGANISER),
            *(make_link(roundtable_id(app, code), role) for role in (Role.FACILITATOR, Role.WRITER)),
        ]
    for link in links:
        assert come_in(app.test_client(), link).status_code == 303
    dispose(app)

    listed = [line.split() for line in command("devices").splitlines()]
    left = command("devices", "--end", listed[2][0])
    none = command("devices", "--end-all")

    assert [row[1:3] for row in listed[1:]] == [["organiser", "all"], ["facilitator", code], ["writer", code]]
    assert [line.split()[1] for line in left.splitlines()[1:]] == ["organiser", "writer"]
    assert none.split() == ["number", "role", "roundtable", "since", "last", "seen"]


def test_a_device_that_is_not_there_cannot_be_ended(command: Command) -> None:
    with pytest.raises(AssertionError, match="No device that is let in has the number 7"):
        command("devices", "--end", "7")


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
