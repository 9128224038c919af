"""Devices of the crew as they are stored: a row of `crew` each, with the roundtable that it hangs on."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.orm import Session

from facilitator.domain.devices import SEEN_EVERY, Device
from facilitator.store.people import CrewRow
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.roundtables import RoundtableRow

COLUMNS = (CrewRow.id, CrewRow.role, CrewRow.made_at, CrewRow.last_seen_at, CrewRow.ended_at, CrewRow.roundtable_id)
PLACE = (CrewRow.programme_id, CrewRow.name, CrewRow.token_hash.is_not(None).label("is_tool"))
TITLE = func.coalesce(RoundtableRow.title, ProgrammeRow.name).label("title")
ABOUT = (RoundtableRow.code, TITLE, RoundtableRow.closed_at)


def load_devices(session: Session, now: datetime, ids: Collection[int] | None = None) -> list[Device]:
    """The devices that are let in now: all, or those of these numbers."""
    statement = select(*COLUMNS, *PLACE, *ABOUT).outerjoin(RoundtableRow, RoundtableRow.id == CrewRow.roundtable_id)
    statement = statement.outerjoin(ProgrammeRow, ProgrammeRow.id == CrewRow.programme_id)
    chosen = statement if ids is None else statement.where(CrewRow.id.in_(ids))
    devices = [make_device(row) for row in session.execute(chosen.order_by(CrewRow.id))]
    return [device for device in devices if device.is_in(now)]


def find_tool(session: Session, token_hash: str, now: datetime) -> Device | None:
    """The tool that has a token, unless it has been ended or has ended by itself."""
    number = session.scalar(select(CrewRow.id).where(CrewRow.token_hash == token_hash))
    found = [] if number is None else load_devices(session, now, [number])
    return found[0] if found else None


def make_device(row: Row[*tuple[Any, ...]]) -> Device:
    """A device of its columns; until it is seen again it was last seen when it came in."""
    values = row._asdict()
    return Device(**values | {"last_seen_at": values["last_seen_at"] or values["made_at"]})


def mark_ended(session: Session, ids: Collection[int], now: datetime) -> None:
    """Ends devices for good. Their rows stay: the journal names them."""
    session.execute(update(CrewRow).where(CrewRow.id.in_(ids), CrewRow.ended_at.is_(None)).values(ended_at=now))


def mark_seen(session: Session, ids: Collection[int], now: datetime) -> None:
    """Writes down that devices were seen, unless another server has just done so."""
    last_seen_at = func.coalesce(CrewRow.last_seen_at, CrewRow.made_at)
    late = select(CrewRow.id).where(CrewRow.id.in_(ids), last_seen_at <= now - SEEN_EVERY)
    # A row that somebody else is writing is not waited for: servers that wait for each other crosswise would fail.
    free = late.with_for_update(skip_locked=True)
    session.execute(update(CrewRow).where(CrewRow.id.in_(free)).values(last_seen_at=now))
