"""The write-up page: the draft, the notes behind it, and what can be downloaded."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, current_app, render_template, url_for
from markupsafe import Markup

from facilitator.actions.readings import load_evidence
from facilitator.actions.versions import open_newest, why_withdrawn
from facilitator.composition.stops import end_title
from facilitator.database.access import db
from facilitator.domain.board import Accounting, Board
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.directions import close
from facilitator.domain.orders import draw_client_id
from facilitator.domain.sights import see_roundtable
from facilitator.identity import get_roundtable, require_crew
from facilitator.reports.blocks import Chart, ContributionRow
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.reactions import describe_reactions
from facilitator.reports.exports import FORMATS, SHORT
from facilitator.reports.formats.drawings import SCREEN, draw
from facilitator.reports.tree import Document, Form
from facilitator.store.programmes import get_programme
from facilitator.web.decisions import count_open
from facilitator.web.keeping import tell_dates

pages = Blueprint("writeup", __name__)


@dataclass(frozen=True, slots=True)
class Download:
    """One way to take the draft away."""

    format: str
    name: str
    purpose: str
    href: str


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form, and the names and addresses of its files."""

    form: Form
    files: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class WriteUpPage:
    """What the write-up page shows; `notes` and `contributions` hold each releasable one by its label.

    `remarks` are the facilitator's own words to the write-up team. They are on this page and in no export.
    `n_to_decide` counts notes with an undecided flag, and unchecked figures.
    """

    roundtable: dict[str, Any]
    document: Document
    notes: dict[str, dict[str, Any]]
    contributions: dict[str, ContributionRow]
    remarks: list[str]
    downloads: list[Download]
    short_forms: list[ShortForm]
    accounting: Accounting
    is_draft: bool
    n_to_decide: tuple[int, int]
    client_id: str
    is_erasing: bool
    is_published: bool
    erased_at: datetime | None
    dates: list[str]
    """What the programme's days still ask for here."""
    withdrawn: str
    """Why results that were published are to be seen no more, or ""."""


@pages.get("/write-up/<code>")
def show_writeup(code: str) -> str:
    """The draft as it stands now."""
    roundtable = get_roundtable(code)
    require_crew(roundtable)
    opened = open_newest(db.session(), roundtable, datetime.now(UTC))
    board = release(load_evidence(db.session(), roundtable.id))
    document: Document = current_app.extensions["composing"](lambda: opened.document)
    page = WriteUpPage(
        roundtable=see_roundtable(board.roundtable),
        document=document,
        notes=note_facts(board),
        contributions=document.contributions(),
        remarks=[each.text or "" for each in board.shared(ContributionKind.REMARK)],
        downloads=[
            Download(name, entry.label, entry.purpose, link_download(roundtable.code, name))
            for name, entry in FORMATS.items()
        ],
        short_forms=[
            ShortForm(form, [(FORMATS[name].label, link_download(roundtable.code, name, form)) for name in SHORT])
            for form in Form
            if form is not Form.REPORT
        ],
        accounting=board.accounting(),
        is_draft=document.is_draft,
        n_to_decide=count_open(board),
        client_id=draw_client_id(),
        is_erasing=current_app.extensions["scrubber"].is_waiting,
        is_published=roundtable.results_at is not None,
        erased_at=roundtable.raw_erased_at,
        dates=tell_dates(get_programme(db.session(), roundtable.programme_id), roundtable),
        withdrawn=why_withdrawn(db.session(), roundtable),
    )
    return render_template("writeup/writeup.html", page=page)


def link_download(code: str, name: str, form: Form | None = None) -> str:
    """Where a file is to be had."""
    return url_for("exports.download", code=code, name=name, form=form and form.value)


pages.add_app_template_filter(end_title)
pages.add_app_template_filter(close)


@pages.app_template_global()
def draw_chart(chart: Chart) -> Markup:
    """A chart of the report in the colours of the page, light or dark."""
    return Markup(draw(chart, SCREEN))  # noqa: S704 - every word in it is escaped where it is drawn


def note_facts(board: Board) -> dict[str, dict[str, Any]]:
    """Each releasable note by its label, with what the sharing mode lets be shown."""
    return {
        str(note.label): {
            "id": note.id,
            "text": note.text,
            "kind": note.kind,
            "heading": note.heading,
            "sector": board.sector(note),
            "table": board.table(note),
            "source": note.source,
            "reactions": describe_reactions(note, board),
        }
        for note in board.open_notes()
    }
