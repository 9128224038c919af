"""Entry links where two servers share a database: who comes in while somebody takes all links back."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Barrier, Thread

import pytest
from databases import Databases, dispose
from flask import Flask
from people import make_settings

from facilitator.actions.devices import end_all_others
from facilitator.actions.people import use_entry_link
from facilitator.app import create_app
from facilitator.cli.links import make_link
from facilitator.database.access import db, write
from facilitator.domain.errors import NotFound
from facilitator.domain.people import Role
from facilitator.identity import hash_token
from facilitator.store.devices import load_devices, load_open_links

Servers = tuple[Flask, Flask]


@pytest.fixture
def servers(tmp_path: Path, databases: Databases) -> Iterator[Servers]:
    """Two servers on one database."""
    address = databases.copy(databases.empty, tmp_path)
    one, two = (create_app(make_settings(tmp_path, address)) for _ in range(2))
    yield one, two
    dispose(one)
    dispose(two)
    databases.drop(address)


def make(app: Flask) -> str:
    with app.app_context():
        return make_link(None, Role.FACILITATOR).removeprefix("/enter/")


def use(app: Flask, token: str) -> None:
    with app.app_context():
        write(partial(use_entry_link, token_hash=hash_token(token), now=datetime.now(UTC), name="Eve"))


def test_whoever_comes_in_by_a_link_while_all_are_taken_back_is_out_whoever_was_faster(servers: Servers) -> None:
    one, two = servers
    use(one, make(one))
    with one.app_context():
        own = load_devices(db.session(), datetime.now(UTC))

    def come_in(token: str) -> None:
        with suppress(NotFound):
            use(two, token)

    def end_others() -> None:
        with one.app_context():
            write(partial(end_all_others, own=own, now=datetime.now(UTC)))

    for _ in range(10):
        at_once(partial(come_in, make(one)), end_others)

        with one.app_context():
            now = datetime.now(UTC)
            assert load_devices(db.session(), now) == own
            assert load_open_links(db.session(), now) == []


def at_once(*works: Callable[[], None]) -> None:
    """Has these done at the same moment; raises what any of them raised."""
    gate, failed = Barrier(len(works)), list[BaseException]()

    def go(work: Callable[[], None]) -> None:
        gate.wait()
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - told below, where pytest hears it
            failed.append(error)

    threads = [Thread(target=go, args=(work,)) for work in works]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    if failed:
        raise failed[0]
