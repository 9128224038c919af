"""Letting the sorting process read notes as they arrive, so that the first sort waits for none of them.

Only open notes are read: nothing off the record, held or withdrawn goes to the process.
"""

import logging

import gevent
from flask import Flask
from gevent.event import Event
from sqlalchemy import select

from facilitator.clustering.worker import Worker, WorkerError
from facilitator.db import db
from facilitator.domain.phases import Status
from facilitator.engines import TROUBLE
from facilitator.store.notes import load_notes
from facilitator.store.roundtables import RoundtableRow

log = logging.getLogger(__name__)

PAUSE_SECONDS = 2.0
"""A burst of notes is read together."""
MOST_AT_ONCE = 8
"""A facilitator's question waits for no more notes than these."""


class Reader:
    """Reads what is new at live roundtables, in the background, for as long as the server runs."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.worker: Worker = app.extensions["worker"]
        self._waiting: set[int] = set()
        self._read: set[tuple[int, int]] = set()
        self._hint = Event()

    def notice(self, roundtable_id: int) -> None:
        """The hint that a roundtable may have new notes."""
        self._waiting.add(roundtable_id)
        self._hint.set()

    def run(self) -> None:
        """Reads what is there at the start, and then whatever comes."""
        self._waiting |= self.find_live()
        while True:
            while self._waiting:
                self.read(self._waiting.pop())
            self._hint.wait()
            self._hint.clear()
            gevent.sleep(PAUSE_SECONDS)

    def find_live(self) -> set[int]:
        """The roundtables at which notes are being posted."""
        with self.app.app_context():
            statement = select(RoundtableRow.id).where(RoundtableRow.status == Status.LIVE)
            return set(db.session.scalars(statement))

    def read(self, roundtable_id: int) -> None:
        """Reads the open notes of a roundtable that have not been read; trouble with it costs only the head start."""
        try:
            with self.app.app_context():
                notes = [note for note in load_notes(db.session(), roundtable_id) if note.is_open]
            new = [note for note in notes if (note.id, note.revision) not in self._read]
            for start in range(0, len(new), MOST_AT_ONCE):
                batch = new[start : start + MOST_AT_ONCE]
                self.worker.read_notes([note.text or "" for note in batch])
                self._read.update((note.id, note.revision) for note in batch)
        except (WorkerError, *TROUBLE) as error:
            log.warning("notes could not be read ahead: %s", type(error).__name__)
