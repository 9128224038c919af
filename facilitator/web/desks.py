"""The facilitator's desk: what the control page asks for beside the room's own news, and links for others to come in.

It is asked for, not pushed: only those who lead may see it, and it is small.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from facilitator.actions.people import make_entry_link
from facilitator.database.access import db, write
from facilitator.domain.errors import BadInput
from facilitator.domain.people import Role, Viewer, require_leader
from facilitator.domain.traces import Act, doer_of
from facilitator.forms.objects import load
from facilitator.identity import get_roundtable, make_token, require_crew, require_linked
from facilitator.store.desks import see_desk, see_off_record
from facilitator.store.traces import trace
from facilitator.web.addresses import draw_qr_image, whole_address
from facilitator.web.crew import say_who_invites

pages = Blueprint("desks", __name__)

GRANTED = {role.value: role for role in (Role.FACILITATOR, Role.WRITER, Role.DISPLAY)}


@pages.get("/r/<code>/desk")
def give_desk(code: str) -> Response:
    """Who is there, what waits, what was brought, what was done last and who has the room."""
    return jsonify(see_desk(db.session(), require_lead(code), datetime.now(UTC)))


@pages.get("/r/<code>/desk/off-record")
def give_off_record(code: str) -> Response:
    """The words off the record, behind a press of their own. Nothing may keep them; that they were read is traced."""
    viewer, now = require_lead(code), datetime.now(UTC)
    write(lambda session: trace(session, Act.OFF_RECORD_READ, doer_of(viewer), now, roundtable_id=viewer.roundtable_id))
    return jsonify({"notes": see_off_record(db.session(), viewer.roundtable_id)})


@pages.post("/r/<code>/links")
def make_link(code: str) -> Response:
    """A single-use link by which another device comes in, with its QR code as a data address."""
    viewer = require_lead(code)
    role = read_role()
    require_linked(role, say_who_invites())
    token, token_hash = make_token()
    make = partial(make_entry_link, token_hash=token_hash, role=role, now=datetime.now(UTC), doer=doer_of(viewer))
    write(partial(make, roundtable_id=viewer.roundtable_id))
    address = whole_address("crew.ask_to_enter", token=token)
    return jsonify({"url": address, "role": role, "qr": draw_qr_image(address)})


def read_role() -> Role:
    """The role that was asked for."""
    asked = load(request.get_data(), "body") if request.is_json else request.form
    role = asked.get("role") if isinstance(asked, Mapping) else None
    if not isinstance(role, str) or role not in GRANTED:
        raise BadInput({"role": f"Choose one of {', '.join(GRANTED)}."})
    return GRANTED[role]


def require_lead(code: str) -> Viewer:
    """The facilitator who asks."""
    viewer = require_crew(get_roundtable(code))
    require_leader(viewer)
    return viewer
