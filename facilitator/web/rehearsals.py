"""Rehearsing a roundtable."""

from datetime import datetime

from flask import Blueprint, redirect, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from facilitator.actions.rehearsals import make_rehearsal
from facilitator.domain.entries import Fact
from facilitator.domain.errors import Conflict
from facilitator.domain.roundtables import TITLE_LIMIT
from facilitator.forms.examples import read_rehearsal
from facilitator.identity import get_roundtable, require_organiser
from facilitator.store.base import draw_key
from facilitator.store.roundtables import RoundtableRow, get_row
from facilitator.web.foundings import found_once

pages = Blueprint("rehearsals", __name__)


@pages.post("/programme/<code>/rehearse")
def rehearse(code: str) -> Response:
    """Makes a rehearsal of a roundtable and leads to its control page."""
    of = get_roundtable(code)
    require_organiser(of.programme_id)
    if of.is_rehearsal:
        raise Conflict("This is a rehearsal already.")
    samples = read_rehearsal(of.cluster)
    of_id = of.id
    number = draw_key()
    title = _("Rehearsal: %(title)s", title=of.title)[:TITLE_LIMIT]

    def make(session: Session, new_code: str, now: datetime) -> tuple[RoundtableRow, Fact]:
        source = get_row(session, of_id)
        return make_rehearsal(session, source, samples, number=number, code=new_code, title=title, now=now)

    return redirect(url_for("room.show_run", code=found_once(make)), 303)
