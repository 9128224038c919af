"""Devices of the crew: who may end which, and when they end by themselves."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from entries import TOKEN, come_in
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, update
from tokens import token_of
from witness import roundtable_id, stored

from facilitator.cli.links import make_link
from facilitator.database.access import db, write
from facilitator.domain.devices import IN_ALL, SEEN_EVERY, WITHOUT_USE, Device
from facilitator.domain.people import Role
from facilitator.store.devices import load_devices
from facilitator.store.people import CrewRow
from facilitator.store.roundtables import RoundtableRow

ANOTHER = "XYWVT"
TAKE_BACK = "/programme/devices/links/1/take-back"
MOMENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def let_in(app: Flask, role: Role, code: str | None = CODE) -> Person:
    """Somebody of the crew of one roundtable."""
    person = Person(app.test_client())
    with app.app_context():
        link = make_link(None if code is None else roundtable_id(app, code), role)
    assert come_in(person.client, link).status_code == 303
    return person


def press(person: Person, path: str) -> Any:
    """Sends a page's form that has nothing but its button."""
    token = token_of(person.client, CODE)
    return person.client.post(path, data={"csrf_token": token})


def numbers(app: Flask) -> list[int]:
    """The devices that are let in."""
    with app.app_context():
        return [device.id for device in load_devices(db.session(), datetime.now(UTC))]


def change(app: Flask, model: Any, **values: Any) -> None:
    """Puts something into the past, in every row."""
    with app.app_context():
        write(lambda session: session.execute(update(model).values(**values)))


def test_whoever_has_the_cookie_of_a_lost_laptop_is_out_at_once_everywhere(app: Flask, fay: Person) -> None:
    lost = let_in(app, Role.FACILITATOR)
    eve = Person(app.test_client())
    eve.client.set_cookie("crew", str(lost.client.get_cookie("crew").value))  # type: ignore[union-attr]
    assert eve.client.get(f"/r/{CODE}/desk/off-record").status_code == 200

    assert press(fay, f"/programme/devices/{numbers(app)[-1]}/end").status_code == 303

    for path in (f"/r/{CODE}/desk/off-record", f"/r/{CODE}/snapshot", f"/run/{CODE}", "/programme"):
        assert eve.client.get(path).status_code == 403, path
    assert eve.tell("phase.change", phase="cluster").status_code == 403
    assert fay.client.get(f"/run/{CODE}").status_code == 200


@pytest.mark.parametrize("path", ["/programme/devices/1/end", "/programme/devices/end-others", TAKE_BACK])
def test_attendees_writers_displays_and_strangers_end_nobody(
    app: Flask, fay: Person, wes: Person, dee: Person, ann: Person, eve: Person, path: str
) -> None:
    before = stored(app)

    for who in (wes, dee, ann, eve):
        assert press(who, path).status_code == 403
        assert who.client.get("/programme/devices").status_code == 403

    assert stored(app) == before


@pytest.mark.parametrize("path", ["/programme/devices/1/end", "/programme/devices/end-others", TAKE_BACK, "/sign-out"])
def test_no_other_site_and_no_look_ends_a_device(app: Flask, fay: Person, path: str) -> None:
    before = stored(app)
    token = token_of(fay.client, CODE)

    assert fay.client.get(path).status_code in {303, 404, 405}
    assert fay.client.post(path).status_code == 403
    foreign = {"Origin": "https://evil.example"}
    assert fay.client.post(path, data={"csrf_token": token}, headers=foreign).status_code == 403

    assert stored(app) == before


