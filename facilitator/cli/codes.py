"""The roundtable that a command is about, by its code."""

from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.store.roundtables import RoundtableRow, find_by_code


def get_by_code(code: str) -> RoundtableRow:
    """The roundtable in the application's database, or an error that names the code."""
    # Not everyone who asks for a roundtable has loaded the application.
    from facilitator.database.access import db

    return require_by_code(db.session(), code)


def require_by_code(session: Session, code: str) -> RoundtableRow:
    """The same from any session."""
    row = find_by_code(session, code)
    if row is None:
        raise NotFound(f"there is no roundtable with the code {code}")
    return row
