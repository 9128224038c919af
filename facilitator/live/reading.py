"""Letting the sorting process read notes as they arrive, so that the first sort waits for none of them.

Only open notes are read: nothing off the record, held or withdrawn goes to the process.
"""

import logging

import gevent
from flask import Flask
from gevent.event import Event
from sqlalchemy import select

from facilitator.clustering.worker import Worker, WorkerError
from facilitator.database.access import db
from facilitator.database.troubles import TROUBLE
from facilitator.domain.notes import Handling
from facilitator.domain.phases import Status
from facilitator.store.notes import NoteRow, load_notes
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
            new = self.find_new(roundtable_id)
            for start in range(0, len(new), MOST_AT_ONCE):
                batch = new[start : start + MOST_AT_ONCE]
                texts = self.load_texts(roundtable_id, [note_id for note_id, _ in batch])
                if texts:
                    self.worker.read_notes(texts)
                self._read.update(batch)
        except (WorkerError, *TROUBLE) as error:
            log.warning("notes could not be read ahead: %s", type(error).__name__)

    def find_new(self, roundtable_id: int) -> list[tuple[int, int]]:
        """The open notes of which this revision has not been read: their ids and revisions, oldest first.

        Only numbers: a thousand notes with all their columns would keep everyone waiting, again and again.
        """
        is_open = (NoteRow.roundtable_id == roundtable_id, NoteRow.handling == Handling.OPEN)
        with self.app.app_context():
            rows = db.session.execute(select(NoteRow.id, NoteRow.revision).where(*is_open).order_by(NoteRow.id))
            return [pair for note_id, revision in rows if (pair := (note_id, revision)) not in self._read]

    def load_texts(self, roundtable_id: int, ids: list[int]) -> list[str]:
        """The words of these notes, as far as they are open still."""
        with self.app.app_context():
            return [note.text or "" for note in load_notes(db.session(), roundtable_id, ids) if note.is_open]
