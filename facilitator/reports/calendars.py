"""Meetings in, a calendar file (iCalendar, RFC 5545) out: lines folded, time zones with their changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from facilitator.domain.moments import Onset, list_onsets

MEDIA_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One roundtable in a calendar; without `begins_at` it takes the whole day.

    `uid` stays the same for good and says nothing of the roundtable; `revised_at` and `n_revisions` are what tells a
    calendar that has an older one which of them holds. Nothing here tells of a person or lets anybody in.
    """

    uid: str
    title: str
    about: str
    venue: str
    held_on: date
    begins_at: time | None
    time_zone: str
    minutes: int
    is_sensitive: bool
    revised_at: datetime
    n_revisions: int

    @property
    def starts_at(self) -> datetime | None:
        """The aware time at which it begins, where that is known."""
        if self.begins_at is None:
            return None
        return datetime.combine(self.held_on, self.begins_at, ZoneInfo(self.time_zone))


def write_calendar(name: str, meetings: Sequence[Meeting]) -> bytes:
    """The file: the same bytes for the same meetings. Without any it is a calendar with nothing in it."""
    calendar = Calendar()
    for key, value in (("version", "2.0"), ("prodid", "-//Facilitator//Facilitator//EN"), ("calscale", "GREGORIAN")):
        calendar.add(key, value)
    calendar.add("x-wr-calname", name)
    for zone in list_needed(meetings):
        calendar.add_component(zone)
    for meeting in meetings:
        calendar.add_component(make_event(meeting))
    content: bytes = calendar.to_ical()
    return content


def make_event(meeting: Meeting) -> Event:
    """One meeting. How long it takes is said as a length: an end at a local time could be one of two."""
    event = Event()
    for key in ("dtstamp", "last-modified"):
        event.add(key, meeting.revised_at)
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.n_revisions)
    event.add("summary", meeting.title)
    event.add("dtstart", meeting.starts_at or meeting.held_on)
    event.add("duration", timedelta(minutes=meeting.minutes) if meeting.starts_at else timedelta(days=1))
    for key, value in (("description", meeting.about), ("location", meeting.venue)):
        if value:
            event.add(key, value)
    if meeting.is_sensitive:
        event.add("class", "CONFIDENTIAL")
    return event


def list_needed(meetings: Iterable[Meeting]) -> Iterable[Timezone]:
    """Each time zone that is used, with the changes of each year in which it is."""
    timed = sorted({(meeting.time_zone, meeting.held_on.year) for meeting in meetings if meeting.starts_at})
    for zone, years in groupby(timed, key=lambda each: each[0]):
        yield make_zone(zone, [onset for _zone, year in years for onset in list_onsets(zone, year)])


def make_zone(name: str, onsets: Sequence[Onset]) -> Timezone:
    """A time zone with each of its changes.

    Written here and not by `Timezone.from_tzid`, which has summer begin an hour late.
    """
    zone = Timezone()
    zone.add("tzid", name)
    for onset in onsets:
        part = TimezoneDaylight() if onset.is_summer else TimezoneStandard()
        part.add("dtstart", onset.at)
        part.add("tzoffsetfrom", onset.before)
        part.add("tzoffsetto", onset.after)
        part.add("tzname", onset.name)
        zone.add_component(part)
    return zone
