"""A password that is compared, which takes long, while something else is done to its account."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from conftest import Person
from crews import PASSWORD, new_link, send, sign_in, welcome
from flask import Flask
from people import CHEAP

from facilitator.accounts.passwords import Passwords
from facilitator.actions.accounts import Place
from facilitator.domain.accounts.passwords import Cost
from facilitator.domain.people import Role

ANOTHER = "lantern gravel otter seven"
EVES = "quartz meadow eleven harbour"


def is_in(person: Person) -> bool:
    return person.client.get("/programme").status_code == 200


def meanwhile(app: Flask, do: Callable[[], Any]) -> None:
    """Has something done after the next password was compared, and before anything rests on that."""
    passwords = app.extensions["passwords"]
    real, waiting = passwords._offload, [do]

    def offload(work: Callable[[], Any]) -> Any:
        done = real(work)
        if waiting:
            other = Thread(target=waiting.pop())
            other.start()
            other.join()
        return done

    passwords._offload = offload


@pytest.fixture
def bea(app: Flask, ada: Person) -> Person:
    return welcome(app, "bea", (Role.FACILITATOR, Place()))


def change(person: Person, present: str, password: str) -> Any:
    return send(person.client, "/account", present=present, password=password)


def test_the_old_password_lets_nobody_in_that_was_being_compared_when_another_was_set(
    app: Flask, bea: Person, eve: Person
) -> None:
    meanwhile(app, lambda: change(bea, PASSWORD, ANOTHER))

    refused = send(eve.client, "/sign-in", login="bea", password=PASSWORD)

    assert refused.status_code == 403
    assert "This sign-in name and this password do not match" in refused.text
    assert not is_in(eve)
    assert is_in(bea)


def test_nor_does_it_come_back_by_being_hashed_anew(app: Flask, bea: Person, eve: Person) -> None:
    app.extensions["passwords"] = Passwords(Cost(CHEAP.rounds + 1, CHEAP.memory, CHEAP.lanes))
    meanwhile(app, lambda: change(bea, PASSWORD, ANOTHER))

    assert send(eve.client, "/sign-in", login="bea", password=PASSWORD).status_code == 403
    assert is_in(sign_in(app, "bea", ANOTHER))


def test_nor_does_it_set_another_one(app: Flask, bea: Person) -> None:
    eve = sign_in(app, "bea")
    meanwhile(app, lambda: change(bea, PASSWORD, ANOTHER))

    refused = change(eve, PASSWORD, EVES)

    assert refused.status_code == 400
    assert is_in(sign_in(app, "bea", ANOTHER))


def test_an_account_that_is_ended_meanwhile_lets_nobody_in(app: Flask, ada: Person, bea: Person, eve: Person) -> None:
    meanwhile(app, lambda: send(ada.client, "/programme/accounts/2/end", at="/programme/accounts"))

    assert send(eve.client, "/sign-in", login="bea", password=PASSWORD).status_code == 403


def test_nor_does_a_link_that_nobody_had_used_when_another_password_was_set(
    app: Flask, bea: Person, eve: Person
) -> None:
    link = new_link(app, 2)
    assert eve.client.get(link).status_code == 200
    meanwhile(app, lambda: change(bea, PASSWORD, ANOTHER))

    assert send(eve.client, link, name="Bea", password=EVES).status_code == 404

    assert eve.client.get(link).status_code == 404
    assert (is_in(bea), is_in(eve)) == (True, False)
