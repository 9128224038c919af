"""`export`: one roundtable as one file."""

import argparse
from datetime import UTC, datetime
from functools import partial

from sqlalchemy.orm import Session

from facilitator.actions.versions import Opened, open_newest, open_version
from facilitator.cli.codes import require_by_code
from facilitator.cli.doors import Doors
from facilitator.cli.outputs import write_output
from facilitator.database.visits import reading, write_once
from facilitator.domain.traces import SERVER, Act
from facilitator.reports.exports import require_form
from facilitator.reports.tree import Form
from facilitator.store.roundtables import RoundtableRow
from facilitator.store.traces import trace


def export(chosen: argparse.Namespace, doors: Doors) -> None:
    """Writes the export. A file of that name is replaced only when the new one is whole."""
    form = require_form(chosen.format, chosen.form)
    url = doors.find_database(chosen.database)
    with reading(url) as session:
        roundtable = require_by_code(session, chosen.code)
        opened = open_chosen(session, roundtable, chosen.version, form)
        note = partial(trace, act=Act.DOWNLOADED, doer=SERVER, now=datetime.now(UTC), roundtable_id=roundtable.id)
    write_once(url, partial(note, what=f"{chosen.format} {form}", number=opened.number))
    content = opened.write(chosen.format)
    write_output(chosen.output, content)


def open_chosen(session: Session, roundtable: RoundtableRow, number: int | None, form: Form) -> Opened:
    """The version of this number; without one what stands now."""
    if number is None:
        return open_newest(session, roundtable, datetime.now(UTC), form)
    return open_version(session, roundtable, number, form)
