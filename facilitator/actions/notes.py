"""What an attendee does with notes: post, edit, withdraw."""

from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from facilitator.actions.ballots import require_sure
from facilitator.actions.quotations import erase_quotations, list_struck, strike_changed
from facilitator.actions.reactions import find_reactors, release_reactions, tell_reactors
from facilitator.domain.contributions import ContributionState
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput, Conflict, NotFound
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Handling, Kind, Place, Source, find_text_fault
from facilitator.domain.orders import Order
from facilitator.domain.people import require_attendee
from facilitator.domain.permissions import judged_as
from facilitator.domain.phases import is_late, require_begun
from facilitator.domain.roundtables import SpotlightPart
from facilitator.marking.flags import find_personal
from facilitator.store.amendments import erase_amendments
from facilitator.store.base import table_of
from facilitator.store.claims import drop_checks
from facilitator.store.comments import erase_comments
from facilitator.store.contributions import ContributionRow
from facilitator.store.drafted_texts import forget_drafted
from facilitator.store.journal import find_handling_before
from facilitator.store.notes import NoteRow, NoteTextRow, add_note, get_note, next_number
from facilitator.store.people import ParticipantRow
from facilitator.store.readings import forget_readings
from facilitator.store.roundtables import RoundtableRow, get_row

ROUNDTABLE = table_of(RoundtableRow).c
AUTHOR = table_of(ParticipantRow).c
REMARKS = {
    "contact": "it may hold a telephone number, an address or another way to reach somebody.",
    "about_a_person": "it may be about one person.",
}
"""What an author reads of a note that waits for its words; the words themselves are in no reason."""

RULES = select(
    ROUNDTABLE.phase,
    ROUNDTABLE.phase_ends_at,
    ROUNDTABLE.note_limit,
    ROUNDTABLE.holds_notes,
    ROUNDTABLE.holds_personal,
    AUTHOR.is_scribe,
    AUTHOR.table_number,
).where(ROUNDTABLE.id == bindparam("of"), AUTHOR.roundtable_id == ROUNDTABLE.id, AUTHOR.id == bindparam("by"))
"""What a new note is judged by."""


@judged_as("note.post")
def post_note(
    session: Session,
    order: Order,
    *,
    heading: HeadingKey,
    kind: Kind,
    text: str,
    off_record: bool,
) -> Fact:
    """Adds an attendee's note. Ready-made statements on bare tables only: sixty phones post at once."""
    participant_id = require_attendee(order.viewer)
    roundtable_id = order.viewer.roundtable_id
    rules = session.execute(RULES, {"of": roundtable_id, "by": participant_id}).one()
    require_begun(rules.phase)
    require_text(text, rules.note_limit)
    is_asked = rules.holds_personal and not rules.holds_notes and not off_record
    remark = find_remark(text, is_asked=is_asked)
    held = rules.holds_notes or remark
    handling = Handling.OFF_RECORD if off_record else Handling.HELD if held else Handling.OPEN
    values: dict[str, Any] = {
        "heading": heading,
        "kind": kind,
        "handling": handling,
        "number": next_number(session, roundtable_id, heading) if handling is Handling.OPEN else None,
        "revision": 1,
        "place": Place.UNGROUPED,
        "placed_by": None,
        "source": Source.SCRIBE if rules.is_scribe else Source.PHONE,
        "is_late": is_late(rules.phase, rules.phase_ends_at, order.now),
    }
    row = {
        **values,
        "reason": remark,
        "table_number": rules.table_number if rules.is_scribe else None,
        "roundtable_id": roundtable_id,
        "participant_id": participant_id,
        "source_id": order.client_id,
        "posted_at": order.now,
    }
    note_id = add_note(session, row, text)
    return Fact(EntryKind.NOTE_POSTED, {"notes": [{"id": note_id, "person": participant_id, "theme": None, **values}]})


