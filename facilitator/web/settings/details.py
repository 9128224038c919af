"""What a roundtable is called, when, where and by whom it is held, on a page of its own once it is open."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from facilitator.actions.settings.details import change_details, read_details
from facilitator.actions.settings.opened import pick_changed
from facilitator.database.access import submit
from facilitator.domain.errors import BadInput
from facilitator.domain.moments import list_zones
from facilitator.domain.orders import Order, draw_client_id
from facilitator.domain.people import Viewer
from facilitator.domain.permissions import require_permitted
from facilitator.domain.phases import OVER
from facilitator.forms.roundtables import DetailsForm, OpenDetailsForm
from facilitator.identity import get_roundtable, require_crew
from facilitator.store.roundtables import RoundtableRow, stage_of_row
from facilitator.web.foundings import name_press
from facilitator.web.refusals.opened import carry, fill_overtaken, read_carried, save
from facilitator.web.settings.mended import put_aside
from facilitator.web.setup import read_typed, refused

pages = Blueprint("details", __name__)


@dataclass(frozen=True, slots=True)
class DetailsPage:
    """What the page shows; `was` is what its form was opened with, `way_back` the control page if that was left."""

    code: str
    title: str
    is_over: bool
    form: Form
    was: str
    way_back: str
    zones: tuple[str, ...] = field(default_factory=list_zones)
    client_id: str = field(default_factory=draw_client_id)


@pages.get("/programme/<code>/details")
def show_details(code: str) -> str:
    """The details as they stand."""
    row, _ = get_opened(code)
    return render_details(row, form_of(row)(data=read_details(row)))


@pages.post("/programme/<code>/details")
def change(code: str) -> Response:
    """Writes what was changed on the page, and leads back to where it was opened."""
    row, viewer = get_opened(code)
    # Who opened the page before the close sends the question as well: unless it was changed, nothing stands against it.
    sent, was = OpenDetailsForm if "question" in request.form else DetailsForm, read_carried()
    done: dict[str, str] = {}
    try:
        order = Order(viewer, name_press(), datetime.now(UTC))
        values = read_typed(sent)

        def show_overtaken(names: tuple[str, ...]) -> str:
            stands = get_roundtable(code)
            return render_details(stands, fill_overtaken(form_of(stands), read_details(stands), values, was, names))

        def act() -> None:
            entry = submit(change_details, order, {"was": was, "values": values})
            done.update(put_aside(code, entry, was))

        told = save(act, show_overtaken) if pick_changed(values, was) else None
    except BadInput as error:
        page = render_details(get_roundtable(code), refused(error, form_of(row)), request.form.get("was"))
        return make_response(page, 400)
    back = find_way_back(code) or url_for("programme.show_programme")
    return told or redirect(f"{back}?{urlencode({'done': 'details', **done})}", 303)


def find_way_back(code: str) -> str:
    """The control page, if it was left for this; else "", for the list of roundtables."""
    return url_for("room.show_run", code=code) if request.args.get("back") == "run" else ""


def form_of(row: RoundtableRow) -> type[Form]:
    """What may be changed: after the close, not what people were asked."""
    return DetailsForm if row.status in OVER else OpenDetailsForm


def render_details(row: RoundtableRow, form: Form, was: str | None = None) -> str:
    """The page; `was` is what it was opened with if that was earlier."""
    carried = carry(read_details(row)) if was is None else was
    page = DetailsPage(row.code, row.title, row.status in OVER, form, carried, find_way_back(row.code))
    return render_template("programme/details.html", page=page)


def get_opened(code: str) -> tuple[RoundtableRow, Viewer]:
    """A roundtable that has been opened, and who may change its details."""
    row = get_roundtable(code)
    viewer = require_crew(row)
    require_permitted("details.change", viewer.role, stage_of_row(row))
    return row, viewer
