"""The programme as a file for calendars: who gets it, and what is in it."""

from datetime import date, time
from typing import Any

import vobject
from conftest import CODE, Person, make_live
from flask import Flask
from setups import fault_of, fields, send

OTHER, REHEARSAL = "XYWVT", "GHJKM"
PLACE = {"held_on": date(2026, 3, 29), "begins_at": time(0, 30), "time_zone": "Europe/London", "venue": "Town Hall"}


def read(person: Person, path: str = "/programme/calendar.ics") -> Any:
    response = person.client.get(path)
    assert (response.status_code, response.content_type) == (200, "text/calendar; charset=utf-8")
    assert "attachment" in response.headers["Content-Disposition"]
    return vobject.readOne(response.get_data(as_text=True))


def test_writers_get_every_roundtable_with_a_date_and_nothing_that_lets_anybody_in(
    app: Flask, fay: Person, wes: Person
) -> None:
    words = {"host": "Ada Host", "speaker": "Sam Speaker", "topic": "Hush", "question": "Why?"}
    code = send(fay, **words).headers["Location"].rsplit("/", 1)[1]
    make_live(app, REHEARSAL, is_rehearsal=True, **PLACE)

    told = read(wes)
    text = wes.client.get(f"/programme/{code}/calendar.ics").get_data(as_text=True)

    assert [(event.summary.value, event.location.value) for event in told.vevent_list] == [
        ("Space roundtable", "Town Hall")
    ]
    assert told.vevent.description.value == "Roundtables, Space"
    assert not [word for word in (code, "Ada", "Sam", "Hush", "Why", "ATTENDEE", "http") if word in text]


def test_a_roundtable_keeps_its_name_in_calendars_when_it_is_set_up_anew(app: Flask, fay: Person) -> None:
    code = send(fay, begins_at="18:30", time_zone="Europe/London").headers["Location"].rsplit("/", 1)[1]
    before = read(fay, f"/programme/{code}/calendar.ics").vevent
    assert (
        send(
            fay, f"/programme/{code}/edit", client_id="c" * 8, begins_at="19.00", time_zone="Europe/London"
        ).status_code
        == 303
    )
    after = read(fay, f"/programme/{code}/calendar.ics").vevent

    assert (before.uid.value, before.sequence.value) == (after.uid.value, "0")
    assert after.sequence.value == "1"
    assert (after.dtstart.value - before.dtstart.value).seconds == 30 * 60
    assert read(fay, f"/programme/{code}/calendar.ics").serialize() == read(fay).serialize().replace(
        "X-WR-CALNAME:Roundtables", f"X-WR-CALNAME:{after.summary.value}"
    )


def test_strangers_attendees_and_room_screens_get_no_calendar(
    app: Flask, ann: Person, eve: Person, dee: Person
) -> None:
    make_live(app, OTHER, **PLACE)
    for who in (ann, eve, dee):
        for path in ("/programme/calendar.ics", f"/programme/{OTHER}/calendar.ics"):
            assert who.client.get(path).status_code == 403, path


def test_links_stand_where_there_is_a_date(app: Flask, fay: Person) -> None:
    assert "calendar.ics" not in fay.client.get("/programme").text
    assert fay.client.get(f"/programme/{CODE}/calendar.ics").status_code == 404
    make_live(app, OTHER, **PLACE)

    page = fay.client.get("/programme").text

    assert 'href="/programme/calendar.ics"' in page
    assert f"/programme/{OTHER}/calendar.ics" in page
    assert f"/programme/{CODE}/calendar.ics" not in page


def test_a_time_needs_a_zone_that_there_is_and_must_be_shown_by_clocks(fay: Person) -> None:
    night = {"held_on": "2026-03-29", "begins_at": "01:30"}

    assert "Clocks go forward" in (fault_of(send(fay, **night, time_zone="Europe/London").text, "begins_at") or "")
    assert "Say in which" in (fault_of(send(fay, **night).text, "begins_at") or "")
    assert "no such time zone" in (fault_of(send(fay, time_zone="Europe/Atlantis").text, "time_zone") or "")
    assert fault_of(send(fay, begins_at="soon", time_zone="Europe/London").text, "begins_at")
    assert "a year from" in (fault_of(send(fay, held_on="0026-12-01").text, "held_on") or "")


def test_the_next_roundtable_begins_where_the_last_one_did(fay: Person) -> None:
    assert fields(fay.client.get("/programme/new").text)["time_zone"] == "Europe/London"
    code = send(fay, begins_at="18:30", time_zone="Asia/Tokyo").headers["Location"].rsplit("/", 1)[1]

    assert fields(fay.client.get("/programme/new").text)["time_zone"] == "Asia/Tokyo"
    clone = fields(fay.client.get(f"/programme/new?from={code}").text)
    assert (clone["begins_at"], clone["held_on"]) == ("18:30", "")
