"""What a page missed, over HTTP: for pages whose sockets are blocked, and for filling a gap."""

from datetime import UTC, datetime

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from facilitator.db import db
from facilitator.domain.errors import BadInput
from facilitator.domain.people import Audience
from facilitator.domain.sights import moment
from facilitator.identity import find_viewer, get_roundtable
from facilitator.store.journal import entries_after, head
from facilitator.store.sights import see_entries, see_snapshot

MOST_BEHIND = 500
"""Further behind than this, a snapshot is smaller than what was missed."""

pages = Blueprint("catching_up", __name__)


@pages.get("/r/<code>/entries")
def give_entries(code: str) -> Response:
    """The entries after a number, or that the page should start again from a snapshot."""
    viewer, audience = find_viewer(get_roundtable(code), read_audience())
    after = read_after()
    newest = head(db.session(), viewer.roundtable_id)
    if not 0 <= newest - after <= MOST_BEHIND:
        return jsonify({"after": after, "head": newest, "resync": True, "entries": []})
    entries = entries_after(db.session(), viewer.roundtable_id, after)
    seen = see_entries(db.session(), viewer.roundtable_id, entries, audience, viewer)
    return jsonify({"after": after, "head": newest, "entries": seen})


@pages.get("/r/<code>/snapshot")
def give_snapshot(code: str) -> Response:
    """The whole board as this device may see it."""
    viewer, audience = find_viewer(get_roundtable(code), read_audience())
    seq, board = see_snapshot(db.session(), viewer, audience)
    return jsonify({"seq": seq, "now": moment(datetime.now(UTC)), "board": board})


def read_audience() -> Audience | None:
    """The audience that was asked for, if any."""
    wanted = request.args.get("audience")
    if wanted is None:
        return None
    if wanted not in set(Audience):
        raise BadInput({"audience": f"Choose one of {', '.join(Audience)}."})
    return Audience(wanted)


def read_after() -> int:
    """The number of the last entry that the page has."""
    after = request.args.get("after", "0")
    if not (after.isascii() and after.isdigit() and len(after) < 10):
        raise BadInput({"after": "This must be a whole number."})
    return int(after)
