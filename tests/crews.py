"""People with accounts, for the tests where accounts are on."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from conftest import CODE, Person, make_settings
from databases import Databases
from flask import Flask
from tokens import token_of
from worlds import world_of

from facilitator.actions.accounts import Place, add_link, add_role, invite
from facilitator.app import create_app
from facilitator.database.access import write
from facilitator.domain.people import Role
from facilitator.domain.traces import SERVER
from facilitator.identity import make_token

PASSWORD = "tram puddle orchid ninety"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def make_app(folder: Path, databases: Databases, **more: Any) -> tuple[Flask, str]:
    """An application whose crew signs in, on a database of its own, with its address."""
    address = databases.copy(databases.empty, folder)
    return create_app(make_settings(folder, address, has_accounts=True, **more)), address


def add_account(app: Flask, login: str, roles: Sequence[tuple[Role, Place]]) -> str:
    """An account that has no password yet; gives the path of its link."""
    token, token_hash = make_token()
    now = datetime.now(UTC)

    def work(session: Any) -> None:
        (role, place), *others = roles
        row = invite(
            session,
            login=login,
            name=login.title(),
            role=role,
            place=place,
            token_hash=token_hash,
            doer=SERVER,
            now=now,
        )
        for each, where in others:
            add_role(session, account_id=row.id, role=each, place=where, doer=SERVER, now=now)

    with app.app_context():
        write(work)
    return f"/welcome/{token}"


def new_link(app: Flask, number: int) -> str:
    """The path of another link for an account."""
    token, token_hash = make_token()
    with app.app_context():
        write(
            lambda session: add_link(
                session, account_id=number, token_hash=token_hash, doer=SERVER, now=datetime.now(UTC)
            )
        )
    return f"/welcome/{token}"


def send(client: Any, path: str, at: str | None = None, **form: Any) -> Any:
    """Sends a form with the cross-site token of the page it stands on."""
    page = client.get(at or path).get_data(as_text=True)
    found = TOKEN.search(page)
    token = found[1] if found else token_of(client, CODE)
    return client.post(path, data={"csrf_token": token, **form})


def sign_in(app: Flask, login: str, password: str = PASSWORD) -> Person:
    """Somebody who signs in on a device of their own."""
    person = world_of(app).new_person()
    assert send(person.client, "/sign-in", login=login, password=password).status_code == 303
    return person


def welcome(app: Flask, login: str, *roles: tuple[Role, Place]) -> Person:
    """Somebody who was invited, has followed their link and has set a password."""
    person = world_of(app).new_person()
    link = add_account(app, login, roles)
    assert send(person.client, link, name=login.title(), password=PASSWORD).status_code == 303
    return person
