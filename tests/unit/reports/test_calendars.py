"""The programme in people's calendars, read back by another library than wrote it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.moments import is_there, list_zones
from facilitator.reports.calendars import Meeting, write_calendar

ZONES = ["Europe/London", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]
DAYS = st.dates(date(2025, 1, 1), date(2035, 12, 31))
PLAIN = {
    "uid": "one@facilitator",
    "title": "Nuclear",
    "about": "",
    "venue": "",
    "held_on": date(2026, 11, 26),
    "begins_at": time(18, 30),
    "time_zone": "Europe/London",
    "minutes": 120,
    "is_sensitive": False,
    "revised_at": datetime(2026, 11, 1, 12, tzinfo=UTC),
    "n_revisions": 0,
}


def meet(**values: Any) -> Meeting:
    return Meeting(**(PLAIN | values))


def read_back(*meetings: Meeting) -> Any:
    for meeting in meetings:
        # The library keeps the first zone of a name that it has read, and would judge all later files by it.
        vobject.icalendar.registerTzid(meeting.time_zone, None)
    return vobject.readOne(write_calendar("Roundtables", meetings).decode())


def times_of(event: Any) -> tuple[datetime, datetime]:
    """When an event begins and ends, by the rules for its zone that the file itself holds."""
    start: datetime = event.dtstart.value.astimezone(UTC)
    return start, start + event.duration.value


@settings(max_examples=40)
@given(st.sampled_from(ZONES), DAYS, st.times(), st.integers(1, 300))
def test_everybody_comes_at_the_same_moment_in_every_zone(zone: str, day: date, at: time, minutes: int) -> None:
    at = at.replace(second=0, microsecond=0, fold=0)
    if not is_there(day, at, zone):
        return
    start, end = times_of(read_back(meet(held_on=day, begins_at=at, time_zone=zone, minutes=minutes)).vevent)

    assert start == datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
    assert end - start == timedelta(minutes=minutes)


@pytest.mark.parametrize(("day", "begins", "ends"), [(date(2026, 3, 29), 0, 2), (date(2026, 10, 25), -1, 1)])
def test_a_meeting_across_a_change_of_clocks_takes_as_long_as_its_agenda(day: date, begins: int, ends: int) -> None:
    start, end = times_of(read_back(meet(held_on=day, begins_at=time(0, 30))).vevent)

    midnight = datetime.combine(day, time(0, 30), UTC)
    assert (start, end) == (midnight + timedelta(hours=begins), midnight + timedelta(hours=ends))


def test_a_time_that_clocks_leave_out_is_told_from_one_that_they_show_twice() -> None:
    assert not is_there(date(2026, 3, 29), time(1, 30), "Europe/London")
    assert is_there(date(2026, 10, 25), time(1, 30), "Europe/London")


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(str.strip))
def test_any_words_come_back_as_they_were_and_no_line_is_too_long(words: str) -> None:
    content = write_calendar("Roundtables", [meet(title=words, venue=words * 9)])

    assert max(map(len, content.split(b"\r\n"))) <= 75
    event = vobject.readOne(content.decode()).vevent
    assert (event.summary.value, event.location.value) == (words, words * 9)


def test_words_cannot_add_lines_of_their_own() -> None:
    calendar = read_back(meet(title="x\r\nATTENDEE:mailto:eve@example.org", venue="a;b,c\\nBEGIN:VALARM"))

    assert {child.name for child in calendar.vevent.getChildren()}.isdisjoint({"ATTENDEE", "VALARM"})


def test_without_a_time_it_takes_the_day_and_needs_no_zone() -> None:
    calendar = read_back(meet(begins_at=None))

    assert (calendar.vevent.dtstart.value, calendar.vevent.duration.value) == (date(2026, 11, 26), timedelta(days=1))
    assert "vtimezone" not in calendar.contents


def test_each_zone_is_told_once_and_the_same_meetings_make_the_same_file() -> None:
    two_zones = (meet(), meet(uid="two", time_zone="Asia/Tokyo"), meet(uid="three", held_on=date(2027, 7, 1)))

    assert len(read_back(*two_zones).contents["vtimezone"]) == 2
    assert write_calendar("a", two_zones) == write_calendar("a", two_zones)
    assert b"VEVENT" not in write_calendar("a", [])


def test_a_sensitive_roundtable_is_marked_as_confidential() -> None:
    assert read_back(meet(is_sensitive=True)).vevent.contents["class"][0].value == "CONFIDENTIAL"
    assert "class" not in read_back(meet()).vevent.contents


def test_the_zones_that_can_be_chosen_are_places() -> None:
    assert {*ZONES, "Europe/Berlin"} <= set(list_zones())
    assert not any(zone.startswith("Etc/") for zone in list_zones())
