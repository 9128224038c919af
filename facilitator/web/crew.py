"""How the crew comes in: a link that opens one device, once, at a press; and how they get back in who are refused."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.actions.people import Grant, get_entry_link, use_entry_link
from facilitator.database.access import db, write
from facilitator.domain.codes import clean_token
from facilitator.domain.errors import NotFound
from facilitator.domain.people import LEADING_ROLES, Role
from facilitator.forms.people import NAME_LIMIT, EnterForm
from facilitator.identity import (
    count_failure,
    find_attendee,
    find_crew,
    hash_token,
    invites,
    own_devices,
    own_places,
    place_of,
    remember_crew,
    require_linked,
)
from facilitator.store.devices import list_screens
from facilitator.store.people import CrewRow, EntryLinkRow, has_link
from facilitator.store.programmes import get_programme
from facilitator.store.roundtables import RoundtableRow, find_by_code

pages = Blueprint("crew", __name__)

LANDINGS = {Role.DISPLAY: "room.show_room", Role.WRITER: "writeup.show_writeup", Role.FACILITATOR: "room.show_run"}


@dataclass(frozen=True, slots=True)
class EntryPage:
    """What the page of an entry link shows; without a title it is about all roundtables.

    `name` is what was typed as a short name, with its `fault`; None of a screen, which has none.
    """

    token: str
    role: Role
    title: str | None
    name: str | None
    fault: str = ""
    name_limit: int = NAME_LIMIT


@pages.get("/Enter/<path:token>")
@pages.get("/enter/<path:token>")
def ask_to_enter(token: str) -> str:
    """Says what the link opens, and asks for a press.

    Looking uses nothing up: mail scanners, chats and browsers look at links before their readers do, some of them
    under a browser's name.
    """
    token = clean_token(token)
    return render_entry(token, get_link(token))


def get_link(token: str) -> EntryLinkRow:
    """The link, if it would let somebody in."""
    try:
        link = get_entry_link(db.session(), token_hash=hash_token(token), now=datetime.now(UTC))
    except NotFound:
        refuse_guess(token)
        raise
    require_linked(link.role)
    return link


def render_entry(token: str, link: EntryLinkRow, name: str = "", fault: str = "") -> str:
    """The page that asks for the press."""
    typed = None if link.role is Role.DISPLAY else name
    return render_template("crew/enter.html", page=EntryPage(token, link.role, name_place(link), typed, fault))


def name_place(link: EntryLinkRow) -> str | None:
    """What a link opens: a roundtable, a programme, or (None) everything."""
    if link.programme_id is not None:
        return get_programme(db.session(), link.programme_id).name
    row = find_place(link.roundtable_id)
    return None if row is None else row.title


@pages.post("/Enter/<path:token>")
@pages.post("/enter/<path:token>")
def enter(token: str) -> Response:
    """Uses the link, remembers the device, and leads where its role works."""
    token, now = clean_token(token), datetime.now(UTC)
    link, form = get_link(token), EnterForm(request.form)
    # Only writers must say one: what they change in the draft has to be somebody's.
    if (link.role is Role.WRITER or form.name.data) and not form.validate():
        page = render_entry(token, link, str(form.name.data), str(form.name.errors[0]))
        return make_response(page, 400)
    name = "" if link.role is Role.DISPLAY else str(form.name.data)
    grant = write(lambda session: use_entry_link(session, token_hash=hash_token(token), now=now, name=name))
    response = redirect(landing(grant), 303)
    remember_crew(response, grant.crew_id)
    return response


def refuse_guess(token: str) -> None:
    """Counts a link that never was; who comes a second time by one has guessed nothing."""
    if not has_link(db.session(), hash_token(token)):
        count_failure()


def landing(grant: Grant) -> str:
    """Where a role works."""
    row = find_place(grant.roundtable_id)
    if row is None or grant.role not in LANDINGS:
        return url_for("programme.show_programme")
    return url_for(LANDINGS[grant.role], code=row.code)


def find_place(roundtable_id: int | None) -> RoundtableRow | None:
    """The roundtable that a link is for, if it is for one."""
    return None if roundtable_id is None else db.session.get(RoundtableRow, roundtable_id)


CREW_PAGES = frozenset({"run", "group", "room", "write-up", "programme", "enter", "Enter"})


@dataclass(frozen=True, slots=True)
class WaysIn:
    """What this device is at the roundtable that was asked for, if anything, and where that works."""

    code: str
    role: Role | None
    place: str


def find_ways() -> WaysIn | None:
    """The ways in from a page of the crew; None of any other page."""
    first, *rest = request.path.strip("/").split("/")
    if first not in CREW_PAGES or request.method not in {"GET", "HEAD"}:
        return None
    row = find_by_code(db.session(), rest[0]) if rest and first not in {"enter", "Enter"} else None
    if row is None:
        return WaysIn("CODE", None, "")
    crew = find_crew(row)
    role = crew.role if crew is not None else Role.ATTENDEE if find_attendee(row) is not None else None
    return WaysIn(row.code, role, find_desk(row, role))


def find_lost_screen() -> CrewRow | None:
    """The room screen that asks for its page and is let in no more: all who sit before it read the answer."""
    first, *rest = request.path.strip("/").split("/")
    row = find_by_code(db.session(), rest[0]) if first == "room" and rest else None
    if row is None or find_crew(row) is not None:
        return None
    places = own_places()
    screens = list_screens(db.session(), [number for number, _ in places]) if places else []
    own = (screen for screen in screens if screen.roundtable_id in {None, row.id} and place_of(screen) in places)
    return next(own, None)


def find_desk(row: RoundtableRow, role: Role | None) -> str:
    """Where a role works at a roundtable."""
    if role is Role.ATTENDEE:
        return url_for("attendee.show_phone_page", code=row.code)
    return url_for(LANDINGS[role], code=row.code) if role in LANDINGS else ""


def leads_something() -> bool:
    """Whether this device leads one roundtable at least, or a programme."""
    return any(device.role in LEADING_ROLES for device in own_devices())


def say_who_invites() -> str:
    """What is done where somebody would make a link, and there are accounts."""
    return "Invite them on the page Accounts." if invites() else "An organiser of all roundtables invites them."
