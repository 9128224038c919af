"""Whatever was done to a copy of a database by hand, `check` finds it, and says in words what to do."""

import sqlite3
from argparse import Namespace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from conftest import Person
from flask import Flask
from refused import close_with_theme
from worlds import part

from facilitator.cli.checks import check
from facilitator.database.access import db

ORPHAN = "INSERT INTO flag_decision VALUES (999, 'person', 1, 'cleared', 'writer', '2026-01-01 00:00:00.000000', '')"


@part
def notes(app: Flask, ann: Person, ben: Person, fay: Person, wes: Person) -> list[int]:
    """Two notes in a theme, the roundtable closed, a sentence written and a second version made."""
    made = close_with_theme(ann, ben, fay)
    wes.do("draft.write", act="sentence", note=made[0], theme=1, text="Firms are turned away.", labels="T1")
    wes.do("version.make", state="draft", reason="with a sentence")
    return made


def check_after(app: Flask, damage: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What the command says of a database in which somebody did this."""
    with app.app_context():
        url = db.engine.url
    with sqlite3.connect(str(url.database)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        assert connection.execute(damage).rowcount
    connection.close()
    doors = SimpleNamespace(find_database=lambda _: url.render_as_string(hide_password=False))
    status = check(Namespace(database=None, code=None), cast("Any", doors))
    return status, capsys.readouterr().out


@pytest.mark.usefixtures("notes")
@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("DELETE FROM journal WHERE seq = 3", "the journal has the numbers"),
        ("UPDATE roundtable SET seq = seq + 2", "but its head is"),
        ("UPDATE journal SET payload = '{' WHERE seq = 3", "cannot be read"),
        ("UPDATE journal SET kind = 'nonsense' WHERE seq = 3", "cannot be read"),
        (
            "UPDATE note SET number = NULL WHERE id = 2",
            "notes 2: the journal says {'number': 2}, the tables {'number': None}",
        ),
        (
            "UPDATE note SET theme_id = NULL, place = 'alone' WHERE id = 2",
            "notes 2: the journal says {'theme': 1, 'place': 'theme'}",
        ),
        ("UPDATE note SET theme_id = 99 WHERE id = 2", "note, row 2: what it names in theme is not there"),
        ("UPDATE note SET heading = 'moon' WHERE id = 2", "cannot be read"),
        ("DELETE FROM note WHERE id = 2", "notes 2: the journal says"),
        ("DELETE FROM note_text WHERE note_id = 2", "note T2: its words are gone"),
        ("UPDATE note_text SET text = NULL WHERE note_id = 2", "note T2: its words are gone"),
        ("DELETE FROM theme WHERE id = 1", "what it names in theme is not there"),
        ("DELETE FROM theme_name WHERE theme_id = 1", "theme 1, talent: its name is gone"),
        ("DELETE FROM heading WHERE key = 'talent'", "cannot be read"),
        ("DELETE FROM participant WHERE id = 1", "what it names in participant is not there"),
        (ORPHAN, "flag_decision, row 1: what it names in note is not there"),
        ("UPDATE roundtable SET sealed_at = 'soon'", "cannot be read"),
        ("UPDATE roundtable SET programme_id = 77", "what it names in programme is not there"),
        ("UPDATE programme SET logo_hash = 'abc'", "its logo is gone"),
        ("UPDATE version SET hash = '00' WHERE number = 2", "version 2: its hash is not the one"),
        ("UPDATE version SET content = '00' WHERE number = 2", "version 2: its words or its figures are not those"),
        ("UPDATE version SET export = replace(export, 'audits', 'Audits')", "version 1: its words or its figures"),
        ("UPDATE version SET frozen = replace(frozen, 'audits', 'Audits')", "version 1: its words or its figures"),
        ("UPDATE version SET frozen = '{' WHERE number = 2", "cannot be read"),
        ("UPDATE version SET frozen = NULL WHERE number = 2", "version 2: a part of what it holds is gone"),
        ("DELETE FROM version WHERE number = 1", "one is gone"),
    ],
)
def test_what_somebody_damaged_is_found_and_what_to_do_is_told(
    app: Flask, damage: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = check_after(app, damage, capsys)

    assert status == 1
    assert told in said
    assert "What to do" in said
    assert "audits" not in said.casefold()


@pytest.mark.usefixtures("notes")
def test_a_database_that_nobody_touched_is_whole(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = check_after(app, "UPDATE note_text SET text = text", capsys)

    assert (status, "OFF" in said, "What to do" in said) == (0, False, False)
