"""Keeping what a language model drafted until a writer accepts it, which makes it a text, or dismisses it."""

from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions import amendments
from facilitator.domain.amendments import Act
from facilitator.domain.drafted_texts import Outcome
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict
from facilitator.domain.notes import Handling, Note
from facilitator.domain.orders import Order
from facilitator.domain.permissions import judged_as
from facilitator.drafting.texts import judge
from facilitator.reports.evidence.flags import mask_note
from facilitator.store.base import draw_key
from facilitator.store.drafted_texts import DraftedTextRow, get_drafted, settle, settle_waiting
from facilitator.store.flags import load_decisions
from facilitator.store.notes import NoteRow, load_notes
from facilitator.store.roundtables import get_row

CHANGED = "A note that this draft stands on has changed since. Dismiss it, and ask again."


@judged_as("drafted.keep")
def keep_drafted(session: Session, order: Order, *, act: Act, note: int, **columns: Any) -> Fact:
    """Keeps what came of asking, a text or a fault; it takes the place of what waits for the same place.

    Nobody's draft changes by it. `columns` are the rest of the row.
    """
    roundtable_id = order.viewer.roundtable_id
    settle_waiting(session, roundtable_id, act, note, order.now)
    origin = {"actor": order.viewer.actor, "made_at": order.now}
    row = DraftedTextRow(id=draw_key(), roundtable_id=roundtable_id, act=act, note_id=note, **origin, **columns)
    if len(read_notes(session, row)) < len(row.links):
        # It was on its way when a note of it was taken back or changed: nothing made of those words is kept.
        row.outcome, row.text, row.fault = Outcome.CHANGED, None, CHANGED
    session.add(row)
    session.flush()
    return Fact(EntryKind.DRAFT_CHANGED, {"drafted": tell(row)})


@judged_as("drafted.settle")
def settle_drafted(
    session: Session,
    order: Order,
    *,
    drafted: int,
    is_accepted: bool,
    seen: int | None = None,
    edition: int | None = None,
) -> Fact:
    """Makes a drafted text one of the draft, marked as a model's, or drops it; its words stay nowhere else.

    `seen` and `edition` say which text its place had, as when one is written.
    """
    row = get_drafted(session, order.viewer.roundtable_id, drafted)
    if row.settled_at is not None:
        raise Conflict("Somebody has settled this draft already. Load the page again.")
    fact = accept(session, order, row, seen, edition) if is_accepted else Fact(EntryKind.DRAFT_CHANGED)
    settle(row, order.now)
    session.flush()
    return Fact(fact.kind, {**fact.payload, "drafted": tell(row)})


def accept(session: Session, order: Order, row: DraftedTextRow, seen: int | None, edition: int | None) -> Fact:
    """A new amendment with the drafted words. Nobody's hand has touched it: its edition is 0."""
    note = session.get_one(NoteRow, row.note_id)
    require_true_still(session, row)
    last = amendments.find_last(session, note, row.act, row.theme_id, None)
    amendments.require_seen(last, seen, edition, order)
    columns = {"text": row.text, "theme_id": row.theme_id, "drafted_by": row.model, "edition": 0}
    # A point's words name their note by themselves.
    links = row.links if row.act is Act.SENTENCE else []
    return amendments.add(session, order, note, act=row.act, links=links, **columns)


def require_true_still(session: Session, row: DraftedTextRow) -> None:
    """Refuses a text whose notes are not what they were when it was drafted, or not to be read as they were."""
    if row.outcome is not Outcome.DRAFTED or row.text is None:
        raise Conflict("There is no text in this draft to accept.")
    if get_row(session, row.roundtable_id).is_sensitive:
        raise Conflict("This is a sensitive roundtable, so no draft of a language model can be accepted.")
    texts = read_notes(session, row)
    if len(texts) < len(row.links) or judge(row.text, row.act, texts):
        raise Conflict(CHANGED)


def read_notes(session: Session, row: DraftedTextRow) -> list[str]:
    """The words, as they leave, of those notes of a draft that still stand as they were read."""
    notes = {note.id: note for note in load_notes(session, row.roundtable_id)}
    decisions = load_decisions(session, row.roundtable_id)
    said = [notes[note] for note, revision in row.links if is_same(notes.get(note), revision)]
    return [mask_note(note, decisions).text or "" for note in said]


def is_same(note: Note | None, revision: int) -> bool:
    """Whether a note still stands as it was read."""
    return note is not None and note.handling is Handling.OPEN and note.revision == revision


def tell(row: DraftedTextRow) -> dict[str, Any]:
    """The journal's record of a request: who asked stands beside it; no words."""
    return {
        "id": row.id,
        "act": row.act,
        "note": row.note_id,
        "model": row.model,
        "outcome": row.outcome,
        "seconds": row.seconds,
        "is_settled": row.settled_at is not None,
    }
