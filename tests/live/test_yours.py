"""What is for one phone alone: it is told that something of its own has changed, and nobody else is."""

import secrets
from datetime import UTC, datetime
from typing import Any

import pytest
from conftest import CODE
from flask import Flask
from lines import Line
from servers import Phone, Server
from witness import roundtable_id

from facilitator.commands import COMMANDS
from facilitator.database.access import db, submit
from facilitator.domain.entries import Entry
from facilitator.domain.orders import Order
from facilitator.domain.people import Role, Viewer
from facilitator.store.notes import load_notes

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True, scope="session")


@pytest.fixture
def app(alone: tuple[Flask, Server]) -> Flask:
    return alone[0]


def handle(app: Flask, name: str, **values: object) -> Entry:
    """An order of a facilitator."""
    fay = Viewer(roundtable_id(app, CODE), Role.FACILITATOR, crew_id=1)
    with app.app_context():
        return submit(COMMANDS[name].action, Order(fay, secrets.token_hex(8), datetime.now(UTC)), values)


def gone(line: Line) -> list[Any]:
    """The entries by which something was taken off a screen, as a page heard them."""
    return [entry for batch in line.events("entries") for entry in batch["entries"] if "gone" in entry]


def newest_note(app: Flask) -> int:
    with app.app_context():
        return load_notes(db.session(), roundtable_id(app, CODE))[-1].id


def test_whose_note_is_held_or_withheld_is_told_and_nobody_else(app: Flask, server: Server) -> None:
    ann, ben = Phone([server], CODE), Phone([server], CODE)
    with Line(server, ann.cookies) as anns, Line(server, ben.cookies) as bens:
        anns.join(CODE, audience="phone")
        bens.join(CODE, audience="phone")
        ann.post("names a person")
        note = newest_note(app)
        orders: list[tuple[str, dict[str, str]]] = [
            ("note.hold", {}),
            ("note.withhold", {"reason": "it names a person"}),
        ]
        for n_told, (name, values) in enumerate(orders, start=1):
            handle(app, name, note=note, **values)
            anns.hear_until(lambda n_told=n_told: len(anns.events("yours")) == n_told)
        bens.hear_until(lambda: len(gone(bens)) > 0)

        assert bens.events("yours") == []
        # That it was taken off every screen has a number; what became of it then is between the two of them.
        assert len(gone(bens)) == 1
        assert "it names a person" not in str([anns.heard, bens.heard])
