"""What became of somebody's notes in the draft, for as long as it waits for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from flask import current_app

from facilitator.actions.readings import load_evidence
from facilitator.database.access import db
from facilitator.domain.board import Board
from facilitator.domain.notes import Note
from facilitator.reports.evidence.flags import is_left_out, release
from facilitator.reports.evidence.issues import list_issues
from facilitator.store.roundtables import RoundtableRow


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a note in the draft: the issue it stands under, and as what; both empty where it is left out.

    `listed` is what the list of notes has of it: the words that leave, nothing where none do.
    """

    issue: str = ""
    text: str = ""
    is_joined: bool = False
    listed: str = ""


def find_until(row: RoundtableRow) -> date | None:
    """Until which day the draft waits; None where it waits no more."""
    is_open = row.read_back_until is not None and datetime.now(UTC).date() <= row.read_back_until
    return row.read_back_until if is_open else None


def find_fates(row: RoundtableRow, notes: Sequence[Note]) -> dict[int, Fate]:
    """What became of these notes, by number, while the draft waits; composing it takes a moment, and not the hub's."""
    own = {note.label: note.id for note in notes if note.is_open and note.label}
    if find_until(row) is None or not own:
        return {}
    board = load_evidence(db.session(), row.id)
    fates: dict[int, Fate] = current_app.extensions["composing"](partial(tell_fates, board, own))
    return fates


def tell_fates(board: Board, own: Mapping[str, int]) -> dict[int, Fate]:
    """By point: where somebody else's note is printed for several that say the same, none of its words are told."""
    released = release(board)
    found = {note.id: Fate(listed=tell_listed(note, released)) for note in released.notes if note.id in own.values()}
    for told in list_issues(released):
        for point in (each for points in told.issue.slots.values() for each in points if each.text):
            for label in own.keys() & set(point.labels):
                is_joined = point.labels[0] not in own
                found[own[label]] = Fate(told.name or "", "" if is_joined else point.text, is_joined)
    return found


def tell_listed(note: Note, board: Board) -> str:
    """What the list of a released board's notes has of one."""
    return "" if is_left_out(note, board) else note.text or ""
