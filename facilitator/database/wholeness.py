"""Whether a database is whole beside what each journal says: what points to what, versions, logos."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from facilitator.reports.versions import hash_records
from facilitator.store.checks import describe, find_faults
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.versions import VersionRow

LOGO_DIGITS = 32
"""So much of its hash a logo is found by."""


def find_all_faults(session: Session, roundtable_id: int) -> list[str]:
    """What is off with a roundtable, as sentences, also where a row of it cannot be read any more."""
    try:
        return [*find_faults(session, roundtable_id), *find_version_faults(session, roundtable_id)]
    except (LookupError, ValueError, TypeError, AttributeError, NoResultFound) as error:
        # Its message may hold words.
        return [f"it cannot be read: something in it is nothing that Facilitator writes ({type(error).__name__})"]


def find_version_faults(session: Session, roundtable_id: int) -> Iterator[str]:
    """Versions that are gone, or do not hold what was fixed."""
    held = select(VersionRow).where(VersionRow.roundtable_id == roundtable_id).order_by(VersionRow.number)
    rows = session.scalars(held.execution_options(populate_existing=True)).all()
    numbers = [row.number for row in rows]
    if numbers != list(range(1, len(rows) + 1)):
        yield f"the versions have the numbers {describe(numbers)}: one is gone"
    for row in rows:
        yield from (f"version {row.number}: {fault}" for fault in find_changes(row))


def find_changes(row: VersionRow) -> Iterator[str]:
    """How a version is not what was fixed; of one that was emptied, and of an earlier release's, nothing is known."""
    if row.frozen is None and row.export is None:
        return
    if row.frozen is None or row.export is None:
        yield "a part of what it holds is gone"
        return
    export, frozen = json.loads(row.export), json.loads(row.frozen)
    if export["manifest"]["hash"] != row.hash:
        yield "its hash is not the one that its files print"
    if hash_records(export) != row.content or list_words(export) != list_words(frozen["board"]):
        yield "its words or its figures are not those that were fixed"


def list_words(record: dict[str, Any]) -> list[str]:
    """What the notes of a record say."""
    return sorted(note["text"] or "" for note in record["notes"])


def find_strays(session: Session) -> list[str]:
    """What belongs to no roundtable: damage to the file, rows that point to what is not there, logos that are gone."""
    return [*find_damage(session), *find_lost_logos(session)]


def find_damage(session: Session) -> Iterator[str]:
    """Where a file of SQLite is broken, or a row names one that is not there; another database sees to that itself."""
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return
    for (told,) in connection.exec_driver_sql("PRAGMA quick_check"):
        if told != "ok":
            yield f"the file: {told}"
    for table, number, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table}, row {number}: what it names in {other} is not there"


def find_lost_logos(session: Session) -> Iterator[str]:
    """Programmes whose logo is gone, or another than was drawn."""
    for name, logo, told in session.execute(select(ProgrammeRow.name, ProgrammeRow.logo, ProgrammeRow.logo_hash)):
        found = hashlib.sha256(logo).hexdigest()[:LOGO_DIGITS] if logo else ""
        if found != told:
            yield f"programme {name}: its logo is {'another' if logo else 'gone'}; bring it in again under its look"
