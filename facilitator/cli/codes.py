"""The roundtable that a command is about, by its code."""

from facilitator.database.access import db
from facilitator.domain.errors import NotFound
from facilitator.store.roundtables import RoundtableRow, find_by_code


def get_by_code(code: str) -> RoundtableRow:
    """The roundtable, or an error that names the code."""
    row = find_by_code(db.session(), code)
    if row is None:
        raise NotFound(f"there is no roundtable with the code {code}")
    return row
