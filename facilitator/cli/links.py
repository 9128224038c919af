"""`link`: single-use entry links for the crew and for displays."""

import argparse
from datetime import UTC, datetime
from functools import partial

from facilitator.actions.people import end_printed_links, make_entry_link
from facilitator.cli.doors import Doors
from facilitator.cli.exports import get_by_code
from facilitator.database.access import write
from facilitator.domain.people import Role
from facilitator.identity import make_token


def link(chosen: argparse.Namespace, doors: Doors) -> None:
    """Makes a link for one roundtable and prints it."""
    with doors.opened(chosen.database) as app:
        address = chosen.address or app.config["PUBLIC_URL"] or "http://127.0.0.1:8000"
        print(address.rstrip("/") + make_link(get_by_code(chosen.code).id, Role(chosen.role)))


def make_link(roundtable_id: int | None, role: Role) -> str:
    """The path of a new link; without a roundtable it opens all of them."""
    token, token_hash = make_token()
    make = partial(
        make_entry_link, token_hash=token_hash, roundtable_id=roundtable_id, role=role, now=datetime.now(UTC)
    )
    write(make)
    return f"/enter/{token}"


def make_printed_link() -> str:
    """The path of the link that a start prints, in place of the unused one that the last start printed."""
    write(end_printed_links)
    return make_link(None, Role.FACILITATOR)
