"""What rules doubt and nobody has judged: it stands in the full report, and on no page that is read alone."""

from collections.abc import Sequence

from facilitator.composition.parts import Point, Slot, Voice
from facilitator.domain.board import Board
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.notes import Note
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.issues import ToldIssue, find_held, has_state, keep_points

DOUBTS = (FlagKind.OFF_TOPIC, FlagKind.MARKUP)
MOST_WORDS = 24
"""Of a point that is read at a glance, or from a seat."""
SPOKEN = frozenset({Voice.PLAIN, Voice.VOICED})


def list_doubted(board: Board, issues: Sequence[ToldIssue]) -> set[str]:
    """The labels of notes that may not be about the subject, or hold markup, and that nobody has judged yet."""
    return {label_of(note) for told in issues for note in told.notes if is_doubted(note, board)}


def is_doubted(note: Note, board: Board) -> bool:
    """Whether rules doubt a note and nobody has judged it."""
    return any(has_state(note, board, kind, FlagState.SUGGESTED) for kind in DOUBTS)


def leave_out(board: Board, issues: Sequence[ToldIssue]) -> list[ToldIssue]:
    """The issues without points that rest on nothing but doubted notes, and without those of which nothing is left."""
    doubted = list_doubted(board, issues)
    kept = [told for told in issues if not doubted.issuperset(told.issue.notes)]
    return [keep_points(told, lambda point: not doubted.issuperset(point.labels)) for told in kept]


def find_first(told: ToldIssue, slot: Slot) -> Point | None:
    """The first point of a slot that can be read at a glance."""
    points = told.issue.slots.get(slot, ())
    return next((each for each in points if each.voice in SPOKEN and len(each.text.split()) <= MOST_WORDS), None)


def tell_unshown(told: ToldIssue, board: Board, where: str) -> str:
    """What stands under an issue of which nothing can be read at a glance: a name alone would say nothing."""
    is_one = len(told.notes) == 1
    if all(find_held(note, board) is not None for note in told.notes):
        return f"{'Its only note is' if is_one else 'All of its notes are'} held back."
    return f"{'Its note is' if is_one else 'Its notes are'} in {where}."
