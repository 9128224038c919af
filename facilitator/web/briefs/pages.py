"""The pages of a brief: rows typed or brought from a table, what the room says of each, and what they touch."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO, cast

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import Form

from facilitator.actions.briefs import add_rows, correct_row, place_row, remove_row
from facilitator.database.access import db, submit
from facilitator.domain.board import Board
from facilitator.domain.contributions import (
    FIELDS,
    MOST_ROWS,
    Answer,
    BriefRow,
    Contribution,
    ContributionKind,
    spell_brief,
)
from facilitator.domain.errors import BadInput, FacilitatorError, NotFound, Unsure
from facilitator.domain.headings import Heading, HeadingKey
from facilitator.domain.notes import Note
from facilitator.domain.orders import Order, draw_client_id
from facilitator.domain.people import LEADING_ROLES, Viewer
from facilitator.domain.permissions import PERMISSIONS, judge
from facilitator.domain.themes import Theme
from facilitator.domain.traces import doer_of
from facilitator.forms.briefs import CORRECTING, FORMS, ChooseRowForm, PlaceForm, make_row, read_rows
from facilitator.forms.payload import CARRIED, form_payload, read, read_client_id
from facilitator.identity import get_roundtable, require_crew
from facilitator.reports.exports import name_evening
from facilitator.reports.formats.cells import guard
from facilitator.store.boards import load_board
from facilitator.store.roundtables import get_row, stage_of_row
from facilitator.store.telling import tell_board
from facilitator.watching.refusals import count_refusal
from facilitator.web.errors import STATUSES
from facilitator.web.refusals.forms import require_meant
from facilitator.web.refusals.opened import read_carried
from facilitator.web.traces import note_download

pages = Blueprint("briefs", __name__)

KINDS = {"evidence": ContributionKind.BASELINE, "capabilities": ContributionKind.CAPABILITY}


@dataclass(frozen=True, slots=True)
class BriefPage:
    """What the page shows. `faults` are what is wrong with a table, by where."""

    name: str
    code: str
    title: str
    may_lead: bool
    may_add: bool
    may_change: bool
    form: Form
    fields: tuple[str, ...]
    rows: list[Contribution]
    headings: tuple[Heading, ...]
    themes: list[tuple[Heading, list[Theme]]]
    notes: list[Note]
    most: int
    client_id: str
    faults: dict[str, str]
    error: str
    is_published: bool
    """Whether its results are public, which are withdrawn when words are erased."""
    corrected: Contribution | None
    """The row whose words the form has, where it is there to correct them."""

    @property
    def stands(self) -> dict[str, str]:
        """What the row says that is to be corrected."""
        return {} if self.corrected is None else spell(self.corrected)

    def may_correct(self, row: Contribution) -> bool:
        """Whether other words may be put in the place of a row's: the crew brought it, and nobody has answered it."""
        return self.may_add and row.participant_id is None and not any(row.answers.values())

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What the room may say of a row."""
        return (Answer.MATCHES, Answer.DIFFERS, Answer.CANNOT_SAY) if self.name == "evidence" else ()

    def name_theme(self, row: Contribution) -> str:
        """The theme that a row touches; "" where it touches none."""
        return next((each.name for _, themes in self.themes for each in themes if each.id == row.theme_id), "")


def spell(row: Contribution) -> dict[str, str]:
    """All that a row says, as its form has it."""
    return spell_brief(row.kind, BriefRow(row.text or "", row.fields, row.heading))


@pages.get("/run/<code>/<any(evidence, capabilities):name>")
def show_brief(code: str, name: str) -> str:
    """The rows that there are; `?note=T3` fills the form with a note's words, `?row=7` with those of a row."""
    viewer = require_member(code)
    brought = load_board(db.session(), viewer.roundtable_id)
    row = next((each for each in brought.shared(KINDS[name]) if str(each.id) == request.args.get("row")), None)
    if row is not None:
        return render(viewer, name, CORRECTING[row.kind](data={**spell(row), "contribution": row.id}))
    board = tell_board(db.session(), brought)
    note = next((each for each in board.open_notes() if each.label == request.args.get("note")), None)
    filled = {} if note is None else {"text": note.text, "heading": note.heading}
    return render(viewer, name, FORMS[KINDS[name]](data=filled))


