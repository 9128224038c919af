"""Halves: what an erasure, a sealing, a purge, a backup or a restore may not leave behind when it was killed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands import run_command
from conftest import CODE
from flask import Flask
from traces import traces
from witness import stored

from facilitator.database.access import db
from facilitator.database.erasures import find_list, parse, settle
from facilitator.database.shelves import list_shelf
from facilitator.store.boards import load_board
from facilitator.store.checks import find_faults
from facilitator.store.roundtables import RoundtableRow, find_by_code

GONE, LEFT, QUIET, HAND = "wimstarpmark", "zuglittomark", "quietlymark", "annshand"
"""Words of the note that is erased, of those that are not, of one off the record; an id of a phone's own."""

Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Case:
    """One of the five: the words of its command, and what of the marks is nowhere once it is done."""

    words: tuple[str, ...]
    gone: tuple[str, ...]
    line: str
    """What the list of erasures says of it from then on."""


@dataclass(frozen=True, slots=True)
class Place:
    """An instance on which a command is tried."""

    app: Flask
    folder: Path
    environment: dict[str, str]

    def run(self, *words: str) -> int:
        """The status of a command that nobody kills."""
        return run_command(self.environment, words).returncode


def find_halves(place: Place, case: Case, before: Rows) -> Iterator[str]:
    """What is wrong, as sentences, right after a kill; then the next command, as any server's start, finishes it."""
    now = stored(place.app)
    is_done = now != before
    yield from find_unwhole(place.app)
    yield from find_untold(place, case, is_done=is_done)
    yield from find_leaks(place.folder)
    if is_done:
        yield from finish(place, case)


def find_unwhole(app: Flask) -> Iterator[str]:
    """Roundtables that are not whole, or of which a purge did a part of what belongs together."""
    with app.app_context():
        for row in db.session.scalars(db.select(RoundtableRow)):
            yield from (f"{row.code}: {fault}" for fault in find_faults(db.session(), row.id))
            board = load_board(db.session(), row.id)
            words = [note.text for note in board.notes if note.is_open and note.text]
            if row.raw_erased_at is not None and words:
                yield f"{row.code} is stripped of raw words and has {len(words)}"
            if row.sealed_at is not None and board.participants:
                yield f"{row.code} is sealed and has people"


def find_untold(place: Place, case: Case, *, is_done: bool) -> Iterator[str]:
    """A list that cannot be read, that does not say what was done, or that says of a sealed one what went together."""
    path = find_list(place.app)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if is_done and case.line not in text:
        yield "it is done and not in the list"
    with place.app.app_context():
        row = find_by_code(db.session(), CODE)
        is_sealed = row is not None and row.sealed_at is not None
    if is_sealed and '"sealed": true' not in text:
        yield "it is sealed and that is not in the list"
    if is_sealed and settle(parse(text)) != parse(text):
        yield "sealed, and the list tells what went together"


def find_leaks(folder: Path) -> Iterator[str]:
    """Backups that are not whole, unknown, without a list, or hold what is off the record, drafts included."""
    for path in folder.glob(".*.part"):
        if QUIET.encode() in path.read_bytes():
            yield f"{path.name} holds what is off the record"
    path = folder / "killed.db"
    if path.exists():
        yield from find_faults_of_backup(path)
        if not (folder / "erasures.jsonl").exists():
            yield "a backup without a list beside it"


def find_faults_of_backup(path: Path) -> Iterator[str]:
    """What is wrong with a backup that is there."""
    if QUIET.encode() in path.read_bytes():
        yield "the backup holds what is off the record"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            yield "the backup is broken"
        if not connection.execute("SELECT count(*) FROM note_text").fetchone()[0]:
            yield "the backup is empty"


def finish(place: Place, case: Case) -> Iterator[str]:
    """What is left of it after the next command, byte by byte."""
    place.run("purge")
    yield from (f"{mark} is left in {where}" for mark in case.gone for where in traces(place.app, mark))
    yield from find_unwhole(place.app)


def find_unfinished(place: Place, case: Case) -> Iterator[str]:
    """What is wrong once the same is ordered again and nobody kills it: it is refused only where it was done."""
    place.run(*case.words)
    yield from finish(place, case)
    yield from find_untold(place, case, is_done=True)
    yield from (f"{path.name} is left" for path in place.folder.glob(".*.part"))
    with place.app.app_context():
        known = {each.path for each in list_shelf(place.app)}
        killed = place.folder / "killed.db"
        if killed.exists() and killed not in known:
            yield "a backup that nobody knows"
