"""Somebody whose roles were all taken away: they are told who they are and what they lack, and can sign out."""

import pytest
from conftest import CODE, Person
from crews import PASSWORD, send, sign_in, welcome
from flask import Flask

from facilitator.actions.accounts import Place
from facilitator.database.access import db
from facilitator.domain.people import Role
from facilitator.store.people import CrewRow

TOLD = "You are signed in as Cy, but have no role that opens this page. Ask an organiser."


@pytest.fixture
def cy(app: Flask, ada: Person) -> Person:
    """Cy, who may do nothing any more."""
    cy = welcome(app, "cy", (Role.WRITER, Place()))
    send(ada.client, "/programme/accounts/2/roles/end", at="/programme/accounts", role="writer", place="all")
    return cy


@pytest.mark.parametrize("path", ["/programme", f"/write-up/{CODE}", f"/run/{CODE}", "/programme/devices"])
def test_cy_is_told_so_and_not_to_sign_in(cy: Person, path: str) -> None:
    refused = cy.client.get(path)
    page = refused.get_data(as_text=True)

    assert refused.status_code == 403
    assert TOLD in page
    assert 'href="/sign-in"' not in page
    assert 'href="/account"' in page
    assert 'action="/sign-out"' in page


def test_cy_who_signs_in_again_is_told_so_too(app: Flask, cy: Person) -> None:
    assert TOLD in sign_in(app, "cy").client.get("/programme", follow_redirects=True).get_data(as_text=True)
    assert TOLD in cy.client.get("/programme").get_data(as_text=True)


def test_cys_own_page_has_no_way_to_what_is_shut_and_takes_another_password(app: Flask, cy: Person) -> None:
    other = sign_in(app, "cy")
    page = cy.client.get("/account").get_data(as_text=True)
    assert 'href="/programme/devices"' not in page
    assert 'href="/programme"' not in page
    assert "You have no role" in page

    assert send(cy.client, "/account", present=PASSWORD, password="lantern gravel otter seven").status_code == 303

    assert cy.client.get("/account").status_code == 200
    assert other.client.get("/account").status_code == 403


def test_cy_signs_out_for_good_and_a_copy_of_the_cookie_is_worth_nothing(app: Flask, cy: Person, eve: Person) -> None:
    eve.client.set_cookie("crew", str(cy.client.get_cookie("crew").value))  # type: ignore[union-attr]
    assert eve.client.get("/account").status_code == 200

    assert send(cy.client, "/sign-out", at="/account").status_code == 303

    for person in (cy, eve):
        assert person.client.get("/account").status_code == 403
        assert "Sign in first." in person.client.get("/programme").get_data(as_text=True)
    with app.app_context():
        assert db.session.get_one(CrewRow, 2).ended_at is not None


def test_whoever_signs_in_after_cy_on_the_same_device_ends_what_was_cys(app: Flask, cy: Person, eve: Person) -> None:
    eve.client.set_cookie("crew", str(cy.client.get_cookie("crew").value))  # type: ignore[union-attr]
    welcome(app, "bea", (Role.WRITER, Place()))

    send(cy.client, "/sign-in", login="bea", password=PASSWORD)

    assert "Bea" in cy.client.get("/account").get_data(as_text=True)
    assert eve.client.get("/account").status_code == 403


def test_cy_is_in_again_with_a_role_and_nobody_else_is_by_that(ada: Person, cy: Person, eve: Person) -> None:
    send(ada.client, "/programme/accounts/2/roles", at="/programme/accounts", role="writer", place="all")

    assert cy.client.get("/programme").status_code == 200
    assert "Sign in first." in eve.client.get("/programme").get_data(as_text=True)
