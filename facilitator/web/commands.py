"""The one door for orders: `POST /r/CODE/commands/NAME`, as JSON from scripts or as a plain form from a page."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Blueprint, current_app, jsonify, redirect, request, url_for
from flask_wtf.csrf import generate_csrf
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import Form

from facilitator.commands import Command, get_command
from facilitator.database.access import db, let_go, submit, write
from facilitator.domain.entries import Entry, EntryKind
from facilitator.domain.errors import BadInput, FacilitatorError, NotAllowed, Unsure
from facilitator.domain.orders import Order
from facilitator.domain.people import Audience, Role, Viewer
from facilitator.domain.permissions import judge
from facilitator.domain.roundtables import SpotlightPart
from facilitator.forms.notes import WordsForm
from facilitator.forms.objects import load
from facilitator.forms.payload import CARRIED, form_payload, read, read_client_id
from facilitator.identity import get_place, get_roundtable, own_devices, require_attendee, require_crew, was_ended
from facilitator.store.accounts import person_of
from facilitator.store.answers import see_answer
from facilitator.store.base import DRAWN_FROM
from facilitator.store.contributions import ContributionRow, get_contribution_id
from facilitator.store.journal import head
from facilitator.store.notes import get_note_id
from facilitator.store.roundtables import Placed, get_row, stage_of_row
from facilitator.web.attendee import show_phone
from facilitator.web.decisions import claim_key, flag_key
from facilitator.web.refusals.forms import SHOWN_AGAIN, look_at, show_again

pages = Blueprint("commands", __name__)

DECISIONS: dict[str, Callable[[dict[str, object]], str]] = {
    "flag.decide": lambda payload: flag_key(payload["note"], payload["kind"]),
    "claim.check": lambda payload: claim_key(payload["note"], payload["starts_at"]),
}
"""The orders of the work list, and how it names what each is about."""
STANDS = {
    "words.erase": "writeup.show_writeup",
    "version.make": "versions.show_versions",
    **dict.fromkeys(DECISIONS, "worklist.show_work_list"),
    **dict.fromkeys(("draft.write", "draft.change", "comment.add"), "issues.show_issue"),
}
"""The page that the crew's form for an order stands on; that of an issue is the one of a note, which the form names."""


@pages.post("/r/<code>/commands/<name>")
def take_order(code: str, name: str) -> Response:
    """Carries out one order of the person whose device this is."""
    place = get_place(code)
    command = get_command(name)
    viewer = require_giver(place, name)
    if request.is_json:
        require_same_person()
        entry = carry_out(command, viewer, lambda: load(request.get_data(), "body"))
        audience = Audience.PHONE if viewer.role is Role.ATTENDEE else Audience.CREW
        return jsonify({"ok": True, "entry": see_answer(db.session(), entry, audience, viewer)})
    return take_plain_form(place, name, viewer)


def require_same_person() -> None:
    """Refuses what a page sends for somebody whose browser this was when it was loaded, and is no more."""
    person = request.headers.get("X-Person")
    if person is not None and person not in {person_of(device.id, device.account_id) for device in own_devices()}:
        raise NotAllowed("Somebody else is now signed in on this browser. Sign in again, then save this again.")


def require_giver(place: Placed, name: str) -> Viewer:
    """Whoever speaks by the cookie that this order asks for. Raises NotAllowed."""
    if not get_command(name).for_attendees:
        return require_crew(place, Audience.ROOM)
    return require_attendee(place, may_be_ended=name in TAKING_BACK)


SAID_OF = {"note.react": "note", "contribution.answer": "contribution"}
"""What an order says a word of, by its field: its sender goes on from there."""
TAKING_BACK = frozenset({"note.withdraw", "contribution.withdraw", "words.withdraw"})
"""What a phone that was ended may still do: its words are its author's."""


def take_plain_form(place: Placed, name: str, viewer: Viewer) -> Response:
    """A page's own form, with JavaScript off or sockets blocked: back to the page, or the page with what was typed."""
    code, command = place.code, get_command(name)
    try:
        entry = carry_out(command, viewer, lambda: read_plain_form(command, name))
    except FacilitatorError as error:
        if viewer.role is not Role.ATTENDEE and name in STANDS and isinstance(error, SHOWN_AGAIN):
            values = {"code": code, "note": request.form.get("note", type=int)}
            return show_again(error, partial(look_at, STANDS[name], values))
        if viewer.role is not Role.ATTENDEE or isinstance(error, Unsure) or was_ended(place):
            raise
        posted = command.form(request.form) if issubclass(command.form, WordsForm) else None
        return show_phone(get_roundtable(code), viewer, posted=posted, error=error)
    return redirect(find_way_back(code, name, viewer, entry), 303)


def read_plain_form(command: Command, name: str) -> dict[str, object]:
    """What a form says. Raises BadInput where it takes a vote back unawares: boxes do not show what was sent."""
    if name == "vote.dots" and "themes" not in request.form and request.args.get("dots") != "none":
        raise BadInput({"themes": "Tick a box for each of your dots."})
    return form_payload(command.form(), request.form)


