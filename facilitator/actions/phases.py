"""Leading the room through its agenda."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from facilitator.actions.roundtables import phase_columns
from facilitator.actions.steps import require_seen, tell_done
from facilitator.actions.votes import begin_round, end_round
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput, WrongPhase
from facilitator.domain.headings import HeadingKey
from facilitator.domain.orders import Order
from facilitator.domain.permissions import judged_as
from facilitator.domain.phases import NAMES, Phase, Slot, require_agenda, require_step
from facilitator.store.notes import count_off_record
from facilitator.store.roundtables import RoundtableRow, get_row, read_agenda, store_agenda


@judged_as("phase.change")
def change_phase(
    session: Session, order: Order, *, phase: Phase, heading: HeadingKey | None, step: int | None = None
) -> Fact:
    """Moves the room one step on or back, and starts that phase's clock. A vote opens and closes with its phase.

    `step` is the number of the newest entry that whoever orders it has seen.
    """
    row = get_row(session, order.viewer.roundtable_id)
    # Without a number, two presses of Next are told by the second one asking for where the room stands already.
    seen = 0 if (row.phase, row.phase_heading) == (phase, heading) else step
    require_seen(session, order, seen, MOVED, f"nothing was changed. It is in {NAMES[row.phase]} now.")
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


@judged_as("phase.extend")
def extend_phase(session: Session, order: Order, *, minutes: int, step: int | None = None) -> Fact:
    """Gives the present phase more time; from now, if its time is up already.

    `step` is the number of the last change of the clock that whoever orders it has seen.
    """
    row = get_row(session, order.viewer.roundtable_id)
    require_seen(session, order, step, CLOCK, NO_TIME)
    if row.paused_seconds is not None:
        row.paused_seconds += 60 * minutes
    elif row.phase_ends_at is not None:
        row.phase_ends_at = max(row.phase_ends_at, order.now) + timedelta(minutes=minutes)
    else:
        raise WrongPhase("No clock is running in this phase.")
    return Fact(EntryKind.PHASE_EXTENDED, {"roundtable": phase_columns(row)})


MOVED = {EntryKind.PHASE_CHANGED: "moved the room on"}
CLOCK = MOVED | {
    EntryKind.PHASE_EXTENDED: "given this phase more time",
    EntryKind.PHASE_PAUSED: "stopped the clock",
    EntryKind.PHASE_RESUMED: "let the clock run on",
}
STOPPED = MOVED | {EntryKind.PHASE_PAUSED: CLOCK[EntryKind.PHASE_PAUSED]}
STARTED = MOVED | {EntryKind.PHASE_RESUMED: CLOCK[EntryKind.PHASE_RESUMED]}
NO_TIME = "no time was added. Look again at the clock."


@judged_as("phase.pause")
def pause_phase(session: Session, order: Order) -> Fact:
    """Stops the clock; what is left on it is kept."""
    row = get_row(session, order.viewer.roundtable_id)
    if row.phase_ends_at is None:
        raise WrongPhase(tell_done(session, order, STOPPED, "No clock is running, so there is nothing to pause."))
    row.paused_seconds = max(0, round((row.phase_ends_at - order.now).total_seconds()))
    row.phase_ends_at = None
    return Fact(EntryKind.PHASE_PAUSED, {"roundtable": phase_columns(row)})


@judged_as("phase.resume")
def resume_phase(session: Session, order: Order) -> Fact:
    """Lets the clock run on from where it stood."""
    row = get_row(session, order.viewer.roundtable_id)
    if row.paused_seconds is None:
        raise WrongPhase(tell_done(session, order, STARTED, "The clock is not paused."))
    row.phase_ends_at = order.now + timedelta(seconds=row.paused_seconds)
    row.paused_seconds = None
    return Fact(EntryKind.PHASE_RESUMED, {"roundtable": phase_columns(row)})


@judged_as("agenda.change")
def change_agenda(
    session: Session,
    order: Order,
    *,
    phases: Sequence[Phase],
    minutes: Sequence[int],
    headings: Sequence[HeadingKey | None],
) -> Fact:
    """Drops, reorders, lengthens or adds lines of the agenda, before the day or during it. The present line stays."""
    row = get_row(session, order.viewer.roundtable_id)
    if not len(phases) == len(minutes) == len(headings):
        raise BadInput({"phases": "There must be one number of minutes and one heading (or none) for each line."})
    agenda = [Slot(*line) for line in zip(phases, minutes, headings, strict=True)]
    require_agenda(agenda, present_slot(row))
    row.agenda = store_agenda(agenda)
    return Fact(EntryKind.AGENDA_CHANGED, {"roundtable": {"agenda": row.agenda}})


def present_slot(row: RoundtableRow) -> Slot:
    """Where the room stands."""
    return Slot(row.phase, 0, row.phase_heading)
