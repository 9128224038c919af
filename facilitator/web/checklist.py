"""What to look at before people come: whether phones will find the server, and whether the server will stay up."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from flask import Blueprint, current_app, jsonify, make_response, redirect, render_template, request, url_for
from flask_babel import format_timedelta, ngettext
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response
from wtforms import Form

from facilitator.actions.settings.rooms import measure_room
from facilitator.clustering.weights import has_changes, has_model
from facilitator.database.access import db, submit
from facilitator.domain.errors import BadInput
from facilitator.domain.moments import moment
from facilitator.domain.orders import Order, draw_client_id
from facilitator.domain.people import Audience, require_leader
from facilitator.domain.phases import Status
from facilitator.domain.venues.distances import judge
from facilitator.forms.payload import form_payload, read
from facilitator.forms.roundtables import RoomSizeForm
from facilitator.identity import get_roundtable, require_crew
from facilitator.store.journal import get_entry
from facilitator.store.people import count_participants
from facilitator.store.roundtables import RoundtableRow
from facilitator.watching.metrics import REGISTRY
from facilitator.web.addresses import draw_qr, how_to_open, join_url, ticketed
from facilitator.web.foundings import name_press
from facilitator.web.refusals.opened import carry, fill_overtaken, read_carried, save
from facilitator.web.watching import is_own_machine

pages = Blueprint("checklist", __name__)

ENOUGH_BYTES = 10**9
"""A roundtable is a few megabytes; a disk with less than this is full for another reason, and soon for this one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to look at. Where `is_well` is None only the browser can tell; `todo` says what to do if it is not."""

    key: str
    title: str
    is_well: bool | None
    said: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistPage:
    """What the checklist shows."""

    code: str
    title: str
    lines: list[Line]
    join_url: str
    qr: Markup
    now: str | None
    size: Form
    client_id: str
    was: str


@pages.get("/programme/<code>/checklist")
def show_checklist(code: str) -> str:
    """The checklist of one roundtable, as things are now."""
    row = require_led(code)
    return render_checklist(row, RoomSizeForm(data=read_size(row)))


@pages.post("/programme/<code>/checklist")
def measure(code: str) -> Response:
    """Takes the room's size as it turned out to be, and shows the checklist again."""
    row = require_led(code)
    was, sent = read_carried(), form_payload(RoomSizeForm(), request.form)
    sent.pop("was", None)
    try:
        order = Order(require_crew(row), name_press(), datetime.now(UTC))
        values = read(RoomSizeForm, sent).data
    except BadInput:
        form = RoomSizeForm(request.form)
        form.validate()
        return make_response(render_checklist(row, form, request.form.get("was")), 400)

    def show_overtaken(names: tuple[str, ...]) -> str:
        led = get_roundtable(code)
        return render_checklist(led, fill_overtaken(RoomSizeForm, read_size(led), values, was, names))

    told = save(partial(submit, measure_room, order, {"was": was, "values": values}), show_overtaken)
    return told or redirect(url_for("checklist.show_checklist", code=code), 303)


def read_size(row: RoundtableRow) -> dict[str, int | None]:
    """The room's size, as the form has it."""
    return {"image_width_cm": row.image_width_cm, "furthest_seat_cm": row.furthest_seat_cm}


def render_checklist(row: RoundtableRow, size: Form, was: str | None = None) -> str:
    """The page; `size` is the form with the room's size, `was` what it was opened with if that was earlier."""
    address = join_url(row.code)
    lines = [
        check_address(address),
        check_phones(row),
        *check_room(row),
        *check_laptop(),
        check_journal(row),
        check_model(),
        check_disk(),
    ]
    page = ChecklistPage(
        code=row.code,
        title=row.title,
        lines=lines,
        join_url=address,
        qr=draw_qr(ticketed(address, row.code)),
        now=moment(datetime.now(UTC)),
        size=size,
        client_id=draw_client_id(),
        was=carry(read_size(row)) if was is None else was,
    )
    return render_template("programme/checklist.html", page=page)


@pages.get("/programme/<code>/checklist/clock")
def give_clock(code: str) -> Response:
    """The server's time, for a browser to compare with its own."""
    require_led(code)
    return jsonify({"now": moment(datetime.now(UTC))})


