"""How the crew comes in: a link that opens one device, once, at a press."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from facilitator.actions.people import Grant, find_entry_link, use_entry_link
from facilitator.database.access import db, write
from facilitator.domain.codes import clean_token
from facilitator.domain.errors import NotFound
from facilitator.domain.people import Role
from facilitator.identity import count_failure, hash_token, remember_crew
from facilitator.store.people import has_link
from facilitator.store.roundtables import RoundtableRow
from facilitator.web.themes import chosen_theme

pages = Blueprint("crew", __name__)

LANDINGS = {Role.DISPLAY: "room.show_room", Role.WRITER: "writeup.show_writeup", Role.FACILITATOR: "room.show_run"}


@dataclass(frozen=True, slots=True)
class EntryPage:
    """What the page of an entry link shows; without a title it is about all roundtables."""

    theme: str | None
    token: str
    role: Role
    title: str | None


@pages.get("/Enter/<path:token>")
@pages.get("/enter/<path:token>")
def ask_to_enter(token: str) -> str:
    """Says what the link opens, and asks for a press.

    Looking uses nothing up: mail scanners, chats and browsers look at links before their readers do, some of them
    under a browser's name.
    """
    token = clean_token(token)
    try:
        link = find_entry_link(db.session(), token_hash=hash_token(token), now=datetime.now(UTC))
    except NotFound:
        refuse_guess(token)
        raise
    row = find_place(link.roundtable_id)
    page = EntryPage(chosen_theme(), token, link.role, None if row is None else row.title)
    return render_template("crew/enter.html", page=page)


@pages.post("/Enter/<path:token>")
@pages.post("/enter/<path:token>")
def enter(token: str) -> Response:
    """Uses the link, remembers the device, and leads where its role works."""
    token, now = clean_token(token), datetime.now(UTC)
    try:
        grant = write(lambda session: use_entry_link(session, token_hash=hash_token(token), now=now))
    except NotFound:
        refuse_guess(token)
        raise
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
