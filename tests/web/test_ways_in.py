"""Whoever is refused at a page of the crew reads how to get in; whoever rehearses sees that it is a rehearsal."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest
from conftest import CODE, Person
from flask import Flask
from scenes import Scene
from tokens import token_of

from facilitator.cli import addresses, serving
from facilitator.cli.addresses import forget_address, note_address
from facilitator.cli.doors import Doors
from facilitator.cli.links import link

EVERYWHERE = "0.0.0.0"  # noqa: S104 - a word to start a server with; nothing is started here
PAGES = (f"/run/{CODE}", f"/group/{CODE}", f"/write-up/{CODE}", "/programme")


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_reads_how_each_role_gets_in(scene: Scene, path: str) -> None:
    page = scene.eve.client.get(path)
    assert page.status_code == 403
    code = "CODE" if path == "/programme" else CODE
    assert f"facilitator link {code} --role facilitator" in page.text
    assert "Desk, Team, Writer" in page.text
    assert "is not let in, or no longer is" in page.text


def test_a_room_reads_on_a_screen_that_was_ended_what_brings_it_back_and_no_commands(scene: Scene) -> None:
    fay, dee = scene.people["fay"].client, scene.people["dee"].client
    scene.people["fay"].client.post("/programme/devices/end-others", data={"csrf_token": token_of(fay, CODE)})

    page = dee.get(f"/room/{CODE}")

    assert page.status_code == 403
    assert "This screen was ended by the crew" in page.text
    assert "A new link brings it back" in page.text
    assert not any(words in page.text for words in ("facilitator link", "<code>", "Error 403", "Not on this device"))
    assert "facilitator link" in scene.eve.client.get(f"/room/{CODE}").text


def test_a_device_that_is_something_else_is_led_to_where_that_works(scene: Scene) -> None:
    for name, words, place in (
        ("ann", "takes part as an attendee", f"/j/{CODE}"),
        ("dee", "as a room screen", f"/room/{CODE}"),
        ("wes", "as a writer", f"/write-up/{CODE}"),
    ):
        page = scene.people[name].client.get(f"/run/{CODE}").text
        assert words in page
        assert f'href="{place}"' in page


LOST = ("/programme/1/issues/999", "/programme/import/999", "/programme/nowhere", "/nowhere", "/run/XXXXX")
CODE_FIELD = '<input id="code"'


@pytest.mark.parametrize("path", LOST)
def test_whoever_leads_and_finds_nothing_is_led_back_to_the_programme(scene: Scene, path: str) -> None:
    page = scene.fay.client.get(path)

    assert page.status_code == 404
    assert re.search(r'<a class="b amber" href="/programme">.*Back to the programme</a>', page.text)
    assert "Check the code" not in page.text
    assert CODE_FIELD not in page.text


def test_an_order_for_what_somebody_took_back_leads_to_the_programme_too(scene: Scene) -> None:
    form = {"csrf_token": token_of(scene.fay.client, CODE), "name": "Rates"}

    page = scene.fay.client.post("/programme/1/issues/999/rename", data=form)

    assert page.status_code == 404
    assert "Back to the programme" in page.text
    assert CODE_FIELD not in page.text


@pytest.mark.parametrize("path", [*LOST[2:], "/j/XXXXX"])
def test_a_stranger_who_finds_nothing_keeps_the_field_for_a_code(scene: Scene, path: str) -> None:
    for name in ("eve", "ann", "wes", "dee"):
        page = scene.people[name].client.get(path)
        assert page.status_code == 404
        assert CODE_FIELD in page.text
        assert "Check the code on the room screen and type it again." in page.text
        assert 'href="/programme"' not in page.text


def test_whoever_leads_may_mistype_a_code_where_one_joins(scene: Scene) -> None:
    assert CODE_FIELD in scene.fay.client.get("/j/XXXXX").text


def test_a_link_that_was_used_says_how_to_get_another(scene: Scene) -> None:
    page = scene.eve.client.get("/enter/used-up-already")
    assert page.status_code == 404
    assert "How to get in" in page.text


def test_a_link_has_the_address_of_the_server_that_runs(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    app.config["PUBLIC_URL"] = None
    chosen = argparse.Namespace(database=None, address=None, code=CODE, role="writer", programme=False)
    doors = Doors(lambda _url: None, lambda _settings: app, lambda *_: None)
    instance = Path(app.instance_path)
    for address in ("http://192.168.7.3:8123", "http://127.0.0.1:8000"):
        if address.endswith("8123"):
            note_address(instance, address)
        else:
            forget_address(instance)
        link(chosen, doors)
        assert capsys.readouterr().out.startswith(f"{address}/enter/")


def test_whoever_hands_on_a_link_is_told_where_no_other_device_could_open_it(scene: Scene) -> None:
    fay = scene.people["fay"].client
    for address, is_told in (("http://127.0.0.1:8000", True), ("http://192.168.7.3:8000", False)):
        scene.app.config["PUBLIC_URL"] = address
        dialog = fay.get(f"/run/{CODE}").text.partition('<dialog class="sheet" id="link"')[2].partition("</dialog>")[0]
        assert "make another for another device" in dialog
        assert ("this address means that device itself" in dialog) is is_told


def test_who_leads_is_told_that_phones_cannot_join_and_how_they_could_and_the_room_is_not(
    scene: Scene,
) -> None:
    fay, dee = scene.people["fay"].client, scene.people["dee"].client
    for address, is_told in (("http://127.0.0.1:8000", True), ("http://192.168.7.3:8000", False)):
        scene.app.config["PUBLIC_URL"] = address
        assert ("Phones cannot join yet" in fay.get(f"/run/{CODE}").text) is is_told
        assert ("HOST=0.0.0.0 make run" in fay.get(f"/run/{CODE}").text) is is_told
        room = dee.get(f"/room/{CODE}").text
        assert "Phones cannot join" not in room
        assert "HOST=" not in room


@pytest.mark.parametrize(
    ("host", "found", "told"),
    [
        ("127.0.0.1", None, "HOST=0.0.0.0 make run"),
        (EVERYWHERE, None, "FACILITATOR_PUBLIC_URL"),
        (EVERYWHERE, "192.168.7.3", None),
        ("192.168.7.3", None, None),
    ],
)
def test_the_terminal_says_where_phones_join_or_why_they_cannot(
    app: Flask, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, host: str, found: str, told: str
) -> None:
    app.config["PUBLIC_URL"] = None
    monkeypatch.setattr(serving, "lan_address", lambda: found)
    serving.announce(app, host, 8000)
    printed = capsys.readouterr().out
    assert f"join: http://{'127.0.0.1' if told else '192.168.7.3'}:8000/j/" in printed
    assert ("note: phones cannot join" in printed) is (told is not None)
    assert (told or "") in printed


class Probe:
    """A socket of a machine that knows the way to one network, and no other."""

    known = ""

    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def connect(self, there: tuple[str, int]) -> None:
        if there[0] != self.known:
            raise OSError("network is unreachable")

    def getsockname(self) -> tuple[str, int]:
        return self.known.rpartition(".")[0] + ".1", 5353


@pytest.mark.parametrize(
    ("known", "address"), [("10.42.0.2", "10.42.0.1"), ("192.0.2.1", "192.0.2.1"), ("nothing", None)]
)
def test_a_hotspot_without_the_world_behind_it_is_found_and_a_laptop_without_a_network_has_none(
    monkeypatch: pytest.MonkeyPatch, known: str, address: str | None
) -> None:
    monkeypatch.setattr(Probe, "known", known)
    monkeypatch.setattr(addresses.socket, "socket", Probe)
    monkeypatch.setattr(addresses.socket, "gethostbyname_ex", lambda name: (name, [], ["127.0.1.1"]))
    assert addresses.lan_address() == address


def test_every_view_of_a_rehearsal_says_so(fay: Person, join: Callable[..., Person]) -> None:
    token = token_of(fay.client, CODE)
    made = fay.client.post(f"/programme/{CODE}/rehearse", data={"csrf_token": token})
    code = made.headers["Location"].rsplit("/", 1)[1]
    ann = join("industry", code)

    for path in ("room", "run", "group"):
        assert '"rehearsal">Rehearsal<' in fay.client.get(f"/{path}/{code}").text, path
    assert '"rehearsal">Rehearsal<' in ann.client.get(f"/j/{code}").text
    assert '"rehearsal">' not in fay.client.get(f"/group/{CODE}").text


def test_who_looks_for_results_that_are_not_published_is_told_to_wait_and_not_to_type_a_code(app: Flask) -> None:
    for code in (CODE, "XXXXX"):
        told = app.test_client().get(f"/results/{code}").text
        assert "open the same address again" in told
        assert "room screen" not in told
        assert "Type a code" not in told
    assert app.test_client().get("/favicon.ico").mimetype == "image/svg+xml"
