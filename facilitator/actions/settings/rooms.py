"""The size of the room in which a roundtable is."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from facilitator.actions.settings.opened import write_changed
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.orders import Order
from facilitator.domain.permissions import judged_as
from facilitator.store.roundtables import get_row


@judged_as("room.measure")
def measure_room(session: Session, order: Order, *, was: Mapping[str, str], values: Mapping[str, int | None]) -> Fact:
    """The size as it turned out to be, cm: at any time, since it changes how large text is and no more.

    Raises Overtaken.
    """
    write_changed(get_row(session, order.viewer.roundtable_id), values, was)
    return Fact(EntryKind.ROUNDTABLE_CHANGED, {"roundtable": {}})
