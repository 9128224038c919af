"""Writing down notes from paper, or for somebody who has no phone: by keyboard, one after another."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from facilitator.actions.handling import enter_note, unenter_note
from facilitator.database.access import db, submit
from facilitator.domain.errors import BadInput, Conflict, FacilitatorError, WrongPhase
from facilitator.domain.headings import Heading, HeadingKey
from facilitator.domain.notes import Kind, Note, Source
from facilitator.domain.orders import Order, draw_client_id
from facilitator.domain.people import Role, Viewer
from facilitator.domain.permissions import require_permitted
from facilitator.domain.phases import NOT_YET_ENTERED, require_begun
from facilitator.forms.fields import read_table
from facilitator.forms.handling import ChooseNoteForm, EnterNoteForm
from facilitator.forms.payload import CARRIED, form_payload, read, read_client_id
from facilitator.store.accounts import name_person
from facilitator.store.desks import load_entered
from facilitator.store.roundtables import RoundtableRow, get_row, load_headings, stage_of_row
from facilitator.store.telling import tell_words
from facilitator.watching.refusals import count_refusal
from facilitator.web.desks import require_lead
from facilitator.web.errors import STATUSES

pages = Blueprint("paper", __name__)

Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class PaperPage:
    """What the page shows. `closed` says why no notes are taken now; `error` why the last one was not."""

    code: str
    person: str
    title: str
    form: Form
    headings: tuple[Heading, ...]
    names: dict[str, str]
    entered: list[Note]
    is_for_someone: bool
    note_limit: int
    closed: str | None
    error: str | None
    client_id: str


@pages.get("/run/<code>/paper")
def show_paper(code: str) -> Response:
    """The form, with heading, kind and table as they were; `?source=scribe` is for somebody in the room."""
    viewer = require_lead(code)
    return render_paper(viewer, EnterNoteForm(data=read_kept()))


@pages.post("/run/<code>/paper")
def enter(code: str) -> Response:
    """Takes a note from the plain form, and shows the form again."""
    viewer = require_lead(code)
    try:
        values = give(viewer, EnterNoteForm, enter_note)
    except FacilitatorError as error:
        return render_paper(viewer, EnterNoteForm(request.form), error)
    kept = {name: values[name] for name in ("heading", "kind", "source", "table") if values[name] is not None}
    return redirect(url_for("paper.show_paper", code=code, **kept), 303)


@pages.post("/run/<code>/paper/undo")
def undo(code: str) -> Response:
    """Takes back a note that was entered."""
    viewer = require_lead(code)
    try:
        give(viewer, ChooseNoteForm, unenter_note)
    except (Conflict, WrongPhase) as error:
        return render_paper(viewer, EnterNoteForm(data=read_kept()), error)
    return redirect(url_for("paper.show_paper", code=code), 303)


def read_kept() -> dict[str, Any]:
    """What stays as it was for the note that comes after."""
    return {
        "heading": read_member("heading", HeadingKey, HeadingKey.BUSINESS),
        "kind": read_member("kind", Kind, None),
        "source": read_member("source", Source, Source.PAPER),
        "table": read_table(request.args.get("table", "")),
    }


def read_member(name: str, kind: type[Member], usual: Member | None) -> Member | None:
    """One of an enumeration out of the address, where a page of ours has put it; anything else is the usual one."""
    asked = request.args.get(name, "")
    return kind(asked) if asked in set(kind) else usual


def give(viewer: Viewer, form: type[Form], action: Any) -> dict[str, Any]:
    """Reads a plain form strictly and submits the order; gives its values."""
    current_app.extensions["orders"].take_message(viewer)
    payload = form_payload(form(), request.form)
    client_id = read_client_id(payload)
    data = read(form, {name: value for name, value in payload.items() if value != ""}).data
    values = {name: value for name, value in data.items() if name not in CARRIED}
    submit(action, Order(viewer, client_id, datetime.now(UTC)), values)
    return values


def render_paper(viewer: Viewer, form: Form, error: FacilitatorError | None = None) -> Response:
    """The page, with what was typed and why it was not taken."""
    session = db.session()
    # An order lets go of the session: the row is read anew, as it is now.
    row = get_row(session, viewer.roundtable_id)
    headings = load_headings(session, row.id)
    if isinstance(error, BadInput):
        form.validate()
        for name, fault in error.fields.items():
            if name in form and not form[name].errors:
                form[name].errors = (fault,)
    page = PaperPage(
        code=row.code,
        person=name_person(session, viewer.crew_id),
        title=row.title,
        form=form,
        headings=headings,
        names={heading.key.value: heading.name for heading in headings},
        entered=tell_words(session, row.id, load_entered(session, row.id, viewer.actor)),
        is_for_someone=form.source.data == Source.SCRIBE,
        note_limit=row.note_limit,
        closed=find_closed(row),
        error=None if error is None else error.message,
        client_id=draw_client_id(),
    )
    status = 200 if error is None else STATUSES[type(error)]
    if error is not None:
        count_refusal(error.code, status)
    return make_response(render_template("paper/paper.html", page=page), status)


def find_closed(row: RoundtableRow) -> str | None:
    """Why notes are not taken now, if they are not."""
    try:
        require_permitted("note.enter", Role.FACILITATOR, stage_of_row(row))
        require_begun(row.phase, NOT_YET_ENTERED)
    except WrongPhase as refusal:
        return refusal.message
    return None
