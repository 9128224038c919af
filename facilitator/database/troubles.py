"""Telling troubles with a database apart, by what its driver calls them and never by its messages."""

from sqlalchemy import exc

from facilitator.domain.troubles import Trouble

TROUBLE = (exc.OperationalError, exc.InterfaceError, exc.InternalError, exc.TimeoutError)
"""What is wrong with the database rather than with what it was told: locked, gone, full, restarting. It passes."""

SQLITE = {
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_IOERR_SHMSIZE": Trouble.FULL,
    "SQLITE_READONLY": Trouble.READ_ONLY,
    # What it first meets on a disk that turned read-only under it, as Linux makes one that fails.
    "SQLITE_IOERR_WRITE": Trouble.READ_ONLY,
    "SQLITE_IOERR_FSYNC": Trouble.READ_ONLY,
    "SQLITE_IOERR_TRUNCATE": Trouble.READ_ONLY,
    "SQLITE_BUSY": Trouble.LOCKED,
    "SQLITE_LOCKED": Trouble.LOCKED,
}
"""By the beginnings of its names."""

POSTGRESQL = {
    "53100": Trouble.FULL,
    "25006": Trouble.READ_ONLY,
    "55P03": Trouble.LOCKED,
    "40P01": Trouble.LOCKED,
    "40001": Trouble.LOCKED,
}


def tell_apart(error: BaseException) -> Trouble:
    """What an error of a database comes down to; whatever is not known otherwise cannot be reached."""
    if isinstance(error, exc.TimeoutError):
        # No connection was free for so long: others hold them all.
        return Trouble.BUSY
    cause = getattr(error, "orig", None) or error
    name = str(getattr(cause, "sqlite_errorname", ""))
    known = [trouble for beginning, trouble in SQLITE.items() if name.startswith(beginning)]
    return known[0] if known else POSTGRESQL.get(str(getattr(cause, "sqlstate", "")), Trouble.UNREACHABLE)
