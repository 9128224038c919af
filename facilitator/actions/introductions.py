"""Bringing two people together over an ask or an offer, if both want it."""

from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.contributions import RULES, ContributionState
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict, NotFound
from facilitator.domain.orders import Order
from facilitator.domain.people import require_attendee
from facilitator.domain.permissions import judged_as
from facilitator.store.contributions import ContributionRow, get_contribution
from facilitator.store.introductions import IntroductionRow, find_introduction, get_introduction, introduction_state


@judged_as("introduction.ask")
def ask_introduction(session: Session, order: Order, *, contribution: int, contact: str) -> Fact:
    """Says that a person would like to meet the author of an ask or offer, and how they can be reached."""
    participant_id = require_attendee(order.viewer)
    wanted = get_contribution(session, order.viewer.roundtable_id, contribution)
    if wanted.state is not ContributionState.OPEN or not RULES[wanted.kind].wants_contact:
        raise NotFound("There is no such ask or offer at this roundtable.")
    if wanted.participant_id is None:
        raise Conflict("This was written down for somebody in the room; ask the facilitator who it was.")
    if wanted.participant_id == participant_id:
        raise Conflict("This is your own.")
    row = find_introduction(session, contribution, participant_id)
    if row is None:
        row = IntroductionRow(
            roundtable_id=wanted.roundtable_id,
            contribution_id=wanted.id,
            participant_id=participant_id,
            is_declined=False,
            author_contact=None,
            is_withdrawn=False,
            asked_at=order.now,
        )
        session.add(row)
    row.contact = contact
    row.is_withdrawn = False
    session.flush()
    return Fact(EntryKind.INTRODUCTION_ASKED, introduction_payload(row, wanted))


@judged_as("introduction.withdraw")
def withdraw_introduction(session: Session, order: Order, *, contribution: int) -> Fact:
    """Takes back what a person asked for, and erases their contact; too late once the author has it."""
    participant_id = require_attendee(order.viewer)
    wanted = get_contribution(session, order.viewer.roundtable_id, contribution)
    row = find_introduction(session, contribution, participant_id)
    if row is None or row.is_withdrawn:
        raise NotFound("You have not asked to be in touch about this.")
    if row.author_contact is not None and not row.is_declined:
        raise Conflict("They would like to be in touch too, and already know how to reach you.")
    row.contact = None
    row.is_withdrawn = True
    return Fact(EntryKind.INTRODUCTION_WITHDRAWN, introduction_payload(row, wanted))


@judged_as("introduction.answer")
def answer_introduction(session: Session, order: Order, *, introduction: int, contact: str) -> Fact:
    """Gives the author's contact in return, or, with none, declines; who asked is not told of that."""
    participant_id = require_attendee(order.viewer)
    row = get_introduction(session, order.viewer.roundtable_id, introduction)
    wanted = get_contribution(session, order.viewer.roundtable_id, row.contribution_id)
    if wanted.participant_id != participant_id or row.is_withdrawn:
        raise NotFound("There is no such introduction at this roundtable.")
    row.author_contact = contact or None
    row.is_declined = not contact
    both = introduction_payload(row, wanted)  # but a "no thanks" concerns only whoever says it
    return Fact(EntryKind.INTRODUCTION_ANSWERED, both | {"concerns": [participant_id]} if row.is_declined else both)


def introduction_payload(row: IntroductionRow, wanted: ContributionRow) -> dict[str, Any]:
    """An introduction for the journal: that there is one, and whom it concerns."""
    return {"introductions": [introduction_state(row)], "concerns": [row.participant_id, wanted.participant_id]}
