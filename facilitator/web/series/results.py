"""Reading back: until when a draft waits for those who spoke; and after it a page of results that anybody may read."""

import base64
import hashlib
from datetime import UTC, date, datetime
from functools import partial

from flask import Blueprint, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from facilitator.actions.notes import soften_note
from facilitator.actions.programmes import set_results, set_window
from facilitator.actions.versions import list_obstacles, open_signed
from facilitator.database.access import db, submit, write
from facilitator.domain.errors import BadInput, Conflict, Gone, NotFound
from facilitator.domain.notes import clean_text
from facilitator.domain.orders import Order
from facilitator.identity import get_roundtable, require_attendee
from facilitator.reports.formats.webpage import STYLE, write_page
from facilitator.store.notes import get_note_id
from facilitator.store.roundtables import RoundtableRow
from facilitator.web.keeping import get_over
from facilitator.web.refusals.forms import stands_on
from facilitator.web.series.looks import look_of

pages = Blueprint("results", __name__)

NONE = "No results have been published at this address."
WITHDRAWN = "The results of this roundtable have been withdrawn. A corrected version may follow, at this same address."
HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'self' 'sha256-{HASH}'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""The page is one file with its style in it, and its programme's picture and colour: these and nothing else."""


@pages.get("/results/<code>")
def show_results(code: str) -> Response:
    """The newest version that was signed off, to anybody, once whoever leads the programme has published it.

    Nobody is told why it was withdrawn: that words were taken back is nobody's business but the crew's.
    """
    row = get_published(code)
    try:
        opened = open_signed(db.session(), row)
    except (Gone, NotFound) as error:
        raise Gone(WITHDRAWN) from error
    look = look_of(row.code)
    page: str = current_app.extensions["background"](partial(write_page, opened.document, look.logo, look.colours))
    return Response(page, mimetype="text/html", headers={"Content-Security-Policy": POLICY})


def get_published(code: str) -> RoundtableRow:
    """A roundtable with results; who has a wrong address reads the same as who comes too early. Raises NotFound."""
    try:
        row = get_roundtable(code)
    except NotFound as error:
        raise NotFound(NONE) from error
    if row.results_at is None:
        raise NotFound(NONE)
    return row


@pages.post("/programme/<code>/results")
@stands_on("keeping.show_over")
def change_results(code: str) -> Response:
    """Publishes the page of results, or takes it down."""
    row, is_wanted = get_over(code), request.form.get("is_public") == "true"
    now = datetime.now(UTC)
    if is_wanted and (obstacles := list_obstacles(db.session(), row, now.date())):
        raise Conflict(" ".join(obstacles))
    write(partial(set_results, roundtable_id=row.id, at=now if is_wanted else None), row.id)
    return redirect(url_for("keeping.show_over", code=row.code, done="publish" if is_wanted else "take-down"), 303)


@pages.post("/programme/<code>/read-back")
@stands_on("keeping.show_over")
def change_window(code: str) -> Response:
    """Says until which day the draft waits; an empty one ends it."""
    row, typed = get_over(code), request.form.get("until", "")
    write(partial(set_window, roundtable_id=row.id, until=read_day(typed)), row.id)
    return redirect(url_for("keeping.show_over", code=row.code, done="read-back"), 303)


def read_day(typed: str) -> date | None:
    """A day from today on, or none. Raises BadInput."""
    try:
        day = date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise BadInput({"until": "This must be a date like 2026-12-05."}) from error
    if day is not None and day < datetime.now(UTC).date():
        raise BadInput({"until": "Choose a day that is still to come."})
    return day


@pages.post("/j/<code>/kept/<drawn:alias>/soften")
@stands_on("kept.show_kept")
def soften(code: str, alias: int) -> Response:
    """Puts an author's other words in place of those of their note."""
    row = get_roundtable(code)
    viewer = require_attendee(row, may_be_ended=True)
    note, text = get_note_id(db.session(), row.id, alias), clean_text(request.form.get("text", ""))
    submit(
        soften_note, Order(viewer, request.form.get("client_id", ""), datetime.now(UTC)), {"note": note, "text": text}
    )
    return redirect(url_for("kept.show_kept", code=row.code, done=alias), 303)