@judged_as("note.edit")
def edit_note(
    session: Session,
    order: Order,
    *,
    note: int,
    kind: Kind,
    text: str,
    off_record: bool,
    heading: HeadingKey | None = None,
    is_sure: bool = False,
) -> Fact:
    """Replaces the words and kind of one's own note, and its heading where one is named; its old words are erased.

    What quotes them is struck out, unless it goes on being said with a spelling mended.
    """
    row = get_own_note(session, order, note)
    require_editable(row)
    roundtable = get_row(session, row.roundtable_id)
    require_text(text, roundtable.note_limit)
    quoted = strike_changed(session, row, text, off_record=off_record)
    reactors, said = find_reactors(session, [row]), release_reactions(session, row, text, kind)
    erase_words(session, [row.id])
    # The theme that it leaves has a note less: whoever follows the journal must be told of that theme too.
    was = {"id": row.id, "theme": row.theme_id}
    before = row.handling
    row.revision += 1
    row.kind = kind
    if heading not in {None, row.heading}:
        move_note(session, row, heading)
    remark = find_remark(text, is_asked=roundtable.holds_personal and not roundtable.holds_notes)
    set_handling(session, row, off_record=off_record, holds_notes=roundtable.holds_notes, remark=remark)
    session.add(NoteTextRow(note_id=row.id, revision=row.revision, text=text))
    require_sure(session, row.roundtable_id, is_sure=is_sure, left=[was["theme"]], struck=list_struck(quoted))
    left = {"was": {"notes": [was]}} if was["theme"] != row.theme_id else {}
    return Fact(
        EntryKind.NOTE_EDITED,
        {"notes": [note_columns(row)]}
        | unseen(row, before)
        | left
        | quoted
        | darken(session, row)
        | tell_reactors(reactors, row, before, said),
    )


@judged_as("note.soften")
def soften_note(session: Session, order: Order, *, note: int, text: str) -> Fact:
    """Puts one's own other words in place of those of a note, while the draft waits for it; the old ones are erased.

    What quotes the old words is struck out and versions that hold them are emptied, as where a note is taken back.
    """
    row = get_own_note(session, order, note)
    require_editable(row)
    roundtable = get_row(session, row.roundtable_id)
    if roundtable.read_back_until is None or order.now.date() > roundtable.read_back_until:
        raise Conflict("It is too late to reword this note. You can still take it back until the roundtable is sealed.")
    if row.handling is not Handling.OPEN:
        raise Conflict("Only a note on the record can be put in other words.")
    require_text(text, roundtable.note_limit)
    quoted = erase_quotations(session, row.roundtable_id, [("note_text", row.id)], instead=[text])
    said = release_reactions(session, row, text, row.kind)
    erase_words(session, [row.id])
    row.revision += 1
    session.add(NoteTextRow(note_id=row.id, revision=row.revision, text=text))
    return Fact(EntryKind.NOTE_EDITED, {"notes": [note_columns(row)]} | quoted | said)


@judged_as("note.withdraw")
def withdraw_note(session: Session, order: Order, *, note: int, is_sure: bool = False) -> Fact:
    """Takes one's own note back, until sealing; its words are erased at once, also where others quote them."""
    row = get_own_note(session, order, note)
    require_editable(row)
    quoted = erase_quotations(session, row.roundtable_id, [("note_text", row.id)])
    erase_notes(session, [row.id])
    before, row.handling = row.handling, Handling.WITHDRAWN
    require_sure(session, row.roundtable_id, is_sure=is_sure, left=[row.theme_id], struck=list_struck(quoted))
    return Fact(
        EntryKind.NOTE_WITHDRAWN,
        {"notes": [note_columns(row)]} | unseen(row, before) | quoted | darken(session, row),
    )


def darken(session: Session, row: NoteRow | ContributionRow) -> dict[str, Any]:
    """Takes what is open no more out of the spotlight, or its return would put it there unasked.

    Gives what became of the room, for the journal.
    """
    roundtable = get_row(session, row.roundtable_id)
    if isinstance(row, NoteRow):
        is_open, part = row.handling is Handling.OPEN, SpotlightPart.NOTE
    else:
        is_open, part = row.state is ContributionState.OPEN, SpotlightPart.CONTRIBUTION
    if is_open or roundtable.spotlight != [part.value, row.id]:
        return {}
    roundtable.spotlight = None
    return {"roundtable": {"spotlight": None}}


