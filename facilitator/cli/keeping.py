"""`erase`, `backup` and `restore`: what is kept no longer, and what is kept elsewhere."""

import argparse
import secrets
from datetime import UTC, datetime

from flask import current_app
from sqlalchemy.orm import Session

from facilitator.actions.erasures import erase_labelled
from facilitator.actions.replays import replay
from facilitator.cli.doors import Doors
from facilitator.cli.exports import get_by_code
from facilitator.database.access import db, migrations, submit, write
from facilitator.database.backups import put_back, read_backup, write_backup
from facilitator.database.erasures import NAME, append, find_list, read_lists
from facilitator.database.files import FILE_MODE
from facilitator.domain.errors import Conflict
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


def backup(chosen: argparse.Namespace, doors: Doors) -> None:
    """Writes the backup, and beside it the list of what was erased."""
    with doors.opened(chosen.database) as app:
        path = chosen.path.resolve()
        known, beside = find_list(app), path.parent / NAME
        with db.engine.connect() as connection:
            write_backup(connection, path)
        lines = read_lists([known])
        have = read_lists([beside])
        beside.touch(mode=FILE_MODE)
        for line in lines:
            if line not in have:
                append(beside, line)
        print(f"{path}\n{beside}")


def restore(chosen: argparse.Namespace, doors: Doors) -> int:
    """Puts a backup back in one transaction, in which everything that was erased since is erased again."""
    with doors.opened(chosen.database) as app:
        rows = read_backup(chosen.path, migrations)
        lists = [chosen.erasures] if chosen.erasures else [find_list(app), chosen.path.resolve().parent / NAME]
        if not any(path.exists() for path in lists) and not chosen.without_erasures:
            named = " or ".join(map(str, lists))
            raise Conflict(f"What was erased since is not known: there is no {named}. --without-erasures goes without.")
        lines = read_lists(lists)

        def work(session: Session) -> int:
            put_back(session, rows, overwrite=chosen.overwrite)
            return replay(session, lines, datetime.now(UTC))

        count = write(work)
        print(f"{len(rows['roundtable'])} roundtables put back; {count} notes and contributions erased again")
        current_app.extensions["scrubber"].ask()
        return finish()


def finish() -> int:
    """Waits until what was erased is overwritten, and says so if it is not."""
    if current_app.extensions["scrubber"].finish(PATIENCE_SECONDS):
        return 0
    print("Erased, but still on the disk: somebody is reading. A server overwrites it when it starts.")
    return UNFINISHED
