"""Backups: one SQLite file of either database, read while the server goes on, without words off the record.

The rows are copied and not the database's own files: so words that must not leave are never in the file, not even as
free space, and a backup of one kind of database can be put back into the other.
"""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, func, insert, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from facilitator.database.engines import make_migrating_engine
from facilitator.database.files import close_to_others, make_private_file, sync
from facilitator.database.migrating import NewerReleaseError, bring_to_newest, read_revision
from facilitator.domain.contributions import ContributionState
from facilitator.domain.errors import Conflict
from facilitator.domain.notes import Handling
from facilitator.store.base import Base
from facilitator.store.contributions import ContributionRow
from facilitator.store.notes import NoteRow

MAGIC = b"SQLite format 3\0"
HIDDEN = (Handling.OFF_RECORD, Handling.WITHHELD, Handling.WITHDRAWN)
LEFT_OUT = {"ballot"}
"""Open ballots, which nobody may find again once their vote is closed."""


def write_backup(connection: Connection, path: Path) -> None:
    """Writes everything but what is hidden to `path`, whole or not at all. The connection sees one moment."""
    for left in path.parent.glob(f".{path.name}.*.part"):
        left.unlink()  # of one that was killed
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    make_private_file(draft)
    try:
        engine = create_engine(URL.create("sqlite", database=str(draft)))  # a path may hold what an address ends at
        fill(engine, connection)
        engine.dispose()
        sync(draft)
        os.replace(draft, path)
        sync(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def fill(engine: Engine, connection: Connection) -> None:
    """Makes the tables in a new file, and copies what may leave."""
    hidden = find_hidden(connection)
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    with engine.begin() as target:
        # What goes wrong is thrown away whole, and a journal would be left beside it by whoever is killed.
        target.exec_driver_sql("PRAGMA journal_mode = OFF")
        Base.metadata.create_all(target)
        target.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        target.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})
        for table in Base.metadata.sorted_tables:
            copy(target, table, clean(table, connection, hidden))


def find_hidden(connection: Connection) -> dict[str, set[int]]:
    """The notes and contributions whose words are for nobody who reads a backup."""
    notes = select(NoteRow.id).where(NoteRow.handling.in_(HIDDEN))
    contributions = select(ContributionRow.id).where(ContributionRow.state != ContributionState.OPEN)
    return {"note_id": set(connection.scalars(notes)), "contribution_id": set(connection.scalars(contributions))}


def clean(table: Table, connection: Connection, hidden: dict[str, set[int]]) -> Iterator[dict[str, Any]]:
    """The rows of a table as they may leave."""
    if table.name in LEFT_OUT:
        return
    for row in connection.execute(select(table)).mappings():
        cleaned = dict(row)
        if any(row.get(name) in ids for name, ids in hidden.items()):
            if table.name in {"note_vector", "note_reading", "claim_check"}:
                continue
            cleaned |= {name: None for name in ("text", "detail", "fields", "contact", "author_contact") if name in row}
        # The key of a vote that is open would tell later who chose what.
        if table.name == "round" and row["key"] is not None:
            cleaned["key"] = secrets.token_hex(32)
        yield cleaned


def copy(target: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    """Adds rows to a table."""
    found = list(rows)
    if found:
        target.execute(insert(table), found)


def read_backup(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of a backup, by table, brought to the newest migration in a copy that is thrown away.

    Raises Conflict for what is no backup, or one of a newer release.
    """
    with path.open("rb") as file:
        is_one = file.read(len(MAGIC)) == MAGIC
    if not is_one:
        raise Conflict(f"{path} is not a backup of this program.")
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "backup.db"
        shutil.copyfile(path, copied)
        close_to_others(copied)
        url = f"sqlite:///{copied}"
        try:
            if read_revision(url) is None:
                raise Conflict(f"{path} is not a backup of this program.")
            bring_to_newest(url)
        except NewerReleaseError as error:
            raise Conflict(f"{path} was made by a newer release than this one.") from error
        except DatabaseError as error:
            raise Conflict(f"{path} is damaged, or not a backup of this program.") from error
        engine = make_migrating_engine(url)
        with engine.connect() as connection:
            tables = Base.metadata.sorted_tables
            rows = {table.name: [dict(row) for row in connection.execute(select(table)).mappings()] for table in tables}
        engine.dispose()
    return rows


def put_back(session: Session, rows: dict[str, list[dict[str, Any]]], *, overwrite: bool) -> None:
    """Has the database hold these rows and no others. Raises Conflict where it holds a roundtable already."""
    roundtables = Base.metadata.tables["roundtable"]
    if session.scalar(select(func.count()).select_from(roundtables)) and not overwrite:
        raise Conflict("This database already holds roundtables. --overwrite puts the backup in their place.")
    for table in reversed(Base.metadata.sorted_tables):
        session.execute(table.delete())
    for table in Base.metadata.sorted_tables:
        copy(session.connection(), table, iter(rows[table.name]))
        go_on_counting(session, table)


def go_on_counting(session: Session, table: Table) -> None:
    """Has PostgreSQL give the next row a number that is free; SQLite looks by itself."""
    if session.connection().dialect.name != "sqlite" and "id" in table.columns:
        sequence = func.pg_get_serial_sequence(table.name, "id")
        newest = select(func.max(table.columns["id"])).scalar_subquery()
        session.execute(select(func.setval(sequence, func.coalesce(newest, 1))))
