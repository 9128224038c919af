"""What a person has read of an issue in one room: of each page only what was changed on it is written."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from facilitator.actions.issues.deciding import Decision, in_turn, read_issue
from facilitator.actions.series import load_series
from facilitator.actions.settings.opened import find_overtaken, pick_changed
from facilitator.comparison.cells import CellState, tell_cell
from facilitator.comparison.wordings import STANCE_NAMES
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.series import Reading, Stance
from facilitator.store.common_issues import store_reading

RAISED_SINCE = (
    "Notes of it have come into this room since this page was opened. Look at them first; nothing was kept yet."
)
ABSENT_SINCE = (
    "Somebody has said since this page was opened that it was not raised here. If a note does raise it, press “Keep” "
    "again."
)


@in_turn
def read_room(
    session: Session, decision: Decision, *, issue: int, code: str, reading: Reading, was: Reading | None = None
) -> None:
    """Keeps what a page says of one room; `was` is what it was opened with, and None where nobody says that.

    Notes must be that room's, and on the record. Raises Conflict where somebody has changed the same meanwhile.
    """
    known = read_issue(session, decision, issue)
    (column,) = load_series(session, decision.programme, [code]).columns or (None,)
    if column is None:
        raise BadInput({"code": "There is no such roundtable in this comparison."})
    strays = {*reading.denied, *reading.voices} - {note.id for note in column.notes}
    if strays:
        raise BadInput({"notes": "Some of these notes are not of this roundtable, or not on the record."})
    number = column.board.roundtable.id
    now = known.at(number)
    if was is not None:
        if reading.is_absent and not was.is_absent and tell_cell(column, known).state is CellState.RAISED:
            raise Conflict(RAISED_SINCE)
        reading = change_reading(now, was, reading)
    is_absent = reading.is_absent and not reading.voices
    store_reading(session, known.id, number, replace(reading, is_absent=is_absent, received=now.received))


def change_reading(now: Reading, was: Reading, said: Reading) -> Reading:
    """What stands there now with what a page changed of it. Raises Conflict where somebody has changed the same."""
    require_seen(now, was, said)
    if set(said.voices) - set(was.voices) and now.is_absent and not was.is_absent:
        raise Conflict(ABSENT_SINCE)
    return Reading(
        said.stance if pick_changed(say_stance(said), say_stance(was)) else now.stance,
        now.is_absent if said.is_absent is was.is_absent else said.is_absent,
        change_notes(now.denied, was.denied, said.denied),
        change_notes(now.voices, was.voices, said.voices),
    )


def require_seen(now: Reading, was: Reading, said: Reading) -> None:
    """Raises Conflict where a page says another stance than it was opened with, and somebody has said one since."""
    if find_overtaken(say_stance(said), say_stance(was), say_stance(now)):
        raise Conflict(
            f"Somebody has chosen “{name_stance(now.stance)}” for this room since this page was opened. "
            "Nothing was kept yet: choose which holds, and keep it."
        )


def change_notes(now: Sequence[int], was: Sequence[int], said: Sequence[int]) -> tuple[int, ...]:
    """The notes that are marked now, with those that a page marked, and without those that it took the mark off."""
    marked, freed = set(said) - set(was), set(was) - set(said)
    return tuple(sorted({*now} - freed | marked))


def say_stance(reading: Reading) -> dict[str, str]:
    """The stance as a page has it."""
    return {"stance": reading.stance or ""}


def name_stance(stance: Stance | None) -> str:
    """A stance in words; what a room is called of which nobody says how it stands."""
    return STANCE_NAMES[stance] if stance else "Raised in"
