"""What the room screen shows besides the phase, and who has it in hand."""

from sqlalchemy.orm import Session

from facilitator.domain.contributions import may_see
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput, NotFound
from facilitator.domain.orders import Order
from facilitator.domain.people import Audience
from facilitator.domain.permissions import judged_as
from facilitator.domain.roundtables import SpotlightPart
from facilitator.store.contributions import load_contributions
from facilitator.store.notes import get_note
from facilitator.store.roundtables import RoundtableRow, get_row
from facilitator.store.themes import get_theme


@judged_as("spotlight.change")
def change_spotlight(session: Session, order: Order, *, part: SpotlightPart | None, id: int | None) -> Fact:  # noqa: A002
    """Puts one note, theme or contribution alone on the room screen; with nothing named, takes it off."""
    row = get_row(session, order.viewer.roundtable_id)
    if (part is None) is not (id is None):
        raise BadInput({"id": "Name a part and an id, or neither."})
    row.spotlight = None if part is None or id is None else [part.value, require_seen(session, row, part, id)]
    return Fact(EntryKind.SPOTLIGHT_CHANGED, {"roundtable": {"spotlight": row.spotlight}})


def require_seen(session: Session, row: RoundtableRow, part: SpotlightPart, wanted: int) -> int:
    """The number of something that the room may see; refuses what is hidden, as if it were not there."""
    if part is SpotlightPart.NOTE:
        note = get_note(session, row.id, wanted)
        is_seen = note.handling is note.handling.OPEN
    elif part is SpotlightPart.THEME:
        is_seen = get_theme(session, row.id, wanted).is_live
    else:
        found = load_contributions(session, row.id, [wanted])
        is_seen = any(may_see(each, Audience.ROOM, row.phase) for each in found)
    if not is_seen:
        raise NotFound("There is nothing like that for the room to see.")
    return wanted


@judged_as("lead.take")
def take_lead(session: Session, order: Order) -> Fact:
    """Takes the room screen in hand, from whoever has it; only ever by somebody's own press."""
    row = get_row(session, order.viewer.roundtable_id)
    row.lead_id = order.viewer.crew_id
    return Fact(EntryKind.LEAD_TAKEN, {"roundtable": {"lead": row.lead_id}})
