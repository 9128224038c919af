"""The trace of what matters, for organisers: a page with a filter, and all of it as CSV."""

import csv
import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from io import StringIO

from flask import Blueprint, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.database.access import db, write
from facilitator.database.troubles import TROUBLE
from facilitator.domain.errors import Busy
from facilitator.domain.moments import moment
from facilitator.domain.traces import Act, Doer, Trace
from facilitator.identity import require_organiser
from facilitator.reports.exports import FORMATS
from facilitator.reports.formats.cells import guard
from facilitator.store.roundtables import all_rows
from facilitator.store.traces import count_traces, load_traces, trace

pages = Blueprint("traces", __name__)
log = logging.getLogger(__name__)

SHOWN = 200
HEAD = ("at", "act", "role", "device", "name", "roundtable", "programme", "what", "number", "whom")


def name_formats() -> dict[str, str]:
    """What can be downloaded, by what the trace calls it."""
    return {name: each.label for name, each in FORMATS.items()} | {"archive": _("Archive of the whole programme")}


@dataclass(frozen=True, slots=True)
class TracePage:
    """What the page shows. `places` are roundtables by code and title; `n` counts also what is not shown."""

    rows: list[Trace]
    n: int
    places: dict[str, str]
    code: str | None
    act: Act | None
    formats: dict[str, str] = field(default_factory=name_formats)


@pages.get("/programme/trace")
def show_trace() -> str:
    """The newest of what was traced."""
    require_organiser()
    code, act = read_filter()
    page = TracePage(
        rows=load_traces(db.session(), code, act, SHOWN),
        n=count_traces(db.session(), code, act),
        places={row.code: row.title for row in all_rows(db.session())},
        code=code,
        act=act,
    )
    return render_template("programme/trace.html", page=page)


@pages.get("/programme/trace.csv")
def download_trace() -> Response:
    """All of what was traced."""
    require_organiser()
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(HEAD)
    writer.writerows(map(tell_row, load_traces(db.session(), *read_filter())))
    headers = {"Content-Disposition": f'attachment; filename="{datetime.now(UTC).date()}-trace.csv"'}
    return Response(stream.getvalue().encode("utf-8-sig"), mimetype="text/csv", headers=headers)


def tell_row(row: Trace) -> tuple[object, ...]:
    """A line as cells."""
    nobody = "unknown" if row.act is Act.SIGN_INS_REFUSED else "server"
    who = (row.doer.role or nobody, row.doer.device, guard(row.name))
    where = (row.code, guard(row.programme or ""))
    return (moment(row.at), row.act, *who, *where, row.what, row.number, guard(row.whom))


def read_filter() -> tuple[str | None, Act | None]:
    """What the address asks for; what is no act is none."""
    asked = request.args.get("act", "")
    return request.args.get("roundtable") or None, Act(asked) if asked in set(Act) else None


def note_download(
    doer: Doer,
    *,
    what: str,
    number: int | None = None,
    roundtable_id: int | None = None,
    programme_id: int | None = None,
) -> None:
    """Writes down that a file was handed out. On a full disk it is handed out all the same: it may be the last copy."""
    try:
        note = partial(trace, act=Act.DOWNLOADED, doer=doer, now=datetime.now(UTC), what=what, number=number)
        write(partial(note, roundtable_id=roundtable_id, programme_id=programme_id))
    except (Busy, *TROUBLE):
        log.warning("a download left no trace", extra={"facts": {"what": what}})
