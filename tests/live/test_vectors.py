"""What the model makes of notes, and what is found in them, is stored with them and goes where their words go."""

import hashlib
import json
import struct
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import CODE, Person, make_live
from databases import Files, Postgres
from flask import Flask
from sqlalchemy import text
from witness import roundtable_id, stored

from facilitator.actions.readings import load_evidence
from facilitator.clustering.weights import ADAPTED_SHA256
from facilitator.clustering.worker import Meanings
from facilitator.database.access import db
from facilitator.domain.vectors import Vectors
from facilitator.live.reading import Reader
from facilitator.marking.wishes import read_marks
from facilitator.reports.records import record_board
from facilitator.store.boards import load_board
from facilitator.store.vectors import Read, find_unread, store_note_vectors


def make_vector(words: str) -> bytes:
    """Bytes that are nowhere else, as this test's model has them for these words."""
    return hashlib.sha256(words.encode()).digest()


class Sorter:
    """Stands in for the sorting process; `model` is None where it has none. `meanwhile` happens while it reads."""

    moment = 0

    def __init__(self) -> None:
        self.model: str | None = "one model"
        self.meanwhile = lambda: None

    def read_notes(self, texts: Sequence[str], _moment: int) -> Meanings:
        self.meanwhile()
        return Meanings(self.model or "", [make_vector(words) for words in texts] if self.model else [])

    def forget_everything(self) -> None:
        """Keeps nothing anyway."""


@pytest.fixture
def sorter() -> Sorter:
    return Sorter()


@pytest.fixture
def reader(app: Flask, sorter: Sorter) -> Reader:
    app.extensions["worker"] = sorter
    return Reader(app)


@pytest.fixture
def here(app: Flask, ann: Person) -> int:
    return roundtable_id(app, CODE)


def load(app: Flask, here: int) -> Vectors | None:
    with app.app_context():
        return load_evidence(db.session(), here).vectors


def rows(app: Flask) -> list[tuple[object, ...]]:
    return stored(app)["note_vector"]


def test_a_note_that_was_read_has_its_vector_and_only_reports_load_it(
    app: Flask, reader: Reader, ann: Person, here: int
) -> None:
    note = ann.post("Too few welders")["id"]
    assert load(app, here) is None
    reader.read(here)

    assert load(app, here) == Vectors("one model", {note: make_vector("Too few welders")}, {})
    with app.app_context():
        assert load_board(db.session(), here).vectors is None


def test_where_one_note_was_not_read_there_are_no_vectors_at_all(
    app: Flask, reader: Reader, ann: Person, here: int
) -> None:
    ann.post("Too few welders")
    reader.read(here)
    ann.post("Too few of anybody")

    assert load(app, here) is None


def test_an_edit_puts_another_vector_in_the_place_of_the_old_one(
    app: Flask, reader: Reader, ann: Person, here: int
) -> None:
    note = ann.post("Too few welders")["id"]
    reader.read(here)
    ann.do("note.edit", note=note, kind="barrier", text="Too few coded welders", off_record=False)
    assert rows(app) == []
    reader.read(here)

    assert rows(app) == [(note, 2, "one model", make_vector("Too few coded welders"))]


def test_nothing_is_kept_of_what_was_taken_back_held_withheld_or_put_off_the_record(
    app: Flask, reader: Reader, ann: Person, fay: Person, here: int
) -> None:
    back, held, withheld, off = (ann.post(f"This is note {number}")["id"] for number in range(4))
    reader.read(here)
    assert len(rows(app)) == 4
    ann.do("note.withdraw", note=back)
    fay.do("note.hold", note=held)
    fay.do("note.withhold", note=withheld, reason="duplicate")
    ann.do("note.edit", note=off, kind="ask", text="This is note 3", off_record=True)

    assert rows(app) == []


