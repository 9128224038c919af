"""Signing in: who does not get in, what they learn by trying, and then that it works."""

from typing import Any

import pytest
from conftest import CODE, Person
from crews import PASSWORD, add_account, new_link, send, sign_in, welcome
from flask import Flask
from people import CHEAP
from tokens import token_of
from witness import roundtable_id

from facilitator.accounts.passwords import Passwords, find_password_fault
from facilitator.actions.accounts import Place
from facilitator.database.access import db
from facilitator.domain.accounts.passwords import Cost
from facilitator.domain.people import Role
from facilitator.store.accounts import AccountRow, load_names

EVERYWHERE = Place()
ANOTHER = "lantern gravel otter seven"


def body(response: Any) -> str:
    text: str = response.get_data(as_text=True)
    return text


def is_in(person: Person) -> bool:
    return person.client.get("/programme").status_code == 200


@pytest.mark.usefixtures("ada")
def test_eve_does_not_learn_whether_an_account_is_there(app: Flask, eve: Person) -> None:
    add_account(app, "unset", [(Role.WRITER, EVERYWHERE)])
    answers = set()

    for login in ("ada", "nobody-here", "unset"):
        response = send(eve.client, "/sign-in", login=login, password="not her password at all")
        answers.add((response.status_code, body(response).replace(login, "LOGIN").partition("csrf_token")[2][90:]))

    assert len(answers) == 1
    assert answers.pop()[0] == 403
    assert not is_in(eve)


