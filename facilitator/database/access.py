"""The database as the doors use it: reading through Flask-SQLAlchemy, writing through `submit` and `write` alone."""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.database import erasures, forgetting
from facilitator.database.commits import Committer, Work, do_nothing
from facilitator.database.engines import is_sqlite, make_writing_engine, reading_options, tune_sqlite
from facilitator.database.files import telling_troubles_of_disks
from facilitator.database.forgetting import forget_made
from facilitator.database.leaving import WORDS_GONE, WORDS_TAKEN, Erasure
from facilitator.database.offloads import Offload, Result, run_here
from facilitator.database.scrubbing import Scrubber
from facilitator.database.troubles import TROUBLE
from facilitator.domain.entries import Entry, EntryKind, Fact
from facilitator.domain.errors import Conflict
from facilitator.domain.orders import Action, Order
from facilitator.domain.permissions import judge
from facilitator.domain.phases import OVER
from facilitator.store.base import Base
from facilitator.store.journal import as_entry, find_repeated, record, take_turn
from facilitator.store.roundtables import RoundtableRow, get_row
from facilitator.store.states import States
from facilitator.watching.metrics import ENTRIES, REPEATED

__all__ = ["Repeated", "db", "start", "submit", "write", "write_for_good"]

TOLD_FIRST = frozenset({EntryKind.NOTE_POSTED})
"""A room looks at the screen for these. All else is told of after its answer, by which whoever ordered it goes."""

db = SQLAlchemy(model_class=Base)


class Repeated(Exception):
    """The same person's same `client_id` has been here before: `entry` is what it did then."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry


def start(app: Flask, offload: Offload) -> None:
    """Gives the application its engines, its committer and its scrubber."""
    url = str(app.config["SQLALCHEMY_DATABASE_URI"])
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = reading_options(url)
    # PostgreSQL's driver lets other greenlets run while it waits; SQLite's would hold up the whole server.
    offload = offload if is_sqlite(url) else run_here
    app.extensions["committer"] = Committer(make_writing_engine(url), offload)
    app.extensions["scrubber"] = Scrubber(url, offload)
    forgetting.start(app)
    app.extensions["standing"] = []
    app.extensions["states"] = States()
    app.extensions["publishers"] = [app.extensions["states"].forget]
    # Before Flask-SQLAlchemy's own, so that it runs after it: by then this context's session reads no more.
    app.teardown_appcontext(scrub_if_due)
    db.init_app(app)
    # After it, so that it runs before it.
    app.teardown_appcontext(let_go)
    if is_sqlite(url):
        with app.app_context():
            tune_sqlite(db.engine, "BEGIN")


def write(
    work: Work[Result],
    roundtable_id: int | None = None,
    *,
    is_small: bool = False,
    then: Callable[[Result], None] = do_nothing,
) -> Result:
    """Commits work; without a roundtable, what no roundtable's journal records: links, grants, new roundtables."""
    # The connection goes back first: were each order to keep one and wait for another, none would be left.
    let_go()
    committer: Committer = current_app.extensions["committer"]
    return committer.write(work, roundtable_id, is_small=is_small, then=then)


def submit(
    action: Action,
    order: Order,
    values: Mapping[str, Any],
    *,
    given: Mapping[str, Any] = MappingProxyType({}),
    is_ballot: bool = False,
    is_small: bool = False,
) -> Entry:
    """Carries out an order: state and journal in one transaction, published after it. A repeated order acts once.

    `given` is what the action has besides what was ordered, such as what takes long to make.
    """
    roundtable_id = order.viewer.roundtable_id
    digest = "" if is_ballot else digest_of(action, values)
    # Looked up here: the work may be done on a thread that knows of no application.
    erased = erasures.find_list(current_app)

    def work(session: Session) -> Entry:
        seq, stage = take_turn(session, roundtable_id)
        refuse_repetition(session, order, digest)
        judge(action, order.viewer.role, stage)
        fact = action(session, order, **values, **given)
        session.flush()
        note_erasure(session, order, fact, erased)
        return record(session, order, seq, fact, digest)

    def tell(entry: Entry) -> None:
        if entry.kind in TOLD_FIRST:
            publish(roundtable_id)

    try:
        entry = write(work, roundtable_id, is_small=is_small, then=tell)
    except Repeated as repeated:
        REPEATED.inc()
        return repeated.entry
    ENTRIES.labels(entry.kind).inc()
    scrub_after(entry, roundtable_id)
    if entry.kind not in TOLD_FIRST:
        publish(roundtable_id)
    return entry