@pages.post("/run/<code>/<any(evidence, capabilities):name>")
def add_one(code: str, name: str) -> Response:
    """Adds the row that was typed."""
    kind = KINDS[name]
    return carry_out(code, name, lambda viewer, data: submit_rows(viewer, kind, [make_row(kind, data)]), FORMS[kind])


@pages.post("/run/<code>/<any(evidence, capabilities):name>/table")
def add_table(code: str, name: str) -> Response:
    """Adds every row of a table, or none."""
    viewer = require_member(code)
    sent = request.files.get("file")
    try:
        if sent is None or not sent.filename:
            raise BadInput({"file": "Choose a file first."})
        stream, headings = cast("BinaryIO", sent.stream), load_board(db.session(), viewer.roundtable_id).headings
        rows = current_app.extensions["judging"](lambda: try_rows(stream, KINDS[name], headings))
        if isinstance(rows, BadInput):
            raise rows
        submit_rows(viewer, KINDS[name], rows)
    except FacilitatorError as error:
        faults = error.fields if isinstance(error, BadInput) else {"file": error.message}
        return refuse(viewer, name, FORMS[KINDS[name]](), error, faults=faults)
    return back(code, name)


@pages.get("/run/<code>/capabilities.csv")
def download_capabilities(code: str) -> Response:
    """All that the page shows, for the crew alone, as a table that can be brought in again; who took it is traced."""
    viewer = require_member(code)
    board = load_board(db.session(), viewer.roundtable_id)
    rows = board.shared(ContributionKind.CAPABILITY)
    note_download(doer_of(viewer), what="csv capabilities", roundtable_id=viewer.roundtable_id)
    file_name = f"{name_evening(board.roundtable)}-capabilities-not-public.csv"
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"'}
    return Response(write_capabilities(rows), mimetype="text/csv", headers=headers)


def write_capabilities(rows: list[Contribution]) -> bytes:
    """The rows as CSV, safe to open in a spreadsheet."""
    fields = FIELDS[ContributionKind.CAPABILITY]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(["Capability", *(name.capitalize() for name in fields)])
    for row in rows:
        writer.writerow([guard(row.text or ""), *(guard(row.fields.get(name, "")) for name in fields)])
    return stream.getvalue().encode("utf-8-sig")


def try_rows(stream: BinaryIO, kind: ContributionKind, headings: Sequence[Heading]) -> list[BriefRow] | BadInput:
    """The rows of a table, or what is wrong with it: to raise that on another thread would be logged as a crash."""
    try:
        return read_rows(stream, kind, headings)
    except BadInput as error:
        return error


@pages.post("/run/<code>/<any(evidence, capabilities):name>/place")
def place(code: str, name: str) -> Response:
    """Says which theme a row touches."""

    def act(viewer: Viewer, data: dict[str, Any]) -> None:
        submit(place_row, make_order(viewer), {**data, "was": read_carried()})

    return carry_out(code, name, act, PlaceForm)


@pages.post("/run/<code>/<any(evidence, capabilities):name>/correct")
def correct(code: str, name: str) -> Response:
    """Puts other words in the place of a row's."""
    kind = KINDS[name]

    def act(viewer: Viewer, data: dict[str, Any]) -> None:
        row = data.pop("contribution")
        values = {"contribution": row, "brought": make_row(kind, data), "was": read_carried()}
        submit(correct_row, make_order(viewer), values)

    return carry_out(code, name, act, CORRECTING[kind])


