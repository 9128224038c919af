"""The list of what was erased, without words: carried out again when a backup is put back."""

import fcntl
import json
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import ENOSPC
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import make_url, select
from sqlalchemy.orm import Session

from facilitator.database.engines import file_of, is_sqlite
from facilitator.database.files import FILE_MODE, make_private_file, sync
from facilitator.domain.contributions import ContributionState
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import Conflict
from facilitator.domain.notes import Handling
from facilitator.store.contributions import ContributionRow
from facilitator.store.notes import NoteRow

NAME = "erasures.jsonl"
SHOWN = (Handling.OPEN, Handling.HELD)
Line = dict[str, Any]


def find_list(app: Flask) -> Path:
    """Where the list of this database is: beside it, or in the instance folder."""
    return place_list(str(app.config["SQLALCHEMY_DATABASE_URI"]), app.instance_path)


@cache
def place_list(url: str, instance: str) -> Path:
    """The same by the database's address, which each order asks for."""
    path = file_of(make_url(url)) if is_sqlite(url) else None
    return (path.parent if path is not None else Path(instance)) / NAME


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
    withdrawn = [row["id"] for row in brought if row.get("state") == ContributionState.WITHDRAWN]
    return {name: part for name, part in (("notes", notes), ("contributions", withdrawn)) if part}


def name_drawn(session: Session, line: Line) -> Line:
    """The line with the numbers drawn by chance in the place of those that tables count up to.

    After a backup was put back a table counts over the same numbers again: these name one note for good, also once it
    is sealed, when no time tells the two apart.
    """
    notes = find_drawn(session, NoteRow, [*line.get("notes", ()), *(number for number, _ in line.get("edited", ()))])
    brought = find_drawn(session, ContributionRow, line.get("contributions", ()))
    named = {
        "notes": sorted(notes[number] for number in line.get("notes", ())),
        "contributions": sorted(brought[number] for number in line.get("contributions", ())),
        "edited": sorted([notes[number], revision] for number, revision in line.get("edited", ())),
    }
    return line | {name: found for name, found in named.items() if found}


def find_drawn(session: Session, table: type[NoteRow | ContributionRow], numbers: Collection[int]) -> dict[int, int]:
    """The number drawn by chance of each of these rows."""
    if not numbers:
        return {}
    found = session.execute(select(table.id, table.alias).where(table.id.in_(numbers)))
    return {row.id: row.alias for row in found}


def append(path: Path, line: Line) -> None:
    """Adds a line, and waits until it is on the disk: before the words go, so that a crash forgets no erasure.

    Raises OSError where the disk is full; the list is then as it was.
    """
    with held(path) as descriptor:
        size = os.fstat(descriptor).st_size
        # One that a crash cut short would take this one with it.
        is_whole = not size or os.pread(descriptor, 1, size - 1) == b"\n"
        added = (b"" if is_whole else b"\n") + as_bytes([line])
        # A full disk takes what fits, and says nothing of the rest.
        if os.write(descriptor, added) < len(added):
            os.ftruncate(descriptor, size)
            raise OSError(ENOSPC, os.strerror(ENOSPC), str(path))
        os.fsync(descriptor)


def note(path: Path, line: Line, *, is_final: bool) -> None:
    """The same of a roundtable; once it is sealed or deleted, all lines of it are settled as well."""
    if is_final:
        rewrite(path, [line])
    else:
        append(path, line)


def copy_list(known: Path, folder: Path) -> Path:
    """Brings the list in another folder up to date with this one; gives where it is."""
    return rewrite(folder / NAME, read_lists([known]))


def settle_copies(known: Path, folders: Iterable[Path]) -> None:
    """Brings the lists that are in these folders up to date; one that cannot be written stays for the next time."""
    for folder in set(folders):
        with suppress(OSError):
            if (folder / NAME).exists():
                copy_list(known, folder)


