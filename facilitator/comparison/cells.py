"""What one room said of one issue: support in words, kinds, votes, stance, who denied it; or that it was not raised."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.comparison.columns import Column
from facilitator.domain.board import PEOPLE_SOURCES, Board, count_people
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Note
from facilitator.domain.series import CommonIssue, Member, ReceivedSupport, Stance
from facilitator.domain.themes import Backing, Support, Theme, support_word
from facilitator.reports.evidence.reactions import count_differing
from facilitator.reports.evidence.themes import SUPPORT_ORDER, blur
from facilitator.reports.evidence.votes import list_closed
from facilitator.reports.evidence.wordings import KINDS_AND_NONE

Wanted = Callable[[Note], bool]


class CellState(StrEnum):
    """Whether a room raised an issue, did so in notes of which none is wanted, did not, or nobody has looked yet."""

    RAISED = "raised"
    OTHERWISE = "otherwise"
    ABSENT = "absent"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Cell:
    """One room and one issue.

    Attributes:
        notes: what was said, in the order of their labels.
        denied: those of them that a person has marked as saying no to it.
        backing: None where all of it was taken down at tables or on paper, which counts nobody.
        n_dots: what its themes got in the last vote with dots; None without one.
        n_differ: how often people answered to its notes that they see it differently.
        is_moved: a theme that was taken in is gone, and its notes are followed.
    """

    state: CellState
    notes: tuple[Note, ...] = ()
    denied: tuple[Note, ...] = ()
    themes: tuple[Theme, ...] = ()
    backing: Backing | None = None
    kinds: tuple[tuple[Kind | None, int], ...] = ()
    headings: tuple[HeadingKey, ...] = ()
    n_dots: int | None = None
    n_differ: int = 0
    stance: Stance | None = None
    is_moved: bool = False

    @property
    def support(self) -> Support | None:
        return None if self.backing is None else self.backing.support

    @property
    def is_at_odds(self) -> bool:
        """Whether a person has read the same view where every note says no."""
        return self.stance is Stance.SAME and bool(self.notes) and self.denied == self.notes


def tell_cell(column: Column, issue: CommonIssue, is_wanted: Wanted | None = None) -> Cell:
    """The cell of an issue at a roundtable, of the notes that are wanted."""
    board, reading = column.board, issue.at(column.board.roundtable.id)
    themes, is_moved = find_themes(column, issue)
    found = {theme.id for theme in themes}
    notes = [note for note in column.notes if note.theme_id in found or note.id in reading.voices]
    wanted = tuple(note for note in notes if is_wanted is None or is_wanted(note))
    if not wanted:
        missing = CellState.ABSENT if reading.is_absent else CellState.UNSEEN
        return Cell(CellState.OTHERWISE if notes else missing, stance=reading.stance)
    return Cell(
        CellState.RAISED,
        wanted,
        tuple(note for note in wanted if note.id in reading.denied),
        themes,
        back(board, wanted, themes, reading.received),
        count_kinds(wanted),
        tuple(key for key in HeadingKey if any(note.heading is key for note in wanted)),
        count_dots(board, found),
        sum(count_differing(note, board) for note in wanted),
        reading.stance,
        is_moved,
    )


def find_themes(column: Column, issue: CommonIssue) -> tuple[tuple[Theme, ...], bool]:
    """The live themes of an issue at a roundtable, and whether one was found by following notes."""
    led = lead(column, issue)
    found = tuple(theme for theme in column.board.themes if theme.id in led)
    return found, any(set(members) != {theme} for theme, members in led.items())


def lead(column: Column, issue: CommonIssue) -> dict[int | None, list[int]]:
    """The live themes of an issue at a roundtable, each with the members that lead to it: itself, or one that is gone.

    Under None those that are gone and lead nowhere.
    """
    live = {theme.id for theme in column.board.themes if column.board.notes_of(theme)}
    led: dict[int | None, list[int]] = defaultdict(list)
    for member in issue.members:
        if member.roundtable == column.board.roundtable.id:
            led[member.theme if member.theme in live else follow(column, member)].append(member.theme)
    return led


def follow(column: Column, member: Member) -> int | None:
    """The theme where most of the notes are that a theme had when it was taken in."""
    moved = Counter(note.theme_id for note in column.notes if note.id in member.notes and note.theme_id is not None)
    best = sorted(moved.items(), key=lambda each: (-each[1], each[0]))
    return best[0][0] if best and 2 * best[0][1] >= len(member.notes) else None


def back(
    board: Board, notes: Sequence[Note], themes: Sequence[Theme], received: ReceivedSupport | None
) -> Backing | None:
    """How many said it, in a word that may be told of them: beside others as in the roundtable's own report."""
    found = weigh(board, notes, themes, received)
    return None if found is None else blur(found, notes, board)


def weigh(
    board: Board, notes: Sequence[Note], themes: Sequence[Theme], received: ReceivedSupport | None
) -> Backing | None:
    """How many said it, in words, of all who said something under these headings; each person counts once."""
    if received is not None and received.notes == {note.id for note in notes}:
        return None if received.support is None else Backing(received.support, spans_sectors=False)
    if board.received is not None:
        words = [board.backing(theme).support for theme in themes]
        return Backing(min(words, key=SUPPORT_ORDER.index, default=Support.ONE), spans_sectors=False)
    if not any(note.source in PEOPLE_SOURCES for note in notes):
        return None
    headings = {note.heading for note in notes}
    n_people, n_base = count_people(notes), count_people([note for note in board.notes if note.heading in headings])
    return Backing(support_word(n_people, n_base), False, n_people, n_base)


def count_kinds(notes: Sequence[Note]) -> tuple[tuple[Kind | None, int], ...]:
    """How many notes of each kind, in the order of the report."""
    counts = Counter(note.kind for note in notes)
    return tuple((kind, counts[kind]) for kind in KINDS_AND_NONE if counts[kind])


def count_dots(board: Board, themes: set[int]) -> int | None:
    """How many dots these themes got in the last vote on any of them; None where there was none."""
    rounds = [each for each in list_closed(board) if each.kind.value == "dots" and set(each.themes) & themes]
    return sum(tally.n_dots for tally in rounds[-1].tallies if tally.theme_id in themes) if rounds else None