def find_way_back(code: str, name: str, viewer: Viewer, entry: Entry) -> str:
    """The page that holds the form; on the work list and in an issue, what was decided or changed there."""
    if viewer.role is Role.ATTENDEE and request.args.get("from") == "kept":
        return url_for("kept.show_kept", code=code, done="erase")
    if viewer.role is Role.ATTENDEE:
        return url_for("attendee.show_phone_page", code=code, _anchor=find_place(name, entry))
    if name in DECISIONS:
        item = DECISIONS[name](form_payload(get_command(name).form(), request.form))
        return url_for("worklist.show_work_list", code=code, at=item, _anchor=item)
    if name == "words.erase":
        return url_for("writeup.show_writeup", code=code, done="erase", _anchor="erase")
    return find_draft(code, entry) or url_for("room.show_run", code=code)


def find_place(name: str, entry: Entry) -> str | None:
    """Where on the phone's page somebody was who brought something, or said a word of it; None after other orders."""
    if name == "contribution.add":
        return f"of-{db.session().get_one(ContributionRow, entry.payload['contributions'][0]['id']).alias}"
    field = SAID_OF.get(name)
    return f"of-{request.form[field]}" if field else None


def find_draft(code: str, entry: Entry) -> str:
    """The page of what was changed in the draft, or of the version that was made; "" after any other order."""
    if entry.kind in {EntryKind.DRAFT_CHANGED, EntryKind.COMMENT_CHANGED}:
        note = next(iter(entry.payload.values()))["note"]
        return url_for("issues.show_issue", code=code, note=note, _anchor=f"p-{note}")
    if entry.kind is EntryKind.VERSION_MADE:
        return url_for("versions.show_versions", code=code, version=entry.payload["version"]["number"])
    return ""


def carry_out(command: Command, viewer: Viewer, give_payload: Callable[[], object]) -> Entry:
    """Reads the payload strictly and submits the order. Raises LimitReached where too many come from one person."""
    limits = current_app.extensions["orders"]
    limits.take_message(viewer)
    payload = give_payload()
    client_id = read_client_id(payload)
    form = read(command.form, payload)
    limits.take_order(viewer)
    values = find_meant(viewer, clean_values(form))
    is_meant = command.warn is None or values.pop("is_sure")
    order = Order(viewer, client_id, datetime.now(UTC), chance=secrets.token_hex(32))
    given = prepare(command, order, values)
    if not is_meant:
        require_meant(command, viewer, values | given)
    # An attendee's order touches what is theirs alone, and sixty of them may come in a second.
    is_small = command.for_attendees
    return submit(command.action, order, values, given=given, is_ballot=command.is_ballot, is_small=is_small)


REHEARSALS = 2
"""The second is for the note that is posted while people are told that it ends; a room that writes on has its turn."""


def prepare(command: Command, order: Order, values: dict[str, Any]) -> dict[str, Any]:
    """What an action is given that took long to make."""
    preparing = current_app.extensions["preparing"]
    if command.prepare is not None:
        return {"prepared": preparing(command.prepare(db.session(), order, **values))}
    if command.rehearse is None:
        return {}
    # What comes in meanwhile makes it another record: composed anew here it lets others go on, but they may never stop.
    for _ in range(REHEARSALS):
        let_go()
        before = head(db.session(), order.viewer.roundtable_id)
        prepared = preparing(write(partial(command.rehearse, order=order, **values), order.viewer.roundtable_id))
        if head(db.session(), order.viewer.roundtable_id) == before:
            break
    return {"prepared": prepared}


def require_meant(command: Command, viewer: Viewer, values: dict[str, Any]) -> None:
    """Raises Unsure of what has to be meant, and whose sender has not said that they are sure.

    Whoever would be refused, since they may not have it done, or have named what is not there, is so and not asked.
    """
    session = db.session()
    judge(command.action, viewer.role, stage_of_row(get_row(session, viewer.roundtable_id)))
    if command.warn is not None and (said := command.warn(session, viewer, **values)):
        raise Unsure(said)


def clean_values(form: Form) -> dict[str, Any]:
    """What the action is given: the form's values without what the door itself reads."""
    return {name: value for name, value in form.data.items() if name not in CARRIED}


Find = Callable[[Session, int, int], int]
FINDERS: dict[str, Find] = {"note": get_note_id, "contribution": get_contribution_id}
"""What an attendee names by a number that was drawn by chance."""
LIT: dict[str, Find] = {SpotlightPart.NOTE: get_note_id, SpotlightPart.CONTRIBUTION: get_contribution_id}


def find_meant(viewer: Viewer, values: dict[str, Any]) -> dict[str, Any]:
    """The values with keys of the tables for numbers drawn by chance: an attendee has no others. Raises NotFound."""
    finders = FINDERS if viewer.role is Role.ATTENDEE else find_lit(values)
    meant = {name: find for name, find in finders.items() if values.get(name) is not None}
    return values | {name: find(db.session(), viewer.roundtable_id, values[name]) for name, find in meant.items()}


def find_lit(values: dict[str, Any]) -> dict[str, Find]:
    """What is to stand in the spotlight: the control page names it as the room screen does, the desk by its key."""
    is_drawn = (values.get("id") or 0) >= DRAWN_FROM
    return {"id": LIT[values["part"]]} if is_drawn and values.get("part") in LIT else {}


@pages.get("/r/<code>/token")
def give_token(code: str) -> Response:
    """A new cross-site token for this device."""
    get_roundtable(code)
    return jsonify({"token": generate_csrf()})
