"""What people bring to the exercises, what others answer, and what a facilitator makes of it."""

from datetime import date, datetime, timedelta
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from facilitator.actions.ballots import require_sure
from facilitator.actions.notes import darken, require_text
from facilitator.actions.quotations import erase_quotations, list_struck
from facilitator.domain.contributions import (
    BROUGHT,
    MOST_EACH,
    RULES,
    TEXT_LIMIT,
    Answer,
    ContributionKind,
    ContributionState,
    Mark,
    require_answer,
    require_time,
)
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput, Conflict, LimitReached, NotAllowed, NotFound
from facilitator.domain.headings import HeadingKey
from facilitator.domain.orders import Order
from facilitator.domain.people import require_attendee
from facilitator.domain.permissions import judged_as
from facilitator.store.contributions import (
    ContributionRow,
    ContributionTextRow,
    contribution_state,
    count_of_person,
    erase_contributions,
    find_marked,
    get_contribution,
    next_contribution_number,
    store_answer,
)
from facilitator.store.introductions import list_concerned
from facilitator.store.journal import CORRECTED, find_reworded
from facilitator.store.people import ParticipantRow
from facilitator.store.roundtables import RoundtableRow, get_row
from facilitator.store.themes import get_theme


class Brought(TypedDict):
    """What somebody brings, whoever writes it down: its words, and what they belong to."""

    kind: ContributionKind
    text: str
    detail: str
    heading: HeadingKey | None
    theme: int | None
    due_on: date | None


@judged_as("contribution.add")
def add_contribution(
    session: Session,
    order: Order,
    *,
    is_private: bool,
    **brought: Unpack[Brought],
) -> Fact:
    """Adds what an attendee brings to the present exercise."""
    participant_id = require_attendee(order.viewer)
    roundtable = get_row(session, order.viewer.roundtable_id)
    kind = brought["kind"]
    if kind not in BROUGHT:
        raise NotAllowed("Only the crew of this roundtable can add that.")
    require_time(kind, roundtable.phase)
    person = session.get_one(ParticipantRow, participant_id)
    if RULES[kind].is_for_scribes and not person.is_scribe:
        raise NotAllowed("Only somebody who writes for a table can add this. First say on your phone that you do.")
    if count_of_person(session, participant_id, kind) >= MOST_EACH:
        raise LimitReached(f"You have added {MOST_EACH} of these, which is as many as one person can.")
    if kind is ContributionKind.QUESTION and brought["detail"]:
        raise BadInput({"detail": "A question has no second line; its answer will go there."})
    if is_private and not RULES[kind].can_be_private:
        raise BadInput({"is_private": "This is for the whole room; only a commitment can be kept private."})
    is_of_table = RULES[kind].is_for_scribes  # a scribe who asks or promises something does so as a person
    return store_contribution(
        session,
        order,
        is_private=is_private,
        table=person.table_number if is_of_table else None,
        is_record=is_of_table,
        participant_id=participant_id,
        **brought,
    )


@judged_as("contribution.enter")
def enter_contribution(
    session: Session,
    order: Order,
    *,
    table: int | None,
    **brought: Unpack[Brought],
) -> Fact:
    """Writes down for somebody, or for the write-up team, what was said in the room."""
    return store_contribution(session, order, table=table, is_record=True, **brought)


WESTERNMOST = timedelta(hours=12)
"""Somewhere it is still the day before, and nobody knows where the room is."""


def require_to_come(due_on: date | None, roundtable: RoundtableRow, now: datetime) -> None:
    """Refuses a day that was past when the room met: nobody can promise anything for it."""
    met_on = roundtable.held_on or ((roundtable.closed_at or now) - WESTERNMOST).date()
    if due_on is not None and due_on < min(met_on, (now - WESTERNMOST).date()):
        raise BadInput({"due_on": "This day is past. Choose one that is still to come, or none."})


def store_contribution(
    session: Session,
    order: Order,
    *,
    table: int | None,
    is_record: bool,
    is_private: bool = False,
    participant_id: int | None = None,
    **brought: Unpack[Brought],
) -> Fact:
    """The new row and its words; only numbers and states go into the journal."""
    roundtable_id = order.viewer.roundtable_id
    require_text(brought["text"], TEXT_LIMIT)
    require_to_come(brought["due_on"], get_row(session, roundtable_id), order.now)
    kind, heading, theme = brought["kind"], brought["heading"], brought["theme"]
    if theme is not None:
        heading = get_theme(session, roundtable_id, theme).heading
    row = ContributionRow(
        roundtable_id=roundtable_id,
        participant_id=participant_id,
        kind=kind,
        number=next_contribution_number(session, roundtable_id, kind),
        state=ContributionState.OPEN,
        is_marked=False,
        is_private=is_private,
        is_record=is_record,
        heading=heading,
        theme_id=theme,
        table_number=table,
        due_on=brought["due_on"],
        source_id=order.client_id,
        posted_at=order.now,
    )
    session.add(row)
    session.flush()
    session.add(ContributionTextRow(contribution_id=row.id, text=brought["text"], detail=brought["detail"]))
    return Fact(EntryKind.CONTRIBUTION_ADDED, {"contributions": [contribution_state(session, row)]})


