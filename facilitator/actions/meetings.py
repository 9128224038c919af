"""Roundtables as a calendar tells them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.entries import EntryKind
from facilitator.reports.calendars import Meeting
from facilitator.store.journal import JournalRow
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.roundtables import RoundtableRow, read_agenda

REVISING = [kind.value for kind in (EntryKind.ROUNDTABLE_CHANGED, EntryKind.DETAILS_CHANGED, EntryKind.AGENDA_CHANGED)]
"""What may change when, where or how long a roundtable is."""


def load_meetings(session: Session, rows: Sequence[RoundtableRow]) -> list[Meeting]:
    """Those of these roundtables that have a day, the first one first."""
    dated = [row for row in rows if row.held_on is not None]
    revisions = load_revisions(session, [row.id for row in dated])
    programmes = {row.programme_id: session.get_one(ProgrammeRow, row.programme_id).name for row in dated}
    found = [make_meeting(row, programmes[row.programme_id], *revisions.get(row.id, (0, None))) for row in dated]
    return sorted(found, key=lambda meeting: (meeting.held_on, str(meeting.begins_at), meeting.uid))


def load_revisions(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, datetime]]:
    """By roundtable, how often it was changed, and when last; those that never were are left out."""
    counted = select(JournalRow.roundtable_id, func.count(), func.max(JournalRow.recorded_at))
    wanted = counted.where(JournalRow.roundtable_id.in_(ids), JournalRow.kind.in_(REVISING))
    return {of: (n, last) for of, n, last in session.execute(wanted.group_by(JournalRow.roundtable_id))}


def make_meeting(row: RoundtableRow, programme: str, n_revisions: int, revised_at: datetime | None) -> Meeting:
    """One roundtable without its code, its host and its speaker: a calendar is seen by many."""
    if row.held_on is None:
        raise ValueError("a roundtable without a day is in no calendar")
    return Meeting(
        uid=name_meeting(row),
        title=row.title,
        about=", ".join(filter(None, [programme, row.cluster])),
        venue=row.venue,
        held_on=row.held_on,
        begins_at=row.begins_at if row.time_zone else None,
        time_zone=row.time_zone,
        minutes=sum(slot.minutes for slot in read_agenda(row.agenda)),
        is_sensitive=row.is_sensitive,
        revised_at=(revised_at or row.made_at).astimezone(UTC).replace(microsecond=0),
        n_revisions=n_revisions,
    )


def name_meeting(row: RoundtableRow) -> str:
    """What a calendar knows a roundtable by, for good; nobody gets in with it."""
    made: UUID = uuid5(NAMESPACE_URL, f"facilitator:{row.id}:{row.made_at.timestamp():.6f}")
    return f"{made}@facilitator"
