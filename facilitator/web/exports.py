"""Downloads: one export of one roundtable, for the crew."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Blueprint, current_app, request
from werkzeug.wrappers import Response

from facilitator.actions.versions import Opened, open_newest, open_version
from facilitator.database.access import db
from facilitator.domain.errors import NotFound
from facilitator.identity import get_roundtable, require_crew
from facilitator.reports.exports import FORMATS, require_form
from facilitator.reports.tree import Form
from facilitator.store.programmes import read_template
from facilitator.store.roundtables import RoundtableRow

pages = Blueprint("exports", __name__)


@pages.get("/write-up/<code>/download/<name>")
def download(code: str, name: str) -> Response:
    """The export as a file."""
    roundtable = get_roundtable(code)
    require_crew(roundtable)
    chosen = FORMATS.get(name)
    if chosen is None:
        raise NotFound(f"There is no such format. Choose one of {', '.join(FORMATS)}.")
    form = require_form(name, request.args.get("form", Form.REPORT))
    opened = open_asked(roundtable, request.args.get("version"), form)
    wishes = find_wishes(roundtable) if name == "docx" and form is Form.REPORT else {}
    db.session.close()
    content: bytes = current_app.extensions["background"](partial(opened.write, name, **wishes))
    response = Response(content, mimetype=chosen.media_type)
    file_name = chosen.file_name(opened.document, opened.board.roundtable)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def open_asked(roundtable: RoundtableRow, version: str | None, form: Form) -> Opened:
    """The version that the address names; without one what stands now."""
    if version is None:
        return open_newest(db.session(), roundtable, datetime.now(UTC), form)
    if not (version.isascii() and version.isdigit() and len(version) < 6):
        raise NotFound("Versions have numbers from 1 on.")
    return open_version(db.session(), roundtable, int(version), form)


def find_wishes(roundtable: RoundtableRow) -> dict[str, Any]:
    """What Word is made with besides: the programme's template, and comments on figures (`?comments=1`)."""
    template = read_template(db.session(), roundtable.programme_id)
    return {"template": template, "has_comments": request.args.get("comments") == "1"}
