"""What of an attendee's own is kept, and how they take it back: from their phone, until the roundtable is sealed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, render_template
from sqlalchemy.orm import Session

from facilitator.actions.versions import why_withdrawn
from facilitator.database.access import db
from facilitator.domain.contributions import Answer, Contribution, ContributionKind, ContributionState, Reaction
from facilitator.domain.notes import Handling, Note
from facilitator.domain.orders import draw_client_id
from facilitator.domain.sights import see_roundtable
from facilitator.identity import get_roundtable, require_attendee
from facilitator.store.contributions import count_own_answers, load_contributions
from facilitator.store.introductions import load_introductions
from facilitator.store.notes import load_own_notes
from facilitator.store.outcomes import load_outcomes
from facilitator.store.people import ParticipantRow
from facilitator.store.programmes import get_programme
from facilitator.store.reactions import count_own_reactions
from facilitator.store.roundtables import as_roundtable
from facilitator.store.votes import has_ballot
from facilitator.web.addresses import whole_address
from facilitator.web.keeping import tell_dates
from facilitator.web.series.fates import Fate, find_fates, find_until
from facilitator.web.series.readbacks import name_link

pages = Blueprint("kept", __name__)


@dataclass(frozen=True, slots=True)
class Answers:
    """How often one said what to what others brought, and none of their words; `n_contacts` are those left with others.

    Of votes only the open one's ballot can be found: closing a vote leaves nothing but sums.
    """

    to_notes: dict[Reaction, int]
    to_others: dict[tuple[ContributionKind, Answer], int]
    has_ballot: bool
    n_contacts: int

    def __bool__(self) -> bool:
        return bool(self.to_notes or self.to_others or self.has_ballot or self.n_contacts)


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What the page shows: one's own words that are not taken back, what one answered, what one said of oneself."""

    roundtable: dict[str, Any]
    code: str
    notes: list[Note]
    contributions: list[Contribution]
    answers: Answers
    person: ParticipantRow
    client_ids: list[str]
    outcomes: dict[int, str]
    fates: dict[int, Fate]
    until: date | None
    link: str
    dates: list[str]
    """What happens to it by itself, and from which day on."""
    is_published: bool
    """Whether anybody reads the results, which are withdrawn when words are taken back."""


@pages.get("/j/<code>/kept")
def show_kept(code: str) -> str:
    """The list, with a form for each thing and one for all."""
    row = get_roundtable(code)
    viewer = require_attendee(row, may_be_ended=True)
    person = db.session.get_one(ParticipantRow, viewer.participant_id)
    notes = [note for note in load_own_notes(db.session(), row.id, person.id) if note.handling != Handling.WITHDRAWN]
    contributions = [each for each in load_contributions(db.session(), row.id) if is_kept(each, person.id)]
    page = KeptPage(
        roundtable=see_roundtable(as_roundtable(db.session(), row)),
        code=row.code,
        notes=notes,
        contributions=contributions,
        answers=count_own(db.session(), row.id, person.id),
        person=person,
        client_ids=[draw_client_id() for _ in range(len(notes) + len(contributions) + 1)],
        fates=find_fates(row, notes),
        until=find_until(row),
        dates=tell_dates(get_programme(db.session(), row.programme_id)),
        is_published=row.results_at is not None and not why_withdrawn(db.session(), row),
        link=make_link(person),
        outcomes={number: told.outcome.value for number, told in load_outcomes(db.session(), [row.id]).items()},
    )
    return render_template("attendee/kept.html", page=page)


def count_own(session: Session, roundtable_id: int, person: int) -> Answers:
    """What one attendee has answered that is kept."""
    meetings = load_introductions(session, roundtable_id, person)
    contacts = [each.contact if each.asker_id == person else each.author_contact for each in meetings]
    return Answers(
        to_notes=count_own_reactions(session, roundtable_id, person),
        to_others=count_own_answers(session, roundtable_id, person),
        has_ballot=has_ballot(session, roundtable_id, person),
        n_contacts=len([each for each in contacts if each]),
    )


def make_link(person: ParticipantRow) -> str:
    """The address to take along."""
    return whole_address("readbacks.show_read_back", token=name_link(person))


def is_kept(contribution: Contribution, person: int) -> bool:
    """Whether this is a person's own and still there."""
    return contribution.participant_id == person and contribution.state is not ContributionState.WITHDRAWN
