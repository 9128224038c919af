"""The devices that are let in as crew: who is in, an end to each or to all, links still open, and signing out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from flask import Blueprint, Flask, g, redirect, render_template, request, url_for
from flask_babel import format_timedelta
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.actions import devices as acts
from facilitator.database.access import db, write
from facilitator.domain.devices import SEEN_EVERY, Device, OpenLink, find_warning, gather
from facilitator.domain.errors import NotAllowed
from facilitator.domain.people import CREW_ROLES, LEADING_ROLES, RANK, Role
from facilitator.identity import (
    accounts_are_on,
    counts,
    forget_crew,
    leads_programme,
    note_seen,
    own_devices,
    own_sign_ins,
    say_who_is_meant,
)
from facilitator.store.programmes import list_programmes
from facilitator.store.roundtables import find_place_by_code

pages = Blueprint("devices", __name__)


@dataclass(frozen=True, slots=True)
class Row:
    """One device of the list; times are distances, since nobody knows the reader's clock."""

    number: int
    made: str
    role: Role
    title: str | None
    name: str
    since: str
    last_seen: str
    ends: str
    is_own: bool
    is_tool: bool = False


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link that nobody has used yet: what it opens, whoever made it, and how long ago and for how long.

    `account` is whose password is set by it, of one that does so.
    """

    key: str
    made: str
    role: Role
    title: str | None
    account: str
    maker_role: Role | None
    maker: int | None
    maker_name: str
    since: str
    ends: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tool may be let read: what the form calls it, its name ("" for everywhere), and what is stored of it."""

    key: str
    name: str
    columns: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class DevicesPage:
    """What the page of devices shows. `token` is one that was just made; `faults` are those of the form for it."""

    rows: list[Row]
    links: list[LinkRow]
    has_trace: bool
    places: list[Place]
    token: str
    faults: Mapping[str, str]

    @property
    def n_others(self) -> int:
        """How many there are besides the reader's own."""
        return sum(1 for row in self.rows if not row.is_own)


def start(app: Flask) -> None:
    """Has it written down, after the answer is made, that a device was seen."""
    app.after_request(note_seen_in_request)


def note_seen_in_request(response: Response) -> Response:
    """Notes the devices that this request was judged by."""
    note_seen(g.get("seen", ()))
    return response


@pages.get("/programme/devices")
def show_devices() -> str:
    """The devices that the reader may end."""
    return render_devices()


@pages.app_template_global()
def warn_of_end(code: str | None = None) -> str:
    """What a page of the crew says in the last days of the reader's own device, at one roundtable or at any."""
    own = own_devices()
    if code is not None:
        place = find_place_by_code(db.session(), code)
        own = [device for device in own if place and device.is_at(place.id, place.programme_id)]
    now = datetime.now(UTC)
    ends_at = find_warning((device for device in own if device.role in CREW_ROLES), now)
    if ends_at is None:
        return ""
    way = _("Sign in again before that.") if accounts_are_on() else _("Ask for a new entry link before that.")
    return f"{_('This device’s access ends %(time)s.', time=tell_distance(ends_at, now))} {way}"


@pages.app_template_global()
def list_held() -> list[str]:
    """The grants that the page which is being made was judged by; none of a page that asked for none."""
    return [name_grant(device) for device in g.get("seen", ())]


@pages.get("/programme/devices/here")
def confirm() -> Response:
    """Whether all that let a page be opened is still held: pages without a live connection ask every few seconds."""
    held = {name_grant(device) for device in own_devices()}
    if not held or not held.issuperset(request.args.getlist("held")):
        raise NotAllowed(say_who_is_meant())
    return Response(status=204)


def name_grant(device: Device) -> str:
    """A grant in short: whose it is, as what, and where."""
    return f"{device.id}-{device.role}-{device.roundtable_id or ''}-{device.programme_id or ''}"


def render_devices(token: str = "", faults: Mapping[str, str] | None = None) -> str:
    """The page, with a token that was just made or with what is wrong with the form for one."""
    now, own = datetime.now(UTC), own_devices()
    if not own:
        raise NotAllowed(say_who_is_meant())
    devices = [device for device in acts.find_endable(db.session(), own, now) if counts(device)]
    rows = [make_row(grants, now, is_own=grants[0].id in {each.id for each in own}) for grants in gather(devices)]
    links = [make_link_row(link, now) for link in acts.find_takeable(db.session(), own, now) if lets_in(link)]
    page = DevicesPage(rows, links, leads_programme(), list_places(own), token, faults or {})
    return render_template("programme/devices.html", page=page)


