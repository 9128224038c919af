"""Where a word is left on the disk: in the bytes of a database's files and logs, and in what it can still say."""

from pathlib import Path

from flask import Flask
from sqlalchemy import select, text

from facilitator.database.access import db
from facilitator.store.base import Base
from facilitator.store.words import name_of


def traces(app: Flask, word: str) -> list[str]:
    """The files of SQLite with their logs, or the columns and table files of PostgreSQL, in which a word stands.

    PostgreSQL may pack a long text, so that its bytes alone say too little; its own log is beyond reach.
    """
    with app.app_context():
        url = db.engine.url
        if db.engine.dialect.name == "sqlite":
            path = Path(str(url.database))
            return [each.name for each in path.parent.glob(f"{path.name}*") if word.encode() in each.read_bytes()]
        return columns_with(word) + table_files_with(word)


def columns_with(word: str) -> list[str]:
    """The columns of any table with this word in a row."""
    with db.engine.connect() as connection:
        return [
            name_of(column)
            for table in Base.metadata.sorted_tables
            for column in table.columns
            if any(word in str(value) for value in connection.execute(select(column)).scalars())
        ]


def table_files_with(word: str) -> list[str]:
    """The files of PostgreSQL's tables with this word in their bytes, once everything has been written to them."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        number = connection.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
        folder = Path(str(connection.scalar(text("SHOW data_directory")))) / "base" / str(number)
    return [path.name for path in folder.iterdir() if word.encode() in bytes_of(path)]


def bytes_of(path: Path) -> bytes:
    """What a file holds; nothing where the server took it away, as it does with its caches at any time."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
