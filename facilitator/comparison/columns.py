"""A roundtable as the matrix and the comparison take it: only what may leave, and no note off the record."""

from dataclasses import dataclass, replace

import numpy as np

from facilitator.comparison.sides import BY_WORDS, ComparedNote, ComparedTheme, Reading, Side, make_side, read_by_words
from facilitator.domain.board import Board
from facilitator.domain.notes import Note
from facilitator.domain.phases import OVER
from facilitator.domain.themes import Theme
from facilitator.marking.masks import OF_ALL
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_told
from facilitator.reports.evidence.vectors import read_row


@dataclass(frozen=True, slots=True)
class Column:
    """One roundtable: its board with its open notes alone, the notes that are told of, and its side."""

    board: Board
    notes: tuple[Note, ...]
    side: Side

    @property
    def code(self) -> str:
        return self.board.roundtable.code

    @property
    def name(self) -> str:
        """What its roundtable is called beside others: its cluster."""
        return self.board.roundtable.cluster or self.board.roundtable.title

    @property
    def is_over(self) -> bool:
        """Whether what it said will stay as it is."""
        return self.board.roundtable.status in OVER


def read_column(board: Board) -> Column:
    """The column of a board with its vectors."""
    board = release(board)
    board = replace(board, notes=tuple(board.open_notes()))
    told = list_told(board)
    return Column(replace(board, vectors=None), tuple(told), read_side(board, told))


def read_side(board: Board, notes: list[Note]) -> Side:
    """The themes and notes of a board; by words alone where no model has read all of them."""
    place_of = {note.id: place for place, note in enumerate(notes)}
    themes = [theme for each in board.themes if (theme := compare_theme(board, each, place_of)).notes]
    # Two notes of which no word is left are not alike for that.
    compared = [ComparedNote(note.id, "" if note.text in OF_ALL else note.text or "", note.kind) for note in notes]
    stored = board.vectors
    if stored is None or not notes or any(note.id not in stored.notes for note in notes):
        empty = np.zeros((0, 0))
        return read_by_words(Side(board.roundtable.code, tuple(themes), tuple(compared), BY_WORDS, empty, empty))
    rows = np.array([read_row(stored.notes[note.id]) for note in notes])
    names = {theme.id: read_row(stored.names[theme.id]) for theme in themes if theme.id in stored.names}
    return make_side(board.roundtable.code, themes, compared, read=Reading(stored.model, rows, names))


def compare_theme(board: Board, theme: Theme, place_of: dict[int, int]) -> ComparedTheme:
    """A theme with the notes of it that are told of."""
    places = tuple(place_of[note.id] for note in board.notes_of(theme) if note.id in place_of)
    return ComparedTheme(theme.id, theme.name, theme.heading, places)
