"""Which backups there are, and which of them still hold words that were erased since."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask

from facilitator.database.erasures import Line, append, find_list

NAME = "backups.jsonl"
DOUBTED = timedelta(days=1)
"""So long before it was asked for an erasure is looked for: it may have waited, and clocks are set."""
LATER = 2**31
"""A revision that no note has reached: the words of all are gone."""
BEGUN = "SELECT 1 FROM roundtable r WHERE r.code = ? AND r.status <> 'draft'"
"""A draft holds nothing that anybody said."""
UNDONE = {
    "raw": "r.raw_erased_at IS NULL",
    "sealed": "r.sealed_at IS NULL",
    "places": "EXISTS (SELECT 1 FROM participant p WHERE p.roundtable_id = r.id "
    "AND COALESCE(p.organisation, p.table_number, p.asked_table) IS NOT NULL)",
    "deleted": "TRUE",
}
"""How a backup has a roundtable to which something was not done yet."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One that is still where it was written; `is_ours` where the schedule made it, and may drop it."""

    path: Path
    made_at: datetime
    is_ours: bool


def name_backup(now: datetime) -> str:
    """What the schedule calls one."""
    return f"facilitator-{now:%Y%m%dT%H%M%SZ}.db"


def note_backup(app: Flask, path: Path, now: datetime) -> None:
    """Remembers where a backup is, so that it can be named when it holds too much."""
    append(find_list(app).with_name(NAME), {"at": now.isoformat(), "path": str(path)})


def list_shelf(app: Flask) -> list[Backup]:
    """Every backup that this database remembers and that is still there, the newest first."""
    path = find_list(app).with_name(NAME)
    lines = [line for line in path.read_text().splitlines() if line.endswith("}")] if path.exists() else []
    told: dict[Path, list[datetime]] = defaultdict(list)
    for line in map(json.loads, lines):
        told[Path(line["path"])].append(datetime.fromisoformat(line["at"]))
    ours = Path(app.instance_path) / "backups"
    found = [Backup(path, find_made(path, times), path.parent == ours) for path, times in told.items() if path.exists()]
    return sorted(found, key=lambda each: each.made_at, reverse=True)


def find_made(path: Path, times: Sequence[datetime]) -> datetime:
    """When what stands there was made: one that was noted later was killed before it took this one's place."""
    written_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return max((at for at in times if at <= written_at), default=min(times))


def drop(paths: Iterable[Path]) -> None:
    """Removes backups."""
    for path in paths:
        path.unlink(missing_ok=True)


def find_holding(shelf: Iterable[Backup], lines: Iterable[Line]) -> list[Backup]:
    """Those that hold words or links that were erased since they were made."""
    told = list(lines)
    return [each for each in shelf if holds(each, told)]


def holds(backup: Backup, lines: Iterable[Line], *, unread: bool = True) -> bool:
    """Whether a backup has what one of these lines names: by what stands in it, as times alone do not tell.

    `unread` is what is said of one that cannot be looked into: it is named rather than passed over.
    """
    asked = [line for line in lines if may_be_since(line, backup)]
    if not asked:
        return False
    try:
        with closing(sqlite3.connect(f"{backup.path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return any(has_of(connection, line) for line in asked)
    except sqlite3.DatabaseError:
        return unread


def may_be_since(line: Line, backup: Backup) -> bool:
    """Whether something may have been erased after a backup was made, which it says once it is looked into.

    A line has the time at which somebody asked. The words go when the database is free, and a backup that was begun
    between the two has them.
    """
    return datetime.fromisoformat(str(line["at"])) > backup.made_at - DOUBTED


def has_of(connection: sqlite3.Connection, line: Line) -> bool:
    """Whether a backup has what one line names: a roundtable, its people, or the words of a note or a contribution."""
    code = line["roundtable"]
    if any(line.get(act) and has(connection, f"{BEGUN} AND {undone}", code) for act, undone in UNDONE.items()):
        return True
    notes = [*((number, LATER) for number in line.get("notes", ())), *line.get("edited", ())]
    of_note = (
        "SELECT 1 FROM note_text t JOIN note n ON n.id = t.note_id JOIN roundtable r ON r.id = n.roundtable_id "
        "WHERE r.code = ? AND ? IN (n.id, n.alias) AND t.text IS NOT NULL"
    )
    of_other = of_note.replace("note", "contribution")
    return any(has(connection, f"{of_note} AND t.revision < ?", code, *which) for which in notes) or any(
        has(connection, of_other, code, number) for number in line.get("contributions", ())
    )


def has(connection: sqlite3.Connection, question: str, *values: Any) -> bool:
    """Whether there is a row."""
    return connection.execute(f"{question} LIMIT 1", values).fetchone() is not None