def test_a_facilitator_of_one_roundtable_neither_sees_nor_ends_those_of_others(app: Flask, fay: Person) -> None:
    make_live(app, ANOTHER)
    gus, hal = let_in(app, Role.FACILITATOR), let_in(app, Role.FACILITATOR, ANOTHER)
    of_fay, of_gus, of_hal = numbers(app)

    page = gus.client.get("/programme/devices").get_data(as_text=True)
    for number in (of_fay, of_hal, 999):
        assert press(gus, f"/programme/devices/{number}/end").status_code == 404
    assert press(gus, "/programme/devices/end-others").status_code == 303

    assert f"Facilitator {of_gus}" in page
    assert ANOTHER not in page
    assert f"Facilitator {of_hal}" not in page
    assert numbers(app) == [of_fay, of_gus, of_hal]
    assert hal.client.get(f"/run/{ANOTHER}").status_code == 200


def test_fay_ends_all_devices_but_her_own(app: Flask, fay: Person, wes: Person, dee: Person) -> None:
    assert press(fay, "/programme/devices/end-others").status_code == 303

    assert numbers(app) == [1]
    assert "1 let in" in fay.client.get("/programme/devices").get_data(as_text=True)
    assert [who.client.get(f"/room/{CODE}").status_code for who in (fay, wes, dee)] == [200, 403, 403]


def test_an_end_takes_nothing_from_an_attendee_who_was_crew_on_the_same_phone(app: Flask, fay: Person) -> None:
    token = token_of(fay.client, CODE)
    fay.client.post(f"/j/{CODE}", data={"csrf_token": token, "client_id": "a-client-id", "sector": "industry"})
    fay.post("a note of mine")

    assert press(fay, "/sign-out").status_code == 303

    fay.post("another note of mine")
    assert fay.client.get(f"/run/{CODE}").status_code == 403


def test_signing_out_ends_a_copy_of_the_cookie_too(app: Flask, wes: Person) -> None:
    copy = Person(app.test_client())
    copy.client.set_cookie("crew", str(wes.client.get_cookie("crew").value))  # type: ignore[union-attr]
    assert "Sign out" in wes.client.get("/programme").get_data(as_text=True)

    assert press(wes, "/sign-out").location == "/"

    assert wes.client.get_cookie("crew") is None
    assert [who.client.get("/programme").status_code for who in (wes, copy)] == [403, 403]
    assert numbers(app) == []


def test_the_pages_buttons_do_what_they_say(app: Flask, fay: Person, wes: Person) -> None:
    page = fay.client.get("/programme/devices").get_data(as_text=True)
    token = TOKEN.search(page)
    assert token is not None

    assert 'action="/programme/devices/2/end"' in page
    assert 'action="/programme/devices/1/end"' not in page
    ended = fay.client.post("/programme/devices/2/end", data={"csrf_token": token[1]}, follow_redirects=True)
    assert "The device is ended." in ended.get_data(as_text=True)
    assert press(fay, "/programme/devices/2/end").status_code == 404
    assert numbers(app) == [1]
    assert 'href="/programme/devices"' in fay.client.get("/programme").get_data(as_text=True)


@pytest.mark.parametrize(("days", "status"), [(6, 200), (8, 403)])
def test_a_borrowed_laptop_and_a_projector_are_out_a_week_after_the_close(app: Flask, days: int, status: int) -> None:
    gus, dee = let_in(app, Role.FACILITATOR), let_in(app, Role.DISPLAY)
    past = datetime.now(UTC) - timedelta(days=days)
    change(app, CrewRow, made_at=past - timedelta(hours=3))
    change(app, RoundtableRow, closed_at=past)
    gus, dee = [renewed(app, index, person) for index, person in enumerate((gus, dee))]

    assert [who.client.get(f"/room/{CODE}").status_code for who in (gus, dee)] == [status, status]


@pytest.mark.parametrize(
    ("role", "days"), [(Role.WRITER, 176), (Role.WRITER, 178), (Role.FACILITATOR, 3), (Role.FACILITATOR, 5)]
)
def test_who_is_about_to_be_let_in_no_more_is_told_three_days_before(app: Flask, role: Role, days: int) -> None:
    person, is_told = let_in(app, role), days in {178, 5}
    past = datetime.now(UTC) - timedelta(days=days)
    change(app, CrewRow, made_at=past, last_seen_at=datetime.now(UTC))
    change(app, RoundtableRow, closed_at=past if role is Role.FACILITATOR else None)
    person = renewed(app, 0, person)

    for path in ("/programme", f"/write-up/{CODE}"):
        page = person.client.get(path).get_data(as_text=True)
        told = re.findall(r"This device’s access ends ([^.]*)", page)
        assert told == (["in 2 days"] if is_told else []), path


