"""What a roundtable is called, when, where and by whom it is held: mended once it is open, and after its close."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.fixings import keep_record
from facilitator.actions.settings.opened import take_changed
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput, WrongPhase
from facilitator.domain.orders import Order
from facilitator.domain.permissions import CLOSED, judged_as
from facilitator.domain.phases import OVER
from facilitator.reports.versions import read_shared
from facilitator.store.programmes import get_programme
from facilitator.store.roundtables import RoundtableRow, get_row
from facilitator.store.versions import load_beside

COLUMNS = ("title", "cluster", "held_on", "begins_at", "time_zone", "venue", "host", "speaker", "topic", "question")

WHEN = ("held_on", "begins_at", "time_zone")
"""What is right only together: of two people each of whom changed another one, nobody has looked at what they make."""

TOLD = "Reports of other roundtables name this cluster as it is, so it can no longer be called something else."


def read_details(row: RoundtableRow) -> dict[str, Any]:
    """The details as they stand, by what the form calls them."""
    return {name: getattr(row, name) for name in COLUMNS}


@judged_as("details.change")
def change_details(session: Session, order: Order, *, was: Mapping[str, str], values: Mapping[str, Any]) -> Fact:
    """Writes what was changed on a page that was opened with `was`. Raises BadInput, WrongPhase and Overtaken.

    Versions that were made keep what they were made with; the journal tells which details are others now.
    """
    row = get_row(session, order.viewer.roundtable_id)
    now = read_details(row)
    changed = {name: value for name, value in take_changed(values, was, now, [WHEN]).items() if value != now[name]}
    if "question" in changed and row.status in OVER:
        raise WrongPhase(CLOSED)
    if "cluster" in changed:
        require_untold(session, row)
    keep_record(session, row)
    for name, value in changed.items():
        setattr(row, name, value)
    return Fact(EntryKind.DETAILS_CHANGED, {"roundtable": {}, "details": [name for name in COLUMNS if name in changed]})


def require_untold(session: Session, row: RoundtableRow) -> None:
    """Raises BadInput where versions of other roundtables speak of this one.

    They know it by its cluster alone: under another one, what they tell of it could be withheld no more.
    """
    get_programme(session, row.programme_id, is_locked=True)
    told = (rooms for version in load_beside(session, row) for _, rooms in read_shared(version.frozen or ""))
    if any((row.cluster or row.title) in rooms for rooms in told):
        raise BadInput({"cluster": TOLD})
