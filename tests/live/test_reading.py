"""Reading notes ahead of the first sort: each once, in its newest words, and nothing that is not for the room."""

import hashlib
from collections.abc import Sequence

import pytest
from conftest import CODE, Person
from flask import Flask
from sqlalchemy.orm import Session
from witness import roundtable_id

from facilitator.actions.readings import find_new
from facilitator.clustering.worker import Meanings, WorkerError
from facilitator.database.access import db
from facilitator.domain.notes import Note
from facilitator.live import reading
from facilitator.live.reading import MOST_AT_ONCE, Reader
from facilitator.store.notes import load_notes


class Sorter:
    """Stands in for the sorting process: keeps what it was given, or refuses it."""

    moment = 0

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.is_ill = False
        self.model = "one model"

    @property
    def texts(self) -> list[str]:
        return [text for batch in self.batches for text in batch]

    def read_notes(self, texts: Sequence[str], _moment: int) -> Meanings:
        if self.is_ill:
            raise WorkerError("The sorting process stopped before it answered.")
        self.batches.append(list(texts))
        return Meanings(self.model, [make_vector(text) for text in texts] if self.model else [])


def make_vector(text: str) -> bytes:
    """What the sorter above makes of a text: bytes that are found wherever they are kept."""
    return hashlib.sha256(text.encode()).digest()


@pytest.fixture
def sorter() -> Sorter:
    return Sorter()


@pytest.fixture
def reader(app: Flask, sorter: Sorter) -> Reader:
    """A reader of the sorter above; the test says when it looks."""
    app.extensions["worker"] = sorter
    return Reader(app)


@pytest.fixture
def here(app: Flask, ann: Person) -> int:
    """The roundtable that Ann is at."""
    return roundtable_id(app, CODE)


def test_each_note_is_read_once_and_never_too_many_together(
    reader: Reader, sorter: Sorter, ann: Person, here: int
) -> None:
    written = [ann.post(f"Note {number} of the morning")["id"] for number in range(MOST_AT_ONCE + 3)]
    reader.read(here)
    reader.read(here)

    assert sorter.texts == [f"Note {number} of the morning" for number in range(len(written))]
    assert max(map(len, sorter.batches)) <= MOST_AT_ONCE


def test_a_note_that_was_edited_is_read_again_in_its_new_words(
    reader: Reader, sorter: Sorter, ann: Person, here: int
) -> None:
    note = ann.post("Too few welders")["id"]
    reader.read(here)
    ann.do("note.edit", note=note, kind="barrier", text="Too few coded welders", off_record=False)
    reader.read(here)

    assert sorter.texts == ["Too few welders", "Too few coded welders"]


def test_what_is_off_the_record_or_was_taken_back_is_never_read(
    reader: Reader, sorter: Sorter, ann: Person, here: int
) -> None:
    ann.post("Between us", off_record=True)
    taken_back = ann.post("Forget this one")["id"]
    ann.do("note.withdraw", note=taken_back)
    reader.read(here)

    assert sorter.batches == []


def test_a_note_that_is_taken_back_while_others_are_read_is_not_read(
    reader: Reader, sorter: Sorter, ann: Person, here: int
) -> None:
    taken_back = ann.post("Forget this one")["id"]
    found = reader.find_new(here)
    ann.do("note.withdraw", note=taken_back)
    reader.read_notes(here, found)

    assert [note_id for note_id, _ in found] == [taken_back]
    assert sorter.batches == []


def test_a_crowded_wall_costs_no_more_than_its_newest_note(
    reader: Reader, sorter: Sorter, ann: Person, here: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        ann.post(f"Note {number} of the morning")
    reader.read(here)
    loaded: list[list[int]] = []

    def watch(session: Session, of: int, ids: list[int]) -> list[Note]:
        loaded.append(ids)
        return load_notes(session, of, ids)

    monkeypatch.setattr(reading, "load_notes", watch)
    newest = ann.post("One more")["id"]
    reader.read(here)

    assert loaded == [[newest]]


def test_what_a_sorter_that_fell_ill_did_not_read_is_read_when_it_is_well(
    reader: Reader, sorter: Sorter, ann: Person, here: int
) -> None:
    ann.post("Too few welders")
    sorter.is_ill = True
    reader.read(here)
    sorter.is_ill = False
    reader.read(here)

    assert sorter.texts == ["Too few welders"]


def find_unmarked(app: Flask, here: int) -> list[int]:
    """The notes in which rules have not looked since a model has read them."""
    with app.app_context():
        return find_new(db.session(), here)


def test_what_a_model_makes_of_a_note_is_never_stored_without_what_it_shows(
    app: Flask, reader: Reader, ann: Person, here: int
) -> None:
    ann.post("Put this down to a manufacturer and nothing closer")
    assert len(find_unmarked(app, here)) == 1
    reader.read_notes(here, reader.find_new(here))

    assert find_unmarked(app, here) == []


def test_rules_look_at_notes_also_while_the_sorter_is_ill(
    app: Flask, reader: Reader, sorter: Sorter, ann: Person, here: int
) -> None:
    ann.post("Too few welders")
    sorter.is_ill = True
    reader.read(here)

    assert find_unmarked(app, here) == []
