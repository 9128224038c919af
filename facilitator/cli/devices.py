"""`devices`: which devices are let in as crew, and an end to one or all."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from facilitator import identity
from facilitator.actions.devices import end, make_tool
from facilitator.cli.codes import get_by_code
from facilitator.cli.doors import Doors
from facilitator.database.access import db, write
from facilitator.domain.devices import Device, gather
from facilitator.domain.errors import NotFound
from facilitator.domain.people import Role
from facilitator.domain.traces import SERVER
from facilitator.forms.payload import read
from facilitator.forms.people import TokenForm
from facilitator.store.devices import load_devices
from facilitator.store.programmes import find_programme

HEAD = ("number", "role", "roundtable", "since", "last seen", "name")


def devices(chosen: argparse.Namespace, doors: Doors) -> None:
    """Ends what was asked for, and prints the devices that are left."""
    with doors.opened(chosen.database):
        now = datetime.now(UTC)
        ended = find_chosen(chosen, load_devices(db.session(), now))
        if ended:
            write(partial(end, devices=ended, doer=SERVER, now=now))
        print_rows([HEAD, *map(describe, gather(load_devices(db.session(), now)))])


def find_chosen(chosen: argparse.Namespace, found: list[Device]) -> list[Device]:
    """Those that are to end."""
    named = [device for device in found if device.id == chosen.end]
    if chosen.end is not None and not named:
        raise NotFound(f"No device that is let in has the number {chosen.end}.")
    return found if chosen.end_all else named


def describe(grants: Sequence[Device]) -> tuple[str, ...]:
    """A device in words, by its first role; times are in UTC."""
    device = grants[0]
    times = (f"{at.astimezone(UTC):%Y-%m-%d %H:%MZ}" for at in (device.made_at, device.last_seen_at))
    role = f"tool ({device.role})" if device.is_tool else device.role.value
    return str(device.id), role, device.code or "all", *times, device.name


def make_token(chosen: argparse.Namespace, doors: Doors) -> None:
    """Makes a token for a tool, and prints it alone: it is stored nowhere but as its hash."""
    with doors.opened(chosen.database):
        place = {"roundtable_id": get_by_code(chosen.code).id if chosen.code else None}
        if chosen.programme:
            place["programme_id"] = get_named(chosen.programme)
        name = read(TokenForm, {"name": chosen.name}).name.data
        token, token_hash = identity.make_token()
        role = Role.FACILITATOR if chosen.drafts else Role.WRITER
        make = partial(make_tool, name=name, token_hash=token_hash, role=role, doer=SERVER, now=datetime.now(UTC))
        write(partial(make, **place))
        print(token)


def get_named(name: str) -> int:
    """The number of a programme by its name."""
    found = find_programme(db.session(), name)
    if found is None:
        raise NotFound(f"There is no programme called {name}.")
    return found.id


def print_rows(rows: list[tuple[str, ...]]) -> None:
    """Prints columns under each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
