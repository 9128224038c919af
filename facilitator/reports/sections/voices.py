"""Section 9: where people disagreed, what tables wrote down of their talks, and every voice that stands alone."""

from facilitator.domain.board import Board
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note
from facilitator.domain.themes import Theme
from facilitator.reports.blocks import (
    Block,
    NoteList,
    Paragraph,
    Quote,
    Sentence,
)
from facilitator.reports.evidence.attributions import describe_row
from facilitator.reports.evidence.contributions import attribute_record, tell_labels
from facilitator.reports.evidence.reactions import list_disputed, tell_dissent
from facilitator.reports.evidence.themes import list_asides, list_single_notes
from facilitator.reports.evidence.wordings import capitalise, count
from facilitator.reports.tree import Section

OPENING = Paragraph(
    (
        Sentence("What only one note says may still be the most important thing said."),
        Sentence("Under “Heard once” each such note is printed whole, where its author put it."),
    )
)


def tell_voices(board: Board) -> Section | None:
    """The section, or None where nobody differed and every note is in a theme with others."""
    themes = {theme.id: theme for theme in board.themes}
    single = _tell_single(board, themes)
    parts = [part for part in (_tell_differences(board, themes), _tell_records(board), *single) if part is not None]
    blocks = (OPENING,) if single else ()
    if not parts:
        return None
    return Section("9", "Disagreements and single voices", "voices", 1, blocks, tuple(parts), starts_page=True)


def _tell_differences(board: Board, themes: dict[int, Theme]) -> Section | None:
    """The notes that somebody saw differently, the most disputed first."""
    disputed = list_disputed(board)
    if not disputed:
        return None
    blocks = (Paragraph(tuple(tell_dissent(disputed, board))), *_list(disputed, board, themes))
    return Section("", "Seen differently", "differences", 2, blocks)


def _tell_records(board: Board) -> Section | None:
    """What scribes wrote down of the talks at their tables, each in words of its own."""
    records = sorted(board.shared(ContributionKind.RECORD), key=lambda each: (board.table_of(each) or 0, each.number))
    if not records:
        return None
    told = capitalise(count(len(records), "record was", "records were"))
    text = f"{told} taken of what tables discussed; the words are the scribe’s and count no person."
    quotes = [Quote(each.text or "", each.label, attribute_record(each, board)) for each in records]
    opening = Paragraph((Sentence(text, tell_labels(records)),))
    return Section("", "What the tables discussed", "records", 2, (opening, *quotes))


def _tell_single(board: Board, themes: dict[int, Theme]) -> list[Section]:
    """The notes that stand alone, heading by heading, and those that were set aside."""
    parts = [
        Section(
            "",
            f"Heard once: {board.heading(key).name}",
            f"once-{key.value}",
            2,
            _list(notes, board, themes),
            heading=key,
        )
        for key in HeadingKey
        if (notes := list_single_notes(board, key))
    ]
    if asides := list_asides(board):
        parts.append(Section("", "Set aside by the facilitator", "once-aside", 2, _list(asides, board, themes)))
    return parts


def _list(notes: list[Note], board: Board, themes: dict[int, Theme]) -> tuple[Block, ...]:
    return (NoteList(tuple(describe_row(note, board, themes) for note in notes)),)