def lets_in(link: OpenLink) -> bool:
    """Whether a link is of the kind that lets in: where accounts are on, a projector's and those for passwords."""
    return link.role is Role.DISPLAY or accounts_are_on() == (link.account_id is not None)


def list_places(own: Sequence[Device]) -> list[Place]:
    """Where whoever holds these grants may let a tool read."""
    is_all = any(device.leads(None) for device in own)
    led = [row for row in list_programmes(db.session()) if any(device.leads(row.id) for device in own)]
    here = {
        device.roundtable_id: device.title or ""
        for device in own
        if device.role in LEADING_ROLES and device.roundtable_id is not None and not is_all
    }
    return [
        *([Place("all", "", {})] if is_all else []),
        *(Place(f"programme-{row.id}", row.name, {"programme_id": row.id}) for row in led),
        *(Place(f"roundtable-{number}", title, {"roundtable_id": number}) for number, title in here.items()),
    ]


@pages.post("/programme/devices/<int:number>/end")
def end(number: int) -> Response:
    """Ends one device."""
    made = request.form.get("made", "")
    write(partial(acts.end_device, own=own_devices(), number=number, made=made, now=datetime.now(UTC)))
    return redirect(url_for("devices.show_devices", done="one"), 303)


@pages.post("/programme/devices/links/<key>/take-back")
def take_link_back(key: str) -> Response:
    """Shuts one link that nobody has used."""
    made = request.form.get("made", "")
    write(partial(acts.take_back_link, own=own_devices(), key=key, made=made, now=datetime.now(UTC)))
    return redirect(url_for("devices.show_devices", done="link"), 303)


@pages.post("/programme/devices/end-others")
def end_others() -> Response:
    """Ends every device that the reader may end, except their own, and takes the links back that are open."""
    write(partial(acts.end_all_others, own=own_devices(), now=datetime.now(UTC)))
    return redirect(url_for("devices.show_devices", done="others"), 303)


@pages.post("/sign-out")
def sign_out() -> Response:
    """Ends what this device holds: a copy of its cookie is worth nothing afterwards either."""
    write(partial(acts.sign_out, own=own_devices(), signed_in=own_sign_ins(), now=datetime.now(UTC)))
    # Whoever signs in reads there that they are out; the first page is for those who take part.
    out = url_for("signing_in.show_sign_in", out=1) if accounts_are_on() else url_for("home.show_home")
    response = redirect(out, 303)
    forget_crew(response)
    return response


def make_row(grants: Sequence[Device], now: datetime, *, is_own: bool) -> Row:
    """A device in words, in the highest of its roles."""
    device = max(grants, key=lambda each: (RANK.index(each.role), each.roundtable_id is None))
    titles = dict.fromkeys(each.title for each in grants if each.title is not None)
    is_everywhere = any(each.title is None for each in grants)
    return Row(
        number=device.id,
        made=device.made_at.isoformat(),
        role=device.role,
        title=None if is_everywhere else ", ".join(titles),
        name=device.name,
        since=tell_distance(device.made_at, now),
        last_seen=tell_distance(device.last_seen_at, now),
        ends=tell_distance(max(each.ends_at for each in grants), now),
        is_own=is_own,
        is_tool=device.is_tool,
    )


def make_link_row(link: OpenLink, now: datetime) -> LinkRow:
    """A link in words; the link itself is known to nobody but whoever was shown it."""
    return LinkRow(
        key=link.key,
        made=link.made_at.isoformat(),
        role=link.role,
        title=link.title,
        account=link.account_name,
        maker_role=link.maker_role,
        maker=link.maker,
        maker_name=link.maker_name,
        since=tell_distance(link.made_at, now),
        ends=tell_distance(link.expires_at, now),
    )


def tell_distance(at: datetime, now: datetime) -> str:
    """How long ago something was, or in how long it will be; exact to the minute, as it is written down."""
    is_now = abs(at - now) < SEEN_EVERY
    said: str = _("now") if is_now else format_timedelta(at - now, granularity="minute", add_direction=True)
    return said
