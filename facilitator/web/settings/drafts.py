"""A draft once more: set up anew on the page that it was made on."""

from datetime import UTC, datetime
from functools import partial

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from facilitator.actions.settings.drafts import change_roundtable, read_setup
from facilitator.actions.settings.opened import pick_changed
from facilitator.database.access import db, submit
from facilitator.domain.errors import BadInput, WrongPhase
from facilitator.domain.orders import Order
from facilitator.domain.people import Viewer, require_leader
from facilitator.domain.phases import Status
from facilitator.forms.roundtables import MakeRoundtableForm
from facilitator.identity import get_roundtable, leads_programme, require_crew
from facilitator.store.programmes import find_programme
from facilitator.store.roundtables import RoundtableRow
from facilitator.web.foundings import name_press
from facilitator.web.refusals.opened import carry, fill_overtaken, read_carried, save
from facilitator.web.setup import read_typed, refused, render_setup

pages = Blueprint("drafts", __name__)

MOVES = (
    "Only whoever leads both programmes can take a roundtable from one into the other, and only whoever leads all "
    "of them can begin a new one. Ask an organiser, or leave the programme as it was."
)
"""The same whether there is such a programme or not: nobody is to learn here which others there are."""


@pages.get("/programme/<code>/edit")
def show_draft(code: str) -> str:
    """The same form over a draft."""
    row, _ = find_draft(code)
    return render_draft(row, MakeRoundtableForm(data=read_setup(db.session(), row)))


@pages.post("/programme/<code>/edit")
def change(code: str) -> Response:
    """Changes of the draft what was changed on the page, and leads back to the programme."""
    row, viewer = find_draft(code)
    was = read_carried()
    try:
        order = Order(viewer, name_press(), datetime.now(UTC))
        values = read_typed()
        require_movable(row, pick_changed(values, was).get("programme", ""))
    except BadInput as error:
        page = render_setup(refused(error), draft=row, was=request.form.get("was", ""))
        return Response(page, 400, mimetype="text/html")

    def show_overtaken(names: tuple[str, ...]) -> str:
        draft = get_roundtable(code)
        stands = read_setup(db.session(), draft)
        return render_draft(draft, fill_overtaken(MakeRoundtableForm, stands, values, was, names))

    told = save(partial(submit, change_roundtable, order, {"was": was, "values": values}), show_overtaken)
    return told or redirect(url_for("programme.show_programme"), 303)


def render_draft(row: RoundtableRow, form: Form) -> str:
    """The page of a draft, which carries how it stands."""
    return render_setup(form, draft=row, was=carry(read_setup(db.session(), row)))


def find_draft(code: str) -> tuple[RoundtableRow, Viewer]:
    """A draft, and who may change it."""
    row = get_roundtable(code)
    viewer = require_crew(row)
    require_leader(viewer)
    if row.status is not Status.DRAFT:
        raise WrongPhase("This roundtable has been opened, so it is changed on its own page now: Run.")
    return row, viewer


def require_movable(row: RoundtableRow, name: str) -> None:
    """Refuses a programme that a draft is not in for whoever does not lead both. Raises BadInput."""
    found = find_programme(db.session(), name) if name else None
    is_there = not name or (found is not None and found.id == row.programme_id)
    leads_both = leads_programme(row.programme_id) and leads_programme(None if found is None else found.id)
    if not is_there and not leads_both:
        raise BadInput({"programme": MOVES})
