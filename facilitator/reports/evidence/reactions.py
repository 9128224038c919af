"""What people said to each other's notes, in words. It is told apart: it changes no support wording."""

from collections import defaultdict
from collections.abc import Iterable

from facilitator.domain.board import PEOPLE_SOURCES, Board
from facilitator.domain.contributions import Reaction
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.themes import say_support, support_word
from facilitator.reports.blocks import Sentence
from facilitator.reports.evidence.wordings import SUPPORTERS, capitalise, count, join


def count_agreeing(note: Note, board: Board) -> int:
    """How many people said "me too" to a note."""
    return board.reactions.get(note.id, {}).get(Reaction.ME_TOO, 0)


def count_differing(note: Note, board: Board) -> int:
    """How many people said that they see it differently."""
    return board.reactions.get(note.id, {}).get(Reaction.DIFFER, 0)


def list_disputed(board: Board) -> list[Note]:
    """The notes that somebody saw differently, the most disputed first."""
    disputed = [note for key in HeadingKey for note in board.open_notes(key) if count_differing(note, board)]
    return sorted(disputed, key=lambda note: -count_differing(note, board))


def describe_reactions(note: Note, board: Board) -> str:
    """What people said to one note: `three more people agreed; a few participants saw it differently`."""
    agreed = f"{_count_agreed(note, board)} agreed" if count_agreeing(note, board) else ""
    n_differing = count_differing(note, board)
    differed = f"{name_supporters(n_differing, board).lower()} saw it differently" if n_differing else ""
    return "; ".join(filter(None, [agreed, differed]))


def tell_reactions(notes: Iterable[Note], board: Board) -> list[Sentence]:
    """What people said to some notes, agreement first, then dissent by how many people stand behind it.

    People who react are counted for each note alone: nobody can know whether those of two notes are the same.
    """
    return [*tell_agreement(notes, board), *tell_dissent(notes, board)]


def tell_agreement(notes: Iterable[Note], board: Board) -> list[Sentence]:
    """One sentence on who agreed with which of these notes, or none."""
    agreed = [note for note in notes if count_agreeing(note, board)]
    if not agreed:
        return []
    parts = [f"{_count_agreed(note, board)} agreed with {note.label}" for note in agreed]
    return [Sentence(f"{capitalise('; '.join(parts))}.", tuple(str(note.label) for note in agreed))]


def tell_dissent(notes: Iterable[Note], board: Board) -> list[Sentence]:
    """A sentence for each size of dissent from these notes, the widest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for note in notes:
        if number := count_differing(note, board):
            found[name_supporters(number, board)].append(str(note.label))
    return [
        Sentence(_say_differing(who, found[who]), tuple(found[who]))
        for who in reversed(SUPPORTERS.values())
        if who in found
    ]


def _say_differing(who: str, labels: list[str]) -> str:
    """Of several notes, that each has so many people against it: nobody knows whether they are the same."""
    if len(labels) == 1:
        return f"{who} saw {labels[0]} differently."
    return f"{join(labels)} were each seen differently by {who.lower()}."


def _count_agreed(note: Note, board: Board) -> str:
    """How many agreed; `more` than its author, where it has one who counts."""
    number = count_agreeing(note, board)
    if note.source in PEOPLE_SOURCES:
        return count(number, "more person", "more people")
    return count(number, "person", "people")


def name_supporters(number: int, board: Board) -> str:
    """How many of all who took part did something, in words. Under the Chatham House Rule never that all did."""
    told = None if board.roundtable.sharing_mode is SharingMode.CHATHAM_HOUSE else number
    return SUPPORTERS[say_support(support_word(number, board.n_participants), told, board.n_participants)]
