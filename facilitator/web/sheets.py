"""Sheets to print: how to join, a form for those who would rather write by hand, and one for each theme.

A network's password goes from the form onto the sheet. It is stored nowhere, logged nowhere, and in no address.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import segno
from flask import Blueprint, make_response, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from facilitator.actions.readings import load_evidence
from facilitator.database.access import db
from facilitator.domain.board import Board
from facilitator.domain.errors import BadInput, NotAllowed
from facilitator.domain.headings import Heading
from facilitator.domain.notes import Note, clean_line, find_text_fault
from facilitator.domain.people import LEADING_ROLES, Audience
from facilitator.domain.phases import Status
from facilitator.domain.ranking import stand
from facilitator.domain.roundtables import Roundtable, tells_hands
from facilitator.domain.sights import is_revealed
from facilitator.domain.venues.networks import wifi_text
from facilitator.forms.fields import read_table
from facilitator.identity import find_crew, get_roundtable, own_devices, require_crew, say_who_is_meant
from facilitator.reports.evidence.flags import release
from facilitator.reports.formats.drawings import SCREEN
from facilitator.reports.formats.maps import Area, draw_map
from facilitator.store.roundtables import RoundtableRow, all_rows, as_roundtable, load_headings
from facilitator.web.addresses import draw_qr, join_url, ticketed
from facilitator.web.attendee import promise
from facilitator.web.checklist import check_address, require_led
from facilitator.web.refusals.forms import stands_on

pages = Blueprint("sheets", __name__)

NETWORK_BYTES = 32
PASSWORD_CHARACTERS = range(8, 64)
"""What IEEE 802.11 allows in a network's name and in a WPA passphrase."""
ROOM_HEIGHT = 948.0
"""What the table below leaves of the room screen."""
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


@dataclass(frozen=True, slots=True)
class ThemeSheet:
    """What a table discusses: a theme, how many stand behind it, and its notes."""

    name: str
    heading: Heading
    said: str
    notes: tuple[Note, ...]
    elsewhere: tuple[str, ...] = ()
    """The other headings that have a theme of this name, with a sheet of its own."""


@dataclass(frozen=True, slots=True)
class ThemeSheets:
    """A map of all themes, and a sheet for each of them."""

    roundtable: Roundtable
    map: Markup
    themes: tuple[ThemeSheet, ...]
    theme: str = "light"


@pages.get("/programme/<code>/sheets/themes")
def show_theme_sheets(code: str) -> str:
    """The sheets for the discussion, as the themes stand now; personal words are masked as in the report."""
    board = release(load_evidence(db.session(), require_led(code).id))
    told = list_told(board)
    names = {heading.key: heading.name for heading in board.headings}
    drawing = draw_map([area for area, _sheet in told], names, name_rest, SCREEN)
    page = ThemeSheets(
        board.roundtable,
        Markup(drawing),  # noqa: S704 - drawn by us, words escaped
        tell_apart([sheet for _area, sheet in told]),
    )
    return render_template("sheets/themes.html", page=page)


@pages.get("/room/<code>/map")
def show_room_map(code: str) -> Response:
    """The map of themes as the room screen may show it now: a drawing, empty before the notes are revealed."""
    row = get_roundtable(code)
    require_crew(row, Audience.ROOM)
    board = release(load_evidence(db.session(), row.id))
    areas = [area for area, _sheet in list_told(board)] if is_revealed(board.roundtable) else []
    names = {heading.key: heading.name for heading in board.headings}
    drawing = draw_map(areas, names, name_rest, SCREEN, ROOM_HEIGHT) if areas else ""
    return Response(drawing, mimetype="image/svg+xml", headers={"Cache-Control": "no-store"})


def name_rest(n_themes: int) -> str:
    """What an area is called that several themes share."""
    return str(ngettext("%(num)d more theme", "%(num)d more themes", n_themes))


def list_told(board: Board) -> list[tuple[Area, ThemeSheet]]:
    """The themes that hold notes, heading by heading, most people first."""
    hands = tells_hands(board.roundtable.sharing_mode)
    told = []
    for heading in board.headings:
        for theme in board.themes_of(heading.key):
            notes = board.notes_of(theme)
            n_people = stand(board, notes, [theme.id]).n_people or len(notes)
            many = ngettext("%(num)d person", "%(num)d people", n_people) if hands else None
            said = many or ngettext("%(num)d note", "%(num)d notes", len(notes))
            if notes:
                area = Area(theme.name, heading.key, n_people, said)
                told.append((area, ThemeSheet(theme.name, heading, said, tuple(notes))))
    places = [heading.key for heading in board.headings]
    return sorted(told, key=lambda each: (places.index(each[0].heading), -each[0].n_people))


def tell_apart(sheets: list[ThemeSheet]) -> tuple[ThemeSheet, ...]:
    """The sheets; of those that are called alike, each says under which other headings there is one."""
    places = defaultdict(list)
    for sheet in sheets:
        places[sheet.name.casefold().strip()].append(sheet.heading.name)
    return tuple(
        replace(sheet, elsewhere=tuple(name for name in named if name != sheet.heading.name))
        for sheet in sheets
        for named in [places[sheet.name.casefold().strip()]]
    )


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
@stands_on("checklist.show_checklist")
def show_join_sheet_with_network(code: str) -> Response:
    """The join sheet with the network that was typed."""
    require_led(code)
    network = read_network(request.form.get("network", ""), request.form.get("password", ""))
    return make_response(render_join_sheet(code, network))


@pages.get("/programme/<code>/sheets/paper")
def show_paper_form(code: str) -> str:
    """The paper form; with `?table=4` for one table."""
    row = require_led(code)
    page = PaperForm(
        roundtable=as_roundtable(db.session(), row),
        headings=load_headings(db.session(), row.id),
        table=read_table(request.args.get("table", "")),
    )
    return render_template("sheets/paper.html", page=page)


def render_join_sheet(code: str, network: Network | None) -> str:
    """The join sheet."""
    return render_template("sheets/join.html", page=make_join_sheet(require_led(code), network))


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
