"""Sheets to print: how to join, and a form for those who would rather write by hand.

A network's password goes from the form onto the sheet. It is stored nowhere, logged nowhere, and in no address.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

import segno
from flask import Blueprint, render_template, request
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from facilitator.database.access import db
from facilitator.domain.errors import BadInput, NotAllowed
from facilitator.domain.headings import Heading
from facilitator.domain.networks import wifi_text
from facilitator.domain.notes import clean_line, find_text_fault
from facilitator.domain.people import LEADING_ROLES
from facilitator.domain.phases import Status
from facilitator.domain.roundtables import Roundtable
from facilitator.forms.fields import read_table
from facilitator.identity import find_crew, own_devices, say_who_is_meant
from facilitator.store.roundtables import RoundtableRow, all_rows, as_roundtable, load_headings
from facilitator.web.attendee import promise
from facilitator.web.checklist import check_address, find_led
from facilitator.web.room import draw_qr, join_url, ticketed

pages = Blueprint("sheets", __name__)

NETWORK_BYTES = 32
PASSWORD_CHARACTERS = range(8, 64)
"""What IEEE 802.11 allows in a network's name and in a WPA passphrase."""
INVISIBLE = " \u00a0\u00ad\u200b\u200e\u200f\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Network:
    """A Wi-Fi network, and its QR code: scanned, it brings a phone in."""

    name: str
    password: str
    qr: Markup


@dataclass(frozen=True, slots=True)
class JoinSheet:
    """What the join sheet shows. Paper is white, whatever theme the screen has.

    `warning` is for the screen alone: why nobody could join with this sheet, if that is so.
    """

    roundtable: Roundtable
    address: str
    qr: Markup
    promise: tuple[str, str]
    network: Network | None
    warning: str
    theme: str = "light"


@dataclass(frozen=True, slots=True)
class JoinSheets:
    """A sheet for each roundtable that is to come, the next one first."""

    sheets: list[JoinSheet]
    theme: str = "light"


@dataclass(frozen=True, slots=True)
class PaperForm:
    """What the paper form shows; without a table's number it has a line to write it on."""

    roundtable: Roundtable
    headings: tuple[Heading, ...]
    table: int | None
    theme: str = "light"


@pages.get("/programme/sheets/join")
def show_join_sheets() -> str:
    """The join sheets of all roundtables to come that this device leads, without a network: venues differ."""
    if not any(device.role in LEADING_ROLES for device in own_devices()):
        raise NotAllowed(say_who_is_meant())
    rows = [row for row in all_rows(db.session()) if is_to_come(row) and leads(row)]
    rows.sort(key=lambda row: (row.held_on is None, row.held_on))
    sheets = [make_join_sheet(row, None) for row in rows]
    return render_template("sheets/joins.html", page=JoinSheets(sheets))


def is_to_come(row: RoundtableRow) -> bool:
    """Whether people will join it, and not to rehearse."""
    is_open = row.status in {Status.DRAFT, Status.LIVE}
    return is_open and not row.is_rehearsal and row.archived_at is None


def leads(row: RoundtableRow) -> bool:
    """Whether this device leads it."""
    viewer = find_crew(row)
    return viewer is not None and viewer.role in LEADING_ROLES


@pages.get("/programme/<code>/sheets/join")
def show_join_sheet(code: str) -> str:
    """The join sheet, without the network."""
    return render_join_sheet(code, None)


@pages.post("/programme/<code>/sheets/join")
def show_join_sheet_with_network(code: str) -> Response:
    """The join sheet with the network that was typed."""
    find_led(code)
    network = read_network(request.form.get("network", ""), request.form.get("password", ""))
    response = Response(render_join_sheet(code, network), mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.get("/programme/<code>/sheets/paper")
def show_paper_form(code: str) -> str:
    """The paper form; with `?table=4` for one table."""
    row = find_led(code)
    page = PaperForm(
        roundtable=as_roundtable(db.session(), row),
        headings=load_headings(db.session(), row.id),
        table=read_table(request.args.get("table", "")),
    )
    return render_template("sheets/paper.html", page=page)


def render_join_sheet(code: str, network: Network | None) -> str:
    """The join sheet."""
    return render_template("sheets/join.html", page=make_join_sheet(find_led(code), network))


def make_join_sheet(row: RoundtableRow, network: Network | None) -> JoinSheet:
    """What the join sheet of a roundtable shows."""
    roundtable = as_roundtable(db.session(), row)
    url = join_url(roundtable.code)
    address = urlsplit(url).netloc
    warning = check_address(f"http://{address}").todo
    return JoinSheet(
        roundtable, address, draw_qr(ticketed(url, roundtable.code)), promise(roundtable.sharing_mode), network, warning
    )


def read_network(name: str, password: str) -> Network:
    """A network that can be; the refusal names the field and never says what was typed."""
    name, password = trim(name), trim(password)
    faults: dict[str, str] = {}
    if find_text_fault(name, NETWORK_BYTES) is not None or len(name.encode()) > NETWORK_BYTES:
        faults["network"] = _("A network's name has 1 to 32 letters.")
    if password and (len(password) not in PASSWORD_CHARACTERS or find_text_fault(password, 63) is not None):
        faults["password"] = _("A Wi-Fi password has 8 to 63 characters, or the network is open and has none.")
    if faults:
        raise BadInput(faults)
    return Network(name, password, draw_wifi(name, password))


def trim(typed: str) -> str:
    """A name or a password without what was copied at its ends and nobody sees."""
    return clean_line(typed).strip(INVISIBLE)


def draw_wifi(name: str, password: str) -> Markup:
    """The network's QR code as inline SVG."""
    code = segno.make(wifi_text(name, password), error="m", micro=False)
    drawing = code.svg_inline(border=4, light="#FFFFFF", dark="#101820", omitsize=True, svgclass="qr", lineclass=None)
    return Markup(drawing)  # noqa: S704 - drawn by us, as squares
