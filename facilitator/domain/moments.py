"""Times as pages, scripts and the journal have them; and time zones: which there are, and what their clocks show."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

USUAL_ZONE = "Europe/London"
WITHOUT_PLACE = ("Etc/", "SystemV/", "US/", "posix/", "right/")
MINUTE = timedelta(minutes=1)
YEARS = range(1970, 2200)
"""In which a roundtable may have been or will be."""


@dataclass(frozen=True, slots=True)
class Onset:
    """From when on a zone's clocks show something else: `at` is local time before the change."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def minute(at: datetime) -> str:
    """The minute of a time, likewise: to whom a second would say what came in between."""
    return at.isoformat(timespec="minutes")


def moment(at: datetime | None) -> str | None:
    """A time as ISO 8601 in UTC, or None."""
    return None if at is None else at.isoformat(timespec="milliseconds")


@cache
def list_zones() -> tuple[str, ...]:
    """The time zones that can be chosen, by name: those of a place, and UTC."""
    found = (zone for zone in available_timezones() if "/" in zone and not zone.startswith(WITHOUT_PLACE))
    return (*sorted(found), "UTC")


def is_there(day: date, at: time, zone: str) -> bool:
    """Whether clocks in a zone show this time on that day: in the night that they go forward, an hour is left out."""
    typed = datetime.combine(day, at, ZoneInfo(zone))
    return typed.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == typed.replace(tzinfo=None)


def list_onsets(zone: str, year: int) -> list[Onset]:
    """What a zone's clocks show as a year begins, and each change in it, oldest first."""
    info = ZoneInfo(zone)
    days = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=day) for day in range(-1, 367)]
    first = make_onset(info, days[0], days[0])
    return [
        first,
        *(make_onset(info, at, find_change(info, at, end)) for at, end in pairwise(days) if differ(info, at, end)),
    ]


def differ(info: ZoneInfo, one: datetime, other: datetime) -> bool:
    """Whether a zone's clocks are set otherwise at one time than at another."""
    return one.astimezone(info).utcoffset() != other.astimezone(info).utcoffset()


def find_change(info: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The minute between two times at which a zone's clocks change, in UTC."""
    old = before.astimezone(info).utcoffset()
    while after - before > MINUTE:
        middle = before + (after - before) // MINUTE // 2 * MINUTE
        before, after = (middle, after) if middle.astimezone(info).utcoffset() == old else (before, middle)
    return after


def make_onset(info: ZoneInfo, before: datetime, at: datetime) -> Onset:
    """A change out of a time before it and the time of it, both in UTC."""
    old, new = before.astimezone(info).utcoffset() or timedelta(), at.astimezone(info)
    local = at.replace(tzinfo=None) + old
    return Onset(local, old, new.utcoffset() or timedelta(), new.tzname() or "", bool(new.dst()))
