"""Section 9: where people disagreed, what tables wrote down of their talks, and what was set aside."""

from facilitator.domain.board import Board
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.notes import Note
from facilitator.domain.themes import Theme
from facilitator.reports.blocks import Block, NoteList, Paragraph, Quote, Sentence
from facilitator.reports.evidence.claims import describe_row
from facilitator.reports.evidence.contributions import attribute_record, tell_labels
from facilitator.reports.evidence.issues import find_held
from facilitator.reports.evidence.points import tell_held
from facilitator.reports.evidence.reactions import list_disputed, tell_dissent
from facilitator.reports.evidence.themes import list_asides
from facilitator.reports.evidence.wordings import capitalise, count, join
from facilitator.reports.tree import Section


def tell_voices(board: Board) -> Section | None:
    """The section, or None where nobody differed, no table wrote anything down and nothing was set aside."""
    themes = {theme.id: theme for theme in board.themes}
    found = (_tell_differences(board, themes), _tell_records(board), _tell_aside(board, themes))
    parts = [part for part in found if part is not None]
    if not parts:
        return None
    title = capitalise(join([NAMES[part.anchor] for part in parts]))
    return Section("9", title, "voices", 1, (), tuple(parts))


NAMES = {"differences": "disagreements", "records": "table records", "once-aside": "what was set aside"}


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


def _tell_aside(board: Board, themes: dict[int, Theme]) -> Section | None:
    """The notes that were set aside: they are in no count of what was said."""
    asides = list_asides(board)
    return Section("", "Set aside", "once-aside", 2, _list(asides, board, themes)) if asides else None


def _list(notes: list[Note], board: Board, themes: dict[int, Theme]) -> tuple[Block, ...]:
    """The notes in full; of those that are held back in the chapters, only that they are."""
    shown = tuple(describe_row(note, board, themes) for note in notes if find_held(note, board) is None)
    return (*([NoteList(shown)] if shown else []), *tell_held(notes, board))
