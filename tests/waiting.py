"""What others do while somebody waits for a page or a file that is made beside the server's other work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from databases import dispose
from flask import Flask
from people import CODE, Person, make_settings
from worlds import copy_device

from facilitator.actions import fixings
from facilitator.app import create_app
from facilitator.database.access import letting_go
from facilitator.domain.board import Board
from facilitator.domain.versions import Version


def elsewhere(app: Flask, person: Person, code: str = CODE) -> Person:
    """The same person, at another device; it can be used while a page is awaited."""
    other = Person(copy_device(person.client, app), code)
    other.token()
    return other


@contextmanager
def serve_beside(app: Flask) -> Iterator[Flask]:
    """Another server on the same database."""
    other = create_app(make_settings(Path(app.instance_path), app.config["SQLALCHEMY_DATABASE_URI"]))
    yield other
    dispose(other)


def do_meanwhile(app: Flask, name: str, *acts: Callable[[], object]) -> list[Callable[[], object]]:
    """Has the next works of this kind wait for one of these acts each; gives those that are still to come."""
    left = list(acts)

    def wait(work: Callable[[], Any]) -> Any:
        if left:
            other = Thread(target=left.pop(0))
            other.start()
            other.join()
        return work()

    app.extensions[name] = letting_go(wait, tells=name not in {"judging", "preparing"})
    return left


def count_composed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Gives a list into which the number of each version goes that is composed from here on."""
    composed: list[int] = []
    compose = fixings._compose_columns

    def note(board: Board, version: Version) -> dict[str, Any]:
        composed.append(version.number)
        return compose(board, version)

    monkeypatch.setattr(fixings, "_compose_columns", note)
    return composed


class Meanwhile:
    """What somebody does elsewhere between two steps of another, who waits for it, unless it has to wait for them."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.faults: list[BaseException] = []
        self.act = act
        self.thread = Thread(target=self.run)

    def run(self) -> None:
        try:
            self.act()
        except BaseException as fault:  # noqa: BLE001 - raised to the test
            self.faults.append(fault)

    def happen(self) -> None:
        if self.thread.ident is None:
            self.thread.start()
            self.thread.join(2)

    def before(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def take(*values: Any, **named: Any) -> Any:
            self.happen()
            return step(*values, **named)

        return take

    def after(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def take(*values: Any) -> Any:
            given = step(*values)
            self.happen()
            return given

        return take

    def end(self) -> None:
        self.thread.join(20)
        assert self.faults == []
