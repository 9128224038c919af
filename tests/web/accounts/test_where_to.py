"""Signing in leads to where somebody was going, and to nowhere else; signing out and used links say what is next."""

from typing import Any

import pytest
from conftest import CODE, Person
from crews import PASSWORD, add_account, send, sign_in, welcome
from flask import Flask
from refused import read
from tokens import token_of

from facilitator.actions.accounts import Place
from facilitator.domain.people import Role

WRITES = (Role.WRITER, Place())
WANTED = f"/write-up/{CODE}/work-list?about=claims&x=1"
ELSEWHERE = (
    *("//evil.test", "//evil.test/write-up", "\\\\evil.test", "/\\evil.test", "/\\/evil.test", "\\/evil.test"),
    *("http://evil.test", "https:evil.test", "https:/evil.test", "javascript:alert(1)", "evil.test", "./evil", "?x"),
    *("/\t/evil.test", "/\n/evil.test", " //evil.test", "/\u2044evil", "/write-up\r\nX-Evil: 1", "/" + "x" * 2000, ""),
    *("/sign-in", "/sign-in?to=/sign-in", "/sign-out"),
)


def follow(person: Person, refused: Any) -> str:
    """Where the button of a page that is refused leads, once the form there is filled in."""
    form = read(person.client.get("/sign-in" + read(refused).partition('href="/sign-in')[2].partition('"')[0]))
    wanted = form.partition('name="to" value="')[2].partition('"')[0]
    return str(send(person.client, "/sign-in", login="ada", password=PASSWORD, to=wanted).location)


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize("path", [f"/write-up/{CODE}", WANTED, f"/run/{CODE}", "/programme/trace?act=erased"])
def test_whoever_signs_in_comes_to_the_page_that_they_wanted(eve: Person, path: str) -> None:
    assert follow(eve, eve.client.get(path)) == path


@pytest.mark.usefixtures("ada")
def test_it_is_kept_through_a_wrong_password(eve: Person) -> None:
    refused = send(eve.client, "/sign-in", login="ada", password="not hers at all", to=WANTED)

    assert refused.status_code == 403
    assert f'name="to" value="{WANTED}"' in read(refused)


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_led_to_another_site_by_signing_in(eve: Person, wanted: str) -> None:
    page = read(eve.client.get("/sign-in", query_string={"to": wanted}))
    assert 'name="to"' not in page
    assert "evil" not in page

    answer = send(eve.client, "/sign-in", login="ada", password=PASSWORD, to=wanted)

    assert (answer.status_code, answer.location) == (303, "/programme")


def test_whoever_signs_out_reads_so_where_they_sign_in_again(app: Flask, ada: Person) -> None:
    answer = send(ada.client, "/sign-out", at="/account")

    page = read(ada.client.get(answer.location))
    assert answer.location.startswith("/sign-in")
    assert "You are signed out on this device." in page
    assert "You are signed out" not in read(ada.client.get("/sign-in"))
    assert "You are signed out" not in read(sign_in(app, "ada").client.get(answer.location))


@pytest.mark.usefixtures("ada")
def test_a_used_invitation_says_whom_to_ask_and_nothing_of_a_room_screen(app: Flask, eve: Person) -> None:
    link = add_account(app, "bea", [WRITES])
    assert send(Person(app.test_client()).client, link, name="Bea", password=PASSWORD).status_code == 303

    for path in (link, "/welcome/" + "x" * 32, "/enter/" + "x" * 32):
        page = read(eve.client.get(path))
        assert "Ask an organiser for a new link" in page, path
        assert "room screen" not in page, path
        assert 'name="code"' not in page, path
        assert 'href="/sign-in"' in page, path


def test_a_form_that_came_too_late_leads_back_to_its_page(app: Flask, ada: Person) -> None:
    fay = welcome(app, "fay", (Role.FACILITATOR, Place()))
    token = token_of(fay.client, CODE)
    send(ada.client, "/programme/accounts/2/end", at="/programme/accounts")

    refused = fay.client.post(f"/run/{CODE}/capabilities", data={"csrf_token": token})

    assert refused.status_code == 403
    assert follow(fay, refused) == f"/run/{CODE}"
