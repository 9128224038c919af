"""What earlier roundtables of the programme shared, for the room of a live one: names and support, and no note."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, Response, jsonify

from facilitator.actions.series import is_over, load_series
from facilitator.comparison.cells import CellState
from facilitator.comparison.matrix import Row, tell_matrix
from facilitator.comparison.wordings import name_support
from facilitator.database.access import db
from facilitator.domain.people import LEADING_ROLES, Audience
from facilitator.domain.series import SHARED_SO_FAR
from facilitator.identity import get_roundtable, require_crew
from facilitator.store.roundtables import RoundtableRow, all_rows
from facilitator.web.series.commitments import Made, list_made

pages = Blueprint("sofar", __name__)

MOST = 10
"""Lines that a room screen has room for."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """What the other roundtables that are over shared, and what was promised there and is open."""

    lines: tuple[str, ...]
    n_more: int
    due: tuple[Made, ...]


@pages.get("/room/<code>/series")
def show_so_far(code: str) -> Response:
    """The lines, and for whoever leads the room the commitments of which nobody has said what became of them."""
    row = get_roundtable(code)
    viewer = require_crew(row, Audience.ROOM)
    found = find_so_far(row)
    due = [tell_due(each) for each in found.due] if viewer.role in LEADING_ROLES else []
    shared = {"id": SHARED_SO_FAR, "lines": found.lines, "n_more": found.n_more, "text": "\n".join(found.lines)}
    return jsonify({"shared": shared, "due": due})


def find_so_far(row: RoundtableRow) -> SoFar:
    """Of this roundtable's programme; nothing at a sensitive one or a rehearsal, which are compared with no other."""
    if row.is_sensitive or row.is_rehearsal:
        return SoFar((), 0, ())
    others = [each for each in all_rows(db.session()) if each.programme_id == row.programme_id and each.id != row.id]
    series = load_series(db.session(), row.programme_id, [each.code for each in others if is_over(each)])
    names = [column.name for column in series.columns]
    rows = [tell_line(names, each) for each in tell_matrix(series.columns, series.issues)]
    open_ones = [each for each in list_made(series, datetime.now(UTC).date()) if each.told is None]
    return SoFar(tuple(rows[:MOST]), max(0, len(rows) - MOST), tuple(open_ones))


def tell_line(names: Sequence[str], row: Row) -> str:
    """An issue with how widely each room raised it: `Business rates: Space, a few; Cyber, several`."""
    raised = [
        f"{name}, {name_support(cell).lower()}"
        for name, cell in zip(names, row.cells, strict=True)
        if cell.state is CellState.RAISED
    ]
    return f"{row.issue.name}: {'; '.join(raised)}"


def tell_due(made: Made) -> dict[str, str | bool | None]:
    """A commitment as the control page lists it."""
    day = made.commitment.due_on
    return {
        "text": made.commitment.text or "",
        "owner": made.commitment.detail,
        "cluster": made.column.name,
        "due_on": day.isoformat() if day else None,
        "is_overdue": made.is_overdue,
    }
