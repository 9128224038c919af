"""Whoever is refused at a page of the crew reads how to get in; whoever rehearses sees that it is a rehearsal."""

import argparse
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import CODE, Person
from flask import Flask
from scenes import Scene

from facilitator.cli.addresses import forget_address, note_address
from facilitator.cli.doors import Doors
from facilitator.cli.links import link

PAGES = (f"/run/{CODE}", f"/group/{CODE}", f"/write-up/{CODE}", "/programme")


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_reads_how_each_role_gets_in(scene: Scene, path: str) -> None:
    page = scene.eve.client.get(path)
    assert page.status_code == 403
    code = "CODE" if path == "/programme" else CODE
    assert f"facilitator link {code} --role facilitator" in page.text
    assert "Desk, Team, Writer" in page.text
    assert "is not let in, or is no more" in page.text


def test_a_device_that_is_something_else_is_led_to_where_that_works(scene: Scene) -> None:
    for name, words, place in (
        ("ann", "takes part as an attendee", f"/j/{CODE}"),
        ("dee", "as a room screen", f"/room/{CODE}"),
        ("wes", "as a writer", f"/write-up/{CODE}"),
    ):
        page = scene.people[name].client.get(f"/run/{CODE}").text
        assert words in page
        assert f'href="{place}"' in page


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


def test_every_view_of_a_rehearsal_says_so(fay: Person, join: Callable[..., Person]) -> None:
    token = fay.client.get(f"/r/{CODE}/token").get_json()["token"]
    made = fay.client.post(f"/programme/{CODE}/rehearse", data={"csrf_token": token})
    code = made.headers["Location"].rsplit("/", 1)[1]
    ann = join("industry", code)

    for path in ("room", "run", "group"):
        assert '"rehearsal">Rehearsal<' in fay.client.get(f"/{path}/{code}").text, path
    assert '"rehearsal">Rehearsal<' in ann.client.get(f"/j/{code}").text
    assert '"rehearsal">' not in fay.client.get(f"/group/{CODE}").text
