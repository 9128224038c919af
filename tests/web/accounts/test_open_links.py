"""Links that nobody has used yet, where accounts are on: projectors' entry links, and those that set a password."""

import argparse
import re
from types import SimpleNamespace

import pytest
from conftest import CODE, Person
from crews import PASSWORD, add_account, new_link, send, welcome
from flask import Flask
from witness import roundtable_id

from facilitator.actions.accounts import Place
from facilitator.cli.devices import devices
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


def find_made(page: str) -> dict[str, str]:
    """When each link was made that a page lists, by whom it is for."""
    rows = page.partition('id="links"')[2].split("<tr>")[2:]
    return {re.findall(r'"row">(.*?)</th>', row)[0]: re.findall(r'name="made" value="(.*?)"', row)[0] for row in rows}


def test_ada_reads_whose_password_a_link_would_set_until_when_and_takes_it_back(app: Flask, ada: Person) -> None:
    welcome(app, "bea", (Role.WRITER, Place()))
    there = Place(roundtable_id=roundtable_id(app, CODE))
    lost, kept = new_link(app, 2), add_account(app, "cy", [(Role.FACILITATOR, there)])
    page = ada.client.get(DEVICES).text

    assert list(made := find_made(page)) == ["For the password of Bea", "For the password of Cy"]
    assert "ends by itself in 1 day" in page
    assert "ends by itself in 2 weeks" in page
    assert f"Table {CODE}" in page.partition("password of Cy")[2]
    assert [link.rpartition("/")[2] in page for link in (lost, kept)] == [False, False]

    path = f"{DEVICES}/links/p3/take-back"
    assert send(ada.client, path, at=DEVICES, made=made["For the password of Cy"]).status_code == 404
    assert send(ada.client, path, at=DEVICES, made=made["For the password of Bea"]).status_code == 303
    assert list(find_made(ada.client.get(DEVICES).text)) == ["For the password of Cy"]
    assert send(app.test_client(), lost, name="Eve", password=PASSWORD).status_code == 404
    assert "taken back" in app.test_client().get(lost).text
    assert send(app.test_client(), kept, name="Cy", password=PASSWORD).status_code == 303
    assert find_made(ada.client.get(DEVICES).text) == {}
    assert "an unused link for the password of account 2, Bea" in ada.client.get("/programme/trace").text
    assert "device_ended,organiser,1,Ada,,,password,2,Bea" in ada.client.get("/programme/trace.csv").text


def test_the_end_of_all_devices_but_this_one_leaves_no_password_to_be_set_by_a_link(app: Flask, ada: Person) -> None:
    link = add_account(app, "bea", [(Role.WRITER, Place())])
    assert "The link that nobody has used yet is taken back as well." in ada.client.get(DEVICES).text

    assert send(ada.client, f"{DEVICES}/end-others", at=DEVICES).status_code == 303

    assert send(app.test_client(), link, name="Eve", password=PASSWORD).status_code == 404


def test_whoever_leads_one_roundtable_takes_back_no_link_but_their_own(app: Flask, ada: Person) -> None:
    bea = welcome(app, "bea", (Role.FACILITATOR, Place(roundtable_id=roundtable_id(app, CODE))))
    theirs, own = add_account(app, "cy", [(Role.WRITER, Place())]), new_link(app, 2)

    assert list(find_made(bea.client.get(DEVICES).text)) == ["For the password of Bea"]
    send(bea.client, f"{DEVICES}/end-others", at=DEVICES)

    assert app.test_client().get(own).status_code == 404
    assert app.test_client().get(theirs).status_code == 200


def test_a_server_says_on_its_command_line_whose_passwords_links_would_set_and_takes_one_back(
    app: Flask, ada: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    link = add_account(app, "bea", [(Role.WRITER, Place())])
    address = app.config["SQLALCHEMY_DATABASE_URI"]

    def run(**more: object) -> str:
        chosen = argparse.Namespace(database=address, **{"end": None, "end_link": None, "end_all": False} | more)
        devices(chosen, SimpleNamespace(opened=lambda _: app.app_context()))
        return capsys.readouterr().out

    assert "p2    password of Bea" in run()
    assert "password of" not in run(end_link="p2")
    assert app.test_client().get(link).status_code == 404
