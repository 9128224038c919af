"""What one member of the crew has written down for others."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.entries import EntryKind
from facilitator.domain.notes import Handling, Note
from facilitator.store.journal import JournalRow
from facilitator.store.notes import load_notes

MOST_ENTERED = 300
"""A sitting's work; what is older is on the grouping page like every note."""


def load_entered(session: Session, roundtable_id: int, actor: str) -> list[Note]:
    """The notes that this actor has entered and not taken back, the newest first."""
    statement = (
        select(JournalRow.payload)
        .where(
            JournalRow.roundtable_id == roundtable_id,
            JournalRow.actor == actor,
            JournalRow.kind == EntryKind.NOTE_POSTED.value,
        )
        .order_by(JournalRow.seq.desc())
        .limit(MOST_ENTERED)
    )
    ids = [note["id"] for payload in session.scalars(statement) for note in payload["notes"]]
    notes = load_notes(session, roundtable_id, ids) if ids else []
    return sorted((note for note in notes if note.handling is not Handling.WITHDRAWN), key=lambda note: -note.id)
