"""`link`: single-use entry links for the crew and for displays."""

import argparse
from datetime import UTC, datetime

from facilitator.actions.people import make_entry_link
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
    now = datetime.now(UTC)
    write(
        lambda session: make_entry_link(
            session,
            token_hash=token_hash,
            roundtable_id=roundtable_id,
            role=role,
            now=now,
        ),
    )
    return f"/enter/{token}"
