"""Which backups there are, and which of them still hold words that were erased since."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask

from facilitator.database.erasures import Line, append, find_list

NAME = "backups.jsonl"


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
    return [each for each in shelf if holds(each, [line for line in told if is_since(line, each)])]


def is_since(line: Line, backup: Backup) -> bool:
    """Whether something was erased after a backup was made."""
    return datetime.fromisoformat(str(line["at"])) > backup.made_at


def holds(backup: Backup, lines: list[Line]) -> bool:
    """Whether one of these lines names what a backup has."""
    if not lines:
        return False
    try:
        with closing(sqlite3.connect(f"file:{backup.path}?mode=ro", uri=True)) as connection:
            return any(has_of(connection, line) for line in lines)
    except sqlite3.DatabaseError:
        return True  # what cannot be looked into is named rather than passed over


def has_of(connection: sqlite3.Connection, line: Line) -> bool:
    """Whether a backup has what one line names: a roundtable, its people, or the words of a note or a contribution."""
    code = line["roundtable"]
    if line.keys() & {"raw", "sealed", "deleted", "places"}:
        return has(connection, "SELECT 1 FROM roundtable WHERE code = ?", code)
    notes = [*line.get("notes", ()), *(number for number, _ in line.get("edited", ()))]
    of_note = "SELECT 1 FROM note_text t JOIN note n ON n.id = t.note_id JOIN roundtable r ON r.id = n.roundtable_id "
    of_other = of_note.replace("note", "contribution")
    there = "WHERE r.code = ? AND ? IN (n.id, n.alias) AND t.text IS NOT NULL"
    return any(has(connection, of_note + there, code, number) for number in notes) or any(
        has(connection, of_other + there, code, number) for number in line.get("contributions", ())
    )


def has(connection: sqlite3.Connection, question: str, *values: Any) -> bool:
    """Whether there is a row."""
    return connection.execute(f"{question} LIMIT 1", values).fetchone() is not None
