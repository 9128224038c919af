"""Times as pages, scripts and the journal have them."""

from datetime import datetime


def moment(at: datetime | None) -> str | None:
    """A time as ISO 8601 in UTC, or None."""
    return None if at is None else at.isoformat(timespec="milliseconds")
