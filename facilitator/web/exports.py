"""Downloads: one export of one roundtable, for the crew."""

from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from typing import Any

from flask import Blueprint, current_app, request
from werkzeug.wrappers import Response

from facilitator.database.access import db
from facilitator.domain.errors import NotFound
from facilitator.identity import get_roundtable, require_crew
from facilitator.reports.documents import build
from facilitator.reports.exports import FORMATS, require_form
from facilitator.reports.tree import Form
from facilitator.store.boards import load_evidence
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
    board = load_evidence(db.session(), roundtable.id)
    wishes = find_wishes(roundtable) if name == "docx" and form is Form.REPORT else {}
    document = build(board, now=roundtable.closed_at or datetime.now(UTC), software=software(), form=form)
    db.session.close()
    content: bytes = current_app.extensions["background"](partial(chosen.write, document, board, **wishes))
    response = Response(content, mimetype=chosen.media_type)
    file_name = chosen.file_name(document, board.roundtable)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def find_wishes(roundtable: RoundtableRow) -> dict[str, Any]:
    """What Word is made with besides: the programme's template, and comments on figures (`?comments=1`)."""
    template = read_template(db.session(), roundtable.programme_id)
    return {"template": template, "has_comments": request.args.get("comments") == "1"}


def software() -> str:
    """What made a document: its name and version."""
    return f"Facilitator {version('facilitator')}"
