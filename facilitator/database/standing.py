"""Whether what was read of roundtables may still be shown after somebody has waited."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from facilitator.database.leaving import SHOWN_NO_MORE
from facilitator.domain.entries import EntryKind
from facilitator.domain.flags import FlagState
from facilitator.domain.notes import Handling
from facilitator.domain.phases import OVER
from facilitator.store.common_issues import CommonIssueRow
from facilitator.store.journal import JournalRow
from facilitator.store.roundtables import RoundtableRow

Rooms = Mapping[int, Any]
"""Roundtables by number, each as far as it says what may be shown of it."""

SHOWING = (
    *(RoundtableRow.status, RoundtableRow.sharing_mode, RoundtableRow.is_sensitive),
    *(RoundtableRow.sealed_at, RoundtableRow.raw_erased_at, RoundtableRow.results_at),
)
ROOMS = select(RoundtableRow.id, RoundtableRow.seq, RoundtableRow.code, *SHOWING)


def read_rooms(session: Session, *, code: str | None, programme_id: int | None) -> Rooms:
    """A roundtable and all others of its programme, which it may name; or those of a programme."""
    home = select(RoundtableRow.programme_id).where(RoundtableRow.code == code).scalar_subquery()
    is_there: ColumnElement[bool] = RoundtableRow.programme_id == (home if code is not None else programme_id)
    return {row.id: row for row in session.execute(ROOMS.where(is_there))}


def read_shared(session: Session, rooms: Rooms) -> set[str]:
    """What the issues are called that these roundtables may share: each names them, and they lose words with a note."""
    homes = select(RoundtableRow.programme_id).where(RoundtableRow.id.in_(rooms))
    return set(session.scalars(select(CommonIssueRow.name).where(CommonIssueRow.programme_id.in_(homes))))


def stand(session: Session, before: Rooms, now: Rooms, *, code: str | None) -> bool:
    """Whether all that was read of these roundtables may still be shown; with a code, the words of that one alone."""
    if any(number not in now or before[number][2:] != now[number][2:] for number in before):
        return False
    told = [row for row in before.values() if code in {None, row.code} and row.seq < now[row.id].seq]
    return not any(hides(session, now[row.id], row.seq) for row in told)


def hides(session: Session, room: Any, after: int) -> bool:
    """Whether something of a roundtable went or was hidden after one of its entries."""
    found = select(JournalRow.kind, JournalRow.payload).where(
        JournalRow.roundtable_id == room.id, JournalRow.seq > after, JournalRow.kind.in_(SHOWN_NO_MORE)
    )
    return any(takes_away(kind, payload, room.status) for kind, payload in session.execute(found))


def takes_away(kind: str, payload: Mapping[str, Any], status: str) -> bool:
    """Whether with an entry of one of these kinds something may be shown no more.

    While the room goes on people change their notes all the time: there only one that is no longer open counts. Of
    decisions those count that hold something back.
    """
    if kind == EntryKind.FLAG_DECIDED:
        return bool(payload["decision"]["state"] != FlagState.CLEARED)
    return kind != EntryKind.NOTE_EDITED or status in OVER or is_hidden(payload)


def is_hidden(payload: Mapping[str, Any]) -> bool:
    """Whether a change has left a note that is not open."""
    return any(note.get("handling", Handling.OPEN) != Handling.OPEN for note in payload.get("notes", ()))
