"""Short names tell people apart: no two who can sign in are called alike, however it is spelled."""

from typing import Any

import pytest
from conftest import Person
from crews import PASSWORD, add_account, new_link, send, welcome
from flask import Flask
from sqlalchemy import update

from facilitator.actions.accounts import Place
from facilitator.database.access import write
from facilitator.domain.accounts.people import TAKEN
from facilitator.domain.people import Role
from facilitator.store.accounts import AccountRow

LIST = "/programme/accounts"
WRITES = (Role.WRITER, Place())


def invite(person: Person, name: str, login: str = "another") -> Any:
    return send(person.client, LIST, login=login, name=name, role="writer", place="all")


@pytest.mark.parametrize(
    "name", ["Ada", "ada", "ÁDA", "A d a", "Ａｄａ", "Ada\u200b", "Ada\u2060", "A\u00adda", "Ada\u034f", "Ada\ufe0f"]
)
def test_nobody_is_invited_under_a_name_that_somebody_has(ada: Person, name: str) -> None:
    refused = invite(ada, name)

    assert refused.status_code == 400
    assert TAKEN in refused.text.partition('id="fault-name"')[2].partition("</span>")[0]
    assert 'value="another"' in refused.text
    assert "another" not in ada.client.get(LIST).text
    assert invite(ada, "Ada L.").status_code == 200


def test_nobody_takes_somebodys_name_with_their_link_which_stays_good(app: Flask, ada: Person) -> None:
    link, bea = add_account(app, "bea", [WRITES]), Person(app.test_client())

    refused = send(bea.client, link, name="adá", password=PASSWORD)

    assert refused.status_code == 400
    assert TAKEN in refused.text.partition('id="fault-name"')[2].partition("</span>")[0]
    assert bea.client.get("/programme").status_code == 403
    assert send(bea.client, link, name="Beá", password=PASSWORD).status_code == 303
    assert "Beá" in ada.client.get(LIST).text


def test_the_name_of_whoever_was_ended_is_free_again_also_to_themselves(app: Flask, ada: Person) -> None:
    welcome(app, "bea", WRITES)
    send(ada.client, f"{LIST}/2/end", at=LIST)

    assert invite(ada, "Bea", "bea").status_code == 200
    assert invite(ada, "Bea", "another").status_code == 400


def test_two_who_have_long_been_called_alike_stay_so(app: Flask, ada: Person) -> None:
    welcome(app, "bea", WRITES)
    with app.app_context():
        write(lambda session: session.execute(update(AccountRow).where(AccountRow.id == 2).values(name="Ada")))
    bea = Person(app.test_client())

    assert send(bea.client, new_link(app, 2), name="Ada", password=PASSWORD).status_code == 303
    assert ada.client.get(LIST).text.count("<h2>Ada") == 2


@pytest.mark.parametrize("login", ["ada\u200b", "a\u00adda", "ada\u2060", "ADA\ufe0f", "\u202eada", " ada\u034f"])
def test_a_sign_that_nobody_sees_makes_no_other_login(ada: Person, login: str) -> None:
    refused = invite(ada, "Another", login)

    assert refused.status_code == 400
    assert "Somebody already has this account" in refused.text
    assert send(ada.client, "/sign-in", login=login, password=PASSWORD).status_code == 303


def test_a_login_of_which_nobody_sees_anything_is_asked_for_again(ada: Person) -> None:
    assert "Say what they sign in with" in invite(ada, "Another", "\u200b\u2800").text
