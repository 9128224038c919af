"""Fifteen layouts of other tools, each by page and by command: counts right, nobody's name or address stored."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import Person
from flask import Flask
from import_pages import fields_of, send_file
from layouts import (
    BOARD,
    CONSULT_BLANK,
    CONSULT_TWO_HEADERS,
    CONSULT_WIDE,
    FORM_ANSWERS,
    GOOGLE_FORMS,
    KOUCHOU,
    POLIS,
    POLIS_SUMMARY,
    QUALTRICS,
    SCRUMLR,
    SENSEMAKER,
    TABLE_TALK,
    TAGUETTE,
    TALK_TO_THE_CITY,
    THEMEFINDER,
    as_csv,
    as_json,
    as_lines,
    unquoted,
)
from traces import columns_with
from witness import read_board, stored

from facilitator.cli import run
from facilitator.domain.people import Role

Command = Callable[..., tuple[int, str, str]]

GUESSED = {"columns": {}, "others": "guess", "defaults": {"heading": "talent"}}
"""What the command is given where no map is shipped: let columns be guessed, as the page does."""

COMES_IN: dict[str, tuple[str, Callable[[], Any], str | None, int]] = {
    "Polis": ("comments.csv", lambda: as_csv(POLIS), "polis", 3),
    "Talk to the City": ("sample.csv", lambda: as_csv(TALK_TO_THE_CITY), "talk-to-the-city", 4),
    "kouchou": ("input.csv", lambda: as_csv(KOUCHOU), None, 2),
    "Consult, two header rows": ("biomass.csv", lambda: as_csv(CONSULT_TWO_HEADERS), "consult", 2),
    "Consult, wide": ("wide.csv", lambda: as_csv(CONSULT_WIDE), None, 3),
    "Consult, blank line": ("blank.csv", lambda: as_csv(CONSULT_BLANK), None, 2),
    "ThemeFinder": ("responses.jsonl", lambda: as_lines(THEMEFINDER), "themefinder", 2),
    "Sensemaker": ("quotes.csv", lambda: as_csv(SENSEMAKER), None, 2),
    "Qualtrics": ("answers.csv", lambda: as_csv(QUALTRICS), "qualtrics", 2),
    "a board": ("board.json", lambda: as_json(BOARD), None, 4),
    "table talk": ("breakout.md", lambda: io.BytesIO(TABLE_TALK.encode()), None, 3),
    "Google Forms, JSON": ("answers.json", lambda: as_json(FORM_ANSWERS), None, 2),
    "Google Forms": ("answers.csv", lambda: as_csv(GOOGLE_FORMS), "google-forms", 2),
    "scrumlr": ("board.csv", lambda: as_csv(SCRUMLR), "scrumlr", 3),
    "Taguette": ("tags.csv", lambda: as_csv([TAGUETTE[0], *TAGUETTE[2:]]), None, 2),
}
REFUSED: dict[str, tuple[str, Callable[[], Any], str | None, str]] = {
    "Polis, summary": ("summary.csv", lambda: as_csv(POLIS_SUMMARY), None, "Say which column holds the notes."),
    "scrumlr without quotes": ("board.csv", lambda: unquoted(SCRUMLR), "scrumlr", "cells"),
    "Taguette, two tags": ("tags.csv", lambda: as_csv(TAGUETTE), None, "is already in an earlier row"),
}
SAID = {"wide.csv": {"#4": {"as": "note"}}}
"""What a person says besides, where a column of few words is not guessed to be one of notes."""
NAMES = ("example.org", "Ola", "Pim", "Jonas", "Ines", "Mette", "Ada Example", "192.0.2.")
"""What tells who somebody is in them."""


@pytest.fixture
def olga(enter: Callable[[Role], Person]) -> Person:
    return enter(Role.ORGANISER)


@pytest.fixture
def command(app: Flask, capsys: pytest.CaptureFixture[str]) -> Command:
    """A command on the same database: its status, what it printed, what it complained of."""

    @contextmanager
    def open_here(_url: str | None) -> Iterator[Flask]:
        with app.app_context():
            yield app

    def give(*words: str) -> tuple[int, str, str]:
        status = run(words, SimpleNamespace(opened=open_here))  # type: ignore[arg-type]
        said = capsys.readouterr()
        return status, said.out, said.err

    return give


def by_page(person: Person, name: str, stream: Any, mapping: str | None) -> Any:
    """Sends the file, takes what the page says of its columns, and brings it in."""
    seen = send_file(person, stream, name)
    page = person.client.get(f"{seen.location}?map={mapping or ''}").get_data(as_text=True)
    fields = fields_of(page) | {f"as-{int(place[1:]) - 1}": rule["as"] for place, rule in SAID.get(name, {}).items()}
    fields |= {"heading": "talent", "title": name, "do": "import", "csrf_token": person.token()}
    return person.client.post(seen.location, data=fields)


def words_for(folder: Path, name: str, stream: Any, mapping: str | None) -> list[str]:
    """The same by the command."""
    path, guessed = folder / name, folder / "map.json"
    path.write_bytes(stream.getvalue())
    guessed.write_text(json.dumps(GUESSED | {"columns": SAID.get(name, {})}), encoding="utf-8")
    return ["import", str(path), "--map", mapping or str(guessed), "--heading", "talent", "--title", name]


def notes_of(app: Flask, code: str) -> list[str | None]:
    return [note.text for note in read_board(app, code).notes]


def names_in(app: Flask) -> list[tuple[str, list[str]]]:
    """The columns of the database in which somebody's name or address stands."""
    with app.app_context():
        return [(name, found) for name in NAMES if (found := columns_with(name))]


