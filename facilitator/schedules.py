"""What nobody has to think of: dates that fall due are carried out, and each day a backup is made."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.actions.purges import Due, carry_out, list_due
from facilitator.database.access import db, let_go, write_for_good
from facilitator.database.backups import write_backup
from facilitator.database.engines import is_sqlite, make_reading_engine
from facilitator.database.erasures import Line, copy_list, find_list, read_lists, settle_copies
from facilitator.database.files import drop_older, make_private_folder
from facilitator.database.offloads import run_here
from facilitator.database.shelves import Backup, drop, holds, list_shelf, name_backup, note_backup
from facilitator.domain.entries import Fact
from facilitator.domain.errors import Conflict, NotFound
from facilitator.store.journal import JournalRow
from facilitator.store.roundtables import lock_row
from facilitator.store.traces import TraceRow

EVERY = timedelta(days=1)
KEPT = timedelta(days=14)
"""For so long a backup of the schedule is kept, unless a date asks for less."""
SILENCE = timedelta(days=7)
"""A clock that is ahead by less does nothing that a week would not have brought."""
DOUBT = timedelta(hours=1)
"""So long what is due waits after a silence: time servers set a clock within minutes, and somebody may see it."""
MOST_SECONDS = 3600
"""For so long a file waits to be brought in: it holds what people wrote, and nobody can erase in it."""


def is_after_silence(now: datetime) -> bool:
    """Whether nothing was written here for long, by the clock: a server that was off, or a clock that is ahead.

    What was written within the last hour tells nothing: before it was started again it wrote that by the same clock.
    """
    before = now - DOUBT
    columns = (JournalRow.recorded_at, TraceRow.at)
    moments = [db.session().scalar(select(func.max(column)).where(column < before)) for column in columns]
    made = [each.made_at for each in list_shelf(current_app) if each.made_at < before]
    signs = [*filter(None, moments), *made]
    return bool(signs) and now - max(signs) > SILENCE


def purge_until(day: date, now: datetime) -> list[Due]:
    """Carries out what falls due up to a day; what another process has done meanwhile is left.

    Where one fails, the others are done all the same. Raises what was raised first, after that.
    """
    done, failed = [], []
    due = list_due(db.session(), day)
    let_go()
    for each in due:
        try:
            write_for_good(partial(carry_out_once, due=each, now=now), each.roundtable_id, each.code, now)
            done.append(each)
        except Conflict:
            continue
        except Exception as error:  # noqa: BLE001 - of whatever kind: one roundtable keeps no other's words
            failed.append(error)
    if failed:
        raise failed[0]
    return done


def carry_out_once(session: Session, due: Due, now: datetime) -> Fact:
    """The same as carrying it out, unless it is done. Raises Conflict then."""
    # Whoever does it at this moment is waited for: on PostgreSQL both would find that it is not done yet.
    with suppress(NotFound):
        lock_row(session, due.roundtable_id)
    if due not in list_due(session, due.on):
        raise Conflict("This has already been done.")
    return carry_out(session, due, now)


def back_up(path: Path, now: datetime) -> Path:
    """Writes a backup, and beside it the list of what was erased; gives where that list is."""
    # Before there is one, so that none is ever unknown, or without its list, wherever this is killed.
    note_backup(current_app, path, now)
    beside = copy_list(find_list(current_app), path.parent)
    url = db.engine.url.render_as_string(hide_password=False)
    # SQLite's driver would hold up the whole server meanwhile; PostgreSQL's lets it go on while it waits.
    offload = current_app.extensions.get("background", run_here) if is_sqlite(url) else run_here
    offload(partial(read_into, path, url))
    return beside


def read_into(path: Path, url: str) -> None:
    """Writes the backup by a connection of its own: those of the server stay on the thread that serves everybody."""
    engine = make_reading_engine(url)
    try:
        with engine.connect() as connection:
            write_backup(connection, path)
    finally:
        engine.dispose()


def keep_shelf(now: datetime, *, is_doubtful: bool = False) -> Path | None:
    """Makes the day's backup if it is time, and drops those that nobody may keep; gives the new one.

    By a clock that may be wrong none is too old.
    """
    shelf, lines = list_shelf(current_app), read_lists([find_list(current_app)])
    # One of a clock that was ahead and was set right says nothing of today.
    past = [each for each in shelf if is_past(each, lines, each.made_at if is_doubtful else now)]
    newest = max((each.made_at for each in shelf if each.made_at <= now), default=None)
    made = None
    if newest is None or now - newest >= EVERY or past:
        folder = Path(current_app.instance_path) / "backups"
        make_private_folder(folder)
        drop(folder.glob(".*.part"))  # of one that was killed
        made = folder / name_backup(now)
        back_up(made, now)
    drop([each.path for each in past])
    settle_copies(find_list(current_app), [each.path.parent for each in shelf])
    return made


def find_uploads() -> Path:
    """Where files wait that were sent and not yet brought in."""
    return Path(current_app.instance_path) / "uploads"


def drop_uploads() -> None:
    """Deletes those that nobody came back for."""
    drop_older(find_uploads(), MOST_SECONDS)


def is_past(backup: Backup, lines: list[Line], now: datetime) -> bool:
    """Whether one of the schedule is too old, or from before something was sealed, stripped or deleted."""
    whole = [line for line in lines if line.keys() & {"raw", "sealed", "deleted"}]
    # One that cannot be looked into, as something else has it open, is looked into the next time.
    return backup.is_ours and (now - backup.made_at > KEPT or holds(backup, whole, unread=False))
