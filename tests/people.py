"""The people of these tests, each with a device, and the roundtable that they are at."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from names import as_meant, key_of
from sqlalchemy.orm import Session
from tokens import token_of

from facilitator.actions.roundtables import make_roundtable, status_columns
from facilitator.config import Settings
from facilitator.database.access import write
from facilitator.domain.accounts.passwords import Cost
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.orders import Order
from facilitator.domain.people import Role, Viewer
from facilitator.domain.phases import Phase, Status
from facilitator.store.journal import record, take_number

CODE = "KTRBW"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

CHEAP = Cost(1, 8, 1)
"""A password's hash that takes no time, and would keep nothing."""


def make_settings(instance: Path, database_url: str, **more: Any) -> Settings:
    """Settings for tests: without limits, since one person here does more in a second than any in a room."""
    return Settings(
        instance=instance,
        database_url=database_url,
        secret_key="a secret of these tests only",
        public_url="http://room.test:8000",
        **({"has_limits": False, "password_cost": CHEAP} | more),
    )


def make_live(app: Flask, code: str, phase: Phase = Phase.POST, **values: Any) -> int:
    """A live roundtable, with nobody there yet; gives its id. Phones hear of each other's notes once in the reveal."""

    def work(session: Session) -> int:
        row = make_roundtable(session, code=code, title=f"Table {code}", now=NOW, **({"cluster": "Nuclear"} | values))
        row.status, row.phase, row.phase_started_at = Status.LIVE, phase, NOW
        fact = Fact(EntryKind.ROUNDTABLE_MADE, {"roundtable": status_columns(row)})
        order = Order(Viewer(row.id, Role.ORGANISER), "made", NOW)
        session.flush()
        record(session, order, take_number(session, row.id), fact, digest="")
        return row.id

    with app.app_context():
        return write(work)


@dataclass
class Person:
    """Somebody with a device of their own; `tell` gives an order as a page's script would."""

    client: FlaskClient
    code: str = CODE
    said: list[dict[str, Any]] = field(default_factory=list)

    def tell(self, name: str, /, **values: Any) -> Any:
        """Sends an order with a new client_id unless one is given; gives the response."""
        payload = {"client_id": secrets.token_hex(16)} | as_meant(self.client, name, values)
        headers = {"X-CSRF-Token": self.token()}
        return self.client.post(f"/r/{self.code}/commands/{name}", json=payload, headers=headers)

    def token(self) -> str:
        """The cross-site token of this person's device."""
        return token_of(self.client, self.code)

    def do(self, name: str, /, **values: Any) -> dict[str, Any]:
        """Sends an order that must be carried out; gives the entry."""
        response = self.tell(name, **values)
        assert response.status_code == 200, response.get_json()
        entry: dict[str, Any] = response.get_json()["entry"]
        return entry

    def post(self, text: str = "Coded welders are leaving", **values: Any) -> dict[str, Any]:
        """Posts a note that must be taken; gives it as its author sees it, under the key that the crew knows it by."""
        words = {"heading": "talent", "kind": "barrier", "text": text, "off_record": False} | values
        note: dict[str, Any] = self.do("note.post", **words)["notes"][0]
        return note | {"alias": note["id"], "id": key_of(self.client, "note", note["id"])}

    def board(self, audience: str | None = None) -> dict[str, Any]:
        """The board as this person's device may see it."""
        query = f"?audience={audience}" if audience else ""
        response = self.client.get(f"/r/{self.code}/snapshot{query}")
        assert response.status_code == 200, response.get_json()
        board: dict[str, Any] = response.get_json()["board"]
        return board

    def entries(self, after: int = 0, audience: str | None = None) -> list[dict[str, Any]]:
        """Every entry after a number, as this person's device may see it."""
        query = f"&audience={audience}" if audience else ""
        response = self.client.get(f"/r/{self.code}/entries?after={after}{query}")
        assert response.status_code == 200, response.get_json()
        entries: list[dict[str, Any]] = response.get_json()["entries"]
        return entries