@pages.post("/run/<code>/<any(evidence, capabilities):name>/remove")
def remove(code: str, name: str) -> Response:
    """Takes a row out for good."""

    def act(viewer: Viewer, data: dict[str, Any]) -> None:
        # Whoever may not is refused, and not asked.
        judge(remove_row, viewer.role, stage_of_row(get_row(db.session(), viewer.roundtable_id)))
        require_meant(_("Its words are erased for good, also where somebody quoted them. This cannot be undone."))
        submit(remove_row, make_order(viewer), data)

    return carry_out(code, name, act, ChooseRowForm)


def require_member(code: str) -> Viewer:
    """The member of the crew who asks."""
    return require_crew(get_roundtable(code))


def make_order(viewer: Viewer) -> Order:
    """Who acts now, with the page's own id for it."""
    return Order(viewer, read_client_id(request.form), datetime.now(UTC))


def submit_rows(viewer: Viewer, kind: ContributionKind, rows: list[Any]) -> None:
    """Has rows added in one order."""
    submit(add_rows, make_order(viewer), {"kind": kind, "rows": rows})


def carry_out(code: str, name: str, act: Callable[[Viewer, dict[str, Any]], object], form: type[Form]) -> Response:
    """Reads a plain form strictly, acts, and leads back to the page; what is refused is told there."""
    viewer = require_member(code)
    try:
        payload = form_payload(form(), request.form)
        for carried in ("was", "is_sure"):
            payload.pop(carried, None)
        data = read(form, {key: value for key, value in payload.items() if value != ""}).data
        act(viewer, {key: value for key, value in data.items() if key not in CARRIED})
    except Unsure:
        raise
    except FacilitatorError as error:
        is_own = issubclass(form, FORMS[KINDS[name]])
        return refuse(viewer, name, form(request.form) if is_own else FORMS[KINDS[name]](), error)
    return back(code, name)


def back(code: str, name: str) -> Response:
    """To the page as it stands now."""
    return redirect(url_for("briefs.show_brief", code=code, name=name), 303)


def refuse(
    viewer: Viewer, name: str, form: Form, error: FacilitatorError, faults: dict[str, str] | None = None
) -> Response:
    """The page with what was typed and why it was not taken."""
    if isinstance(error, BadInput) and faults is None:
        form.validate()
    status = STATUSES[type(error)]
    count_refusal(error.code, status)
    said = "" if isinstance(error, BadInput) or faults else error.message
    return make_response(render(viewer, name, form, faults or {}, said), status)


def render(viewer: Viewer, name: str, form: Form, faults: dict[str, str] | None = None, error: str = "") -> str:
    """The page."""
    if name not in KINDS:
        raise NotFound("There is no such page.")
    kind = KINDS[name]
    brought = load_board(db.session(), viewer.roundtable_id)
    board = tell_board(db.session(), brought)
    row, rows = get_row(db.session(), viewer.roundtable_id), brought.shared(kind)  # by the crew, for the crew
    number = form["contribution"].data if "contribution" in form else None
    may_add, may_change = (
        viewer.role in PERMISSIONS[act].at(stage_of_row(row)) for act in ("brief.add", "brief.place")
    )
    page = BriefPage(
        name=name,
        code=board.roundtable.code,
        title=board.roundtable.title,
        may_lead=viewer.role in LEADING_ROLES,
        may_add=may_add,
        may_change=may_change,
        form=form,
        fields=FIELDS[kind],
        rows=rows,
        headings=board.headings,
        themes=list_themes(board),
        notes=board.open_notes() if kind is ContributionKind.CAPABILITY and may_add else [],
        most=MOST_ROWS[kind],
        client_id=draw_client_id(),
        faults=faults or {},
        error=error,
        is_published=row.results_at is not None,
        corrected=next((each for each in rows if each.id == number), None),
    )
    return render_template("briefs/brief.html", page=page)


def list_themes(board: Board) -> list[tuple[Heading, list[Theme]]]:
    """The themes by heading, those headings that have any."""
    found = ((board.heading(key), board.themes_of(key)) for key in HeadingKey)
    return [(heading, themes) for heading, themes in found if themes]
