"""Orders that name what whoever gives them has seen: the second of two people is told who did what since."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from facilitator.domain.entries import Entry, EntryKind
from facilitator.domain.errors import Conflict
from facilitator.domain.orders import Order
from facilitator.domain.people import Audience
from facilitator.store.accounts import load_names
from facilitator.store.journal import find_last, number_then

Deeds = Mapping[EntryKind, str]
"""What each kind of entry is called in "The co-facilitator has since …"."""


def require_seen(session: Session, order: Order, step: int | None, deeds: Deeds, kept: str) -> None:
    """Refuses an order where one of these things was done after `step`, which is a number of the room screen's.

    `kept` says what was therefore not done.
    """
    last = None if step is None else find_last(session, order.viewer.roundtable_id, deeds)
    if last is not None and step is not None and number_then(session, last, Audience.ROOM) > step:
        raise Conflict(f"{tell_deed(session, order, last, deeds)}, so {kept}")


def tell_done(session: Session, order: Order, deeds: Deeds, otherwise: str) -> str:
    """Who has done already what an order asks for, where somebody has; `otherwise` where nobody did."""
    last = find_last(session, order.viewer.roundtable_id, deeds)
    return otherwise if last is None else f"{otherwise} {tell_deed(session, order, last, deeds)}."


def tell_deed(session: Session, order: Order, entry: Entry, deeds: Deeds) -> str:
    """Who did what: `Maria has since released notes`."""
    return f"{name_doer(session, order, entry.actor)} since {deeds[entry.kind]}"


def name_doer(session: Session, order: Order, actor: str) -> str:
    """Whoever did it, by the short name that they said on coming in, if they said one."""
    if actor == order.viewer.actor:
        return "You have"
    return f"{load_names(session).get(actor, 'The co-facilitator')} has"
