"""`devices`: which devices are let in as crew and which links may let one in, and an end to one or all."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from facilitator import identity
from facilitator.actions.devices import end, make_tool, take_back
from facilitator.cli.codes import get_by_code
from facilitator.cli.doors import Doors
from facilitator.database.access import db, write
from facilitator.domain.devices import Device, OpenLink, gather
from facilitator.domain.errors import NotFound
from facilitator.domain.people import Role
from facilitator.domain.traces import SERVER
from facilitator.forms.payload import read
from facilitator.forms.people import TokenForm
from facilitator.store.devices import load_devices, load_open_links
from facilitator.store.programmes import find_programme

HEAD = ("number", "role", "roundtable", "since", "last seen", "name")
LINK_HEAD = ("link", "for", "roundtable", "made", "until", "made by")


def devices(chosen: argparse.Namespace, doors: Doors) -> None:
    """Ends what was asked for, and prints the devices that are left, and the links that nobody has used yet."""
    with doors.opened(chosen.database):
        now = datetime.now(UTC)
        # The links come first: whoever is just coming in by one is a device when those are looked up.
        shut = find_chosen_links(chosen, load_open_links(db.session(), now))
        if shut:
            write(partial(take_back, links=shut, doer=SERVER, now=now))
        ended = find_chosen(chosen, load_devices(db.session(), now))
        if ended:
            write(partial(end, devices=ended, doer=SERVER, now=now))
        print_rows([HEAD, *map(describe, gather(load_devices(db.session(), now)))])
        links = load_open_links(db.session(), now)
        if links:
            print()
            print_rows([LINK_HEAD, *map(describe_link, links)])


def find_chosen(chosen: argparse.Namespace, found: list[Device]) -> list[Device]:
    """Those that are to end."""
    named = [device for device in found if device.id == chosen.end]
    if chosen.end is not None and not named:
        raise NotFound(f"No device that is let in has the number {chosen.end}.")
    return found if chosen.end_all else named


def find_chosen_links(chosen: argparse.Namespace, found: list[OpenLink]) -> list[OpenLink]:
    """The links that are to be taken back."""
    named = [link for link in found if link.key == chosen.end_link]
    if chosen.end_link is not None and not named:
        raise NotFound(f"No link that nobody has used has the number {chosen.end_link}.")
    return found if chosen.end_all else named


def describe(grants: Sequence[Device]) -> tuple[str, ...]:
    """A device in words, by its first role."""
    device = grants[0]
    role = f"tool ({device.role})" if device.is_tool else device.role.value
    return str(device.id), role, device.code or "all", tell(device.made_at), tell(device.last_seen_at), device.name


def describe_link(link: OpenLink) -> tuple[str, ...]:
    """A link in words, without the link."""
    place = link.code or link.title or "all"
    maker = "server" if link.maker_role is None else f"{link.maker_role} {link.maker} {link.maker_name}"
    whom = f"password of {link.account_name}" if link.account_id is not None else link.role.value
    return link.key, whom, place, tell(link.made_at), tell(link.expires_at), maker


def tell(at: datetime) -> str:
    """A moment, in UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%MZ}"


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
