"""Leading the room through its agenda."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from facilitator.actions.roundtables import phase_columns, require_live_or_draft
from facilitator.actions.votes import begin_round, end_round
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput, Conflict, WrongPhase
from facilitator.domain.headings import HeadingKey
from facilitator.domain.orders import Order
from facilitator.domain.people import require_leader
from facilitator.domain.phases import Phase, Slot, require_agenda, require_live, require_step
from facilitator.store.journal import find_last
from facilitator.store.notes import count_off_record
from facilitator.store.roundtables import RoundtableRow, get_row, read_agenda, store_agenda


def change_phase(session: Session, order: Order, *, phase: Phase, heading: HeadingKey | None) -> Fact:
    """Moves the room one step on or back, and starts that phase's clock. A vote opens and closes with its phase."""
    row = get_live(session, order)
    slot = require_step(read_agenda(row.agenda), present_slot(row), phase, heading)
    rounds = end_round(session, order) if row.phase is Phase.VOTE else []
    row.phase, row.phase_heading = slot.phase, slot.heading
    row.phase_started_at = order.now
    row.phase_ends_at = order.now + timedelta(minutes=slot.minutes) if slot.minutes else None
    row.paused_seconds = None
    # The projected count moves only here: between phases a tick of it would point at whoever has just put a phone down.
    row.off_record_shown = count_off_record(session, row.id)
    if slot.phase is Phase.VOTE:
        rounds += begin_round(session, order)
    row.spotlight = row.page = None  # what the last phase spoke of would hide what this one is about
    payload = {"roundtable": {**phase_columns(row), "spotlight": None}} | ({"rounds": rounds} if rounds else {})
    return Fact(EntryKind.PHASE_CHANGED, payload)


def extend_phase(session: Session, order: Order, *, minutes: int, step: int | None = None) -> Fact:
    """Gives the present phase more time; from now, if its time is up already.

    `step` is the number of the last change of the clock that whoever orders it has seen.
    """
    row = get_live(session, order)
    require_seen_clock(session, order, step)
    if row.paused_seconds is not None:
        row.paused_seconds += 60 * minutes
    elif row.phase_ends_at is not None:
        row.phase_ends_at = max(row.phase_ends_at, order.now) + timedelta(minutes=minutes)
    else:
        raise WrongPhase("No clock is running in this phase.")
    return Fact(EntryKind.PHASE_EXTENDED, {"roundtable": phase_columns(row)})


CLOCK = {
    EntryKind.PHASE_CHANGED: "moved the room on",
    EntryKind.PHASE_EXTENDED: "given this phase more time",
    EntryKind.PHASE_PAUSED: "stopped the clock",
    EntryKind.PHASE_RESUMED: "let the clock run on",
}


def require_seen_clock(session: Session, order: Order, step: int | None) -> None:
    """Refuses more time where the clock has been changed since: two presses meant for one would give it twice."""
    last = None if step is None else find_last(session, order.viewer.roundtable_id, CLOCK)
    if last is None or step is None or last.seq <= step:
        return
    who = "You have" if last.actor == order.viewer.actor else "The co-facilitator has"
    raise Conflict(f"{who} since {CLOCK[last.kind]}, so no time was added. Look again at the clock.")


def pause_phase(session: Session, order: Order) -> Fact:
    """Stops the clock; what is left on it is kept."""
    row = get_live(session, order)
    if row.phase_ends_at is None:
        raise WrongPhase("No clock is running, so there is nothing to pause.")
    row.paused_seconds = max(0, round((row.phase_ends_at - order.now).total_seconds()))
    row.phase_ends_at = None
    return Fact(EntryKind.PHASE_PAUSED, {"roundtable": phase_columns(row)})


def resume_phase(session: Session, order: Order) -> Fact:
    """Lets the clock run on from where it stood."""
    row = get_live(session, order)
    if row.paused_seconds is None:
        raise WrongPhase("The clock is not paused.")
    row.phase_ends_at = order.now + timedelta(seconds=row.paused_seconds)
    row.paused_seconds = None
    return Fact(EntryKind.PHASE_RESUMED, {"roundtable": phase_columns(row)})


def change_agenda(
    session: Session,
    order: Order,
    *,
    phases: Sequence[Phase],
    minutes: Sequence[int],
    headings: Sequence[HeadingKey | None],
) -> Fact:
    """Drops, reorders, lengthens or adds lines of the agenda, before the day or during it. The present line stays."""
    require_leader(order.viewer)
    row = get_row(session, order.viewer.roundtable_id)
    require_live_or_draft(row.status)
    if not len(phases) == len(minutes) == len(headings):
        raise BadInput({"phases": "There must be one number of minutes and one heading (or none) for each line."})
    agenda = [Slot(*line) for line in zip(phases, minutes, headings, strict=True)]
    require_agenda(agenda, present_slot(row))
    row.agenda = store_agenda(agenda)
    return Fact(EntryKind.AGENDA_CHANGED, {"roundtable": {"agenda": row.agenda}})


def get_live(session: Session, order: Order) -> RoundtableRow:
    """The roundtable, if it is live and the order comes from somebody who leads it."""
    require_leader(order.viewer)
    row = get_row(session, order.viewer.roundtable_id)
    require_live(row.status)
    return row


def present_slot(row: RoundtableRow) -> Slot:
    """Where the room stands."""
    return Slot(row.phase, 0, row.phase_heading)
