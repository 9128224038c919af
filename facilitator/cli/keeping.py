"""`erase`, `seal`, `purge`, `backup` and `restore`: what is kept no longer, and what is kept elsewhere."""

import argparse
from datetime import UTC, datetime
from functools import partial

from flask import current_app
from sqlalchemy.orm import Session

from facilitator.actions.erasures import erase_labelled, read_labels
from facilitator.actions.purges import list_due
from facilitator.actions.restores.endings import find_endings, keep_endings
from facilitator.actions.restores.replays import replay
from facilitator.actions.sealings import EARLY, seal_roundtable
from facilitator.actions.versions import why_withdrawn
from facilitator.cli.codes import get_by_code
from facilitator.cli.doors import Doors
from facilitator.database.access import db, submit, write
from facilitator.database.backups import put_back, read_backup
from facilitator.database.erasures import NAME, find_list, read_lists, rewrite, settle_copies
from facilitator.database.shelves import find_holding, list_shelf
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.orders import Order, draw_client_id
from facilitator.domain.people import Role, Viewer
from facilitator.domain.traces import SERVER, Act
from facilitator.schedules import back_up, purge_until
from facilitator.store.traces import trace

PATIENCE_SECONDS = 10.0
UNFINISHED = 1


def erase(chosen: argparse.Namespace, doors: Doors) -> int:
    """Erases the words of these labels; 1 if somebody still reads them, so that they are not overwritten yet."""
    with doors.opened(chosen.database):
        order = Order(Viewer(get_by_code(chosen.code).id, Role.ORGANISER), draw_client_id(), datetime.now(UTC))
        labels = " ".join(chosen.labels)
        submit(erase_labelled, order, {"labels": labels})
        print(f"{len(read_labels(labels))} taken back")
        if why_withdrawn(db.session(), get_by_code(chosen.code)):
            print("The published results are withdrawn until a new version is signed off.")
        db.session.close()  # nothing is overwritten as long as somebody reads
        return finish()


def seal(chosen: argparse.Namespace, doors: Doors) -> int:
    """Removes every link between what was written and who wrote it."""
    with doors.opened(chosen.database):
        row = get_by_code(chosen.code)
        order = Order(Viewer(row.id, Role.ORGANISER), draw_client_id(), datetime.now(UTC))
        submit(seal_roundtable, order, {"code": f"{row.code} {EARLY}" if chosen.early else row.code})
        print(f"{row.code} sealed")
        return finish()


def purge(chosen: argparse.Namespace, doors: Doors) -> int:
    """Carries out, or with `--dry-run` only names, what the dates of programmes ask for up to a day."""
    with doors.opened(chosen.database):
        now = datetime.now(UTC)
        day = chosen.on or now.date()
        due = list_due(db.session(), day) if chosen.dry_run else purge_until(day, now)
        for each in due:
            print(f"{each.code}: {each.act.replace('_', ' ')}, due on {each.on}")
        return 0 if chosen.dry_run else finish()


def backup(chosen: argparse.Namespace, doors: Doors) -> None:
    """Writes the backup, and beside it the list of what was erased."""
    with doors.opened(chosen.database):
        path = chosen.path.resolve()
        if (path.exists() and not path.is_file()) or not path.parent.is_dir():
            raise BadInput({"path": f"{path} must be a file in a folder that exists."})
        write(partial(trace, act=Act.BACKED_UP, doer=SERVER, now=datetime.now(UTC)))
        print(f"{path}\n{back_up(path, datetime.now(UTC))}")


def restore(chosen: argparse.Namespace, doors: Doors) -> int:
    """Puts a backup back in one transaction, in which everything that was erased since is erased again."""
    with doors.opened(chosen.database) as app:
        rows = read_backup(chosen.path)
        lists = [chosen.erasures] if chosen.erasures else [find_list(app), chosen.path.resolve().parent / NAME]
        if not any(path.exists() for path in lists) and not chosen.without_erasures:
            named = " or ".join(map(str, lists))
            raise Conflict(
                f"What was erased since is not known: there is no {named}. Use --without-erasures to go on without it."
            )
        lines = read_lists(lists)

        def work(session: Session) -> int:
            ended = find_endings(session)
            put_back(session, rows, overwrite=chosen.overwrite)
            keep_endings(session, ended, datetime.now(UTC))
            # From now on this database answers for them: the file they came from may be gone the next time.
            if lines:
                rewrite(find_list(app), lines)
            trace(session, Act.RESTORED, SERVER, datetime.now(UTC))
            return replay(session, lines, datetime.now(UTC))

        count = write(work)
        print(f"{len(rows['roundtable'])} roundtables put back; {count} notes and contributions erased again")
        return finish()


def finish() -> int:
    """Names backups that hold what was erased, waits until it is overwritten, and says so if it is not."""
    shelf, known = list_shelf(current_app), find_list(current_app)
    settle_copies(known, [each.path.parent for each in shelf])
    for held in find_holding(shelf, read_lists([known])):
        print(f"still in a backup, to be deleted: {held.path}")
    # Also where nothing was left to do: whoever did it may have been killed before it was overwritten.
    current_app.extensions["scrubber"].ask()
    if current_app.extensions["scrubber"].finish(PATIENCE_SECONDS):
        return 0
    print("Erased, but still on the disk: somebody is reading. A server overwrites it when it starts.")
    return UNFINISHED