def renewed(app: Flask, index: int, person: Person) -> Person:
    """The cookie of somebody whose device was let in at another time: it names that time."""
    from facilitator.cookies import serializer
    from facilitator.identity import place_of

    with app.app_context():
        row = db.session.scalars(db.select(CrewRow).order_by(CrewRow.id)).all()[index]
        person.client.set_cookie("crew", str(serializer("crew").dumps([place_of(row)])))
    return person


@pytest.mark.parametrize(("days", "status"), [(13, 200), (15, 403)])
def test_a_writer_who_was_away_for_two_weeks_needs_a_new_link(app: Flask, wes: Person, days: int, status: int) -> None:
    change(app, CrewRow, last_seen_at=datetime.now(UTC) - timedelta(days=days))

    assert wes.client.get("/programme").status_code == status


def device(role: Role, **values: Any) -> Device:
    return Device(1, role, **({"made_at": MOMENT, "last_seen_at": MOMENT} | values))


@given(
    role=st.sampled_from([Role.DISPLAY, Role.WRITER, Role.FACILITATOR, Role.ORGANISER]),
    place=st.sampled_from([None, 7]),
    closed=st.none() | st.integers(-400, 400),
    seen=st.integers(0, 400),
    ended=st.none() | st.integers(0, 400),
)
def test_no_device_lasts_for_ever_and_an_end_is_an_end(
    role: Role, place: int | None, closed: int | None, seen: int, ended: int | None
) -> None:
    def after(days: int | None) -> datetime | None:
        return None if days is None else MOMENT + timedelta(days=days)

    values = {"roundtable_id": place, "closed_at": after(closed) if place else None, "ended_at": after(ended)}
    one = device(role, last_seen_at=after(seen), **values)

    assert not one.is_in(MOMENT + IN_ALL)
    assert ended is None or not one.is_in(MOMENT)
    if ended is None:
        # Whoever has just been let in is in, whatever was closed before.
        assert one.is_in(MOMENT)
    if place is None or role is Role.WRITER:
        assert not one.is_in(one.last_seen_at + WITHOUT_USE)


def test_that_a_device_was_seen_is_written_once_a_minute_however_often_it_looks(
    app: Flask, enter: Callable[[Role], Person]
) -> None:
    wes = enter(Role.WRITER)
    change(app, CrewRow, last_seen_at=datetime.now(UTC) - SEEN_EVERY)
    written: list[str] = []

    def listen(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        written.extend([statement] if statement.startswith("UPDATE crew") else [])

    event.listen(app.extensions["committer"].engine, "before_cursor_execute", listen)
    for _ in range(20):
        assert wes.client.get("/programme").status_code == 200

    assert len(written) == 1
    with app.app_context():
        seen = load_devices(db.session(), datetime.now(UTC))[0].last_seen_at
    assert datetime.now(UTC) - seen < SEEN_EVERY


def test_an_old_page_does_not_end_the_device_that_came_after_its_own(
    app: Flask, fay: Person, wes: Person, enter: Callable[[Role], Person]
) -> None:
    gone = numbers(app)[-1]
    page = fay.client.get("/programme/devices").get_data(as_text=True)
    form = page.partition(f'action="/programme/devices/{gone}/end"')[2].partition("</form>")[0]
    with app.app_context():
        write(lambda session: session.delete(session.get_one(CrewRow, gone)))
    enter(Role.WRITER)
    assert numbers(app)[-1] == gone

    data = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))

    assert fay.client.post(f"/programme/devices/{gone}/end", data=data).status_code == 404
    assert numbers(app)[-1] == gone
