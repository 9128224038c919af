"""Links that let one device of the crew in, once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import CODE, Person
from flask import Flask
from flask.testing import FlaskClient
from witness import roundtable_id, stored

from facilitator.actions.people import LINK_LIFETIME, make_entry_link
from facilitator.cli.links import make_link
from facilitator.database.access import write
from facilitator.domain.people import Role
from facilitator.identity import hash_token, serializer


def link_for(app: Flask, role: Role = Role.FACILITATOR, code: str | None = CODE) -> str:
    with app.app_context():
        return make_link(None if code is None else roundtable_id(app, code), role)


def test_a_link_lets_one_device_in_and_no_second_one(app: Flask) -> None:
    link = link_for(app)
    first, second = app.test_client(), app.test_client()

    assert first.get(link).status_code == 303
    refused = second.get(link)

    assert refused.status_code == 404
    assert "used already" in refused.get_data(as_text=True)
    assert "Set-Cookie" not in refused.headers
    assert (first.get(f"/run/{CODE}").status_code, second.get(f"/run/{CODE}").status_code) == (200, 403)


@pytest.mark.parametrize("end", [".", ",", ")", "%3E", "/", "\u201d", "\u200b", "%20", "%20(one%20device)", "\u00ad;"])
def test_a_link_lets_in_whatever_is_stuck_to_its_end(app: Flask, end: str) -> None:
    assert app.test_client().get(link_for(app) + end).status_code == 303
    assert app.test_client().get(link_for(app).replace("/enter/", "/Enter/") + end).status_code == 303


def test_a_look_at_the_link_does_not_use_it_up(app: Flask) -> None:
    link = link_for(app)

    looked = app.test_client().head(link)

    assert "Set-Cookie" not in looked.headers
    assert app.test_client().get(link).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "WhatsApp/2.23.20.0 A"},
        {"User-Agent": "Mozilla/5.0 (compatible; Slackbot-LinkExpanding 1.0)"},
        {"User-Agent": "Mozilla/5.0 SkypeUriPreview Preview/0.5"},
        {"User-Agent": "facebookexternalhit/1.1"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "preview"},
    ],
)
def test_a_picture_of_the_link_in_a_chat_does_not_use_it_up(app: Flask, headers: dict[str, str]) -> None:
    link = link_for(app)

    looked = app.test_client().get(link, headers=headers)

    assert (looked.status_code, "Set-Cookie" in looked.headers) == (204, False)
    assert app.test_client().get(link, headers={"User-Agent": "Mozilla/5.0 (X11) Chrome/130"}).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "x" * 500, "%00", "..", "' OR 1=1 --", "\u00e9"])
def test_a_made_up_link_opens_nothing(app: Flask, token: str) -> None:
    link_for(app)
    before = stored(app)

    assert app.test_client().get(f"/enter/{token}").status_code == 404
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

    assert app.test_client().get(f"/enter/{stored_hash}").status_code == 404


@pytest.mark.parametrize(("age", "status"), [(LINK_LIFETIME + timedelta(seconds=1), 404), (LINK_LIFETIME / 2, 303)])
def test_a_link_expires_after_two_weeks(app: Flask, age: timedelta, status: int) -> None:
    made_at = datetime.now(UTC) - age
    with app.app_context():
        write(
            lambda session: make_entry_link(
                session, token_hash=hash_token("an old token"), roundtable_id=None, role=Role.WRITER, now=made_at
            )
        )

    assert app.test_client().get("/enter/an old token").status_code == status


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

    assert client.get(link_for(app, role)).location == place
    assert client.get(place).status_code == 200


def test_a_link_to_everything_leads_to_the_programme(app: Flask) -> None:
    client = app.test_client()

    assert client.get(link_for(app, Role.ORGANISER, None)).location == "/programme"
    assert client.get("/programme").status_code == 200


def test_a_device_keeps_its_newest_grants(app: Flask) -> None:
    client = app.test_client()
    for _ in range(20):
        assert client.get(link_for(app)).status_code == 303

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
    person.client.get(link)
    person.client.get(link)

    assert link.removeprefix("/enter/") not in caplog.text
