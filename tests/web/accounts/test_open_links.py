"""Entry links that nobody has used yet, where accounts are on and let in nobody but projectors."""

from conftest import CODE, Person
from crews import send, welcome
from flask import Flask
from witness import roundtable_id

from facilitator.actions.accounts import Place
from facilitator.cli.links import make_link
from facilitator.domain.people import Role

DEVICES = "/programme/devices"
TAKE_BACK = f"{DEVICES}/links/1/take-back"


def test_only_projectors_links_are_listed_and_a_writer_takes_none_back(app: Flask, ada: Person) -> None:
    bea = welcome(app, "bea", (Role.WRITER, Place()))
    with app.app_context():
        screen, _ = (make_link(roundtable_id(app, CODE), role) for role in (Role.DISPLAY, Role.WRITER))
    page = ada.client.get(DEVICES).text

    assert page.count("/take-back") == 1
    assert "For a room screen" in page
    assert "/take-back" not in bea.client.get(DEVICES).text
    made = page.partition("/take-back")[2].partition('name="made" value="')[2].partition('"')[0]
    assert send(bea.client, TAKE_BACK, at=DEVICES, made=made).status_code == 404
    assert send(bea.client, f"{DEVICES}/end-others", at=DEVICES).status_code == 303
    assert app.test_client().get(screen).status_code == 200

    assert send(ada.client, TAKE_BACK, at=DEVICES, made=made).status_code == 303
    assert "taken back" in app.test_client().get(screen).text
