"""Deleting a draft or a rehearsal whole."""

from dataclasses import dataclass
from functools import partial

from flask import Blueprint, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from facilitator.actions.deletions import delete_roundtable, require_deletable
from facilitator.clustering.worker import WorkerError
from facilitator.database.access import db, write
from facilitator.identity import get_roundtable, require_organiser
from facilitator.store.boards import load_board
from facilitator.store.roundtables import RoundtableRow
from facilitator.web.themes import chosen_theme

pages = Blueprint("deletions", __name__)


@dataclass(frozen=True, slots=True)
class DeletionPage:
    """What the page that asks for confirmation shows."""

    theme: str | None
    code: str
    title: str
    is_rehearsal: bool
    n_people: int
    n_notes: int
    n_unseen: int


@pages.get("/programme/<code>/delete")
def ask_deletion(code: str) -> str:
    """Says what will be gone, and asks for a press on it."""
    row = find_deletable(code)
    board = load_board(db.session(), row.id)
    n_notes = len(board.open_notes())
    n_unseen = len(board.notes) - n_notes
    page = DeletionPage(chosen_theme(), row.code, row.title, row.is_rehearsal, board.n_participants, n_notes, n_unseen)
    return render_template("programme/delete.html", page=page)


@pages.post("/programme/<code>/delete")
def delete(code: str) -> Response:
    """Deletes it, with everything that belongs to it and everything that was made of its words."""
    row_id = find_deletable(code).id
    texts = write(partial(delete_roundtable, roundtable_id=row_id), row_id)
    current_app.extensions["scrubber"].ask()
    forget(texts)
    return redirect(url_for("programme.show_programme"), 303)


def forget(texts: list[str]) -> None:
    """Has the sorting process drop what it knows of these words; one that has died knows nothing."""
    try:
        current_app.extensions["worker"].forget_notes(texts)
    except WorkerError:
        return


def find_deletable(code: str) -> RoundtableRow:
    """A draft or a rehearsal, for whoever leads the programme; any other roundtable is refused."""
    row = get_roundtable(code)
    require_organiser()
    require_deletable(row)
    return row
