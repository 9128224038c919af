"""What attendees say to each other's notes once these are revealed."""

from typing import Any

from sqlalchemy.orm import Session

from facilitator.composition.quoting import is_mended
from facilitator.domain.contributions import Reaction
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict, NotFound, WrongPhase
from facilitator.domain.notes import Handling
from facilitator.domain.orders import Order
from facilitator.domain.people import require_attendee
from facilitator.domain.permissions import judged_as
from facilitator.domain.phases import ORDER, Phase
from facilitator.domain.sights import see_reactions
from facilitator.store.notes import NoteRow, NoteTextRow, get_note
from facilitator.store.reactions import count_reactions, drop_reactions, store_reaction
from facilitator.store.roundtables import get_row


@judged_as("note.react")
def react_to_note(session: Session, order: Order, *, note: int, reaction: Reaction | None) -> Fact:
    """Says "me too" or "I see it differently" to a note; no word takes back what was said."""
    participant_id = require_attendee(order.viewer)
    row = get_row(session, order.viewer.roundtable_id)
    # A reaction may have waited in a phone's outbox, so it is taken after its time, but never before the reveal.
    if ORDER.index(row.phase) < ORDER.index(Phase.REVEAL):
        raise WrongPhase("Notes have not been revealed yet.")
    wanted = get_note(session, row.id, note)
    if wanted.handling is not Handling.OPEN:
        raise NotFound("There is no such note at this roundtable.")
    if wanted.participant_id == participant_id:
        raise Conflict("This is your own note.")
    store_reaction(session, note, participant_id, reaction)
    session.flush()
    counts = count_reactions(session, row.id, [note]).get(note, {})
    return Fact(EntryKind.NOTE_REACTED, {"reactions": [{"id": note, **see_reactions(counts)}]})


def release_reactions(session: Session, row: NoteRow, text: str) -> dict[str, Any]:
    """Forgets what people said to a note that is to say something else: they did not say it to these words.

    Asked for while the note still has its old words. Gives the parts of the entry that tell of it; of a note that is
    hidden nobody may learn that its author is at it.
    """
    before = session.get(NoteTextRow, (row.id, row.revision))
    if before is None or is_mended(before.text or "", text):
        return {}
    people = drop_reactions(session, row.id)
    told = {"concerns": people} if row.handling is Handling.OPEN else {}
    return {"reactions": [{"id": row.id, **see_reactions({})}]} | told if people else {}
