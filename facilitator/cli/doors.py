"""What the application hands to the command line, so that the command line need not know the application."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


@dataclass(frozen=True, slots=True)
class Doors:
    """How to read the settings, build the application, and serve it."""

    read_settings: Callable[[str | None], Any]
    create_app: "Callable[[Any], Flask]"
    serve: "Callable[[Any, str, int, Callable[[Flask], None]], None]"

    @contextmanager
    def opened(self, database_url: str | None) -> "Iterator[Flask]":
        """The application with an up-to-date database, ready for one command."""
        from facilitator.database.access import upgrade

        app = self.create_app(self.read_settings(database_url))
        upgrade(app)
        with app.app_context():
            yield app