def set_handling(session: Session, row: NoteRow, *, off_record: bool, holds_notes: bool, remark: str | None) -> None:
    """Takes a note off the record, or puts it on; only notes on the record have a number and a theme.

    Where notes are held, or these words are remarked on, they wait as a new note would: what was released was not
    these. A note that waited when it went off the record waits again: its author does not release it by going there
    and back. One that waited for a remark alone is let go by its author's mending it.
    """
    is_mended = row.handling is Handling.HELD and row.reason is not None
    row.reason = None if off_record else remark
    if off_record:
        row.handling, row.place, row.theme_id, row.placed_by = Handling.OFF_RECORD, Place.UNGROUPED, None, None
    elif holds_notes or remark:
        row.handling = Handling.HELD
    elif is_mended:
        row.handling = Handling.OPEN
    elif row.handling is Handling.OFF_RECORD:
        row.handling = find_handling_before(session, row.roundtable_id, row.id)
    if row.handling is Handling.OPEN:
        row.number = row.number or next_number(session, row.roundtable_id, row.heading)


def find_remark(text: str, *, is_asked: bool) -> str | None:
    """Why these words should wait until a facilitator has seen them, to be read after "waiting"; None mostly.

    Nothing is asked where each note waits: its author could let it go by mending what was remarked on.
    """
    kinds = {found.kind for found in find_personal(text)} if is_asked else set()
    return next((remark for kind, remark in REMARKS.items() if kind in kinds), None)


def move_note(session: Session, row: NoteRow, heading: HeadingKey) -> None:
    """Puts a note under another heading, out of its theme.

    Where it had a number it gets one there, open or not: by its number screens that have shown a note are told of it.
    """
    row.number = row.number and next_number(session, row.roundtable_id, heading)
    row.heading, row.place, row.theme_id, row.placed_by = heading, Place.UNGROUPED, None, None


def get_own_note(session: Session, order: Order, note_id: int) -> NoteRow:
    """The attendee's own note. Somebody else's is not found: its number tells nothing, not even that it exists."""
    participant_id = require_attendee(order.viewer)
    row = get_note(session, order.viewer.roundtable_id, note_id)
    if row.participant_id != participant_id:
        raise NotFound("There is no such note at this roundtable.")
    return row


def require_editable(row: NoteRow) -> None:
    """Refuses notes that were taken back or withheld."""
    if row.handling is Handling.WITHDRAWN:
        raise Conflict("You have already taken this note back.")
    if row.handling is Handling.WITHHELD:
        raise Conflict("This note was withheld and can no longer be changed.")


def require_text(text: str, limit: int) -> None:
    """Refuses a text that cannot be taken, naming the field."""
    fault = find_text_fault(text, limit)
    if fault is not None:
        raise BadInput({"text": fault})


def erase_words(session: Session, note_ids: list[int]) -> None:
    """Empties every revision's words of these notes, and deletes what was made of them."""
    forget_readings(session, note_ids)
    forget_drafted(session, note_ids)
    statement = update(NoteTextRow).where(NoteTextRow.note_id.in_(note_ids)).values(text=None)
    session.execute(statement.execution_options(synchronize_session=False))


def erase_notes(session: Session, note_ids: list[int]) -> None:
    """Empties the words of notes that nobody may see again, and what people wrote of them."""
    erase_words(session, note_ids)
    erase_amendments(session, note_ids)
    drop_checks(session, note_ids)
    erase_comments(session, note_ids)


def unseen(row: NoteRow, before: Handling) -> dict[str, Any]:
    """Says for the journal that a note was on no screen before either: then nobody is to hear that it is on none."""
    return {} if before is Handling.OPEN else {"unseen": [row.id]}


def note_columns(row: NoteRow) -> dict[str, Any]:
    """What an edit or a withdrawal can have set, for the journal."""
    return {
        "id": row.id,
        "heading": row.heading,
        "kind": row.kind,
        "handling": row.handling,
        "number": row.number,
        "revision": row.revision,
        "place": row.place,
        "theme": row.theme_id,
        "placed_by": row.placed_by,
    }