@pytest.mark.usefixtures("ada")
def test_nobodys_password_is_compared_as_often_as_everybodys(
    app: Flask, eve: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_account(app, "unset", [(Role.WRITER, EVERYWHERE)])
    compared: list[bool] = []
    real = Passwords._compare
    monkeypatch.setattr(
        Passwords, "_compare", lambda self, stored, password: compared.append(True) or real(self, stored, password)
    )

    for login in ("ada", "nobody-here", "unset", ""):
        before = len(compared)
        send(eve.client, "/sign-in", login=login, password="not her password at all")
        assert len(compared) == before + 1, login


class TestWithLimits:
    """Whoever tries many passwords is slowed down."""

    @pytest.fixture
    def settings(self) -> dict[str, Any]:
        return {"has_limits": True}

    def test_eve_is_slowed_down_alike_for_accounts_that_are_there_and_not(self, ada: Person, eve: Person) -> None:
        for login in ("ada", "nobody-here"):
            tried = [send(eve.client, "/sign-in", login=login, password=f"guess {n}").status_code for n in range(11)]
            assert tried == [403] * 10 + [429], login
        assert send(eve.client, "/sign-in", login="ada", password=PASSWORD).status_code == 429
        assert is_in(ada)

    def test_other_logins_from_the_same_address_still_get_in(self, app: Flask, eve: Person) -> None:
        welcome(app, "bea", (Role.WRITER, EVERYWHERE))
        for n in range(11):
            send(eve.client, "/sign-in", login="ada", password=f"guess {n}")

        assert is_in(sign_in(app, "bea"))


@pytest.mark.usefixtures("ada")
def test_a_link_sets_one_password_once_and_looking_at_it_uses_nothing_up(app: Flask, eve: Person) -> None:
    link = add_account(app, "bea", [(Role.WRITER, EVERYWHERE)])
    for _ in range(3):
        assert eve.client.get(link).status_code == 200
    bea = Person(app.test_client())

    assert send(bea.client, link, name="Bea", password=PASSWORD).status_code == 303

    assert is_in(bea)
    assert eve.client.get(link).status_code == 404
    assert send(eve.client, link, name="Eve", password=ANOTHER).status_code == 404
    assert not is_in(eve)


@pytest.mark.usefixtures("ada")
def test_all_mistakes_at_a_link_are_named_at_once_and_it_stays_good(app: Flask, eve: Person) -> None:
    link = add_account(app, "bea", [(Role.WRITER, EVERYWHERE)])

    refused = send(eve.client, link, name="", password="password1234")

    assert refused.status_code == 400
    assert body(refused).count('aria-invalid="true"') == 2
    assert "password1234" not in body(refused)
    assert send(eve.client, link, name="Bea", password=PASSWORD).status_code == 303


@pytest.mark.usefixtures("ada")
def test_a_new_link_ends_the_one_before_and_setting_another_password_ends_every_device(app: Flask) -> None:
    bea = welcome(app, "bea", (Role.WRITER, EVERYWHERE))
    first, second = new_link(app, 2), new_link(app, 2)
    device = Person(app.test_client())
    assert device.client.get(first).status_code == 404

    assert send(device.client, second, name="Bea", password=ANOTHER).status_code == 303

    assert (is_in(device), is_in(bea)) == (True, False)
    assert send(bea.client, "/sign-in", login="bea", password=PASSWORD).status_code == 403
    assert is_in(sign_in(app, "bea", ANOTHER))


def test_changing_a_password_needs_the_present_one_and_keeps_this_device_alone(app: Flask, ada: Person) -> None:
    other = sign_in(app, "ada")

    wrong = send(ada.client, "/account", present="guessed it", password="short")
    assert (wrong.status_code, body(wrong).count('aria-invalid="true"')) == (400, 2)
    assert is_in(other)
    assert send(ada.client, "/account", present=PASSWORD, password=ANOTHER).status_code == 303

    assert (is_in(ada), is_in(other)) == (True, False)
    assert is_in(sign_in(app, "ada", ANOTHER))


def test_nobody_is_told_that_a_password_was_changed_into_itself(app: Flask, ada: Person) -> None:
    other = sign_in(app, "ada")

    same = send(ada.client, "/account", present=PASSWORD, password=PASSWORD)

    assert (same.status_code, body(same).count('aria-invalid="true"')) == (400, 1)
    assert "This is your present password. Type another one." in body(same)
    assert is_in(other)


def test_signing_out_ends_what_a_copied_cookie_could_do(app: Flask, ada: Person, eve: Person) -> None:
    eve.client.set_cookie("crew", str(ada.client.get_cookie("crew").value))  # type: ignore[union-attr]
    assert is_in(eve)

    send(ada.client, "/sign-out", at="/account")

    assert (is_in(ada), is_in(eve)) == (False, False)


def test_an_account_that_is_ended_is_out_everywhere_and_its_links_open_nothing(app: Flask, ada: Person) -> None:
    bea, link = welcome(app, "bea", (Role.WRITER, EVERYWHERE)), new_link(app, 2)

    assert send(ada.client, "/programme/accounts/2/end", at="/programme/accounts").status_code == 303

    assert not is_in(bea)
    assert bea.client.get(link).status_code == 404
    assert send(bea.client, "/sign-in", login="bea", password=PASSWORD).status_code == 403


def test_the_last_organiser_of_everything_can_neither_be_ended_nor_lose_that_role(app: Flask, ada: Person) -> None:
    for path in ("/programme/accounts/1/end", "/programme/accounts/1/roles/end"):
        last = {"role": "organiser", "place": "all"}
        assert send(ada.client, path, at="/programme/accounts", **last).status_code == 409
    assert ada.client.get("/programme/accounts").status_code == 200


def test_whoever_signs_in_on_a_device_takes_it_over(app: Flask, ada: Person) -> None:
    welcome(app, "bea", (Role.WRITER, EVERYWHERE))

    send(ada.client, "/sign-in", login="bea", password=PASSWORD)

    assert ada.client.get("/account").status_code == 200
    assert "Bea" in body(ada.client.get("/account"))
    assert ada.client.get("/programme/accounts").status_code == 403


def test_devices_say_whose_they_are_and_a_writer_ends_only_her_own(app: Flask, ada: Person) -> None:
    bea, phone = welcome(app, "bea", (Role.WRITER, EVERYWHERE)), sign_in(app, "bea")

    listed = body(ada.client.get("/programme/devices"))
    assert "Ada" in listed
    assert listed.count("Bea") == 2
    assert "Ada" not in body(bea.client.get("/programme/devices"))
    assert send(bea.client, "/programme/devices/1/end", at="/programme/devices").status_code == 404
    assert send(bea.client, "/programme/devices/end-others", at="/programme/devices").status_code == 303
    assert (is_in(bea), is_in(phone), is_in(ada)) == (True, False, True)


def test_an_invitation_is_shown_once_and_its_name_is_the_one_beside_changes(app: Flask, ada: Person) -> None:
    made = send(ada.client, "/programme/accounts", login=" Bea@Example.org ", name="Bea", role="writer", place="all")
    link = body(made).partition("http://room.test:8000")[2].partition("<")[0]
    bea = Person(app.test_client())

    assert send(bea.client, link, name="B.", password=PASSWORD).status_code == 303

    assert "/welcome/" not in body(ada.client.get("/programme/accounts"))
    assert "bea@example.org" in body(ada.client.get("/programme/accounts"))
    with app.app_context():
        assert load_names(db.session()) == {"c1": "Ada", "c2": "B."}
    again = send(ada.client, "/programme/accounts", login="bea@EXAMPLE.org", name="Bea", role="writer", place="all")
    assert again.status_code == 400


@pytest.mark.usefixtures("ada")
def test_a_password_hashed_at_another_cost_is_hashed_anew_when_it_is_used(app: Flask) -> None:
    with app.app_context():
        stored = db.session.get_one(AccountRow, 1).password_hash
    app.extensions["passwords"] = Passwords(Cost(2, 16, 1))

    sign_in(app, "ada")

    with app.app_context():
        assert db.session.get_one(AccountRow, 1).password_hash != stored
        assert stored.startswith("$argon2id$")
    assert is_in(sign_in(app, "ada"))


@pytest.mark.parametrize(
    ("password", "is_taken"),
    [
        ("x" * 11, False),
        ("password1234", False),
        ("aaaaaaaaaaaaaaaa", False),
        ("bea@example.org", False),
        ("facilitator1", False),
        ("roundtable facilitator", False),
        ("Bea.Example!roundtable", False),
        ("roundtable puddle orchid", True),
        ("tram puddle orchid ninety", True),
        ("поезд лужа орхидея", True),
        ("w" + "q7#R" * 49, True),
        ("q" * 201, False),
    ],
)
def test_what_is_guessed_first_is_no_password(password: str, is_taken: bool) -> None:
    assert (find_password_fault(password, "bea@example.org", "Bea") is None) is is_taken


def test_a_password_counts_to_its_last_letter_and_in_every_case() -> None:
    passwords = Passwords(CHEAP)
    stored = passwords.hash("w" * 199 + "x")

    assert passwords.is_right(stored, "w" * 199 + "x")
    assert not [wrong for wrong in ("w" * 200, "w" * 199, "w" * 199 + "X") if passwords.is_right(stored, wrong)]


def test_while_accounts_are_on_links_let_in_only_projectors(app: Flask, ada: Person) -> None:
    token = token_of(ada.client, CODE)
    for role, status in (("facilitator", 403), ("writer", 403), ("display", 200)):
        made = ada.client.post(f"/r/{CODE}/links", json={"role": role}, headers={"X-CSRF-Token": token})
        assert made.status_code == status, role
    assert roundtable_id(app, CODE)


def make_token(person: Person, where: str) -> Any:
    """A tool of somebody's; gives what it gets on asking for roundtables."""
    page = body(
        send(person.client, "/programme/devices/tools", at="/programme/devices", name="T", where=where, drafts="true")
    )
    token = page.partition("<code>")[2].partition("</code>")[0]
    assert token
    tool = person.client.application.test_client()
    return lambda: tool.get("/api/v1/roundtables", headers={"Authorization": f"Bearer {token}"}).status_code


def test_a_tool_reads_no_longer_than_whoever_made_its_token_leads_there(app: Flask, ada: Person) -> None:
    bea = welcome(app, "bea", (Role.ORGANISER, EVERYWHERE), (Role.FACILITATOR, Place(programme_id=1)))
    everywhere, at_one = make_token(bea, "all"), make_token(bea, "programme-1")
    adas = make_token(ada, "all")
    assert [tool() for tool in (everywhere, at_one, adas)] == [200] * 3

    send(ada.client, "/programme/accounts/2/roles/end", at="/programme/accounts", role="organiser", place="all")
    assert [tool() for tool in (everywhere, at_one, adas)] == [401, 200, 200]
    send(ada.client, "/programme/accounts/2/end", at="/programme/accounts")
    assert [tool() for tool in (everywhere, at_one, adas)] == [401, 401, 200]


def test_what_stood_in_a_browser_before_somebody_signed_in_lets_nobody_in_as_them(
    app: Flask, ada: Person, eve: Person
) -> None:
    welcome(app, "bea", (Role.WRITER, EVERYWHERE))
    planted = str(sign_in(app, "bea").client.get_cookie("crew").value)  # type: ignore[union-attr]
    browser = Person(app.test_client())
    browser.client.set_cookie("crew", planted)
    eve.client.set_cookie("crew", planted)

    send(browser.client, "/sign-in", login="ada", password=PASSWORD)

    assert "Ada" in body(browser.client.get("/account"))
    assert not is_in(eve)
    assert is_in(ada)
