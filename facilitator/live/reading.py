"""Letting the sorting process read notes and themes' names as they arrive, and storing what it makes of them.

So the first sort waits for none of them, and no report needs the model. Only open notes are read: nothing off the
record, held or withdrawn goes to the process.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from time import monotonic
from typing import TypeVar

import gevent
from flask import Flask
from gevent.event import Event
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.actions.forgetting import Erasures
from facilitator.actions.readings import find_new as find_unmarked
from facilitator.actions.readings import find_roundtables, read_ahead, read_notes
from facilitator.clustering.weights import has_model
from facilitator.clustering.worker import Worker, WorkerError
from facilitator.database.access import db, write
from facilitator.database.forgetting import forget_others
from facilitator.database.troubles import TROUBLE
from facilitator.domain.errors import Busy
from facilitator.domain.notes import Handling
from facilitator.domain.phases import Status
from facilitator.store.common_issues import list_decided
from facilitator.store.notes import NoteRow, load_notes
from facilitator.store.roundtables import RoundtableRow
from facilitator.store.themes import ThemeRow, select_themes
from facilitator.store.vectors import Read, find_models, find_unread, store_note_vectors, store_theme_vectors

log = logging.getLogger(__name__)

PAUSE_SECONDS = 2.0
"""A burst of notes is read together."""
LOOK_SECONDS = 60.0
"""How often it looks for what nobody has told it of: what was imported, or came in where there was no model."""
BREATH_SECONDS = 0.05
COMPARING = ("series/matrix.html", "series/matches.html", "series/issue.html")
"""The pages that tell of shared issues."""
MOST_AT_ONCE = 8
"""A facilitator's question waits for no more notes than these."""
STORED_AT_ONCE = 16
"""What was read is stored together, and no more of it: orders wait for it, and for the disk each time."""

Item = tuple[int, int]
"""A note or a theme, and the revision of its words."""
Some = TypeVar("Some")


