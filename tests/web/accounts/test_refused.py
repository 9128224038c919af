"""Whoever is refused an act on accounts is on the same page again, and reads there why."""

import re
from typing import Any

import pytest
from conftest import Person
from crews import PASSWORD, send
from refused import fill_in, find_opened, is_unfolded, read

ACCOUNTS = "/programme/accounts"


def test_the_last_organiser_reads_at_the_button_why_that_role_stays(ada: Person) -> None:
    refused = fill_in(ada, ACCOUNTS, f"{ACCOUNTS}/1/roles/end")

    button, fault = find_opened(refused)
    assert (refused.status_code, button.startswith("<button")) == (409, True)
    assert fault == "Nobody would be left to invite people. Make somebody else an organiser first."
    assert ada.client.get(ACCOUNTS).status_code == 200


def test_a_role_at_a_place_that_is_gone_is_told_in_the_open_form(ada: Person) -> None:
    refused = fill_in(ada, ACCOUNTS, f"{ACCOUNTS}/1/roles", role="writer", place="roundtable-99")

    assert (refused.status_code, is_unfolded(refused)) == (400, True)
    assert find_opened(refused)[1] == "Choose all, a programme or a roundtable."
    assert 'value="writer" selected' in read(refused)


def test_nobody_gets_a_role_that_nobody_chose(ada: Person) -> None:
    page = ada.client.get(ACCOUNTS).get_data(as_text=True)
    chosen = re.findall(r'<option value="[^"]+" selected', page)
    refused = fill_in(ada, ACCOUNTS, ACCOUNTS, login="bea@example.org", name="Bea", role="", place="")
    told = read(refused)

    assert (chosen, refused.status_code) == ([], 400)
    assert 'value="bea@example.org"' in told
    assert "Choose a role." in told
    assert "Choose where they hold it." in told


def opened_at(page: str) -> str:
    """The field that a page opens at."""
    opened: str = re.findall(r'<input id="([^"]*)"[^>]*\bautofocus\b', page)[0]
    return opened


def test_whoever_mistyped_a_password_goes_on_in_its_field(ada: Person, eve: Person) -> None:
    out = read(send(eve.client, "/sign-in", login="ada", password="not her password at all"))
    own = read(send(ada.client, "/account", present="guessed it", password="lantern gravel otter seven"))

    assert (opened_at(out), opened_at(own)) == ("password", "present")
    assert "This sign-in name and password do not match." in out


class TestWithLimits:
    """Whoever tries too often."""

    @pytest.fixture
    def settings(self) -> dict[str, Any]:
        return {"has_limits": True}

    @pytest.mark.usefixtures("ada")
    def test_eve_waits_on_the_page_of_signing_in_with_the_name_that_she_typed(self, eve: Person) -> None:
        for _ in range(10):
            send(eve.client, "/sign-in", login="ada", password="a guess of hers")

        refused = send(eve.client, "/sign-in", login="ada", password=PASSWORD)

        assert (refused.status_code, int(refused.headers["Retry-After"]) > 0) == (429, True)
        assert 'id="login" name="login" value="ada"' in read(refused)
        assert '<p class="fault summary" id="fault" role="alert">' in read(refused)
        assert PASSWORD not in read(refused)

    def test_ada_waits_on_her_own_page_after_too_many_wrong_passwords(self, ada: Person) -> None:
        tried = [
            send(ada.client, "/account", present=f"guess number {n}", password="lantern gravel otter")
            for n in range(12)
        ]

        assert tried[-1].status_code == 429
        assert 'id="fault-present"' in read(tried[-1])
        assert "lantern" not in read(tried[-1])
