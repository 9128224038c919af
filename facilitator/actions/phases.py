"""Leading the room through its agenda."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import WrongPhase
from facilitator.domain.orders import Order
from facilitator.domain.people import require_leader
from facilitator.domain.phases import Phase, require_live, require_step
from facilitator.domain.sights import moment
from facilitator.store.notes import count_off_record
from facilitator.store.roundtables import RoundtableRow, get_row, read_agenda


def change_phase(session: Session, order: Order, *, phase: Phase) -> Fact:
    """Moves the room one step on or back, and starts that phase's clock."""
    require_leader(order.viewer)
    row = get_row(session, order.viewer.roundtable_id)
    require_live(row.status)
    slot = require_step(read_agenda(row.agenda), row.phase, phase)
    row.phase = slot.phase
    row.phase_started_at = order.now
    row.phase_ends_at = order.now + timedelta(minutes=slot.minutes) if slot.minutes else None
    # The projected count moves only here: between phases a tick of it would point at whoever has just put a phone down.
    row.off_record_shown = count_off_record(session, row.id)
    return Fact(EntryKind.PHASE_CHANGED, {"roundtable": phase_columns(row)})


def extend_phase(session: Session, order: Order, *, minutes: int) -> Fact:
    """Gives the present phase more time; from now, if its time is up already."""
    require_leader(order.viewer)
    row = get_row(session, order.viewer.roundtable_id)
    require_live(row.status)
    if row.phase_ends_at is None:
        raise WrongPhase("No clock is running in this phase.")
    row.phase_ends_at = max(row.phase_ends_at, order.now) + timedelta(minutes=minutes)
    return Fact(EntryKind.PHASE_EXTENDED, {"roundtable": phase_columns(row)})


def phase_columns(row: RoundtableRow) -> dict[str, Any]:
    """What a step of the agenda sets, for the journal."""
    return {
        "phase": row.phase,
        "phase_started_at": moment(row.phase_started_at),
        "phase_ends_at": moment(row.phase_ends_at),
        "off_record_shown": row.off_record_shown,
    }
