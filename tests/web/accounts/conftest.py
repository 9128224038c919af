"""An application whose crew signs in, and its first organiser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import CODE, Person, make_live
from crews import make_app, welcome
from databases import dispose
from everybody import ELSEWHERE, STAGES, THERE, Roles
from flask import Flask
from scenes import make_draft
from witness import roundtable_id
from worlds import Worlds, part, parts_of, world_of

from facilitator.actions.accounts import Place
from facilitator.database.access import db, write
from facilitator.domain.people import Role
from facilitator.store.accounts import AccountRoleRow


@pytest.fixture
def settings() -> dict[str, Any]:
    """What a test sets besides."""
    return {}


@pytest.fixture
def app(request: pytest.FixtureRequest, tmp_path: Path, worlds: Worlds, settings: dict[str, Any]) -> Iterator[Flask]:
    if not settings:
        yield from worlds.open(tmp_path, parts_of(request), has_accounts=True)
        return
    databases = worlds.databases
    app, address = make_app(tmp_path, databases, **settings)
    make_live(app, CODE)
    yield app
    dispose(app)
    databases.drop(address)


@part
def ada(app: Flask) -> Person:
    """An organiser of everything."""
    return welcome(app, "ada", (Role.ORGANISER, Place()))


@pytest.fixture
def roles() -> dict[str, Roles]:
    """Who is what where."""
    everywhere: Roles = dict.fromkeys(STAGES, Role.ORGANISER)
    nowhere: Roles = dict.fromkeys(STAGES)
    bea = nowhere | {CODE: Role.FACILITATOR, THERE: Role.WRITER}
    return {"ada": everywhere, "bea": bea, "eve": nowhere, "cy": nowhere}


@part
def people(app: Flask, ada: Person) -> dict[str, Person]:
    """Ada organises everything; Bea runs one roundtable and writes up another; Cy has an account and no role; Eve."""
    make_live(app, THERE)
    make_draft(app, ELSEWHERE)
    Person(ada.client, THERE).do("roundtable.close", code=THERE)
    runs = (Role.FACILITATOR, Place(roundtable_id=roundtable_id(app, CODE)))
    writes = (Role.WRITER, Place(roundtable_id=roundtable_id(app, THERE)))
    bea, cy = welcome(app, "bea", runs, writes), welcome(app, "cy", writes)
    with app.app_context():
        write(
            lambda session: session.delete(
                session.scalars(db.select(AccountRoleRow).order_by(AccountRoleRow.id.desc())).first()
            )
        )
    return {"ada": ada, "bea": bea, "cy": cy, "eve": world_of(app).new_person()}
