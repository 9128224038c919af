"""The scrubber: what was erased is overwritten in the database's files.

SQLite's write-ahead log is emptied into the database. PostgreSQL keeps every row's former self until it is told to
write the table anew; its own write-ahead log, and any backup, are beyond reach. Either waits for whoever still reads
what was there before, so it is tried again until it is done.
"""

import logging
from datetime import datetime
from time import monotonic, sleep

from sqlalchemy import Connection, func, select, text

from facilitator.database.engines import is_sqlite, make_scrubbing_engine
from facilitator.database.offloads import Offload
from facilitator.database.troubles import TROUBLE
from facilitator.store import Base

log = logging.getLogger(__name__)

PAUSE_SECONDS = 2.0
"""Between two attempts. Each may hold up everyone else's orders for a moment."""

SOON_SECONDS = 3.0
"""On SQLite what somebody takes back while the room goes on is overwritten after so long, together with the next."""

SELDOM_SECONDS = 600.0
"""PostgreSQL writes its tables anew no more often than this while the room goes on."""

AGAIN_SECONDS = 0.2
"""Between two attempts of somebody who waits for it."""

ERASED = tuple(table.name for table in Base.metadata.sorted_tables)
"""Every table: deleting a roundtable whole takes rows from nearly all of them."""

READERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
    "AND backend_xmin IS NOT NULL AND xact_start < :since"
)
"""PostgreSQL: who has been reading since before something was erased, and so is still entitled to it."""


class Scrubber:
    """Scrubs when asked, and again when something was in the way. `offload` runs it where waiting harms nobody."""

    def __init__(self, url: str, offload: Offload) -> None:
        self.engine = make_scrubbing_engine(url)
        self.is_sqlite = is_sqlite(url)
        self.offload = offload
        self.due_at: float | None = None
        self.erased_at: datetime | None = None
        self.is_at_work = False
        self.done_at = monotonic() - SELDOM_SECONDS

    @property
    def is_waiting(self) -> bool:
        """Whether something that was erased is still on the disk."""
        return self.due_at is not None or self.is_at_work

    def ask(self) -> None:
        """Scrubs what has just been erased, now or as soon as it can be done."""
        self.due_at, self.erased_at = monotonic(), None
        self.scrub_if_due()

    def ask_soon(self) -> None:
        """Has what was taken back meanwhile overwritten, without holding up the room for each of it."""
        due_at = monotonic() + SOON_SECONDS if self.is_sqlite else self.done_at + SELDOM_SECONDS
        self.due_at, self.erased_at = min(due_at, self.due_at or due_at), None

    def finish(self, seconds: float) -> bool:
        """Scrubs what is still to be done, trying for so many seconds; whether nothing is left."""
        give_up_at = monotonic() + seconds
        while self.due_at is not None and monotonic() < give_up_at:
            self.due_at = monotonic()
            self.scrub_if_due()
            if self.due_at is not None:
                sleep(AGAIN_SECONDS)
        return self.due_at is None

    def scrub_if_due(self) -> None:
        """Tries what is still to be done. Cheap where there is nothing, so that anything may call it at any time."""
        if self.due_at is None or self.is_at_work or monotonic() < self.due_at:
            return
        self.is_at_work, self.due_at = True, None
        try:
            is_done = self.offload(self.attempt)
            self.done_at = monotonic()
        finally:
            self.is_at_work = False
        if not is_done:
            log.warning("what was erased is still on the disk: somebody is reading; tried again soon")
            self.due_at = monotonic() + PAUSE_SECONDS

    def attempt(self) -> bool:
        """Scrubs once; whether it was done."""
        try:
            with self.engine.connect() as connection:
                return empty_log(connection) if self.is_sqlite else self.write_anew(connection)
        except TROUBLE:
            return False

    def write_anew(self, connection: Connection) -> bool:
        """Has PostgreSQL copy the table without what was erased; whether nobody was still entitled to see it."""
        if self.erased_at is None:
            self.erased_at = connection.scalar(select(func.clock_timestamp()))
        if connection.scalar(READERS, {"since": self.erased_at}):
            return False
        for table in ERASED:
            connection.execute(text(f'VACUUM (FULL) "{table}"'))
        return True


def empty_log(connection: Connection) -> bool:
    """Empties SQLite's write-ahead log; whether no reader held it up, which is not an error but the first column."""
    return not connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]
