"""Whoever is shut out, or let do less, has pages open: each of them goes, and says nothing more."""

import html
import re
from functools import partial

import pytest
from conftest import CODE, Person
from crews import PASSWORD, new_link, send, sign_in, welcome
from everybody import ELSEWHERE, THERE, Roles
from flask import Flask
from waiting import do_meanwhile
from web.accounts.test_pages import OPEN, fill, may_meet, pages_of
from witness import roundtable_id
from worlds import world_of

from facilitator.actions.accounts import Place
from facilitator.domain.people import Role

ASKS = re.compile(r'id="still-in" data-asks="([^"]+)"')
IS_TOLD = re.compile(r"js/(?:run|room|group|issue)/page\.js")


def asks_of(person: Person, path: str) -> str:
    """What the open page of this address asks every few seconds."""
    found = ASKS.search(person.client.get(path).get_data(as_text=True))
    assert found, path
    return html.unescape(found[1])


def test_every_page_of_the_crew_learns_of_it_if_whoever_opened_it_is_let_in_no_more(
    app: Flask, people: dict[str, Person], roles: dict[str, Roles]
) -> None:
    deaf = []
    for rule, method in pages_of(app):
        for code in (CODE, THERE, ELSEWHERE) if "code" in rule.arguments else (CODE,):
            if method == "POST" or rule.endpoint in OPEN or not may_meet(rule.endpoint, roles["ada"], code):
                continue
            answer = people["ada"].client.get(fill(app, rule, code))
            if answer.status_code == 200 and answer.mimetype == "text/html":
                page = answer.get_data(as_text=True)
                deaf += [] if ASKS.search(page) or IS_TOLD.search(page) else [answer.request.path]
    assert deaf == []


@pytest.mark.usefixtures("ada")
def test_a_page_is_asked_for_anew_once_its_account_is_ended(app: Flask, ada: Person) -> None:
    bea = welcome(app, "bea", (Role.WRITER, Place()))
    asks = asks_of(bea, f"/write-up/{CODE}")
    assert bea.client.get(asks).status_code == 204

    send(ada.client, "/programme/accounts/2/end", at="/programme/accounts")

    assert bea.client.get(asks).status_code == 403


@pytest.mark.usefixtures("ada")
def test_pages_on_other_devices_go_with_another_password(app: Flask) -> None:
    bea, other = welcome(app, "bea", (Role.WRITER, Place())), sign_in(app, "bea")
    asks, others = asks_of(bea, "/programme"), asks_of(other, "/programme")

    send(bea.client, new_link(app, 2), name="Bea", password=PASSWORD + " more")

    assert other.client.get(others).status_code == 403
    assert bea.client.get(asks).status_code == 403  # of the device before: the page is asked for anew as the new one
    assert bea.client.get(asks_of(bea, "/programme")).status_code == 204


def test_a_page_goes_with_the_role_that_opened_it_and_not_with_one_that_is_added(app: Flask, ada: Person) -> None:
    here = Place(roundtable_id=roundtable_id(app, CODE))
    bea = welcome(app, "bea", (Role.WRITER, here))
    asks = asks_of(bea, f"/write-up/{CODE}")

    send(ada.client, "/programme/accounts/2/roles", at="/programme/accounts", role="writer", place="all")
    assert bea.client.get(asks).status_code == 204
    place = f"roundtable-{here.roundtable_id}"
    send(ada.client, "/programme/accounts/2/roles/end", at="/programme/accounts", role="writer", place=place)
    assert bea.client.get(asks).status_code == 403
    assert bea.client.get(asks_of(bea, f"/write-up/{CODE}")).status_code == 204


def test_eve_and_a_phone_are_asked_nothing(ada: Person, eve: Person) -> None:
    asks = asks_of(ada, "/programme")

    assert not ASKS.search(eve.client.get(f"/j/{CODE}").get_data(as_text=True))
    assert eve.client.get(asks).status_code == 403
    assert eve.client.get("/programme/devices/here").status_code == 403


@pytest.mark.parametrize(
    ("name", "path"), [("composing", ""), ("composing", "/issues"), ("background", "/download/xlsx")]
)
def test_what_was_awaited_when_an_account_ended_is_given_to_nobody(
    app: Flask, ada: Person, name: str, path: str
) -> None:
    bea = welcome(app, "bea", (Role.WRITER, Place()))
    world_of(app).join("industry").post("welders leave for the coast")
    do_meanwhile(app, name, partial(send, ada.client, "/programme/accounts/2/end", at="/programme/accounts"))

    assert bea.client.get(f"/write-up/{CODE}{path}").status_code == 403
