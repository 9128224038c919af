"""Which notes a model is given: those that the report prints, as it prints them, and fewer."""

from facilitator.composition.parts import Voice
from facilitator.domain.board import Board
from facilitator.domain.flags import FlagKind
from facilitator.domain.notes import Note, Source
from facilitator.reports.evidence.attributions import label_of, text_of
from facilitator.reports.evidence.flags import flags_of
from facilitator.reports.evidence.issues import ToldIssue

MOST_CHARACTERS = 12_000
"""Of all notes together; what does not fit is not given, the last points first."""


def list_given(told: ToldIssue, board: Board) -> list[Note]:
    """The notes of an issue of a released board that may be given, in the order of print."""
    notes = {label_of(note): note for note in told.notes}
    printed = [point for point in told.issue.points if point.voice is not Voice.HELD]
    given = [notes[label] for point in printed for label in point.labels if may_give(notes[label], board)]
    sizes = [len(text_of(note)) for note in given]
    return [note for place, note in enumerate(given) if sum(sizes[: place + 1]) <= MOST_CHARACTERS]


def may_give(note: Note, board: Board) -> bool:
    """Whether a note may be given: nothing holds it, and nothing in it says that it is not for attribution.

    What somebody let through to be printed is still not given where it is not for attribution. Sheets of paper do not
    carry the notice, so what was written on one is not given.
    """
    flags = flags_of(note, board)
    is_for_print = not any(flag.may_hold or flag.kind is FlagKind.NOT_FOR_ATTRIBUTION for flag in flags)
    return note.is_open and note.source is not Source.PAPER and bool(note.text) and is_for_print
