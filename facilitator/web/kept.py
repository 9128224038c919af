"""What of an attendee's own is kept, and how they take it back: from their phone, until the roundtable is sealed."""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, current_app, render_template, request, url_for

from facilitator.actions.versions import why_withdrawn
from facilitator.database.access import db
from facilitator.domain.contributions import Contribution, ContributionState
from facilitator.domain.notes import Handling, Note
from facilitator.domain.sights import see_roundtable
from facilitator.identity import get_roundtable, require_attendee
from facilitator.store.contributions import load_contributions
from facilitator.store.notes import load_own_notes
from facilitator.store.outcomes import load_outcomes
from facilitator.store.people import ParticipantRow
from facilitator.store.roundtables import as_roundtable
from facilitator.web.series.fates import Fate, find_fates, find_until
from facilitator.web.series.readbacks import name_link
from facilitator.web.themes import chosen_theme

pages = Blueprint("kept", __name__)


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What the page shows: one's own notes and contributions that are not taken back, and what one said of oneself."""

    theme: str | None
    roundtable: dict[str, Any]
    code: str
    notes: list[Note]
    contributions: list[Contribution]
    person: ParticipantRow
    client_ids: list[str]
    outcomes: dict[int, str]
    fates: dict[int, Fate]
    until: date | None
    link: str
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
        theme=chosen_theme(),
        roundtable=see_roundtable(as_roundtable(db.session(), row)),
        code=row.code,
        notes=notes,
        contributions=contributions,
        person=person,
        client_ids=[secrets.token_hex(16) for _ in range(len(notes) + len(contributions) + 1)],
        fates=find_fates(row, notes),
        until=find_until(row),
        is_published=row.results_at is not None and not why_withdrawn(db.session(), row),
        link=make_link(person),
        outcomes={number: told.outcome.value for number, told in load_outcomes(db.session(), [row.id]).items()},
    )
    return render_template("attendee/kept.html", page=page)


def make_link(person: ParticipantRow) -> str:
    """The address to take along."""
    base: str = current_app.config["PUBLIC_URL"] or request.host_url
    return base.rstrip("/") + url_for("readbacks.show_read_back", token=name_link(person))


def is_kept(contribution: Contribution, person: int) -> bool:
    """Whether this is a person's own and still there."""
    return contribution.participant_id == person and contribution.state is not ContributionState.WITHDRAWN
