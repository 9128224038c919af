"""What a facilitator does with other people's notes: hold, release, withhold, and write them down from paper."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.ballots import require_sure
from facilitator.actions.notes import darken, erase_notes, note_columns, require_text, unseen
from facilitator.actions.reactions import find_reactors
from facilitator.actions.steps import tell_deed
from facilitator.domain.entries import EntryKind, Fact, touched_notes
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Handling, Kind, Place, Source
from facilitator.domain.orders import Order
from facilitator.domain.permissions import judged_as
from facilitator.domain.phases import NOT_YET_ENTERED, is_late, require_begun
from facilitator.store.journal import find_last
from facilitator.store.notes import NoteRow, add_note, get_note, next_number
from facilitator.store.readings import forget_readings
from facilitator.store.roundtables import get_row
from facilitator.store.themes import get_theme

WRITTEN_DOWN = frozenset({Source.PAPER, Source.SCRIBE})


@judged_as("holding.change")
def change_holding(session: Session, order: Order, *, is_on: bool) -> Fact:
    """Says whether new notes wait for a facilitator before the room sees them."""
    row = get_row(session, order.viewer.roundtable_id)
    row.holds_notes = is_on
    return Fact(EntryKind.HOLDING_CHANGED, {"roundtable": {"holds_notes": is_on}})


@judged_as("note.hold")
def hold_note(session: Session, order: Order, *, note: int, is_sure: bool = False) -> Fact:
    """Takes a note off every screen until it is released; its words and its theme stay."""
    row = get_handled(session, order, note, {Handling.OPEN})
    row.handling = Handling.HELD
    require_sure(session, row.roundtable_id, is_sure=is_sure, left=[row.theme_id])
    forget_readings(session, [row.id])
    return handled(EntryKind.NOTE_HELD, row, darken(session, row), find_reactors(session, [row]))


@judged_as("note.release")
def release_note(session: Session, order: Order, *, note: int) -> Fact:
    """Lets a held or withheld note be seen."""
    row = get_handled(session, order, note, {Handling.HELD, Handling.WITHHELD})
    let_be_seen(session, row)
    return handled(EntryKind.NOTE_RELEASED, row, reactors=find_reactors(session, [row]))


HANDLED = {
    EntryKind.NOTE_RELEASED: "released some of these notes",
    EntryKind.NOTE_WITHHELD: "withheld one of these notes",
}


@judged_as("notes.release")
def release_notes(session: Session, order: Order, *, notes: Sequence[int]) -> Fact:
    """Lets the named notes be seen, all or none: a note that came in since nobody has read yet."""
    rows = [get_note(session, order.viewer.roundtable_id, note) for note in dict.fromkeys(notes)]
    if any(row.handling is not Handling.HELD for row in rows):
        raise Conflict(tell_since(session, order, {row.id for row in rows}))
    for row in rows:
        let_be_seen(session, row)
    authors = {row.participant_id for row in rows if row.participant_id is not None}
    concerned = sorted(authors | {*find_reactors(session, rows)})
    return Fact(EntryKind.NOTE_RELEASED, {"notes": [note_columns(row) for row in rows], "concerns": concerned})


def tell_since(session: Session, order: Order, notes: set[int]) -> str:
    """Who has done what with some of these notes; a note's author has no name."""
    last = find_last(session, order.viewer.roundtable_id, HANDLED)
    if last is None or not notes & touched_notes(last):
        return "Somebody has changed one of these notes, so none was released. Look at the list again."
    return f"{tell_deed(session, order, last, HANDLED)}, so no other was released. Look at the list again."


def let_be_seen(session: Session, row: NoteRow) -> None:
    """Opens a note, ungrouped if its theme is gone meanwhile, with a number if it had none."""
    row.handling, row.reason = Handling.OPEN, None
    if row.theme_id is not None and not get_theme(session, row.roundtable_id, row.theme_id).is_live:
        row.place, row.theme_id, row.placed_by = Place.UNGROUPED, None, None
    row.number = row.number or next_number(session, row.roundtable_id, row.heading)
    session.flush()  # the next one's number follows


