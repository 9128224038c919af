"""Whoever types a command waits for what it uses and for nothing else."""

import subprocess
import sys

import pytest

from facilitator.cli.words import find_command, make_parser

HEAVY = {
    *("flask", "sqlalchemy", "numpy", "docx", "typst", "xlsxwriter", "gevent", "wtforms", "alembic", "facilitator.web"),
    "prometheus_client",
}

COMMANDS = {
    "serve": ["serve"],
    "demo": ["demo"],
    "import": ["import", "notes.jsonl", "--title", "Nuclear"],
    "group": ["group", "notes.jsonl"],
    "rank": ["rank", "notes.jsonl", "--names", "names.json"],
    "export": ["export", "NCK47", "--format", "json", "--output", "nuclear.json"],
    "check": ["check"],
    "compare": ["compare", "NCK47", "SPC22", "--format", "json", "--output", "series.json"],
    "archive": ["archive", "Midlands clusters", "--output", "archive.zip"],
    "backup": ["backup", "copy.zip"],
    "restore": ["restore", "copy.zip"],
    "erase": ["erase", "NCK47", "B12"],
    "seal": ["seal", "NCK47"],
    "purge": ["purge"],
    "devices": ["devices"],
    "link": ["link", "NCK47", "--role", "writer"],
    "invite": ["invite", "ada@example.org", "--role", "organiser"],
    "accounts": ["accounts"],
    "token": ["token", "a dashboard"],
    "model": ["model", "install"],
}


def loaded(script: str) -> set[str]:
    """The heavy libraries that a fresh Python has loaded after a script."""
    asked = f"{script}\nimport sys\nprint(*sorted({HEAVY!r} & set(sys.modules)))"
    return set(subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split())


def test_whoever_asks_for_help_waits_for_no_library() -> None:
    asking = (
        "from facilitator.app import main\nfrom facilitator.cli.words import make_parser\nmake_parser().format_help()"
    )
    assert loaded(asking) == set()


def test_whoever_groups_a_file_waits_for_no_database_and_no_pages() -> None:
    assert loaded("from facilitator.cli.words import find_command\nfind_command('grouping.group_file')") == set()


@pytest.mark.parametrize("command", ["exports.export", "checks.check"])
def test_whoever_only_reads_a_roundtable_waits_for_no_application_and_no_format(command: str) -> None:
    assert loaded(f"from facilitator.cli.words import find_command\nfind_command('{command}')") == {"sqlalchemy"}


def test_whoever_asks_something_of_a_database_waits_for_no_page_and_no_migration() -> None:
    asking = (
        "import os, tempfile\nos.environ['FACILITATOR_INSTANCE'] = tempfile.mkdtemp()\n"
        "from facilitator.app import open_database, read_settings\nfrom facilitator.cli.words import find_command\n"
        "from facilitator.database.migrating import newest_revision, read_revision\nfind_command('exports.export')\n"
        "settings = read_settings()\nopen_database(settings)\nread_revision(settings.database_url)\nnewest_revision()"
    )
    assert not loaded(asking) & {"alembic", "facilitator.web", "wtforms", "gevent", "numpy"}


def test_whoever_starts_the_server_waits_for_no_migration_and_no_document() -> None:
    assert not loaded("import facilitator.app, facilitator.web, facilitator.live, facilitator.schedules") & {
        *("alembic", "docx", "typst", "xlsxwriter"),
    }


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_every_command_has_somebody_who_carries_it_out(words: list[str]) -> None:
    assert callable(find_command(make_parser().parse_args(words).do))


def test_no_command_is_left_out_here() -> None:
    parser = make_parser()
    (commands,) = (action.choices for action in parser._actions if action.dest == "command")
    assert set(commands or ()) == set(COMMANDS)
