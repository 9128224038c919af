"""Deleting whole what nobody was promised anything about: rehearsals, and drafts that nobody has joined."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict, NotFound
from facilitator.domain.phases import Status
from facilitator.domain.traces import Act, Doer
from facilitator.store.common_issues import drop_left
from facilitator.store.contributions import ContributionRow
from facilitator.store.notes import NoteRow
from facilitator.store.roundtables import RoundtableRow
from facilitator.store.traces import trace


def require_deletable(row: RoundtableRow) -> None:
    """Raises Conflict for what is neither a rehearsal nor a draft: what people said is never deleted whole."""
    if not row.is_rehearsal and row.status is not Status.DRAFT:
        raise Conflict("Only a draft or a rehearsal can be deleted. What was said at this roundtable is kept.")


def delete_roundtable(session: Session, roundtable_id: int, doer: Doer, now: datetime) -> Fact:
    """Deletes every row of a draft or a rehearsal. Raises Conflict for any other roundtable."""
    require_deletable(lock(session, roundtable_id))
    return delete_whole(session, roundtable_id, doer, now)


def lock(session: Session, roundtable_id: int) -> RoundtableRow:
    """The roundtable's row, which nobody else changes meanwhile."""
    found = select(RoundtableRow).where(RoundtableRow.id == roundtable_id)
    row = session.scalars(found.with_for_update()).one_or_none()
    if row is None:
        raise NotFound("This has already been deleted.")
    return row


def delete_whole(session: Session, roundtable_id: int, doer: Doer, now: datetime) -> Fact:
    """Deletes every row of any roundtable but one that goes on; gives what it did. Raises Conflict for one that does.

    Its trace goes with it; that it was deleted stays with the programme.
    """
    row = lock(session, roundtable_id)
    if row.status is Status.LIVE and not row.is_rehearsal:
        raise Conflict("This roundtable is still going on. Close it first.")
    trace(session, Act.DELETED, doer, now, programme_id=row.programme_id, what=row.code)
    delete_rows(session, row.id)
    return Fact(EntryKind.ROUNDTABLE_DELETED)


def delete_rows(session: Session, roundtable_id: int) -> None:
    """Deletes every row of a roundtable."""
    # These two point to themes as well as to the roundtable; everything else goes with the row it belongs to.
    for table in (NoteRow, ContributionRow):
        session.execute(delete(table).where(table.roundtable_id == roundtable_id))
    session.execute(delete(RoundtableRow).where(RoundtableRow.id == roundtable_id))
    drop_left(session)
