"""Section 9, "Heard once": every theme of one note and every note in no theme, in full, so that no voice is lost."""

from facilitator.domain.board import Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note
from facilitator.domain.themes import Theme
from facilitator.reports.attributions import describe_row
from facilitator.reports.themes import list_asides, list_single_notes
from facilitator.reports.tree import Block, NoteList, Paragraph, Section, Sentence

OPENING = Paragraph(
    (
        Sentence("What only one note says may still be the most important thing said."),
        Sentence("Each such note is printed here whole, under the heading where its author put it."),
    )
)


def tell_voices(board: Board) -> Section | None:
    """The section, or None where every note is in a theme with others."""
    themes = {theme.id: theme for theme in board.themes}
    parts = [
        Section(f"9.{index}", board.heading(key).name, f"once-{key.value}", 2, _list(notes, board, themes), (), key)
        for index, key in enumerate(HeadingKey, start=1)
        if (notes := list_single_notes(board, key))
    ]
    if asides := list_asides(board):
        parts.append(Section("9.5", "Set aside by the facilitator", "once-aside", 2, _list(asides, board, themes)))
    return Section("9", "Heard once", "heard-once", 1, (OPENING,), tuple(parts)) if parts else None


def _list(notes: list[Note], board: Board, themes: dict[int, Theme]) -> tuple[Block, ...]:
    return (NoteList(tuple(describe_row(note, board, themes) for note in notes)),)
