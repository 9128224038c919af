"""Storing what rules and a model find in notes, when these come in: a report then finds nothing anew."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.board import Board
from facilitator.domain.flags import Decisions
from facilitator.domain.notes import Note
from facilitator.marking.wishes import find_wishes
from facilitator.reports.evidence.flags import mask_note
from facilitator.reports.evidence.readings import digest, name_rules, pack, read_words
from facilitator.store.base import put
from facilitator.store.boards import load_board
from facilitator.store.flags import load_decisions
from facilitator.store.notes import load_notes
from facilitator.store.readings import (
    NoteReadingRow,
    find_all_unmarked,
    find_unmarked,
    load_note_vectors,
    load_readings,
)
from facilitator.store.vectors import load_vectors, lock


def load_evidence(session: Session, roundtable_id: int) -> Board:
    """A roundtable with what a model made of its notes and what was found in them: all that a report is made of."""
    board = load_board(session, roundtable_id)
    readings = load_readings(session, roundtable_id, name_rules())
    return replace(board, vectors=load_vectors(session, roundtable_id), readings=readings)


def find_new(session: Session, roundtable_id: int) -> list[int]:
    """The open notes of which nothing is stored yet, or not by these rules, oldest first."""
    return find_unmarked(session, roundtable_id, name_rules())


def find_roundtables(session: Session) -> set[int]:
    """The roundtables that have any."""
    return find_all_unmarked(session, name_rules())


def read_ahead(session: Session, roundtable_id: int, note_ids: Iterable[int]) -> Iterator[None]:
    """Has the rules read notes, one at each step: storing what they found then keeps nobody waiting while they read."""
    decisions = load_decisions(session, roundtable_id)
    for note in load_open(session, roundtable_id, note_ids):
        read_texts(note, decisions)
        yield


def read_notes(session: Session, roundtable_id: int, note_ids: Iterable[int]) -> None:
    """Stores what is found in those of these notes that are open.

    The roundtable's row is locked first, as any order does, so that nobody takes a note back in between.
    """
    lock(session, roundtable_id)
    notes = load_open(session, roundtable_id, note_ids)
    decisions = load_decisions(session, roundtable_id)
    vectors = load_note_vectors(session, [note.id for note in notes])
    rows = [tell_reading(note, decisions, *vectors.get(note.id, ("", b""))) for note in notes]
    put(session, NoteReadingRow, "note_id", rows)


def tell_reading(note: Note, decisions: Decisions, model: str, vector: bytes) -> dict[str, Any]:
    """What is stored of a note."""
    found = {"texts": read_texts(note, decisions), "wishes": list(find_wishes(vector, model))}
    return {"note_id": note.id, "revision": note.revision, "rules": name_rules(), "model": model, "found": found}


def load_open(session: Session, roundtable_id: int, note_ids: Iterable[int]) -> list[Note]:
    """Those of these notes that are open and say something."""
    return [note for note in load_notes(session, roundtable_id, note_ids) if note.is_open and note.text]


def read_texts(note: Note, decisions: Decisions) -> dict[str, Any]:
    """What is found in a note as it was typed, and in what is printed of it, masked as people decided."""
    texts = (note, mask_note(note, decisions))
    return {digest(each): pack(read_words(each.text or "", each.kind)) for each in texts}
