"""What organisers' own tools may read, with a token: roundtables, their themes and the versions of their report."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Blueprint, current_app, g, jsonify, request
from werkzeug.wrappers import Response

from facilitator.actions.records import list_records, record_versions, require_read, require_version, tell_themes
from facilitator.actions.versions import open_version
from facilitator.database.access import db, write
from facilitator.domain.devices import Device
from facilitator.domain.errors import NotFound, NotKnown
from facilitator.domain.traces import Act, Doer
from facilitator.identity import count_failure, hash_token
from facilitator.store.devices import find_tool
from facilitator.store.roundtables import RoundtableRow, find_by_code
from facilitator.store.traces import trace

pages = Blueprint("records", __name__, url_prefix="/api/v1")

NOBODY_KNOWN = "Send a token: Authorization: Bearer TOKEN. Whoever leads makes one on the page Devices."
ENDED = "This token is not known here, or it has been ended."
NO_CODE = "There is no roundtable with this code that this token may read."


@pages.after_request
def name_scheme(response: Response) -> Response:
    """Says how to be known to whoever is not."""
    if response.status_code == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Facilitator"'
    return response


@pages.get("/roundtables")
def give_roundtables() -> Response:
    """Every roundtable that the token may read."""
    tool = require_tool()
    records = list_records(db.session(), tool)
    note_use(tool, "roundtables")
    return jsonify({"roundtables": records})


@pages.get("/roundtables/<code>/themes")
def give_themes(code: str) -> Response:
    """The themes of the newest version that was checked or signed off; to who reads drafts, as they stand."""
    tool, row = get_asked(code)
    require_read("themes.read", tool, row)
    themes = tell_themes(db.session(), tool, row, datetime.now(UTC))
    note_use(tool, "themes", row)
    return jsonify(themes)


@pages.get("/roundtables/<code>/versions")
def give_versions(code: str) -> Response:
    """The versions that the token may read, oldest first."""
    tool, row = get_asked(code)
    require_read("version.read", tool, row)
    versions = record_versions(db.session(), tool, row)
    note_use(tool, "versions", row)
    return jsonify({"versions": versions})


@pages.get("/roundtables/<code>/versions/<number>")
def give_version(code: str, number: str) -> Response:
    """One version's JSON, the bytes that were fixed."""
    tool, row = get_asked(code)
    require_read("version.read", tool, row)
    version = require_version(db.session(), tool, row, number)
    opened = open_version(db.session(), row, version)
    content: bytes = current_app.extensions["background"](partial(opened.write, "json"))
    note_use(tool, "json", row, version)
    return Response(content, mimetype="application/json")


def require_tool() -> Device:
    """The tool that asks. Raises NotKnown, and LimitReached where it asks too often or too many tokens were tried."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise NotKnown(NOBODY_KNOWN)
    tool = find_tool(db.session(), hash_token(token.strip()), datetime.now(UTC))
    if tool is None:
        count_failure()
        raise NotKnown(ENDED)
    g.seen = [tool]
    current_app.extensions["orders"].take_reading(tool.id)
    return tool


def get_asked(code: str) -> tuple[Device, RoundtableRow]:
    """The tool and the roundtable. One that it may not read is not told from one that is not there."""
    tool = require_tool()
    row = find_by_code(db.session(), code)
    if row is None or not list_records(db.session(), tool, [row]):
        raise NotFound(NO_CODE)
    return tool, row


def note_use(tool: Device, what: str, row: RoundtableRow | None = None, number: int | None = None) -> None:
    """Leaves a trace of what was read."""
    about: Mapping[str, Any] = {
        "roundtable_id": tool.roundtable_id if row is None else row.id,
        "programme_id": tool.programme_id if row is None else None,
        "what": what,
        "number": number,
    }
    doer, now = Doer(tool.role, tool.id), datetime.now(UTC)
    write(lambda session: trace(session, Act.READ_BY_TOOL, doer, now, **about))
