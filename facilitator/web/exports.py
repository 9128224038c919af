"""Downloads: one export of one roundtable, for the crew."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Blueprint, current_app, request
from werkzeug.wrappers import Response

from facilitator.actions.versions import Opened, open_newest, open_version
from facilitator.database.access import db
from facilitator.domain.board import Board
from facilitator.domain.comments import Remark
from facilitator.domain.errors import NotFound
from facilitator.domain.traces import doer_of
from facilitator.identity import get_roundtable, require_crew
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.flags import mask_contacts
from facilitator.reports.evidence.issues import find_held
from facilitator.reports.exports import FORMATS, Format, load_templates, require_form
from facilitator.reports.tree import Form
from facilitator.store.accounts import load_names
from facilitator.store.comments import load_comments
from facilitator.store.programmes import read_template
from facilitator.store.roundtables import RoundtableRow
from facilitator.web.traces import note_download

pages = Blueprint("exports", __name__)


@pages.get("/write-up/<code>/download/<name>")
def download(code: str, name: str) -> Response:
    """The export as a file."""
    roundtable = get_roundtable(code)
    viewer = require_crew(roundtable)
    chosen = FORMATS.get(name)
    if chosen is None:
        raise NotFound(f"There is no such format. Choose one of {', '.join(FORMATS)}.")
    form = require_form(name, request.args.get("form", Form.REPORT))
    opened = open_asked(roundtable, request.args.get("version"), form)
    wishes = find_wishes(roundtable, opened.board) if name == "docx" and form is Form.REPORT else {}
    content, file_name = current_app.extensions["background"](partial(make_file, opened, chosen, wishes))
    note_download(doer_of(viewer), what=f"{name} {form}", number=opened.number, roundtable_id=viewer.roundtable_id)
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"'}
    return Response(content, mimetype=chosen.media_type, headers=headers)


def make_file(opened: Opened, chosen: Format, wishes: dict[str, Any]) -> tuple[bytes, str]:
    """What is in the file, and what it is called."""
    name = chosen.file_name(opened.document, opened.board.roundtable)
    if wishes.get("has_comments"):
        # What writers say to each other must not pass for the version of which it is a copy.
        name = add_to_name(name, "with-comments")
    template = wishes.get("template")
    if template and load_templates().find_dangers(template):
        # Taken over by an older release. Papers says why; whoever only downloads learns it from the name.
        name, wishes = add_to_name(name, "without-template"), wishes | {"template": None}
    return opened.write(chosen.name, **wishes), name


def add_to_name(name: str, said: str) -> str:
    """A file's name with a remark before its ending."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}-{said}.{ending}"


def open_asked(roundtable: RoundtableRow, version: str | None, form: Form) -> Opened:
    """The version that the address names; without one what stands now."""
    if version is None:
        return open_newest(db.session(), roundtable, datetime.now(UTC), form)
    if not (version.isascii() and version.isdigit() and len(version) < 6):
        raise NotFound("Versions have numbers from 1 on.")
    return open_version(db.session(), roundtable, int(version), form)


def find_wishes(roundtable: RoundtableRow, board: Board) -> dict[str, Any]:
    """What Word is made with besides: the programme's template, and comments if asked for (`?comments=1`)."""
    is_asked = request.args.get("comments") == "1"
    # A version that was fixed says nothing later: what writers talk about is of what stands now.
    remarks = list_remarks(roundtable, board) if is_asked and "version" not in request.args else ()
    template = read_template(db.session(), roundtable.programme_id)
    return {"template": template, "has_comments": is_asked, "remarks": remarks}


def list_remarks(roundtable: RoundtableRow, board: Board) -> tuple[Remark, ...]:
    """The open comments beside notes that the report tells, masked as everything that leaves.

    Those beside notes that are held back stay on the page: they may speak of what these say.
    """
    session, names = db.session(), load_names(db.session())
    labels = {note.id: label_of(note) for note in board.open_notes() if find_held(note, board) is None}
    return tuple(
        Remark(labels[each.note], mask_contacts(each.text) or "", names.get(each.actor, each.role.value), each.made_at)
        for each in load_comments(session, roundtable.id)
        if each.is_open and each.note in labels
    )
