"""What attendees say to each other's notes once these are revealed."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from facilitator.composition.quoting import is_mended
from facilitator.domain.contributions import Reaction
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict, NotFound, WrongPhase
from facilitator.domain.notes import Handling, Kind
from facilitator.domain.orders import Order
from facilitator.domain.people import require_attendee
from facilitator.domain.permissions import judged_as
from facilitator.domain.phases import ORDER, REACTING, Phase
from facilitator.domain.sights import see_reactions
from facilitator.store.journal import find_reworded
from facilitator.store.notes import NoteRow, NoteTextRow, get_note
from facilitator.store.reactions import count_reactions, drop_reactions, list_reactors, store_reaction
from facilitator.store.roundtables import get_row


@judged_as("note.react")
def react_to_note(
    session: Session, order: Order, *, note: int, reaction: Reaction | None, seen: int | None = None
) -> Fact:
    """Says "me too" or "I see it differently" to a note; no word takes back what was said.

    `seen` is the number of the newest entry that the phone had when it was said.
    """
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
    reworded = set() if seen is None else find_reworded(session, row.id, seen, EntryKind.NOTE_EDITED, "reactions")
    if reaction is not None and note in reworded:
        raise Conflict("This note has been changed. Read it again before you answer it.")
    store_reaction(session, note, participant_id, reaction)
    session.flush()
    counts = count_reactions(session, row.id, [note]).get(note, {})
    return Fact(EntryKind.NOTE_REACTED, {"reactions": [{"id": note, **see_reactions(counts)}]})


def release_reactions(session: Session, row: NoteRow, text: str, kind: Kind | None) -> dict[str, Any]:
    """Forgets what people said to a note that is to say something else: they did not say it to these words.

    Asked for while the note still has its old words and kind. Gives the part of the entry that tells of it.
    """
    before = session.get(NoteTextRow, (row.id, row.revision))
    if before is None or (row.kind is kind and is_mended(before.text or "", text)):
        return {}
    drop_reactions(session, row.id)
    return {"reactions": [{"id": row.id, **see_reactions({})}]}


def find_reactors(session: Session, rows: Sequence[NoteRow]) -> list[int]:
    """Whose phones show, now that phones show such notes, that they said something to one of these; else nobody."""
    is_shown = bool(rows) and get_row(session, rows[0].roundtable_id).phase in REACTING
    return list_reactors(session, [row.id for row in rows]) if is_shown else []


def tell_reactors(reactors: list[int], row: NoteRow, before: Handling, said: dict[str, Any]) -> dict[str, Any]:
    """Whose phones are to look again after an edit; of a note that stays hidden nobody may learn of any."""
    is_news = row.handling is not before or (said and row.handling is Handling.OPEN)
    is_seen = Handling.OPEN in {before, row.handling}
    return said | ({"concerns": reactors} if reactors and is_news and is_seen else {})
