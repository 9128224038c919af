"""Links that let one device of the crew in, once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import CODE, Person
from entries import TOKEN, come_in
from flask import Flask
from flask.testing import FlaskClient
from tokens import token_of
from witness import roundtable_id, stored

from facilitator.actions.people import LINK_LIFETIME, make_entry_link
from facilitator.cli.links import make_link, make_printed_link
from facilitator.cookies import serializer
from facilitator.database.access import write
from facilitator.domain.people import Role
from facilitator.identity import hash_token


def link_for(app: Flask, role: Role = Role.FACILITATOR, code: str | None = CODE) -> str:
    with app.app_context():
        return make_link(None if code is None else roundtable_id(app, code), role)


@pytest.mark.parametrize("end", [".", ",", ")", "%3E", "/", "\u201d", "\u200b", "%20", "%20(one%20device)", "\u00ad;"])
def test_a_link_lets_in_whatever_is_stuck_to_its_end(app: Flask, end: str) -> None:
    for link in (link_for(app) + end, link_for(app).replace("/enter/", "/Enter/") + end):
        assert come_in(app.test_client(), link).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "WhatsApp/2.23.20.0 A"},
        {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/130"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Sec-Fetch-Dest": "image", "Sec-Fetch-Site": "cross-site"},
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_no_scanner_picture_or_prefetch_uses_a_link_up(app: Flask, method: str, headers: dict[str, str]) -> None:
    link = link_for(app)
    before = stored(app)

    for _ in range(3):
        looker = app.test_client()
        assert looker.open(link, method=method, headers=headers).status_code == 200
        assert looker.get_cookie("crew") is None
        assert looker.get(f"/run/{CODE}").status_code == 403

    assert stored(app) == before
    assert come_in(app.test_client(), link).status_code == 303


def test_eve_cannot_have_anybody_use_a_link_up_from_her_own_page(app: Flask) -> None:
    link = link_for(app)
    eve, fay = app.test_client(), app.test_client()
    token = TOKEN.search(eve.get(link).get_data(as_text=True))
    fay.get(link)
    assert token is not None

    assert fay.post(link).status_code == 403
    assert fay.post(link, data={"csrf_token": token[1]}).status_code == 403
    own = TOKEN.search(fay.get(link).get_data(as_text=True))
    assert own is not None
    foreign = {"Origin": "https://evil.example"}
    assert fay.post(link, data={"csrf_token": own[1]}, headers=foreign).status_code == 403

    assert fay.get_cookie("crew") is None
    assert come_in(fay, link).status_code == 303


def test_a_link_lets_one_device_in_and_no_second_one(app: Flask) -> None:
    link = link_for(app)
    first, second = app.test_client(), app.test_client()
    token = TOKEN.search(second.get(link).get_data(as_text=True))
    assert token is not None

    assert come_in(first, link).status_code == 303
    refused = second.post(link, data={"csrf_token": token[1]})

    assert refused.status_code == second.get(link).status_code == 404
    assert "already been used" in refused.get_data(as_text=True)
    assert second.get_cookie("crew") is None
    assert (first.get(f"/run/{CODE}").status_code, second.get(f"/run/{CODE}").status_code) == (200, 403)


def test_fay_reads_what_a_link_opens_before_she_presses(app: Flask) -> None:
    one = app.test_client().get(link_for(app, Role.WRITER)).get_data(as_text=True)
    every = app.test_client().get(link_for(app, Role.FACILITATOR, None)).get_data(as_text=True)

    assert "Come in as writer" in one
    assert f"Table {CODE}" in one
    assert "Come in as facilitator" in every
    assert "All roundtables" in every
    assert one.count("<button") == 1


def test_a_start_ends_the_unused_link_of_the_last_start_and_no_other(app: Flask) -> None:
    sent = link_for(app, Role.WRITER)
    with app.app_context():
        used, unused = make_printed_link(), make_printed_link()
    fay = app.test_client()

    assert come_in(app.test_client(), used).status_code == 404
    assert come_in(fay, unused).status_code == 303
    with app.app_context():
        newest = make_printed_link()

    assert fay.get("/programme").status_code == 200
    assert [come_in(app.test_client(), link).status_code for link in (newest, sent)] == [303, 303]


@pytest.mark.parametrize("token", ["", "x", "x" * 500, "%00", "..", "' OR 1=1 --", "\u00e9"])
def test_a_made_up_link_opens_nothing(app: Flask, token: str) -> None:
    link_for(app)
    before = stored(app)

    eve = Person(app.test_client())
    form = {"csrf_token": token_of(eve.client, CODE)}
    assert eve.client.get(f"/enter/{token}").status_code == 404
    # What is no address at all, such as an empty token, is not taken by any method.
    assert eve.client.post(f"/enter/{token}", data=form).status_code in {404, 405}
    assert stored(app) == before


def test_only_the_hash_of_a_link_is_stored(app: Flask) -> None:
    token = link_for(app).removeprefix("/enter/")

    rows = stored(app)

    assert token not in repr(rows)
    assert hash_token(token) in repr(rows["entry_link"])
    for path in Path(app.instance_path).iterdir():
        assert token.encode() not in path.read_bytes()


def test_the_stored_hash_is_no_key(app: Flask) -> None:
    link_for(app)
    stored_hash = str(stored(app)["entry_link"][0][1])

    assert come_in(app.test_client(), f"/enter/{stored_hash}").status_code == 404


@pytest.mark.parametrize(("age", "status"), [(LINK_LIFETIME + timedelta(seconds=1), 404), (LINK_LIFETIME / 2, 303)])
def test_a_link_expires_after_two_weeks(app: Flask, age: timedelta, status: int) -> None:
    made_at = datetime.now(UTC) - age
    with app.app_context():
        write(
            lambda session: make_entry_link(
                session, token_hash=hash_token("an old token"), roundtable_id=None, role=Role.WRITER, now=made_at
            )
        )

    assert come_in(app.test_client(), "/enter/an old token").status_code == status


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.FACILITATOR, f"/run/{CODE}"),
        (Role.WRITER, f"/write-up/{CODE}"),
        (Role.DISPLAY, f"/room/{CODE}"),
    ],
)
def test_a_link_leads_where_its_role_works(app: Flask, role: Role, place: str) -> None:
    client = app.test_client()

    assert come_in(client, link_for(app, role)).location == place
    assert client.get(place).status_code == 200


def test_a_link_to_everything_leads_to_the_programme(app: Flask) -> None:
    client = app.test_client()

    assert come_in(client, link_for(app, Role.ORGANISER, None)).location == "/programme"
    assert client.get("/programme").status_code == 200


def test_a_device_keeps_its_newest_grants(app: Flask) -> None:
    client = app.test_client()
    for _ in range(20):
        assert come_in(client, link_for(app)).status_code == 303

    assert grants(client) == 16
    assert client.get(f"/run/{CODE}").status_code == 200


def grants(client: FlaskClient) -> int:
    cookie = client.get_cookie("crew")
    assert cookie is not None
    with client.application.app_context():
        return len(serializer("crew").loads(cookie.value))


def test_links_do_not_reach_the_log(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    link = link_for(app)
    person = Person(app.test_client())
    come_in(person.client, link)
    come_in(person.client, link)

    assert link.removeprefix("/enter/") not in caplog.text
