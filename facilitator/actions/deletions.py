"""Deleting whole what nobody was promised anything about: rehearsals, and drafts that nobody has joined."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from facilitator.actions.quotations import erase_beside
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict
from facilitator.domain.phases import Status
from facilitator.domain.traces import Act, Doer
from facilitator.store.common_issues import drop_unraised
from facilitator.store.contributions import ContributionRow
from facilitator.store.notes import NoteRow
from facilitator.store.programmes import get_programme
from facilitator.store.roundtables import RoundtableRow, lock_row
from facilitator.store.traces import trace


def require_deletable(row: RoundtableRow) -> None:
    """Raises Conflict for what is neither a rehearsal nor a draft: what people said is never deleted whole."""
    if not row.is_rehearsal and row.status is not Status.DRAFT:
        raise Conflict("Only a draft or a rehearsal can be deleted. What was said at this roundtable is kept.")


def delete_roundtable(session: Session, roundtable_id: int, doer: Doer, now: datetime) -> Fact:
    """Deletes every row of a draft or a rehearsal. Raises Conflict for any other roundtable."""
    require_deletable(lock_row(session, roundtable_id))
    return delete_whole(session, roundtable_id, doer, now)


def delete_whole(session: Session, roundtable_id: int, doer: Doer, now: datetime) -> Fact:
    """Deletes every row of any roundtable but one that goes on; gives what it did. Raises Conflict for one that does.

    Its trace goes with it, and what others have of its words; that it was deleted stays with the programme.
    """
    row = lock_row(session, roundtable_id)
    if row.status is Status.LIVE and not row.is_rehearsal:
        raise Conflict("This roundtable is still going on. Close it first.")
    # Nobody decides meanwhile of an issue that it shares.
    get_programme(session, row.programme_id, is_locked=True)
    trace(session, Act.DELETED, doer, now, programme_id=row.programme_id, what=row.code)
    erase_beside(session, row.id)
    delete_rows(session, row.id)
    drop_unraised(session, row.programme_id)
    return Fact(EntryKind.ROUNDTABLE_DELETED)


def delete_rows(session: Session, roundtable_id: int) -> None:
    """Deletes every row of a roundtable."""
    # These two point to themes as well as to the roundtable; everything else goes with the row it belongs to.
    for table in (NoteRow, ContributionRow):
        session.execute(delete(table).where(table.roundtable_id == roundtable_id))
    session.execute(delete(RoundtableRow).where(RoundtableRow.id == roundtable_id))
