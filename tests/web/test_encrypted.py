"""Behind TLS: what Eve on the same network can neither set, nor read, nor talk a browser out of."""

from typing import Any

import pytest
from conftest import CODE, Person
from entries import TOKEN
from flask import Flask

from facilitator.app import trust_proxies
from facilitator.cli.links import make_link
from facilitator.cookies import serializer
from facilitator.domain.people import Role

TLS = "https://room.test"


@pytest.fixture
def link(app: Flask) -> str:
    with app.app_context():
        return make_link(None, Role.FACILITATOR)


def come_in(client: Any, link: str, base: str) -> Any:
    """Uses a link at an address."""
    found = TOKEN.search(client.get(link, base_url=base).get_data(as_text=True))
    assert found is not None
    return client.post(link, base_url=base, data={"csrf_token": found[1]})


def given(response: Any) -> list[str]:
    lines: list[str] = response.headers.getlist("Set-Cookie")
    return lines


def test_every_cookie_is_the_hosts_own_and_secure(app: Flask, link: str) -> None:
    client = app.test_client()
    page = client.get(link, base_url=TLS)
    token = TOKEN.search(page.get_data(as_text=True))
    assert token is not None
    entered = client.post(link, base_url=TLS, data={"csrf_token": token[1]})
    form = {"csrf_token": token[1], "client_id": "a-client-id", "sector": "industry"}
    joined = client.post(f"/j/{CODE}", base_url=TLS, data=form)

    cookies = [line for response in (page, entered, joined) for line in given(response)]
    assert {line.partition("=")[0] for line in cookies} == {
        "__Host-session",
        "__Host-crew",
        f"__Host-attendee-{CODE}",
    }
    for line in cookies:
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(line.split("; "))
        assert "Domain" not in line
    assert client.get(f"/run/{CODE}", base_url=TLS).status_code == 200


def test_the_hosts_own_cookie_wins_over_one_that_eve_has_planted(app: Flask, link: str, dee: Person) -> None:
    fay = app.test_client()
    come_in(fay, link, TLS)
    planted = str(dee.client.get_cookie("crew").value)  # type: ignore[union-attr]
    fay.set_cookie("crew", planted, domain="room.test")

    assert fay.get(f"/run/{CODE}", base_url=TLS).status_code == 200


def test_without_tls_a_cookie_by_the_hosts_name_is_none(app: Flask, fay: Person) -> None:
    eve = app.test_client()
    eve.set_cookie("__Host-crew", str(fay.client.get_cookie("crew").value))  # type: ignore[union-attr]

    assert eve.get(f"/run/{CODE}").status_code == 403


def test_who_came_in_without_tls_comes_in_anew_and_is_told_how(app: Flask, fay: Person, ann: Person) -> None:
    old = app.test_client()
    for person, name in ((fay, "crew"), (ann, f"attendee-{CODE}")):
        old.set_cookie(name, str(person.client.get_cookie(name).value), domain="room.test")  # type: ignore[union-attr]
    page = old.get(f"/run/{CODE}", base_url=TLS)
    board = old.get(f"/r/{CODE}/snapshot?audience=phone", base_url=TLS)

    assert (page.status_code, board.status_code) == (403, 403)
    assert "Ask the facilitator for an entry link." in page.get_data(as_text=True)
    assert "Scan the code" in board.get_json()["message"]
    assert old.get(f"/run/{CODE}", base_url="http://room.test").status_code == 200


def test_what_eve_has_planted_is_not_taken_in_when_somebody_comes_in(app: Flask, link: str, dee: Person) -> None:
    fay = app.test_client()
    fay.set_cookie("crew", str(dee.client.get_cookie("crew").value), domain="room.test")  # type: ignore[union-attr]

    come_in(fay, link, TLS)

    held = str(fay.get_cookie("__Host-crew", "room.test").value)  # type: ignore[union-attr]
    with app.app_context():
        assert len(serializer("crew").loads(held)) == 1


def test_signing_out_takes_both_names_away(app: Flask, link: str) -> None:
    fay = app.test_client()
    come_in(fay, link, TLS)
    token = fay.get(f"/r/{CODE}/token", base_url=TLS).get_json()["token"]

    lines = given(fay.post("/sign-out", base_url=TLS, data={"csrf_token": token}))

    gone = {line.partition("=")[0] for line in lines if "Max-Age=0" in line}
    assert gone == {"crew", "__Host-crew"}


def test_a_browser_that_was_here_over_tls_never_asks_without_it(app: Flask) -> None:
    style = app.test_client().get("/", base_url=TLS).get_data(as_text=True).partition('stylesheet" href="')[2]

    for path in ("/", "/nowhere", f"/j/{CODE}", style.partition('"')[0]):
        told = app.test_client().get(path, base_url=TLS).headers["Strict-Transport-Security"]
        assert told == "max-age=31536000", path
        assert "Strict-Transport-Security" not in app.test_client().get(path).headers


@pytest.mark.parametrize(("n_proxies", "is_told"), [(0, False), (1, True)])
def test_only_a_proxy_of_ours_can_say_that_it_is_tls(app: Flask, n_proxies: int, is_told: bool) -> None:
    trust_proxies(app, n_proxies)

    answer = app.test_client().get("/", headers={"X-Forwarded-Proto": "https"})

    assert ("Strict-Transport-Security" in answer.headers) == is_told
    assert ("Secure" in "".join(given(answer))) == is_told


def test_what_a_phone_says_of_its_own_address_counts_for_nothing_behind_a_proxy(app: Flask) -> None:
    trust_proxies(app, 1)
    said = {"X-Forwarded-For": "127.0.0.1, 192.0.2.7"}

    assert app.test_client().get("/metrics", headers=said).status_code == 403


@pytest.mark.parametrize(("base", "is_said"), [("http://room.test", True), (TLS, False)])
def test_attendees_are_told_before_they_write_where_nothing_is_encrypted(app: Flask, base: str, is_said: bool) -> None:
    page = app.test_client().get(f"/j/{CODE}", base_url=base).get_data(as_text=True)

    assert ("This page is not encrypted" in page) is is_said