@judged_as("note.withhold")
def withhold_note(session: Session, order: Order, *, note: int, reason: str, is_sure: bool = False) -> Fact:
    """Keeps a note back for good, with a reason that its author is told; it can be released until the close."""
    row = get_handled(session, order, note, {Handling.OPEN, Handling.HELD})
    was, before = {"id": row.id, "theme": row.theme_id}, row.handling
    row.handling, row.reason = Handling.WITHHELD, reason
    forget_readings(session, [row.id])
    row.place, row.theme_id, row.placed_by = Place.UNGROUPED, None, None
    require_sure(session, row.roundtable_id, is_sure=is_sure, left=[was["theme"]])
    left = {"was": {"notes": [was]}} if was["theme"] else {}
    reactors = find_reactors(session, [row]) if before is Handling.OPEN else []
    return handled(EntryKind.NOTE_WITHHELD, row, unseen(row, before) | left | darken(session, row), reactors)


def get_handled(session: Session, order: Order, note_id: int, takes: set[Handling]) -> NoteRow:
    """A note that may be handled so. Off the record it is its author's alone, and not even found."""
    row = get_note(session, order.viewer.roundtable_id, note_id)
    if row.handling not in takes:
        raise Conflict("This note has been changed since you saw it; look at it again.")
    return row


def handled(kind: EntryKind, row: NoteRow, left: dict[str, Any] | None = None, reactors: Sequence[int] = ()) -> Fact:
    """What became of the note, and whose phone is to be told: its author's, and those that show a word on it."""
    concerned = [*([] if row.participant_id is None else [row.participant_id]), *reactors]
    return Fact(kind, {"notes": [note_columns(row)], "concerns": concerned} | (left or {}))


@judged_as("note.enter")
def enter_note(
    session: Session,
    order: Order,
    *,
    heading: HeadingKey,
    kind: Kind,
    text: str,
    source: Source,
    table: int | None,
) -> Fact:
    """Writes down a note from paper, or for somebody without a phone. It counts no person."""
    row = get_row(session, order.viewer.roundtable_id)
    require_begun(row.phase, NOT_YET_ENTERED)
    require_text(text, row.note_limit)
    if source not in WRITTEN_DOWN:
        raise BadInput({"source": "Choose one of paper, scribe."})
    values: dict[str, Any] = {
        "heading": heading,
        "kind": kind,
        "handling": Handling.OPEN,
        "number": next_number(session, row.id, heading),
        "revision": 1,
        "place": Place.UNGROUPED,
        "placed_by": None,
        "source": source,
        "is_late": is_late(row.phase, row.phase_ends_at, order.now),
    }
    stored = {
        **values,
        "roundtable_id": row.id,
        "participant_id": None,
        "table_number": table,
        "source_id": order.client_id,
        "posted_at": order.now,
    }
    note_id = add_note(session, stored, text)
    return Fact(EntryKind.NOTE_POSTED, {"notes": [{"id": note_id, "person": None, "theme": None, **values}]})


@judged_as("note.unenter")
def unenter_note(session: Session, order: Order, *, note: int, is_sure: bool = False) -> Fact:
    """Takes back a note that the crew has written down, say twice; its words are erased at once."""
    row = get_handled(session, order, note, {Handling.OPEN, Handling.HELD})
    if row.participant_id is not None or row.source not in WRITTEN_DOWN:
        raise Conflict("Somebody sent this note from their own phone, so only they can take it back.")
    erase_notes(session, [row.id])
    row.handling = Handling.WITHDRAWN
    require_sure(session, row.roundtable_id, is_sure=is_sure, left=[row.theme_id])
    return handled(EntryKind.NOTE_WITHDRAWN, row, darken(session, row))
