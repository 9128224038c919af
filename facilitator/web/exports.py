"""Downloads: one export of one roundtable, for the crew."""

from datetime import UTC, datetime
from importlib.metadata import version

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.db import db
from facilitator.domain.errors import NotFound
from facilitator.identity import get_roundtable, require_crew
from facilitator.reports.documents import build
from facilitator.reports.formats import FORMATS
from facilitator.store.boards import load_board

pages = Blueprint("exports", __name__)


@pages.get("/write-up/<code>/download/<name>")
def download(code: str, name: str) -> Response:
    """The export as a file."""
    roundtable = get_roundtable(code)
    require_crew(roundtable)
    chosen = FORMATS.get(name)
    if chosen is None:
        raise NotFound(f"There is no such format. Choose one of {', '.join(FORMATS)}.")
    board = load_board(db.session(), roundtable.id)
    document = build(board, now=datetime.now(UTC), software=software())
    response = Response(chosen.write(document, board), mimetype=chosen.media_type)
    state = "draft" if document.is_draft else "final"
    filename = f"{roundtable.code}-{state}.{chosen.extension}"
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def software() -> str:
    """What made a document: its name and version."""
    return f"Facilitator {version('facilitator')}"
