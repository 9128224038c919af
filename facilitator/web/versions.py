"""The versions of a roundtable's report: what each is, what changed since another, and what can be downloaded."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Blueprint, current_app, render_template, request

from facilitator.actions.readings import load_evidence
from facilitator.actions.versions import Opened, list_made, open_newest, open_version
from facilitator.database.access import db
from facilitator.domain.errors import Conflict, Gone
from facilitator.domain.orders import draw_client_id
from facilitator.domain.sights import see_roundtable
from facilitator.domain.versions import Version
from facilitator.forms.versions import REASON_LIMIT
from facilitator.identity import get_roundtable, leads_programme, require_crew
from facilitator.reports.changes import Change, Part, list_changes
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.evidence.open_items import list_stops
from facilitator.reports.exports import FORMATS, SHORT, Format
from facilitator.reports.records import record_board
from facilitator.reports.tree import Document
from facilitator.store.accounts import load_names
from facilitator.store.roundtables import RoundtableRow, as_roundtable
from facilitator.store.versions import find_version

pages = Blueprint("versions", __name__)


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """What the page of versions shows. `draft` is the number that the draft may become, None where nothing changed."""

    roundtable: dict[str, Any]
    versions: list[Version]
    is_public: bool
    draft: int | None
    shown: int
    since: int
    """The version that it is compared with; 0 where none is older."""
    changes: dict[Part, list[Change]]
    why_not: str
    why_gone: str
    """Why the version that is shown can be downloaded no more, or ""."""
    stops: list[str]
    formats: dict[str, Format]
    short: list[Format]
    people: dict[str, str]
    standing: str
    """How the last version is called where nothing has changed since: none is made that is called the same; else ""."""
    leads: bool
    """Whether who reads this may publish what is signed off."""
    seen: str
    """What is read here, as the form carries it."""
    places: dict[str, int]
    """By label, the notes that stand in an issue: each change leads to its own."""
    reason_limit: int = REASON_LIMIT
    client_id: str = field(default_factory=draw_client_id)

    @property
    def chosen(self) -> Version | None:
        """The version that is shown; None for the draft."""
        return next((each for each in self.versions if each.number == self.shown), None)


@pages.get("/write-up/<code>/versions")
def show_versions(code: str) -> str:
    """The versions, and what changed in one of them since another; without a number in what stands now."""
    roundtable = get_roundtable(code)
    require_crew(roundtable)
    newest = open_newest(db.session(), roundtable, datetime.now(UTC))
    versions = list_made(db.session(), roundtable)
    document: Document = current_app.extensions["composing"](lambda: newest.document)
    draft = len(versions) + 1 if versions and document.is_draft else None
    shown = read_number(request.args.get("version"), versions, draft)
    since = read_since(request.args.get("since"), shown)
    last = newest.record or newest.board
    told_before, told_now = ((board.roundtable.title, board.elsewhere) for board in (last, newest.board))
    is_same = versions and draft is None and told_before == told_now
    changes, why_not = compare(roundtable, newest, shown, since, draft)
    board = release(load_evidence(db.session(), roundtable.id))
    issues = current_app.extensions["composing"](partial(list_issues, board))
    page = VersionsPage(
        roundtable=see_roundtable(as_roundtable(db.session(), roundtable)),
        versions=versions,
        is_public=roundtable.results_at is not None,
        draft=draft,
        shown=shown,
        since=since,
        changes={part: some for part in Part if (some := [each for each in changes if each.part is part])},
        why_not=why_not,
        why_gone="" if shown in {0, draft} else find_reason(roundtable, shown),
        stops=list_stops(board, issues),
        formats=FORMATS,
        short=[FORMATS[name] for name in SHORT],
        people=load_names(db.session()),
        standing=versions[-1].state if is_same else "",
        leads=leads_programme(roundtable.programme_id),
        seen=current_app.extensions["composing"](lambda: newest.standing),
        places={label_of(note): note.id for issue in issues for note in issue.notes},
    )
    return render_template("versions/versions.html", page=page)


def read_number(asked: str | None, versions: list[Version], draft: int | None) -> int:
    """The version that the address names, where there is one; else the newest."""
    known = [str(version.number) for version in versions]
    return int(asked) if asked in known and asked is not None else draft or len(versions)


def read_since(asked: str | None, shown: int) -> int:
    """The older version that the address names, where there is one; else the one before."""
    older = range(1, shown)
    return next((number for number in older if str(number) == asked), max(older, default=0))


def compare(
    roundtable: RoundtableRow, newest: Opened, shown: int, since: int, draft: int | None
) -> tuple[list[Change], str]:
    """What changed from one version to another, or why nobody can say."""
    if not since:
        return [], ""
    try:
        old = read_records(roundtable, since)
        new = record_board(newest.board) if shown == draft else read_records(roundtable, shown)
    except Conflict as refusal:
        return [], refusal.message
    return list_changes(old, new), ""


def find_reason(roundtable: RoundtableRow, number: int) -> str:
    """Why a version is exported no more; "" where it is."""
    try:
        open_version(db.session(), roundtable, number)
    except Gone as gone:
        return gone.message
    return ""


def read_records(roundtable: RoundtableRow, number: int) -> dict[str, Any]:
    """The records of a version as they were fixed."""
    open_version(db.session(), roundtable, number)  # refuses what is exported no more
    row = find_version(db.session(), roundtable.id, number)
    records: dict[str, Any] = json.loads(row.export or "{}") if row is not None else {}
    return records
