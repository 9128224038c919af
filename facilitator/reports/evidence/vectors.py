"""What a model made of the notes when they came in, as composition takes it; no model is needed to read that."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from facilitator.composition.parts import Vectors
from facilitator.domain.board import Board
from facilitator.domain.notes import Note
from facilitator.marking.wishes import read_marks
from facilitator.reports.evidence.readings import findings_of

if TYPE_CHECKING:
    from facilitator.composition.parts import Row

PART_OF_HASH = 12
BY_MODEL = (
    "A language model (weights {model}) has read each note: notes of one kind that it finds nearly the same are one "
    "point where the longer has all words of the other and the same figures, names and doubts; and where points are on "
    "a par, the one nearest to the others comes first."
)
NOT_LEGIBLE = "It reads English: of notes that are surely in another language only the words are compared."
BY_WORDS = (
    "Not every note was read by a language model: only notes of the same words are one point, and where points are on "
    "a par, the one that shares most words with the others comes first."
)

MARKED_BY_MODEL = (
    "Contacts, wishes not to be named and whatever else must be looked at before print are found by fixed wordings. "
    "Where the language model alone suspects such a wish in a note in English, or an order to whoever writes the "
    "report, the note is printed until somebody has decided. What is put in still other words is not found."
)
MARKED_BY_WORDS = (
    "Contacts, wishes not to be named and whatever else must be looked at before print are found by fixed wordings "
    "alone. What is put in other words is not found."
)


def read_vectors(notes: Mapping[str, Note], board: Board) -> Vectors:
    """The meanings of notes by label and of themes' names; none at all where one of the notes has none.

    To a model of English all notes of another script mean nearly the same: notes in another language have no meaning.
    """
    stored = board.vectors
    if stored is None or any(note.id not in stored.notes for note in notes.values()):
        return Vectors()
    return Vectors(
        {label: read_row(stored.notes[note.id]) for label, note in notes.items() if is_legible(note, board)},
        {theme.name: read_row(stored.names[theme.id]) for theme in board.themes if theme.id in stored.names},
        stored.model,
    )


def is_legible(note: Note, board: Board) -> bool:
    """Whether a model that reads English can make anything of a note."""
    return findings_of(note, board).language is None


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
    said = [BY_MODEL.format(model=board.vectors.model[:PART_OF_HASH])]
    return said if all(is_legible(note, board) for note in board.open_notes()) else [*said, NOT_LEGIBLE]


def say_marked(board: Board) -> list[str]:
    """By what the gate's marks were found, and that no more than that is."""
    if not board.open_notes():
        return []
    return [MARKED_BY_MODEL if is_marked_by_model(board) else MARKED_BY_WORDS]


def is_marked_by_model(board: Board) -> bool:
    """Whether every note was read by a model on whose vectors marks were fitted."""
    return board.vectors is not None and board.vectors.model in read_marks()
