"""`export`: one roundtable as one file."""

import argparse
import os
from datetime import UTC, datetime
from importlib.metadata import version

from facilitator.cli.doors import Doors
from facilitator.database.access import db
from facilitator.domain.errors import NotFound
from facilitator.reports.documents import build
from facilitator.reports.exports import FORMATS, require_form
from facilitator.store.boards import load_evidence
from facilitator.store.roundtables import RoundtableRow, find_by_code


def export(chosen: argparse.Namespace, doors: Doors) -> None:
    """Writes the export. A file of that name is replaced only when the new one is whole."""
    form = require_form(chosen.format, chosen.form)
    with doors.opened(chosen.database):
        roundtable = get_by_code(chosen.code)
        board = load_evidence(db.session(), roundtable.id)
        now = roundtable.closed_at or datetime.now(UTC)
        document = build(board, now=now, software=f"Facilitator {version('facilitator')}", form=form)
        content = FORMATS[chosen.format].write(document, board)
    draft = chosen.output.with_name(f".{chosen.output.name}.part")
    draft.write_bytes(content)
    os.replace(draft, chosen.output)


def get_by_code(code: str) -> RoundtableRow:
    """The roundtable, or an error that names the code."""
    row = find_by_code(db.session(), code)
    if row is None:
        raise NotFound(f"there is no roundtable with the code {code}")
    return row