def test_a_note_that_comes_back_to_the_record_is_read_again(app: Flask, reader: Reader, ann: Person, here: int) -> None:
    note = ann.post("Too few welders")["id"]
    for off_record in (True, False):
        ann.do("note.edit", note=note, kind="ask", text="Too few welders", off_record=off_record)
        reader.read(here)

    assert [row[:2] for row in rows(app)] == [(note, 3)]


def test_a_note_that_is_taken_back_while_the_model_reads_it_gets_no_vector(
    app: Flask, reader: Reader, sorter: Sorter, ann: Person, here: int
) -> None:
    note = ann.post("Forget this one")["id"]
    sorter.meanwhile = lambda: ann.do("note.withdraw", note=note) and None
    reader.read(here)

    assert rows(app) == []


def test_a_note_that_is_edited_while_the_model_reads_it_gets_none_of_its_old_words(
    app: Flask, reader: Reader, ann: Person, here: int
) -> None:
    note = ann.post("At first")["id"]
    ann.do("note.edit", note=note, kind="ask", text="Then", off_record=False)
    with app.app_context():
        late = [Read(note, 1, "one model", make_vector("At first"))]
        store_note_vectors(db.session(), roundtable_id=here, rows=late)
        db.session.commit()

    assert rows(app) == []


def test_vectors_of_two_models_never_meet(app: Flask, reader: Reader, sorter: Sorter, ann: Person, here: int) -> None:
    first = ann.post("Too few welders")["id"]
    reader.read(here)
    sorter.model = "another model"
    second = ann.post("Too few fitters")["id"]
    reader.read(here)
    assert {row[2] for row in rows(app)} == {"one model", "another model"}
    assert load(app, here) is None

    # The next server reads all of it by what it has.
    Reader(app).read(here)
    found = load(app, here)
    assert found is not None
    assert (found.model, set(found.notes)) == ("another model", {first, second})


def test_without_a_model_nothing_is_stored_and_nothing_that_was_is_lost(
    app: Flask, reader: Reader, sorter: Sorter, ann: Person, here: int
) -> None:
    ann.post("Too few welders")
    reader.read(here)
    before = rows(app)
    sorter.model = None
    Reader(app).read(here)

    assert rows(app) == before != []


def test_names_of_themes_are_read_too_and_again_when_they_change(
    app: Flask, reader: Reader, ann: Person, fay: Person, here: int
) -> None:
    note = ann.post("Too few welders")["id"]
    fay.do("phase.change", phase="cluster")
    theme = fay.do("theme.make", heading="talent", name="Welders", notes=[note])["themes"][0]["id"]
    reader.read(here)
    fay.do("theme.rename", theme=theme, name="Makers")
    found = load(app, here)
    assert found is not None
    assert found.names == {}
    reader.read(here)
    found = load(app, here)
    assert found is not None
    assert found.names == {theme: make_vector("Makers")}


def test_a_roundtable_that_nobody_told_of_is_found_until_all_of_it_is_read(
    app: Flask, reader: Reader, ann: Person, here: int
) -> None:
    make_live(app, "EMPTY")
    ann.post("Too few welders")
    with app.app_context():
        assert find_unread(db.session()) == {here}
    reader.read(here)

    with app.app_context():
        assert find_unread(db.session()) == set()


