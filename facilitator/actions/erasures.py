"""Erasing for good, at any time: by an attendee from their own phone until sealing, by the crew by label."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator.actions.notes import darken, erase_notes, note_columns
from facilitator.actions.quotations import erase_quotations
from facilitator.domain.contributions import ContributionState
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput, NotFound
from facilitator.domain.notes import Handling
from facilitator.domain.orders import Order
from facilitator.domain.people import Viewer, require_attendee
from facilitator.domain.permissions import judged_as
from facilitator.domain.traces import Act, doer_of
from facilitator.store.checks import read_state
from facilitator.store.contributions import ContributionRow, contribution_state, erase_contributions
from facilitator.store.introductions import IntroductionRow, list_concerned
from facilitator.store.notes import NoteRow
from facilitator.store.roundtables import get_row
from facilitator.store.sealings import forget_erased_before
from facilitator.store.traces import trace

Words = NoteRow | ContributionRow


@judged_as("words.erase")
def erase_labelled(session: Session, order: Order, *, labels: str) -> Fact:
    """Erases the notes and contributions of these labels, written with spaces or commas between them.

    Raises BadInput that names every label that is none, or whose words are gone already.
    """
    wanted = find_wanted(session, order.viewer.roundtable_id, labels)
    trace_erasure(session, order, len(wanted))
    return erase(session, order.viewer.roundtable_id, list(wanted.values()))


def find_wanted(session: Session, roundtable_id: int, labels: str) -> dict[str, Words]:
    """What somebody wrote the labels of, by label. Raises BadInput."""
    wanted = read_labels(labels)
    if not wanted:
        raise BadInput({"labels": "Say at least one label, for instance T12 or A3. Nothing was erased."})
    found = find_labelled(session, roundtable_id)
    unknown = [label for label in wanted if label not in found]
    if unknown:
        raise BadInput({"labels": f"There are no words with these labels: {', '.join(unknown)}. Nothing was erased."})
    return {label: found[label] for label in wanted}


def warn_of_erasing(session: Session, viewer: Viewer, *, labels: str) -> str:
    """What whoever erases by label should know. Raises BadInput where there is nothing to erase."""
    named = ", ".join(find_wanted(session, viewer.roundtable_id, labels))
    return f"The words of {named} are erased for good, also where somebody quoted them. This cannot be undone."


def read_labels(labels: str) -> list[str]:
    """The labels that somebody wrote, each once."""
    return list(dict.fromkeys(labels.replace(",", " ").upper().split()))


@judged_as("words.withdraw")
def withdraw_all(session: Session, order: Order) -> Fact:
    """Takes back all that an attendee has written and not taken back yet."""
    rows = get_own(session, order.viewer)
    trace_erasure(session, order, None)
    return erase(session, order.viewer.roundtable_id, rows)


def get_own(session: Session, viewer: Viewer) -> list[Words]:
    """All that an attendee has written and not taken back yet. Raises NotFound where there is nothing."""
    participant_id = require_attendee(viewer)
    rows = [row for row in load_rows(session, viewer.roundtable_id) if row.participant_id == participant_id]
    if not rows:
        raise NotFound("You have nothing left to take back.")
    return rows


def warn_of_withdrawing(session: Session, viewer: Viewer) -> str:
    """What whoever takes back all that they wrote should know. Raises NotFound where they have nothing left."""
    get_own(session, viewer)
    return "All that you wrote here is erased for good. This cannot be undone."


def trace_erasure(session: Session, order: Order, number: int | None) -> None:
    """Writes down who erased, and how much; not of an attendee, whose notes it would join."""
    trace(
        session,
        Act.ERASED,
        doer_of(order.viewer),
        order.now,
        roundtable_id=order.viewer.roundtable_id,
        number=number,
    )


def load_rows(session: Session, roundtable_id: int) -> list[Words]:
    """Every note and contribution of a roundtable that nobody has taken back, oldest first."""
    tables: tuple[tuple[Any, Any], ...] = (
        (NoteRow, NoteRow.handling != Handling.WITHDRAWN),
        (ContributionRow, ContributionRow.state != ContributionState.WITHDRAWN),
    )
    found: list[Words] = []
    for table, is_there in tables:
        rows = select(table).where(table.roundtable_id == roundtable_id, is_there).order_by(table.id)
        found += session.scalars(rows.execution_options(populate_existing=True))
    return found


def find_labelled(session: Session, roundtable_id: int) -> dict[str, Words]:
    """The same by label; what is off the record has none."""
    return {label: row for row in load_rows(session, roundtable_id) if (label := label_of(row)) is not None}


def key_of(row: Words) -> tuple[str, int]:
    """Where its words stand."""
    return ("note_text" if isinstance(row, NoteRow) else "contribution_text"), row.id


def label_of(row: Words) -> str | None:
    """How people name it; None off the record, and while it is held and has had no number yet."""
    if isinstance(row, ContributionRow):
        return row.kind.label(row.number)
    if row.number is None or row.handling is Handling.OFF_RECORD:
        return None
    return row.heading.label(row.number)


def erase(session: Session, roundtable_id: int, rows: Sequence[Words]) -> Fact:
    """Empties the words of these, and every quotation of them; gives what became of what, for the journal."""
    notes = [row for row in rows if isinstance(row, NoteRow)]
    contributions = [row for row in rows if isinstance(row, ContributionRow)]
    hidden = [note.id for note in notes if note.handling is not Handling.OPEN]
    quoted = erase_quotations(session, roundtable_id, list(map(key_of, rows)))
    erase_of_notes(session, notes)
    erase_of_contributions(session, contributions)
    lit = [part for row in rows if (part := darken(session, row))]
    authors = {note.participant_id for note in notes if note.participant_id is not None}
    told: dict[str, Any] = {
        "notes": [note_columns(note) for note in notes],
        "contributions": [contribution_state(session, row) for row in contributions],
        "unseen": hidden,
        "concerns": sorted(authors | {*list_concerned(session, contributions)}),
    }
    if get_row(session, roundtable_id).sealed_at is not None:
        told |= tell_all(session, roundtable_id)
    parts = {name: part for name, part in told.items() if part}
    return Fact(EntryKind.WORDS_ERASED, parts | quoted | (lit[0] if lit else {}))


def tell_all(session: Session, roundtable_id: int) -> dict[str, Any]:
    """What became of every note and contribution, so that of a sealed roundtable no entry says what went together."""
    forget_erased_before(session, roundtable_id)
    state = read_state(session, roundtable_id)
    return {part: list(state[part].values()) for part in ("notes", "contributions")}


def erase_of_notes(session: Session, notes: Sequence[NoteRow]) -> None:
    """Takes these notes back, with what the crew wrote of them."""
    erase_notes(session, [note.id for note in notes])
    for note in notes:
        note.handling, note.reason = Handling.WITHDRAWN, None


def erase_of_contributions(session: Session, contributions: Sequence[ContributionRow]) -> None:
    """Takes these contributions back, with the contacts that were given for them."""
    ids = [row.id for row in contributions]
    erase_contributions(session, ids)
    contacts = update(IntroductionRow).where(IntroductionRow.contribution_id.in_(ids))
    session.execute(contacts.values(contact=None, author_contact=None).execution_options(synchronize_session="fetch"))
    for row in contributions:
        row.state = ContributionState.WITHDRAWN
