"""Where those who run and write up sign in, nobody is offered a link that would let in nobody."""

import pytest
from conftest import CODE, Person, make_live
from crews import send, welcome
from flask import Flask
from tokens import token_of

from facilitator.actions.accounts import Place
from facilitator.domain.people import Role

DEAD_ENDS = (
    "Make a writer",
    "Let a writer in",
    'data-desk="link-writer"',
    'data-desk="link-facilitator"',
    "entry link",
)
INVITES = 'href="/programme/accounts#invite"'


@pytest.fixture
def closed(app: Flask, ada: Person) -> str:
    """A roundtable that is over."""
    code = "VVWXX"
    make_live(app, code)
    Person(ada.client, code).do("roundtable.close", code=code)
    return code


@pytest.mark.parametrize("path", ["/programme/papers", "/programme", f"/run/{CODE}", "/", "/programme/devices"])
@pytest.mark.usefixtures("closed")
def test_no_page_offers_a_link_for_whoever_would_sign_in(ada: Person, path: str) -> None:
    page = ada.client.get(path).get_data(as_text=True)

    assert [words for words in DEAD_ENDS if words in page] == []


@pytest.mark.parametrize("path", ["/programme/papers", "/programme", f"/run/{CODE}"])
@pytest.mark.usefixtures("closed")
def test_it_leads_whoever_may_to_the_list_of_accounts(app: Flask, ada: Person, path: str) -> None:
    bea = welcome(app, "bea", (Role.ORGANISER, Place(programme_id=1)))

    assert INVITES in ada.client.get(path).get_data(as_text=True)
    assert INVITES not in bea.client.get(path).get_data(as_text=True)
    assert ada.client.get("/programme/accounts").get_data(as_text=True).count('id="invite"') == 1


def test_a_page_from_before_is_told_why_there_is_no_link_and_who_invites(app: Flask, ada: Person) -> None:
    bea = welcome(app, "bea", (Role.ORGANISER, Place(programme_id=1)))
    told = {}
    for who, person in (("ada", ada), ("bea", bea)):
        token = token_of(person.client, CODE)
        asked = person.client.post(f"/r/{CODE}/links", json={"role": "writer"}, headers={"X-CSRF-Token": token})
        sent = send(person.client, "/programme/papers/1/writers", at="/programme/papers")
        assert (asked.status_code, sent.status_code) == (403, 403)
        told[who] = asked.get_json()["message"]
        assert told[who] in sent.get_data(as_text=True).replace("&#39;", "'")
    assert told == {
        "ada": "People who run or write up a roundtable sign in here. Invite them on the page Accounts.",
        "bea": "People who run or write up a roundtable sign in here. An organiser of all roundtables invites them.",
    }
