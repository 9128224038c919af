"""What of an attendee's own is kept, and how they take it back: from their phone, until the roundtable is sealed."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from flask import Blueprint, current_app, render_template

from facilitator.actions.readings import load_evidence
from facilitator.database.access import db
from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution, ContributionState
from facilitator.domain.notes import Handling, Note
from facilitator.domain.sights import see_roundtable
from facilitator.identity import get_roundtable, require_attendee
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues
from facilitator.store.contributions import load_contributions
from facilitator.store.notes import load_own_notes
from facilitator.store.outcomes import load_outcomes
from facilitator.store.people import ParticipantRow
from facilitator.store.roundtables import RoundtableRow, as_roundtable
from facilitator.web.themes import chosen_theme

pages = Blueprint("kept", __name__)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a note in the draft: the issue it stands under, and as what; both empty where it is left out."""

    issue: str = ""
    text: str = ""
    is_joined: bool = False


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
        outcomes={number: told.outcome.value for number, told in load_outcomes(db.session(), [row.id]).items()},
    )
    return render_template("attendee/kept.html", page=page)


def find_until(row: RoundtableRow) -> date | None:
    """Until which day the draft waits; None where it waits no more."""
    is_open = row.read_back_until is not None and datetime.now(UTC).date() <= row.read_back_until
    return row.read_back_until if is_open else None


def find_fates(row: RoundtableRow, notes: Sequence[Note]) -> dict[int, Fate]:
    """What became of these notes, by number, while the draft waits; composing it takes a moment, and not the hub's."""
    own = {note.label: note.id for note in notes if note.is_open and note.label}
    if find_until(row) is None or not own:
        return {}
    board = load_evidence(db.session(), row.id)
    fates: dict[int, Fate] = current_app.extensions["background"](partial(tell_fates, board, own))
    return fates


def tell_fates(board: Board, own: Mapping[str, int]) -> dict[int, Fate]:
    """By point: where somebody else's note is printed for several that say the same, none of its words are told."""
    found = dict.fromkeys(own.values(), Fate())
    for told in list_issues(release(board)):
        for point in (each for points in told.issue.slots.values() for each in points):
            for label in own.keys() & set(point.labels):
                is_joined = point.labels[0] not in own
                found[own[label]] = Fate(told.name or "", "" if is_joined else point.text, is_joined)
    return found


def is_kept(contribution: Contribution, person: int) -> bool:
    """Whether this is a person's own and still there."""
    return contribution.participant_id == person and contribution.state is not ContributionState.WITHDRAWN
