"""Bringing a database to the newest migration. Alembic is loaded only where there is something to do."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import OperationalError, ProgrammingError

from facilitator.database.engines import is_sqlite, make_migrating_engine

if TYPE_CHECKING:
    from alembic.config import Config
    from flask import Flask

FOLDER = Path(__file__).parent.parent / "migrations"


class NewerReleaseError(Exception):
    """A database has had migrations that are unknown here."""


def upgrade(app: "Flask") -> None:
    """Brings an application's database to the newest migration; makes it if it is not there."""
    bring_up(str(app.config["SQLALCHEMY_DATABASE_URI"]))


def bring_up(url: str) -> None:
    """The same for the database at an address."""
    if read_revision(url) != newest_revision():
        bring_to_newest(url)


def bring_to_newest(url: str) -> None:
    """Carries out the migrations that a database has not had. Raises NewerReleaseError for one that has had more."""
    from alembic import command
    from alembic.util import CommandError

    try:
        command.upgrade(migrations(url), "head")
    except CommandError as error:
        raise NewerReleaseError from error


def migrations(url: str) -> "Config":
    """Alembic's settings for this database."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["url"] = url
    return config


def newest_revision() -> str:
    """The last of the migrations, whose files begin with their numbers."""
    return max(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*.py"))


def read_revision(url: str) -> str | None:
    """Up to which migration a database has come; None of one that is empty."""
    engine = make_migrating_engine(url)
    try:
        with engine.connect() as connection:
            return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
    except ProgrammingError:
        return None
    except OperationalError:
        if is_sqlite(url):
            return None  # no such table, to SQLite
        raise
    finally:
        engine.dispose()
