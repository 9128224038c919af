"""`invite` and `accounts`: those who may sign in, where accounts are on."""

import argparse
from datetime import UTC, datetime
from functools import partial

from flask import Flask

from facilitator.actions import accounts as acts
from facilitator.actions.accounts import Place
from facilitator.cli.addresses import find_link_address
from facilitator.cli.codes import get_by_code
from facilitator.cli.devices import print_rows
from facilitator.cli.doors import Doors
from facilitator.database.access import db, write
from facilitator.domain.accounts.people import Account, clean_login
from facilitator.domain.errors import BadInput, NotFound
from facilitator.domain.people import Role
from facilitator.domain.traces import SERVER
from facilitator.forms.accounts import NamedForm
from facilitator.forms.payload import read
from facilitator.identity import make_token
from facilitator.store.accounts import AccountRow, find_account, list_accounts

HEAD = ("sign-in name", "name", "password", "roles")
OFF = {"FACILITATOR_ACCOUNTS": "Accounts are off. Set this to on, here and where the server is started."}


def invite(chosen: argparse.Namespace, doors: Doors) -> None:
    """Prints a link by which somebody sets their password; makes their account where there is none."""
    with doors.opened(chosen.database) as app:
        require_on(app)
        token, token_hash = make_token()
        row = find_account(db.session(), clean_login(chosen.login))
        if row is None:
            add_account(chosen, token_hash)
        else:
            add_to(row, chosen, token_hash)
        print(f"{find_link_address(app, chosen.address)}/welcome/{token}")


def add_account(chosen: argparse.Namespace, token_hash: str) -> None:
    """Somebody new."""
    faults = {f"--{word}": "Needed for a new account." for word in ("name", "role") if not getattr(chosen, word)}
    try:
        form = read(NamedForm, {"login": chosen.login, "name": chosen.name or "-"})
    except BadInput as error:
        raise BadInput(faults | error.fields) from error
    if faults:
        raise BadInput(faults)
    make = partial(acts.invite, login=form.login.data, name=form.name.data, role=Role(chosen.role))
    write(partial(make, place=find_place(chosen), token_hash=token_hash, doer=SERVER, now=datetime.now(UTC)))


def add_to(row: AccountRow, chosen: argparse.Namespace, token_hash: str) -> None:
    """A new link for somebody, and one more role if one is named."""
    if chosen.role:
        give = partial(acts.add_role, account_id=row.id, role=Role(chosen.role), place=find_place(chosen))
        write(partial(give, doer=SERVER, now=datetime.now(UTC)))
    write(partial(acts.add_link, account_id=row.id, token_hash=token_hash, doer=SERVER, now=datetime.now(UTC)))


def find_place(chosen: argparse.Namespace) -> Place:
    """Where the role is held."""
    if not chosen.code:
        return Place()
    row = get_by_code(chosen.code)
    return Place(programme_id=row.programme_id) if chosen.programme else Place(roundtable_id=row.id)


def accounts(chosen: argparse.Namespace, doors: Doors) -> None:
    """Ends the one that was named, and prints those that are left."""
    with doors.opened(chosen.database) as app:
        require_on(app)
        if chosen.end:
            end(chosen.end)
        print_rows([HEAD, *map(describe, list_accounts(db.session()))])


def end(login: str) -> None:
    """Ends an account with its devices."""
    row = find_account(db.session(), clean_login(login))
    if row is None:
        raise NotFound(f"Nobody signs in as {login}.")
    write(partial(acts.end_account, account_id=row.id, doer=SERVER, now=datetime.now(UTC)))


def describe(account: Account) -> tuple[str, ...]:
    """An account in words."""
    roles = ", ".join(f"{each.role.value} ({each.title or 'all'})" for each in account.assignments)
    return account.login, account.name, "set" if account.has_password else "not yet", roles


def require_on(app: Flask) -> None:
    """Refuses while entry links alone let in."""
    if not app.config["HAS_ACCOUNTS"]:
        raise BadInput(OFF)