def test_each_layout_comes_in_by_page_and_by_command_with_equal_counts_and_nobodys_name(
    app: Flask, olga: Person, command: Command, tmp_path: Path
) -> None:
    wrong = []
    for tool, (name, make, mapping, n_notes) in COMES_IN.items():
        made = by_page(olga, name, make(), mapping)
        if made.status_code != 303:
            wrong.append((tool, "page", made.status_code))
            continue
        status, code, told = command(*words_for(tmp_path, name, make(), mapping))
        if status:
            wrong.append((tool, "command", told))
            continue
        paged, commanded = notes_of(app, made.location.rsplit("/", 1)[1]), notes_of(app, code.strip())
        if not (paged == commanded and len(paged) == n_notes):
            wrong.append((tool, paged, commanded))

    assert wrong == [], "\n".join(map(str, wrong))
    assert names_in(app) == []


def test_what_cannot_be_told_is_refused_by_both_and_nothing_is_written(
    app: Flask, olga: Person, command: Command, tmp_path: Path
) -> None:
    before = stored(app)

    for tool, (name, make, mapping, why) in REFUSED.items():
        refused = by_page(olga, name, make(), mapping)
        assert (refused.status_code, why in refused.get_data(as_text=True)) == (400, True), tool
        status, out, told = command(*words_for(tmp_path, name, make(), mapping))
        assert (status, out, why in told) == (2, "", True), (tool, told)

    assert stored(app) == before


def test_layouts_without_a_map_are_told_as_what_they_are(app: Flask, olga: Person) -> None:
    board = read_board(app, by_page(olga, "board.json", as_json(BOARD), None).location.rsplit("/", 1)[1])
    talk = read_board(app, by_page(olga, "talk.md", COMES_IN["table talk"][1](), None).location.rsplit("/", 1)[1])

    assert [note.kind for note in board.notes] == ["strength", "strength", "strength", "ask"]
    assert talk.notes[1].text == "Ports are full, as ever:\nand nobody books them"
    assert {note.kind for note in talk.notes} == {None}


def test_our_own_export_comes_back_by_page_as_it_was(app: Flask, olga: Person) -> None:
    code = by_page(olga, "comments.csv", as_csv(POLIS), "polis").location.rsplit("/", 1)[1]
    written = olga.client.get(f"/write-up/{code}/download/json").data
    seen = send_file(olga, io.BytesIO(written), "roundtable.json")

    data = {"title": "Again", "do": "import", "again": "1", "csrf_token": olga.token()}
    made = olga.client.post(seen.location, data=data)

    assert notes_of(app, made.location.rsplit("/", 1)[1]) == notes_of(app, code)
