"""What a model made of the notes when they came in, as composition takes it; no model is needed to read that."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from facilitator.composition.parts import Vectors
from facilitator.domain.board import Board
from facilitator.domain.notes import Note
from facilitator.marking.wishes import read_marks

if TYPE_CHECKING:
    from facilitator.composition.parts import Row

PART_OF_HASH = 12
BY_MODEL = (
    "A language model (weights {model}) has read each note: notes of one kind that it finds nearly the same are one "
    "point where the longer has all words of the other and the same figures, names and doubts; and where points are on "
    "a par, the one nearest to the others comes first."
)
BY_WORDS = (
    "Not every note was read by a language model: only notes of the same words are one point, and where points are on "
    "a par, the one that shares most words with the others comes first."
)

MARKED_BY_MODEL = (
    "Contacts, wishes not to be named and whatever else must be looked at before print are found by fixed wordings; "
    "such wishes, and orders to whoever writes the report, also by marks on what the language model made of each note. "
    "What is put in still other words is not found."
)
MARKED_BY_WORDS = (
    "Contacts, wishes not to be named and whatever else must be looked at before print are found by fixed wordings "
    "alone. What is put in other words is not found."
)


def read_vectors(notes: Mapping[str, Note], board: Board) -> Vectors:
    """The meanings of notes by label and of themes' names; none at all where one of the notes has none."""
    stored = board.vectors
    if stored is None or any(note.id not in stored.notes for note in notes.values()):
        return Vectors()
    return Vectors(
        {label: read_row(stored.notes[note.id]) for label, note in notes.items()},
        {theme.name: read_row(stored.names[theme.id]) for theme in board.themes if theme.id in stored.names},
        stored.model,
    )


def read_row(stored: bytes) -> "Row":
    """A stored vector as numbers."""
    import numpy as np

    return np.frombuffer(stored, "<f2").astype(np.float64)


def say_nearness(board: Board) -> list[str]:
    """What decides which notes are one point and which point comes first."""
    if not board.open_notes():
        return []
    if board.vectors is None:
        return [BY_WORDS]
    return [BY_MODEL.format(model=board.vectors.model[:PART_OF_HASH])]


def say_marked(board: Board) -> list[str]:
    """By what the gate's marks were found, and that no more than that is."""
    if not board.open_notes():
        return []
    return [MARKED_BY_MODEL if is_marked_by_model(board) else MARKED_BY_WORDS]


def is_marked_by_model(board: Board) -> bool:
    """Whether every note was read by a model on whose vectors marks were fitted."""
    return board.vectors is not None and board.vectors.model in read_marks()