def note_erasure(session: Session, order: Order, fact: Fact, path: Path) -> None:
    """Writes down, without words, what is about to be erased."""
    line = erasures.describe(fact)
    if line:
        row = get_row(session, order.viewer.roundtable_id)
        told = {"at": order.now.isoformat(), "roundtable": row.code} | erasures.name_drawn(session, line)
        with telling_troubles_of_disks():
            erasures.note(path, told, is_final=row.sealed_at is not None)


def write_for_good(act: Callable[[Session], Fact], roundtable_id: int, code: str, now: datetime) -> None:
    """Commits what is done to a roundtable as a whole; it is written down before, overwritten and published after."""
    path = erasures.find_list(current_app)

    def work(session: Session) -> int:
        fact = act(session)
        session.flush()
        line = erasures.describe(fact)
        erasures.note(path, {"at": now.isoformat(), "roundtable": code} | line, is_final="raw" not in line)
        return session.scalar(select(RoundtableRow.seq).where(RoundtableRow.id == roundtable_id)) or 0

    seq = write(work, roundtable_id)
    forget_erased((roundtable_id, seq))
    publish(roundtable_id)


def scrub_after(entry: Entry, roundtable_id: int) -> None:
    """Has what an entry erased overwritten: at once at the end and after it, soon while the room goes on."""
    scrubber: Scrubber = current_app.extensions["scrubber"]
    closed = any(vote.get("is_open") is False for vote in entry.payload.get("rounds", ()))
    if entry.kind in WORDS_GONE or (entry.kind in WORDS_TAKEN and is_over(roundtable_id)):
        forget_erased((roundtable_id, entry.seq))
    elif (
        closed
        or entry.kind is EntryKind.SHARING_TIGHTENED
        or (entry.kind is EntryKind.PHASE_CHANGED and scrubber.is_waiting)
    ):
        scrubber.ask()
    elif entry.kind in WORDS_TAKEN:
        scrubber.ask_soon()


def forget_erased(erasure: Erasure) -> None:
    """Has what was made of erased words forgotten by whoever keeps it, and the words overwritten in the files."""
    forget_made(erasure)
    current_app.extensions["scrubber"].ask()


def is_over(roundtable_id: int) -> bool:
    """Whether a roundtable is closed, and nobody's order waits while tables are written anew."""
    asked = select(RoundtableRow.status).where(RoundtableRow.id == roundtable_id)
    with db.engine.connect() as connection:
        return connection.scalar(asked) in OVER


def letting_go(offload: Offload, *, tells: bool = True) -> Offload:
    """The same offload, for whose work this context's connection goes back first: whoever waits may wait long.

    Whoever asked must still be let in then, and what was read before is answered only where it still stands, unless
    the work tells of no roundtable; whoever notes that raises Changed where not.
    """

    def run(work: Callable[[], Result]) -> Result:
        requirements = [note(tells) for note in current_app.extensions["standing"]]
        let_go()
        made: Result = offload(work)
        for require in requirements:
            require()
        return made

    return run


def let_go(_error: BaseException | None = None) -> None:
    """Gives this context's connection back. One that has died has nothing left to undo, and would say so in vain."""
    if db.session.registry.has():
        with suppress(*TROUBLE):
            db.session.close()


def hang_up(app: Flask) -> None:
    """Closes every connection, so that SQLite leaves no log beside its file: once a command is done, none is needed."""
    let_go()
    app.extensions["committer"].engine.dispose()
    for engine in db.engines.values():
        engine.dispose()


def scrub_if_due(_error: BaseException | None = None) -> None:
    """Tries again what a reader held up when a roundtable closed, at the end of a request or of a look of a tail."""
    current_app.extensions["scrubber"].scrub_if_due()


def refuse_repetition(session: Session, order: Order, digest: str) -> None:
    """Stops an order that was carried out before; its number, just taken, goes back with all that it did."""
    row = find_repeated(session, order)
    if row is None:
        return
    if not hmac.compare_digest(row.digest, digest):
        raise Conflict("This client_id was used for something else. Make a new one for each thing you do.")
    raise Repeated(as_entry(row))


def digest_of(action: Action, values: Mapping[str, Any]) -> str:
    """A keyed hash of what was ordered: without the instance's secret it cannot be matched against guessed words."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    ordered = json.dumps([action.__name__, values], sort_keys=True, ensure_ascii=True, default=str)
    return hmac.new(key, ordered.encode(), hashlib.sha256).hexdigest()


def publish(roundtable_id: int) -> None:
    """Tells whoever listens in this process that a roundtable's journal has grown."""
    for publisher in current_app.extensions["publishers"]:
        publisher(roundtable_id)
