"""What the desk knew before the room spoke, and who can do what: rows that the crew types, imports and places."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from facilitator.actions.fixings import keep_record
from facilitator.actions.notes import darken
from facilitator.actions.quotations import erase_quotations
from facilitator.actions.settings.opened import take_changed, write_changed
from facilitator.domain.contributions import (
    FIELDS,
    MOST_ROWS,
    BriefRow,
    ContributionKind,
    ContributionState,
    spell_brief,
)
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict, LimitReached, NotFound
from facilitator.domain.headings import HeadingKey
from facilitator.domain.orders import Order
from facilitator.domain.permissions import judged_as
from facilitator.store.contributions import (
    ContributionRow,
    ContributionTextRow,
    add_received,
    contribution_state,
    count_answers,
    erase_contributions,
    get_contribution,
    load_contributions,
    next_contribution_number,
)
from facilitator.store.roundtables import get_row
from facilitator.store.themes import get_theme


@judged_as("brief.add")
def add_rows(session: Session, order: Order, *, kind: ContributionKind, rows: Sequence[BriefRow]) -> Fact:
    """Adds what is not there yet, in its order: a table that has grown can be brought in again."""
    roundtable_id = order.viewer.roundtable_id
    keep_record(session, get_row(session, roundtable_id))
    there = list_texts(session, roundtable_id, kind)
    new = [row for row in rows if row.text not in there]
    if not new:
        raise Conflict("All of it is there already.")
    if len(there) + len(new) > MOST_ROWS[kind]:
        raise LimitReached(f"That would make {len(there) + len(new)} rows; {MOST_ROWS[kind]} are the most.")
    first = next_contribution_number(session, roundtable_id, kind)
    added = [store_row(session, order, kind, number, row) for number, row in enumerate(new, start=first)]
    return Fact(EntryKind.CONTRIBUTION_ADDED, {"contributions": [contribution_state(session, each) for each in added]})


def store_row(
    session: Session, order: Order, kind: ContributionKind, number: int, brought: BriefRow
) -> ContributionRow:
    """One row and its words; nobody in the room is behind it."""
    row = ContributionRow(
        roundtable_id=order.viewer.roundtable_id,
        participant_id=None,
        kind=kind,
        number=number,
        state=ContributionState.OPEN,
        is_marked=False,
        is_private=False,
        is_record=True,
        heading=brought.heading,
        theme_id=None,
        table_number=None,
        due_on=None,
        source_id=order.client_id,
        posted_at=order.now,
    )
    session.add(row)
    session.flush()
    words = ContributionTextRow(contribution_id=row.id, text=brought.text, detail="", fields=dict(brought.fields))
    session.add(words)
    return row


@judged_as("brief.add")
def correct_row(
    session: Session, order: Order, *, contribution: int, brought: BriefRow, was: Mapping[str, str]
) -> Fact:
    """Puts other words in the place of those of a row that the crew brought and nobody has answered. Raises Overtaken.

    Nobody agrees to words that came later.
    """
    row = get_brief(session, order, contribution)
    if row.participant_id is not None:
        raise Conflict("Somebody wrote this on their own phone: only they may change it.")
    if add_received(row, count_answers(session, [row.id])):
        raise Conflict("People have answered these words by now. Take the row out, and add it anew.")
    words = session.get_one(ContributionTextRow, row.id)
    stands = spell_brief(row.kind, BriefRow(words.text or "", words.fields or {}, row.heading))
    said = stands | take_changed(spell_brief(row.kind, brought), was, stands)
    if said["text"] in list_texts(session, row.roundtable_id, row.kind) - {words.text}:
        raise Conflict("Another row says this already.")
    words.text, row.heading = said["text"], HeadingKey(said["heading"]) if said["heading"] else None
    words.fields = {name: said[name] for name in FIELDS[row.kind] if said[name]}
    return Fact(EntryKind.CONTRIBUTION_PLACED, {"contributions": [contribution_state(session, row)]})


def list_texts(session: Session, roundtable_id: int, kind: ContributionKind) -> set[str | None]:
    """What the rows of a kind say that are there."""
    return {each.text for each in load_contributions(session, roundtable_id) if each.kind is kind and each.is_open}


@judged_as("brief.place")
def place_row(session: Session, order: Order, *, contribution: int, theme: int | None, was: Mapping[str, str]) -> Fact:
    """Says which theme a statement touches, or that it touches none. Raises Overtaken."""
    row = get_brief(session, order, contribution)
    write_changed(row, {"theme_id": theme}, was)
    if row.theme_id is not None:
        row.heading = get_theme(session, row.roundtable_id, row.theme_id).heading
    return Fact(EntryKind.CONTRIBUTION_PLACED, {"contributions": [contribution_state(session, row)]})


@judged_as("brief.remove")
def remove_row(session: Session, order: Order, *, contribution: int) -> Fact:
    """Takes a row out; its words are erased at once, also where others quote them."""
    row = get_brief(session, order, contribution)
    quoted = erase_quotations(session, row.roundtable_id, [("contribution_text", row.id)])
    row.state = ContributionState.WITHDRAWN
    erase_contributions(session, [row.id])
    told = {"contributions": [contribution_state(session, row)]}
    return Fact(EntryKind.CONTRIBUTION_WITHDRAWN, told | quoted | darken(session, row))


def get_brief(session: Session, order: Order, contribution_id: int) -> ContributionRow:
    """A row of a brief that is there."""
    keep_record(session, get_row(session, order.viewer.roundtable_id))
    row = get_contribution(session, order.viewer.roundtable_id, contribution_id)
    if row.kind not in FIELDS or row.state is ContributionState.WITHDRAWN:
        raise NotFound("There is no such row at this roundtable.")
    return row