class Reader:
    """Reads what is new, in the background, for as long as the server runs."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.worker: Worker = app.extensions["worker"]
        self._waiting: set[int] = set()
        self._read: set[Item] = set()
        self._read_names: set[Item] = set()
        self._hint = Event()
        self._erasures = Erasures()

    def notice(self, roundtable_id: int) -> None:
        """The hint that a roundtable may have new notes."""
        self._waiting.add(roundtable_id)
        self._hint.set()

    def run(self) -> None:
        """Reads what is there at the start, and then whatever comes."""
        self._waiting |= self.find_live()
        looked_at, is_ahead = -LOOK_SECONDS, False
        while True:
            if monotonic() - looked_at >= LOOK_SECONDS:
                looked_at = monotonic()
                self.look()
            self.read_waiting()
            if not is_ahead:
                is_ahead = True
                self.read_ahead()
            self._hint.wait(LOOK_SECONDS)
            self._hint.clear()
            gevent.sleep(PAUSE_SECONDS)

    def look(self) -> None:
        """Finds roundtables of which nobody has told; where there is no model, none of them can be read."""
        try:
            with self.app.app_context():
                forget_others(self._erasures.find(db.session()))
                unread = find_unread(db.session()) if has_model() else set()
                self._waiting |= unread | find_roundtables(db.session())
        except TROUBLE as error:
            log.warning("no look for unread notes: %s", type(error).__name__)

    def read_waiting(self) -> None:
        """Reads what is new at each roundtable that is known to have any."""
        while self._waiting:
            self.read(self._waiting.pop())

    def read_ahead(self) -> None:
        """Reads what the pages of shared issues will ask for, so that the first who opens one waits for less.

        Each roundtable takes the server some hundredths of a second, and it does other things in between.
        """
        try:
            with self.app.app_context():
                waiting = list_decided(db.session())
            for programme in waiting:
                self.compare_ahead(programme)
        except TROUBLE as error:
            log.warning("shared issues could not be read ahead: %s", type(error).__name__)

    def compare_ahead(self, programme: int) -> None:
        """The same of one programme."""
        # It brings the library for numbers along, which a server without shared issues never needs.
        from facilitator.actions.series import list_keys, load_column, load_series, propose_series, score_series

        with self.app.app_context():
            keys = list_keys(db.session(), programme)
        for key in keys:
            with self.app.app_context():
                load_column(db.session(), key)
            gevent.sleep(BREATH_SECONDS)
        with self.app.app_context():
            series = load_series(db.session(), programme)
            scores = score_series(db.session(), series)
            propose_series(db.session(), series, scores, self.app.extensions["composing"])
        for name in COMPARING:
            self.app.jinja_env.get_template(name)
            gevent.sleep(BREATH_SECONDS)

    def find_live(self) -> set[int]:
        """The roundtables at which notes are being posted."""
        with self.app.app_context():
            statement = select(RoundtableRow.id).where(RoundtableRow.status == Status.LIVE)
            return set(db.session.scalars(statement))

    def read(self, roundtable_id: int) -> None:
        """Reads what is new at a roundtable; what trouble leaves unread is found again at a later look."""
        for step in (self.have_read, self.mark):
            try:
                step(roundtable_id)
            except (WorkerError, Busy, *TROUBLE) as error:
                log.warning("notes could not be read ahead: %s", type(error).__name__)

    def have_read(self, roundtable_id: int) -> None:
        """Has the process read what is new, if that is wanted there."""
        if not self.is_wanted(roundtable_id):
            return
        for items in cut(self.find_new(roundtable_id), STORED_AT_ONCE):
            self.read_notes(roundtable_id, items)
        for items in cut(self.find_new_names(roundtable_id), STORED_AT_ONCE):
            self.read_names(roundtable_id, items)

    def mark(self, roundtable_id: int) -> None:
        """Stores what rules and marks find in notes of which nothing is stored yet; that needs no model."""
        with self.app.app_context():
            new = find_unmarked(db.session(), roundtable_id)
        for ids in cut(new, STORED_AT_ONCE):
            self.read_rules(roundtable_id, ids)
            with self.app.app_context():
                write(partial(read_notes, roundtable_id=roundtable_id, note_ids=ids), roundtable_id)

    def read_rules(self, roundtable_id: int, note_ids: list[int]) -> None:
        """Has the rules read notes, before anybody has to wait until what they find is stored."""
        with self.app.app_context():
            for _ in read_ahead(db.session(), roundtable_id, note_ids):
                gevent.idle()  # whoever waits for an answer comes first, also who has come in only now

    def is_wanted(self, roundtable_id: int) -> bool:
        """Whether somebody may sort there, or something is not read yet, or not all by one model."""
        with self.app.app_context():
            row = db.session.get(RoundtableRow, roundtable_id)
            if row is None or row.status is Status.LIVE:
                return row is not None
            models = find_models(db.session(), roundtable_id)
            return None in models or len(models) > 1

    def read_notes(self, roundtable_id: int, items: list[Item]) -> None:
        """Reads some notes and stores what the model makes of them."""
        moment = self.worker.moment
        with self.app.app_context():
            notes = [note for note in load_notes(db.session(), roundtable_id, ids_of(items)) if note.is_open]
        words = [(note.id, note.revision, note.text or "") for note in notes]
        self.read_rules(roundtable_id, ids_of(items))
        self.read_words(roundtable_id, words, store_read, moment)
        self._read.update(items)

    def read_names(self, roundtable_id: int, items: list[Item]) -> None:
        """The same for themes' names."""
        moment = self.worker.moment
        with self.app.app_context():
            named = db.session.execute(select_themes().where(ThemeRow.id.in_(ids_of(items))))
            words = [(theme.id, name.revision, name.name) for theme, name in named]
        self.read_words(roundtable_id, words, store_theme_vectors, moment)
        self._read_names.update(items)

    def read_words(
        self, roundtable_id: int, words: list[tuple[int, int, str]], store: Callable[..., None], moment: int
    ) -> None:
        """Has the process read words, each with its id and revision, and stores its vectors, if it has a model."""
        made = [read for some in cut(words, MOST_AT_ONCE) for read in self.have_words_read(some, moment)]
        if made:
            with self.app.app_context():
                write(partial(store, roundtable_id=roundtable_id, rows=made), roundtable_id)

    def have_words_read(self, words: list[tuple[int, int, str]], moment: int) -> list[Read]:
        """What the process makes of a few; nothing if it has no model."""
        model, vectors = self.worker.read_notes([text for _, _, text in words], moment)
        return [
            Read(number, revision, model, vector) for (number, revision, _), vector in zip(words, vectors, strict=False)
        ]

    def find_new(self, roundtable_id: int) -> list[Item]:
        """The open notes of which this revision has not been read, oldest first.

        Only numbers: a thousand notes with all their columns would keep everyone waiting, again and again.
        """
        is_open = (NoteRow.roundtable_id == roundtable_id, NoteRow.handling == Handling.OPEN)
        statement = select(NoteRow.id, NoteRow.revision).where(*is_open).order_by(NoteRow.id)
        with self.app.app_context():
            return [item for row in db.session.execute(statement) if (item := (row[0], row[1])) not in self._read]

    def find_new_names(self, roundtable_id: int) -> list[Item]:
        """The same for names of themes."""
        is_live = (ThemeRow.roundtable_id == roundtable_id, ThemeRow.is_live)
        statement = select(ThemeRow.id, ThemeRow.name_revision).where(*is_live).order_by(ThemeRow.id)
        with self.app.app_context():
            return [item for row in db.session.execute(statement) if (item := (row[0], row[1])) not in self._read_names]


def store_read(session: Session, *, roundtable_id: int, rows: Sequence[Read]) -> None:
    """Stores what the model made of notes and, in the same transaction, what rules and marks find in them."""
    store_note_vectors(session, roundtable_id=roundtable_id, rows=rows)
    read_notes(session, roundtable_id, [row.id for row in rows])


def cut(items: Sequence[Some], most: int) -> Iterator[list[Some]]:
    """So many at once, at most."""
    return (list(items[start : start + most]) for start in range(0, len(items), most))


def ids_of(items: Sequence[Item]) -> list[int]:
    """Whose words they are."""
    return [number for number, _ in items]
