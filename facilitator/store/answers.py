"""What whoever gave an order is answered."""

from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.entries import Entry
from facilitator.domain.people import Audience, Viewer
from facilitator.store.journal import number_then, sign
from facilitator.store.sights import look


def see_answer(session: Session, entry: Entry, audience: Audience, viewer: Viewer) -> dict[str, Any]:
    """The entry as whoever ordered it may see it, under the newest number they had then.

    A phone gets its mark, as `mine`; the crew what the room screen had for a number, as `shown`.
    """
    sight = look(session, entry.roundtable_id, audience, viewer)
    sight.read([entry])
    seen = sight.see(entry, number_then(session, entry, audience))
    if audience is Audience.PHONE:
        return seen | {"mine": sign(entry)}
    return seen | {"shown": number_then(session, entry, Audience.ROOM)}
