"""`link`: single-use entry links for the crew and for displays."""

import argparse
from datetime import UTC, datetime
from functools import partial

from facilitator.actions.people import end_printed_links, make_entry_link
from facilitator.cli.addresses import find_link_address
from facilitator.cli.codes import get_by_code
from facilitator.cli.doors import Doors
from facilitator.database.access import write
from facilitator.domain.errors import BadInput
from facilitator.domain.people import Role
from facilitator.identity import make_token, require_linked


def link(chosen: argparse.Namespace, doors: Doors) -> None:
    """Makes a link for one roundtable, or for a programme's writers, and prints it."""
    with doors.opened(chosen.database) as app:
        row, role = get_by_code(chosen.code), Role(chosen.role)
        require_linked(role)
        if chosen.programme and role is not Role.WRITER:
            raise BadInput({"programme": "Only writers are let in to a whole programme."})
        made = make_programme_link(row.programme_id) if chosen.programme else make_link(row.id, role)
        print(find_link_address(app, chosen.address) + made)


def make_link(roundtable_id: int | None, role: Role, programme_id: int | None = None) -> str:
    """The path of a new link; without a roundtable and a programme it opens all of them."""
    token, token_hash = make_token()
    make = partial(make_entry_link, token_hash=token_hash, role=role, now=datetime.now(UTC))
    write(partial(make, roundtable_id=roundtable_id, programme_id=programme_id))
    return f"/enter/{token}"


def make_programme_link(programme_id: int) -> str:
    """The path of a link for a writer of all roundtables of a programme, those to come too."""
    return make_link(None, Role.WRITER, programme_id)


def make_printed_link() -> str:
    """The path of the link that a start prints, in place of the unused one that the last start printed."""
    write(end_printed_links)
    return make_link(None, Role.FACILITATOR)
