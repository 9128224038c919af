"""What a page missed, over HTTP: for pages whose sockets are blocked, and for filling a gap."""

from importlib.metadata import version

from flask import Blueprint, current_app, jsonify, request
from werkzeug.wrappers import Response

from facilitator.database.access import db
from facilitator.domain.errors import BadInput
from facilitator.domain.people import Audience, Viewer
from facilitator.identity import find_viewer, get_place
from facilitator.store.backlogs import Known, read_backlog
from facilitator.store.snapshots import find_place, write_snapshot
from facilitator.store.states import States, find_concern, write_json

RELEASE = version("facilitator")

pages = Blueprint("catching_up", __name__)


@pages.get("/r/<code>/entries")
def give_entries(code: str) -> Response:
    """The entries after a number, or that the page should start again from a snapshot."""
    viewer, audience = require_asking(code)
    known = Known(read_after(), request.args.get("mark"), request.args.get("mine"))
    session = db.session()
    backlog = read_backlog(session, viewer, audience, known, find_states().find(session, viewer.roundtable_id))
    answer = {"after": backlog.after, "head": backlog.head}
    if backlog.run is None:
        return jsonify(answer | {"resync": True, "entries": []})
    told = write_json(answer | {"mark": backlog.mark})
    return Response(f'{told[:-1]},"entries":{backlog.run.text}}}', mimetype="application/json")


@pages.get("/r/<code>/snapshot")
def give_snapshot(code: str) -> Response:
    """The whole board as this device may see it; nothing but 304 to a page that has it already."""
    viewer, audience = require_asking(code)
    session = db.session()
    state = find_states().find(session, viewer.roundtable_id)
    place = find_place(session, viewer, audience, state)
    concern = find_concern(session, viewer, place["seq"], state) if audience is Audience.PHONE else ""
    # All that a board shows has come about by an entry; only a new release may show the same entry otherwise.
    etag = "-".join([RELEASE, audience, viewer.actor, *map(str, place.values()), concern])
    if request.if_none_match.contains_weak(etag):
        response = Response(status=304)
    else:
        response = Response(write_snapshot(session, viewer, audience, place, state), mimetype="application/json")
    response.set_etag(etag, weak=True)
    return response


def find_states() -> States:
    """What this application has made of the newest states of roundtables."""
    states: States = current_app.extensions["states"]
    return states


def require_asking(code: str) -> tuple[Viewer, Audience]:
    """Who asks and as which audience. Raises LimitReached for a page, or a script, that asks without end."""
    viewer, audience = find_viewer(get_place(code), read_audience())
    current_app.extensions["orders"].take_question(viewer)
    return viewer, audience


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
