"""Accounts where two servers share a database: what two organisers do at once is done one after the other."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Barrier, Thread

import pytest
from crews import add_account, make_app
from databases import Databases, dispose
from flask import Flask
from people import make_settings
from sqlalchemy import select, update

from facilitator.actions import accounts as acts
from facilitator.actions.accounts import Place
from facilitator.app import create_app
from facilitator.database.access import db, write
from facilitator.domain.errors import BadInput, Conflict, FacilitatorError
from facilitator.domain.people import Role
from facilitator.domain.traces import SERVER
from facilitator.store.accounts import AccountRoleRow, AccountRow, list_accounts
from facilitator.store.devices import load_devices

Servers = tuple[Flask, Flask]


@pytest.fixture
def servers(tmp_path: Path, databases: Databases) -> Iterator[Servers]:
    """Two servers on one database, with two organisers."""
    one, address = make_app(tmp_path, databases)
    two = create_app(make_settings(tmp_path, address, has_accounts=True))
    for login in ("ada", "bea"):
        add_account(one, login, [(Role.ORGANISER, Place())])
    yield one, two
    dispose(one)
    dispose(two)
    databases.drop(address)


def at_once(servers: Servers, *works: Callable[[Flask], object]) -> list[type | None]:
    """Has each server do one of these at the same moment; gives how each was refused, or None."""
    gate = Barrier(len(works))
    ended: dict[int, type | None] = {}

    def go(place: int) -> None:
        gate.wait()
        try:
            works[place](servers[place])
            ended[place] = None
        except FacilitatorError as error:
            ended[place] = type(error)

    threads = [Thread(target=go, args=(place,)) for place in range(len(works))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sorted(ended.values(), key=str)


def roles(app: Flask, role: Role) -> list[int]:
    with app.app_context():
        return list(db.session().scalars(select(AccountRoleRow.id).where(AccountRoleRow.role == role)))


def give(app: Flask) -> None:
    with app.app_context():
        give_role = {"account_id": 2, "role": Role.WRITER, "place": Place(), "doer": SERVER, "now": datetime.now(UTC)}
        write(lambda session: acts.add_role(session, **give_role))  # type: ignore[arg-type]


def take(number: int) -> Callable[[Flask], None]:
    def work(app: Flask) -> None:
        with app.app_context():
            now, role = datetime.now(UTC), Role.ORGANISER
            drop = partial(acts.drop_role, account_id=number, role=role, place=Place(), doer=SERVER, now=now)
            write(drop)

    return work


def test_a_role_that_is_given_twice_at_once_is_taken_away_with_one_press(servers: Servers) -> None:
    assert at_once(servers, give, give) == [None, None]

    assert len(roles(servers[0], Role.WRITER)) == 1


def test_an_account_is_tied_to_one_of_two_whom_the_provider_sends_at_once(servers: Servers) -> None:
    def tie(subject: str) -> Callable[[Flask], None]:
        def work(app: Flask) -> None:
            with app.app_context():
                write(partial(acts.bind_subject, account_id=1, subject=subject))

        return work

    for _ in range(5):
        with servers[0].app_context():
            write(lambda session: session.execute(update(AccountRow).values(subject=None)))

        assert at_once(servers, tie("one"), tie("two")) == [Conflict, None]


def test_two_organisers_who_take_each_others_role_at_once_leave_one(servers: Servers) -> None:
    assert at_once(servers, take(1), take(2)) == [Conflict, None]

    assert len(roles(servers[0], Role.ORGANISER)) == 1


def test_somebody_who_is_invited_twice_at_once_is_there_once(servers: Servers) -> None:
    def invite(app: Flask) -> None:
        add_account(app, "cat", [(Role.WRITER, Place())])

    assert at_once(servers, invite, invite) == [BadInput, None]

    with servers[0].app_context():
        assert [each.login for each in list_accounts(db.session())] == ["ada", "bea", "cat"]


def test_the_old_password_lets_nobody_stay_in_who_comes_while_another_is_set(servers: Servers) -> None:
    def sign_in(app: Flask) -> None:
        with app.app_context():
            write(partial(acts.sign_in_by_password, now=datetime.now(UTC), account_id=1, checked="old"))

    def change(app: Flask) -> None:
        with app.app_context():
            values = {"account_id": 1, "checked": "old", "password_hash": "new", "kept": [], "doer": SERVER}
            write(lambda session: acts.change_password(session, **values, now=datetime.now(UTC)))  # type: ignore[arg-type]

    for _ in range(5):
        with servers[0].app_context():
            write(
                lambda session: session.execute(
                    update(AccountRow).where(AccountRow.id == 1).values(password_hash="old")
                )
            )
        assert at_once(servers, sign_in, change) in ([Conflict, None], [None, None])

        with servers[0].app_context():
            assert load_devices(db.session(), datetime.now(UTC)) == []
