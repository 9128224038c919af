"""What the application hands to the command line, so that the command line need not know the application."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


@dataclass(frozen=True, slots=True)
class Doors:
    """How to read the settings, open the database for a command, and serve."""

    read_settings: Callable[[str | None], Any]
    open_database: "Callable[[Any], Flask]"
    serve: "Callable[[Any, str, int, Callable[[Flask], None]], None]"

    def find_database(self, database_url: str | None) -> str:
        """The address of an up-to-date database, for a command that needs no application."""
        from facilitator.database.migrating import bring_up

        url = str(self.read_settings(database_url).database_url)
        bring_up(url)
        return url

    @contextmanager
    def opened(self, database_url: str | None) -> "Iterator[Flask]":
        """The application without its pages, with an up-to-date database, ready for one command."""
        from facilitator.database.access import hang_up
        from facilitator.database.migrating import upgrade

        app = self.open_database(self.read_settings(database_url))
        upgrade(app)
        with app.app_context():
            try:
                yield app
            finally:
                hang_up(app)
