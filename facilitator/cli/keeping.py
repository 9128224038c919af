"""`erase`: what is kept no longer."""

import argparse
import secrets
from datetime import UTC, datetime

from flask import current_app

from facilitator.actions.erasures import erase_labelled
from facilitator.cli.doors import Doors
from facilitator.cli.exports import get_by_code
from facilitator.database.access import submit
from facilitator.domain.orders import Order
from facilitator.domain.people import Role, Viewer

PATIENCE_SECONDS = 10.0
UNFINISHED = 1


def erase(chosen: argparse.Namespace, doors: Doors) -> int:
    """Erases the words of these labels; 1 if somebody still reads them, so that they are not overwritten yet."""
    with doors.opened(chosen.database):
        order = Order(Viewer(get_by_code(chosen.code).id, Role.ORGANISER), secrets.token_hex(16), datetime.now(UTC))
        entry = submit(erase_labelled, order, {"labels": " ".join(chosen.labels)})
        count = sum(len(entry.payload.get(part, ())) for part in ("notes", "contributions"))
        print(f"{count} taken back")
        return finish()


def finish() -> int:
    """Waits until what was erased is overwritten, and says so if it is not."""
    if current_app.extensions["scrubber"].finish(PATIENCE_SECONDS):
        return 0
    print("Erased, but still on the disk: somebody is reading. A server overwrites it when it starts.")
    return UNFINISHED