def rewrite(path: Path, more: Iterable[Line] = ()) -> Path:
    """Writes a list anew with these lines as well, settled, whole or not at all; not where it would stay as it is."""
    with held(path):
        old = path.read_bytes()
        new = as_bytes(settle([*parse(old.decode()), *more]))
        if new != old:
            # Of two that were killed one draft is left, and nobody else writes meanwhile.
            draft = path.with_name(f".{path.name}.part")
            draft.unlink(missing_ok=True)
            make_private_file(draft, new.decode())
            sync(draft)
            os.replace(draft, path)
            sync(path.parent)
    return path


@contextmanager
def held(path: Path) -> Iterator[int]:
    """The list opened for adding to its end, made if need be; nobody else adds to it or writes it anew meanwhile."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, FILE_MODE)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            # Whoever waited while it was written anew holds the old one, which nobody reads.
            if is_at(path, descriptor):
                yield descriptor
                return
        finally:
            os.close(descriptor)


def is_at(path: Path, descriptor: int) -> bool:
    """Whether what is open is what stands at a path."""
    return path.exists() and os.path.samestat(path.stat(), os.fstat(descriptor))


def as_bytes(lines: Iterable[Line]) -> bytes:
    """Lines as they stand in a file."""
    return "".join(f"{json.dumps(line, sort_keys=True)}\n" for line in lines).encode()


def parse(text: str) -> list[Line]:
    """The lines of a file, each once, oldest first. One that was cut short is left. Raises Conflict."""
    found = [read_line(line) for line in dict.fromkeys(text.splitlines()) if line.endswith("}")]
    return sorted(found, key=as_order)


def read_line(text: str) -> Line:
    """One line. Raises Conflict where it is none: what it erased is not known, and must not come back unseen."""
    with suppress(ValueError):
        line = json.loads(text)
        if isinstance(line, dict) and {"at", "roundtable"} <= line.keys():
            return line
    raise Conflict(f"The list of what was erased is damaged in the line that begins {text[:40]!r}.")


def read_lists(paths: Iterable[Path]) -> list[Line]:
    """The lines of all these files that are there, each once, oldest first, settled."""
    return settle(parse("\n".join(path.read_text() for path in paths if path.exists())))


def settle(lines: Iterable[Line]) -> list[Line]:
    """The lines, oldest first, those of what was sealed or deleted without what was taken back together.

    Of a sealed roundtable what was done to it as a whole is one line, and all that was ever taken back there another,
    by number and with the latest time: so it tells nobody which notes one hand took back. Of a deleted one that alone
    is left.
    """
    told: dict[str, list[Line]] = {}
    for line in lines:
        kept = [] if line.get("deleted") else told.get(line["roundtable"], [])
        told[line["roundtable"]] = [*kept, line]
    settled = [line for of_one in told.values() for line in (join(of_one) if is_sealed(of_one) else of_one)]
    return sorted(settled, key=as_order)


def as_order(line: Line) -> tuple[str, str]:
    """By time, and at one time always in the same order."""
    return str(line["at"]), json.dumps(line, sort_keys=True)


def is_sealed(lines: Iterable[Line]) -> bool:
    """Whether one of these lines seals their roundtable."""
    return any(line.get("sealed") for line in lines)


def join(lines: list[Line]) -> list[Line]:
    """The lines of one sealed roundtable as two: what was done to the whole of it, and all that was taken back."""
    whole = [line for line in lines if line.keys() & {*WHOLE.values(), "places"}]
    acts = {act: True for line in whole for act in (*WHOLE.values(), "places") if line.get(act)}
    notes = sorted({number for line in lines for number in line.get("notes", ())})
    brought = sorted({number for line in lines for number in line.get("contributions", ())})
    left = dict(sorted(tuple(each) for line in lines for each in line.get("edited", ())))
    edited = [[number, revision] for number, revision in left.items() if number not in notes]
    numbers = {"notes": notes, "contributions": brought, "edited": edited}
    return [
        {"at": line["at"], "roundtable": line["roundtable"], **found}
        for line, found in (
            (whole[-1], acts),
            (lines[-1], {name: part for name, part in numbers.items() if part}),
        )
        if found
    ]
