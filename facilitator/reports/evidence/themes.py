"""The themes of a board as a report tells them: which, and in which order."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.board import PEOPLE_SOURCES, Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note, Place
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.themes import Backing, Support, Theme
from facilitator.reports.evidence.attributions import label_of

SUPPORT_ORDER = (Support.MOST, Support.MANY, Support.SEVERAL, Support.FEW, Support.ONE)


@dataclass(frozen=True, slots=True)
class Group:
    """A theme with its open notes, oldest first, and who stands behind it."""

    theme: Theme
    notes: tuple[Note, ...]
    backing: Backing


def list_groups(board: Board, heading: HeadingKey) -> list[Group]:
    """The live themes of a heading that hold a note, the best supported first, in whatever order the board has them."""
    notes: dict[int | None, list[Note]] = defaultdict(list)
    for note in board.open_notes(heading):
        notes[note.theme_id].append(note)
    groups = [
        Group(theme, tuple(notes[theme.id]), blur(board.backing(theme), notes[theme.id], board))
        for theme in board.themes_of(heading)
        if theme.is_live and theme.id in notes
    ]
    return sorted(groups, key=standing)


def blur(backing: Backing, notes: Sequence[Note], board: Board) -> Backing:
    """What may be told of who stands behind some notes.

    Under the Chatham House Rule that is a word, and of several notes never that they are all by one person.
    """
    if board.roundtable.sharing_mode is not SharingMode.CHATHAM_HOUSE:
        return backing
    has_people = any(note.source in PEOPLE_SOURCES for note in notes)
    is_one = backing.support is Support.ONE and len(notes) > 1 and has_people
    return Backing(Support.FEW if is_one else backing.support, backing.spans_sectors)


def standing(group: Group) -> tuple[int, int, int]:
    """Where a theme stands among others: by support, then by notes, then by age."""
    first = min(note.number or 0 for note in group.notes)
    return SUPPORT_ORDER.index(group.backing.support), -len(group.notes), first


def name_themes(board: Board) -> dict[int, str]:
    """The names of the themes that the report tells of, by id: those that are live and hold an open note."""
    return {theme.id: theme.name for theme in board.themes if theme.is_live and board.notes_of(theme)}


def list_asides(board: Board) -> list[Note]:
    """The notes that the facilitator set aside, heading by heading."""
    return [note for key in HeadingKey for note in board.open_notes(key) if note.place is Place.ASIDE]


def labels_of(notes: Sequence[Note]) -> tuple[str, ...]:
    """The labels of open notes, in their order."""
    return tuple(label_of(note) for note in notes)
