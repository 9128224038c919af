"""What writers and facilitators decide of flags and of figures in notes, at any time, also after the close."""

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.actions.fixings import keep_record
from facilitator.actions.readings import read_notes
from facilitator.domain.claims import ClaimStatus
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict, NotFound
from facilitator.domain.flags import PERSONAL, FlagKind, FlagState
from facilitator.domain.imports import ImportedNote
from facilitator.domain.notes import Handling
from facilitator.domain.orders import Order
from facilitator.domain.people import Role
from facilitator.domain.permissions import judged_as
from facilitator.store.claims import ClaimCheckRow, drop_checks, store_check
from facilitator.store.flags import FlagDecisionRow, is_cleared, store_decision
from facilitator.store.notes import NoteRow, get_note
from facilitator.store.roundtables import get_row


@judged_as("flag.decide")
def decide_flag(
    session: Session, order: Order, *, note: int, kind: FlagKind, state: FlagState, revision: int | None = None
) -> Fact:
    """Confirms what the gate suggested, clears it, or has the note printed with its personal words masked."""
    row = get_shown(session, order, note, revision)
    if kind in PERSONAL and (state is FlagState.CLEARED) is not is_cleared(session, row, kind):
        # Masks come or go, and figures stand elsewhere: a check must not fall on whatever stands in its place now.
        drop_checks(session, [row.id])
    store_decision(
        session,
        FlagDecisionRow(
            note_id=row.id,
            kind=kind,
            revision=row.revision,
            state=state,
            decided_by=order.viewer.role,
            decided_at=order.now,
            actor=order.viewer.actor,
        ),
    )
    session.flush()
    read_notes(session, row.roundtable_id, [row.id])
    return Fact(EntryKind.FLAG_DECIDED, {"decision": {"note": row.id, "kind": kind, "state": state}})


@judged_as("claim.check")
def check_claim(
    session: Session,
    order: Order,
    *,
    note: int,
    starts_at: int,
    ends_at: int,
    status: ClaimStatus,
    source: str,
    revision: int | None = None,
) -> Fact:
    """Says what is known of one figure, and from where. Its place is in the words as they leave.

    What is taken back takes its source along, or files would name it beside a figure that nobody has checked.
    """
    row = get_shown(session, order, note, revision)
    store_check(
        session,
        ClaimCheckRow(
            note_id=row.id,
            starts_at=starts_at,
            ends_at=ends_at,
            revision=row.revision,
            status=status,
            source="" if status is ClaimStatus.UNCHECKED else source,
            checked_by=order.viewer.role,
            checked_at=order.now,
            actor=order.viewer.actor,
        ),
    )
    return Fact(EntryKind.CLAIM_CHECKED, {"check": {"note": row.id, "at": [starts_at, ends_at], "status": status}})


def get_shown(session: Session, order: Order, note_id: int, revision: int | None) -> NoteRow:
    """A note of this roundtable that may be printed, as it was seen; nobody decides anything of another."""
    keep_record(session, get_row(session, order.viewer.roundtable_id))
    row = get_note(session, order.viewer.roundtable_id, note_id)
    if row.handling is not Handling.OPEN:
        raise NotFound("There is no such note at this roundtable.")
    if revision not in {None, row.revision}:
        raise Conflict("The note was changed meanwhile. Load the page again and read it as it is now.")
    return row


def restore_marks(session: Session, note: ImportedNote, note_id: int, at: datetime) -> None:
    """What people decided of a note's flags and figures before an export, which does not say who decided of a flag."""
    known = {"note_id": note_id, "revision": 1}
    for kind, state in note.decisions.items():
        session.add(FlagDecisionRow(kind=kind, state=state, decided_by=Role.WRITER, decided_at=at, **known))
    for (start, end), check in note.checks.items():
        found = {"status": check.status, "source": check.source, "checked_by": Role(check.checker)}
        session.add(ClaimCheckRow(starts_at=start, ends_at=end, checked_at=at, **found, **known))