def test_after_the_close_no_vector_of_what_was_hidden_is_in_any_file(
    app: Flask, reader: Reader, ann: Person, fay: Person, here: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    ann.post("Said openly")
    taken_back = ann.post("Better not say this")["id"]
    edited = ann.post("At first like this")["id"]
    reader.read(here)
    assert files_with(app, request, tmp_path, "Better not say this")
    ann.do("note.withdraw", note=taken_back)
    ann.do("note.edit", note=edited, kind="ask", text="Then so", off_record=False)
    reader.read(here)
    fay.do("roundtable.close", code=CODE)

    assert files_with(app, request, tmp_path, "Said openly")
    assert files_with(app, request, tmp_path, "Then so")
    assert files_with(app, request, tmp_path, "Better not say this") == []
    assert files_with(app, request, tmp_path, "At first like this") == []


def findings(app: Flask) -> list[tuple[object, ...]]:
    """Of each note the revision, the model and how many texts were read of it."""
    rows = stored(app)["note_reading"]
    return [(note, revision, model, len(found["texts"])) for note, revision, _, model, found in rows]


def test_what_is_found_in_a_note_is_stored_with_it_also_where_no_model_is_and_again_when_one_has_read_it(
    app: Flask, reader: Reader, sorter: Sorter, ann: Person, fay: Person, here: int
) -> None:
    sorter.model = None
    plain, masked = ann.post("Too few welders")["id"], ann.post("We pay £4m; ring 07700 900123")["id"]
    fay.do("note.release", note=masked)
    reader.read(here)
    assert findings(app) == [(plain, 1, "", 1), (masked, 1, "", 2)]
    sorter.model = "one model"
    Reader(app).read(here)

    assert findings(app) == [(plain, 1, "one model", 1), (masked, 1, "one model", 2)]
    assert b"900123" not in json.dumps(stored(app)["note_reading"]).encode()


def test_a_report_finds_nothing_anew_in_notes_that_were_read(
    app: Flask, reader: Reader, sorter: Sorter, ann: Person, fay: Person, here: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sorter.model = None
    paid, note = ann.post("We pay £4m; ring 07700 900123")["id"], ann.post("Prof Jane Whitfield left in 2019")["id"]
    for each in (paid, note):
        fay.do("note.release", note=each)
    fay.do("flag.decide", note=note, kind="about_a_person", state="cleared")
    with app.app_context():
        found = record_board(load_evidence(db.session(), here))
    reader.read(here)
    monkeypatch.setattr("facilitator.reports.evidence.readings.read_words", None)

    with app.app_context():
        assert record_board(load_evidence(db.session(), here)) == found
    assert len(found["claims"]) == 2


def test_a_wish_that_only_a_model_sees_is_suggested_until_a_person_decides(
    app: Flask, reader: Reader, sorter: Sorter, ann: Person, fay: Person, here: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sorter.model, row = ADAPTED_SHA256, read_marks()[ADAPTED_SHA256][0].row
    monkeypatch.setattr(f"{__name__}.make_vector", lambda _: struct.pack(f"<{len(row)}e", *row))
    note = ann.post("Nobody need hear of us")["id"]
    reader.read(here)
    assert tell_flags(app, here) == [("not_for_attribution", "suggested")]
    fay.do("flag.decide", note=note, kind="not_for_attribution", state="cleared")

    assert tell_flags(app, here) == [("not_for_attribution", "cleared")]


def tell_flags(app: Flask, here: int) -> list[tuple[str, str]]:
    with app.app_context():
        notes = record_board(load_evidence(db.session(), here))["notes"]
    return [(flag["kind"], flag["state"]) for note in notes for flag in note["flags"]]


def test_nothing_that_was_found_is_kept_of_words_that_are_gone(
    app: Flask, reader: Reader, ann: Person, fay: Person, here: int
) -> None:
    back, withheld, edited = (ann.post(f"We pay £{number}m")["id"] for number in range(3))
    reader.read(here)
    assert len(findings(app)) == 3
    ann.do("note.withdraw", note=back)
    fay.do("note.withhold", note=withheld, reason="duplicate")
    ann.do("note.edit", note=edited, kind="ask", text="Pay us", off_record=False)

    assert findings(app) == []


def files_with(app: Flask, request: pytest.FixtureRequest, folder: Path, words: str) -> list[str]:
    """The files of this test's database in which the vector of these words can be found."""
    databases: Files | Postgres = request.getfixturevalue("databases")
    if isinstance(databases, Postgres):
        databases.do("CHECKPOINT")
        with app.app_context(), db.engine.connect() as connection:
            number = connection.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
        folder = databases.folder / "base" / str(number)
    return [path.name for path in folder.iterdir() if path.is_file() and make_vector(words) in path.read_bytes()]
