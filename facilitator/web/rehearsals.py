"""Rehearsing a roundtable, and deleting a rehearsal whole."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from facilitator.actions.rehearsals import NUMBERS, delete_rehearsal, make_rehearsal
from facilitator.clustering.worker import WorkerError
from facilitator.db import db, write
from facilitator.domain.entries import Fact
from facilitator.domain.errors import Conflict
from facilitator.forms.examples import example_for, read_example
from facilitator.identity import get_roundtable, require_organiser
from facilitator.store.boards import load_board
from facilitator.store.roundtables import RoundtableRow, get_row
from facilitator.web.foundings import found_once
from facilitator.web.themes import chosen_theme

pages = Blueprint("rehearsals", __name__)


@dataclass(frozen=True, slots=True)
class DeletionPage:
    """What the page that asks for confirmation shows."""

    theme: str | None
    code: str
    title: str
    n_people: int
    n_notes: int
    n_unseen: int


@pages.post("/programme/<code>/rehearse")
def rehearse(code: str) -> Response:
    """Makes a rehearsal of a roundtable and leads to its control page."""
    of = get_roundtable(code)
    require_organiser()
    if of.is_rehearsal:
        raise Conflict("This is a rehearsal already.")
    samples = read_example(example_for(of.cluster), with_themes=False)
    of_id = of.id
    number = NUMBERS.start + secrets.randbelow(len(NUMBERS))
    title = _("Rehearsal: %(title)s", title=of.title)

    def make(session: Session, new_code: str, now: datetime) -> tuple[RoundtableRow, Fact]:
        source = get_row(session, of_id)
        return make_rehearsal(session, source, samples, number=number, code=new_code, title=title, now=now)

    return redirect(url_for("room.show_run", code=found_once(make)), 303)


@pages.get("/programme/<code>/delete")
def ask_deletion(code: str) -> str:
    """Says what will be gone, and asks for a press on it."""
    row = find_rehearsal(code)
    board = load_board(db.session(), row.id)
    n_notes = len(board.open_notes())
    n_unseen = len(board.notes) - n_notes
    page = DeletionPage(chosen_theme(), row.code, row.title, board.n_participants, n_notes, n_unseen)
    return render_template("programme/delete.html", page=page)


@pages.post("/programme/<code>/delete")
def delete(code: str) -> Response:
    """Deletes a rehearsal, with everything that belongs to it and everything that was made of its words."""
    row_id = find_rehearsal(code).id
    texts = write(partial(delete_rehearsal, roundtable_id=row_id), row_id)
    current_app.extensions["scrubber"].ask()
    forget(texts)
    return redirect(url_for("programme.show_programme"), 303)


def forget(texts: list[str]) -> None:
    """Has the sorting process drop what it knows of these words; one that has died knows nothing."""
    try:
        current_app.extensions["worker"].forget_notes(texts)
    except WorkerError:
        return


def find_rehearsal(code: str) -> RoundtableRow:
    """A rehearsal, for whoever leads the programme; any other roundtable is refused."""
    row = get_roundtable(code)
    require_organiser()
    if not row.is_rehearsal:
        raise Conflict("Only a rehearsal can be deleted. This is a roundtable, and what was said there is kept.")
    return row