@judged_as("contribution.withdraw")
def withdraw_contribution(session: Session, order: Order, *, contribution: int, is_sure: bool = False) -> Fact:
    """Takes back what one brought, until sealing; its words are erased at once, also where others quote them."""
    participant_id = require_attendee(order.viewer)
    row = get_contribution(session, order.viewer.roundtable_id, contribution)
    if row.participant_id != participant_id:
        raise NotFound("There is no such thing at this roundtable.")
    if row.state is ContributionState.WITHDRAWN:
        raise Conflict("You have already taken this back.")
    quoted = erase_quotations(session, row.roundtable_id, [("contribution_text", row.id)])
    row.state = ContributionState.WITHDRAWN
    erase_contributions(session, [row.id])
    require_sure(session, row.roundtable_id, is_sure=is_sure, struck=list_struck(quoted))
    told = {"contributions": [contribution_state(session, row)], "concerns": list_concerned(session, [row])}
    return Fact(EntryKind.CONTRIBUTION_WITHDRAWN, told | quoted | darken(session, row))


@judged_as("contribution.answer")
def answer_contribution(
    session: Session, order: Order, *, contribution: int, answer: Answer | None, seen: int | None = None
) -> Fact:
    """Says in one word what a person thinks of a contribution; no word takes back what they said.

    `seen` is the number of the newest entry that the phone had when it was said.
    """
    participant_id = require_attendee(order.viewer)
    row = get_contribution(session, order.viewer.roundtable_id, contribution)
    if row.state is not ContributionState.OPEN or row.is_private or not RULES[row.kind].shown_in:
        raise NotFound("There is no such thing at this roundtable.")
    roundtable = get_row(session, row.roundtable_id)
    require_time(row.kind, roundtable.phase)
    if answer is not None:
        require_answer(row.kind, answer)
        if seen is not None and row.id in find_reworded(session, row.roundtable_id, seen, *CORRECTED):
            raise Conflict("This has been corrected. Read it again before you answer it.")
    store_answer(session, row.id, participant_id, answer)
    return Fact(EntryKind.CONTRIBUTION_ANSWERED, {"contributions": [contribution_state(session, row)]})


@judged_as("contribution.mark")
def mark_contribution(session: Session, order: Order, *, contribution: int, is_marked: bool, answer: str = "") -> Fact:
    """Calls a question answered, or a wording or line the chosen one; the one chosen before is kept, unchosen.

    What the answer was stands in a line under the question, as its detail, for as long as it is answered.
    """
    row = get_contribution(session, order.viewer.roundtable_id, contribution)
    if RULES[row.kind].mark is None or row.state is not ContributionState.OPEN:
        raise Conflict("Only questions, wordings and lines that the room can see can be marked.")
    is_question = row.kind is ContributionKind.QUESTION
    if answer and not (is_question and is_marked):
        raise BadInput({"answer": "Mark the question as answered to give it an answer."})
    if is_question:
        session.get_one(ContributionTextRow, row.id).detail = answer
    changed = [row]
    if RULES[row.kind].mark is Mark.CHOSEN and is_marked:
        changed += find_marked(session, row)
    for each in changed:
        each.is_marked = is_marked and each is row
    told = {"contributions": [contribution_state(session, each) for each in changed]}
    return Fact(EntryKind.CONTRIBUTION_MARKED, told | {"concerns": list_concerned(session, changed)})


@judged_as("contribution.hide")
def hide_contribution(session: Session, order: Order, *, contribution: int, is_hidden: bool) -> Fact:
    """Takes a contribution off every screen, or lets it be seen again."""
    row = get_contribution(session, order.viewer.roundtable_id, contribution)
    if row.state is ContributionState.WITHDRAWN or row.is_private:
        raise NotFound("There is no such thing at this roundtable.")
    row.state = ContributionState.HIDDEN if is_hidden else ContributionState.OPEN
    payload = {"contributions": [contribution_state(session, row)], "concerns": list_concerned(session, [row])}
    return Fact(EntryKind.CONTRIBUTION_HIDDEN, payload | darken(session, row))
