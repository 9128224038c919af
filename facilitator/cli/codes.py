"""The roundtable that a command is about, by its code; and the codes of those that it made."""

from collections.abc import Iterable

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


def print_codes(codes: Iterable[str]) -> None:
    """Prints the codes of what is stored by now, one a line. Where nobody takes them, the error has them."""
    told = tuple(codes)
    try:
        print(*told, sep="\n", flush=True)
    except OSError as error:
        reason = f"{error.strerror}. Everything is stored, as {', '.join(told)}: do not bring it in again"
        raise OSError(error.errno, reason, "standard output") from error
