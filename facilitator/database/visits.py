"""The database for a command that needs no application: to load one takes as long as an export's own work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from facilitator.database.engines import make_reading_engine, make_writing_engine


@contextmanager
def reading(url: str) -> Iterator[Session]:
    """What stands in a database. Nothing stays open after it, so that SQLite leaves no log beside its file."""
    engine = make_reading_engine(url)
    try:
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()


def write_once(url: str, work: Callable[[Session], object]) -> None:
    """Commits one piece of work that no roundtable's journal records. Nobody waits behind it, so it needs no group."""
    engine = make_writing_engine(url)
    try:
        with Session(engine) as session, session.begin():
            work(session)
    finally:
        engine.dispose()