def require_led(code: str) -> RoundtableRow:
    """A roundtable, for those who lead it."""
    row = get_roundtable(code)
    require_leader(require_crew(row))
    return row


def check_address(address: str) -> Line:
    """Whether the address on the room screen means anything on somebody else's phone."""
    title = _("The address for phones")
    todo = how_to_open(address)
    return Line("address", title, is_well=not todo, said=address, todo=todo)


def check_phones(row: RoundtableRow) -> Line:
    """Whether any phone has come this far."""
    joined = count_participants(db.session(), row.id)
    listening = int(REGISTRY.get_sample_value("facilitator_listeners", {"audience": Audience.PHONE}) or 0)
    said = ngettext("%(num)s person has joined", "%(num)s people have joined", joined)
    said += "; " + ngettext(
        "%(num)s phone is connected to this server now", "%(num)s phones are connected to this server now", listening
    )
    todo = _("Scan the code with your own phone, on the Wi-Fi that people will use, and join.")
    if row.status is Status.DRAFT:
        todo = _(
            "Scan the code with your own phone: the page must come up. Joining begins when you open the roundtable."
        )
    return Line("phones", _("Phones seen"), is_well=bool(joined or listening), said=said, todo=todo)


def check_room(row: RoundtableRow) -> Iterator[Line]:
    """Whether the last row can read the screen; nothing where the room was not measured."""
    if row.image_width_cm is None or row.furthest_seat_cm is None:
        return
    reading = judge(row.image_width_cm, row.furthest_seat_cm)
    wide, far = f"{row.image_width_cm / 100:.1f}", f"{row.furthest_seat_cm / 100:.1f}"
    said = _("The image is %(wide)s m wide, the last seat %(far)s m away.", wide=wide, far=far)
    least, furthest = f"{reading.least_width_cm / 100:.1f}", f"{reading.furthest_cm / 100:.1f}"
    todo = _(
        "The last row cannot read it: make the image %(least)s m wide, or seat nobody further than %(furthest)s m.",
        least=least,
        furthest=furthest,
    )
    yield Line("room", _("The last row"), reading.is_readable, said, todo)


def check_laptop() -> Iterator[Line]:
    """Where the server runs, and what that asks of this laptop; only its browser knows its clock and its sleep."""
    if is_own_machine():
        said = _("On this laptop. Keep it open, on mains power and awake; after a restart everything is there again.")
    else:
        said = _("Elsewhere. This laptop may be closed; another device can carry on.")
    yield Line("server", _("The server"), is_well=True, said=said)
    unknown = _("Without JavaScript this cannot be told.")
    yield Line("awake", _("Staying awake"), None, unknown, _("Turn sleep and the screen saver off in its settings."))
    yield Line("clock", _("The clock"), None, unknown, _("Compare it with a phone's: set both to network time."))


def check_journal(row: RoundtableRow) -> Line:
    """Whether the database answers, and when it last took something."""
    entry = get_entry(db.session(), row.id, row.seq)
    ago = format_timedelta(datetime.now(UTC) - entry.recorded_at, granularity="second")
    said = _("It answers. Entry %(seq)s, the newest, was written %(ago)s ago.", seq=entry.seq, ago=ago)
    return Line("journal", _("The database"), is_well=True, said=said)


def check_model() -> Line:
    """Whether notes are grouped by what they mean or only by their letters."""
    title = _("Sorting notes")
    if has_model() and has_changes():
        return Line("model", title, is_well=True, said=_("The language model is installed."))
    if has_model():
        todo = _("Install Facilitator again. Without what it learnt from notes sorting works, a little less well.")
        return Line("model", title, is_well=False, said=_("The language model as published."), todo=todo)
    todo = _("Run “facilitator model install” while there is internet. Without it sorting works, less well.")
    return Line("model", title, is_well=False, said=_("Without the language model, by letters."), todo=todo)


def check_disk() -> Line:
    """How much room there is where the database is, if it is on this server."""
    free = shutil.disk_usage(current_app.instance_path).free
    said = _("%(num)s GB free", num=f"{free / 1e9:,.1f}")
    todo = _("Make room on the server's disk: below 1 GB anything else on it may fill it within the evening.")
    return Line("disk", _("The disk"), is_well=free >= ENOUGH_BYTES, said=said, todo=todo)
