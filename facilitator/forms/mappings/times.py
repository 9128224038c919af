"""Moments as tables have them: one order of day and month a column, found from days that can only be one thing."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from facilitator.forms.mappings.rules import Order

NUMBER = re.compile(r"-?\d{9,14}(?:\.\d+)?")
MILLISECONDS = 100_000_000_000
"""Seconds from 1970 have so many only in the year 5138; what is more is counted in thousandths."""

SLASHED = re.compile(
    r"(?P<a>\d{1,4})[/.\-](?P<b>\d{1,2})[/.\-](?P<c>\d{1,4})"
    r"(?:[ T,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?"
    r"\s*(?:Z|[A-Z]{2,5})?(?P<zone>[+-]\d{1,2}:?\d{2})?"
)


@dataclass
class Column:
    """What the days of one column have shown so far: whether the day or the month stands first."""

    order: Order | None = None
    is_day_first: bool = False
    is_month_first: bool = False
    is_open: bool = False

    def look(self, text: str) -> None:
        """Learns from one cell."""
        first, second = read_pair(text)
        self.is_day_first |= first > 12 >= second > 0
        self.is_month_first |= second > 12 >= first > 0
        self.is_open |= 0 < first <= 12 and 0 < second <= 12

    def find_order(self) -> Order | None:
        """The order; None where nothing shows it, or two things do."""
        if self.order is not None or self.is_day_first is self.is_month_first:
            return self.order
        return Order.DAY_FIRST if self.is_day_first else Order.MONTH_FIRST

    @property
    def is_asked(self) -> bool:
        """Whether a person must say it."""
        return self.order is None and self.find_order() is None and (self.is_open or self.is_day_first)


def read_pair(text: str) -> tuple[int, int]:
    """The two numbers of which one is the day; zeros where the year stands first or there is no such day."""
    match = SLASHED.fullmatch(text.strip())
    return (int(match["a"]), int(match["b"])) if match and len(match["a"]) < 3 else (0, 0)


def read_moment(text: str, order: Order | None) -> datetime | None:
    """The moment that a cell says; None if it says none. Without a zone it is taken as UTC: only distances count."""
    bare = text.strip()
    if NUMBER.fullmatch(bare):
        return read_seconds(float(bare))
    match = SLASHED.fullmatch(bare)
    if match is None:
        return None
    year, month, day = match["a"], match["b"], match["c"]
    if len(year) < 4:
        year, month, day = (
            match["c"],
            *((match["b"], match["a"]) if order is Order.DAY_FIRST else (match["a"], match["b"])),
        )
    try:
        moment = datetime(int(year), int(month), int(day), *read_clock(match), tzinfo=read_zone(match["zone"]))
    except ValueError:
        return None
    return moment


def read_seconds(number: float) -> datetime | None:
    """The moment that lies so many seconds or thousandths after 1970, or before; None where no calendar has it."""
    try:
        return datetime.fromtimestamp(number / (1000 if abs(number) >= MILLISECONDS else 1), UTC)
    except ValueError:
        return None


def read_clock(match: re.Match[str]) -> tuple[int, int, int]:
    """Hour, minute and second; midnight where there is no time. Raises ValueError for an hour that no clock has."""
    hour = int(match["hour"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    return hour, int(match["minute"] or 0), int(match["second"] or 0)


def read_zone(said: str | None) -> timezone:
    """The distance from UTC that a cell says, or none."""
    if not said:
        return UTC
    hours, minutes = said[1:-2].rstrip(":"), said[-2:]
    distance = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-distance if said[0] == "-" else distance)
