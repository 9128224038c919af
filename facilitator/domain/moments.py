"""Times as pages, scripts and the journal have them."""

from datetime import datetime


def minute(at: datetime) -> str:
    """The minute of a time, likewise: to whom a second would say what came in between."""
    return at.isoformat(timespec="minutes")


def moment(at: datetime | None) -> str | None:
    """A time as ISO 8601 in UTC, or None."""
    return None if at is None else at.isoformat(timespec="milliseconds")
