"""The dossier of an issue on a page of its own, to read and to print: points, what the room did, figures to check."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Blueprint, current_app, render_template

from facilitator.actions.readings import load_evidence
from facilitator.database.access import db
from facilitator.domain.sights import see_roundtable
from facilitator.identity import get_roundtable, require_crew
from facilitator.reports.blocks import ContributionRow
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import ToldIssue, get_issue, list_issues
from facilitator.reports.evidence.wordings import spell_date
from facilitator.reports.sections.dossiers import list_brought, tell_dossier
from facilitator.reports.tree import Section
from facilitator.web.writeup import note_facts

pages = Blueprint("dossiers", __name__)


@dataclass(frozen=True, slots=True)
class DossierPage:
    """What the page shows: the issue as a part of a report, with the notes and contributions behind it by label.

    `before` and `after` are its neighbours in the order of the report.
    """

    roundtable: dict[str, Any]
    part: Section
    at: str
    note: int
    before: ToldIssue | None
    after: ToldIssue | None
    notes: dict[str, dict[str, Any]]
    contributions: dict[str, ContributionRow]


@pages.get("/write-up/<code>/issues/<int:note>/dossier")
def show_dossier(code: str, note: int) -> str:
    """The dossier of the issue that a note belongs to, as it stands now."""
    roundtable = get_roundtable(code)
    require_crew(roundtable)
    board = release(load_evidence(db.session(), roundtable.id))
    issues = current_app.extensions["composing"](partial(list_issues, board))
    told = get_issue(issues, note, board)
    place = issues.index(told)
    now = datetime.now(UTC)
    facts = note_facts(board)
    page = DossierPage(
        roundtable=see_roundtable(board.roundtable),
        part=tell_dossier(board, told),
        at=f"{spell_date(now)}, {now:%H:%M} UTC",
        note=told.notes[0].id,
        before=issues[place - 1] if place else None,
        after=issues[place + 1] if place + 1 < len(issues) else None,
        notes={label: facts[label] for label in told.issue.notes},
        contributions=list_brought(board, told),
    )
    return render_template("dossier/dossier.html", page=page)
