"""The programme as a file for calendars, and one roundtable of it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.database.access import db
from facilitator.domain.errors import NotAllowed, NotFound
from facilitator.domain.people import CREW_ROLES
from facilitator.identity import find_crew, get_roundtable, leads_programme, require_crew, say_who_is_meant
from facilitator.reports.exports import name_evening, name_programme
from facilitator.store.roundtables import RoundtableRow, all_rows, as_roundtable

pages = Blueprint("calendars", __name__)

NO_DATE = "This roundtable has no date yet, so it is in no calendar."


@pages.get("/programme/calendar.ics")
def download_programme() -> Response:
    """Every roundtable with a date that this device's crew may see, but rehearsals."""
    found = [(row, find_crew(row)) for row in all_rows(db.session())]
    rows = [row for row, viewer in found if viewer is not None and viewer.role in CREW_ROLES]
    if not rows and not leads_programme():
        raise NotAllowed(say_who_is_meant())
    return answer(
        "Roundtables",
        f"{name_programme('', datetime.now(UTC).date())}.ics",
        [row for row in rows if not row.is_rehearsal],
    )


@pages.get("/programme/<code>/calendar.ics")
def download_roundtable(code: str) -> Response:
    """One of them."""
    row = get_roundtable(code)
    require_crew(row)
    if row.held_on is None:
        raise NotFound(NO_DATE)
    return answer(row.title, f"{name_evening(as_roundtable(db.session(), row))}.ics", [row])


def answer(name: str, file_name: str, rows: Sequence[RoundtableRow]) -> Response:
    """The file."""
    # The library takes a tenth of a second to load; a server that starts does not wait for it.
    from facilitator.actions.meetings import load_meetings
    from facilitator.reports.calendars import MEDIA_TYPE, write_calendar

    content = write_calendar(name, load_meetings(db.session(), rows))
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"'}
    return Response(content, content_type=MEDIA_TYPE, headers=headers)
