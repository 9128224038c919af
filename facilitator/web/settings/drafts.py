"""A draft once more: set up anew on the page that it was made on."""

from datetime import UTC, datetime
from functools import partial

from flask import Blueprint, make_response, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from facilitator.actions.settings.drafts import change_roundtable, read_setup
from facilitator.database.access import db, submit
from facilitator.domain.errors import BadInput, WrongPhase
from facilitator.domain.orders import Order
from facilitator.domain.people import Viewer, require_leader
from facilitator.domain.permissions import SET_UP
from facilitator.domain.phases import Status
from facilitator.forms.roundtables import MakeRoundtableForm
from facilitator.identity import get_roundtable, own_devices, require_crew
from facilitator.store.roundtables import RoundtableRow
from facilitator.web.foundings import name_press
from facilitator.web.refusals.opened import carry, fill_overtaken, read_carried, save
from facilitator.web.setup import read_typed, refused, render_setup

pages = Blueprint("drafts", __name__)


@pages.get("/programme/<code>/edit")
def show_draft(code: str) -> str:
    """The same form over a draft."""
    row, _ = get_draft(code)
    return render_draft(row, MakeRoundtableForm(data=read_setup(db.session(), row)))


@pages.post("/programme/<code>/edit")
def change(code: str) -> Response:
    """Changes of the draft what was changed on the page, and leads back to the programme."""
    _, viewer = get_draft(code)
    was = read_carried()
    try:
        order = Order(viewer, name_press(), datetime.now(UTC))
        values = read_typed()
        given = {"devices": [each.id for each in own_devices()]}

        def show_overtaken(names: tuple[str, ...]) -> str:
            draft = get_roundtable(code)
            stands = read_setup(db.session(), draft)
            return render_draft(draft, fill_overtaken(MakeRoundtableForm, stands, values, was, names))

        act = partial(submit, change_roundtable, order, {"was": was, "values": values}, given=given)
        told = save(act, show_overtaken)
    except BadInput as error:
        page = render_setup(refused(error), draft=get_roundtable(code), was=request.form.get("was", ""))
        return make_response(page, 400)
    return told or redirect(url_for("programme.show_programme"), 303)


def render_draft(row: RoundtableRow, form: Form) -> str:
    """The page of a draft, which carries how it stands."""
    return render_setup(form, draft=row, was=carry(read_setup(db.session(), row)))


def get_draft(code: str) -> tuple[RoundtableRow, Viewer]:
    """A draft, and who may change it."""
    row = get_roundtable(code)
    viewer = require_crew(row)
    require_leader(viewer)
    if row.status is not Status.DRAFT:
        raise WrongPhase(SET_UP)
    return row, viewer
