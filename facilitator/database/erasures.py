"""The list of what was erased, without words: carried out again when a backup is put back."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import make_url

from facilitator.database.engines import file_of, is_sqlite
from facilitator.database.files import FILE_MODE
from facilitator.domain.contributions import ContributionState
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.notes import Handling

NAME = "erasures.jsonl"
SHOWN = (Handling.OPEN, Handling.HELD)
Line = dict[str, Any]


def find_list(app: Flask) -> Path:
    """Where the list of this database is: beside it, or in the instance folder."""
    url = str(app.config["SQLALCHEMY_DATABASE_URI"])
    path = file_of(make_url(url)) if is_sqlite(url) else None
    return (path.parent if path is not None else Path(app.instance_path)) / NAME


def describe(fact: Fact) -> Line:
    """What of an entry erases words: numbers only, and of an edited note the revision that is left; empty for nothing.

    A note that is edited off the record may come back, so what it is listed with is the revision as well.
    """
    if fact.kind in {EntryKind.NOTE_POSTED, EntryKind.ROUNDTABLE_IMPORTED}:
        return {}
    if fact.kind in WHOLE:
        return {WHOLE[fact.kind]: True}
    return describe_words(fact) | ({"places": True} if fact.kind in PLACES and fact.payload.get("people") else {})


WHOLE = {
    EntryKind.RAW_ERASED: "raw",
    EntryKind.ROUNDTABLE_SEALED: "sealed",
    EntryKind.ROUNDTABLE_DELETED: "deleted",
}
"""What is done to a roundtable as a whole, and how the list calls it."""

PLACES = {EntryKind.ROUNDTABLE_CLOSED, EntryKind.SHARING_TIGHTENED}
"""What may have forgotten where people work and sat."""


def describe_words(fact: Fact) -> Line:
    """Which notes and contributions an entry erases."""
    if fact.kind is EntryKind.NOTE_EDITED:
        return {"edited": [[row["id"], row["revision"]] for row in fact.payload["notes"]]}
    notes = [row["id"] for row in fact.payload.get("notes", ()) if row.get("handling", Handling.OPEN) not in SHOWN]
    brought = fact.payload.get("contributions", ())
    withdrawn = [row["id"] for row in brought if row["state"] == ContributionState.WITHDRAWN]
    return {name: part for name, part in (("notes", notes), ("contributions", withdrawn)) if part}


def append(path: Path, line: Line) -> None:
    """Adds a line, and waits until it is on the disk: before the words go, so that a crash forgets no erasure."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, FILE_MODE)
    try:
        os.write(descriptor, (json.dumps(line, sort_keys=True) + "\n").encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy_list(known: Path, folder: Path) -> Path:
    """Brings the list in another folder up to date with this one; gives where it is."""
    beside = folder / NAME
    have = read_lists([beside])
    beside.touch(mode=FILE_MODE)
    for line in read_lists([known]):
        if line not in have:
            append(beside, line)
    return beside


def read_lists(paths: Iterable[Path]) -> list[Line]:
    """The lines of all these files that are there, each once, oldest first. A last line that was cut short is left."""
    lines = {line for path in paths if path.exists() for line in path.read_text().splitlines() if line.endswith("}")}
    return sorted((json.loads(line) for line in lines), key=lambda line: str(line["at"]))
