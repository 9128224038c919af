"""Joining and leaving: who connects, what they missed, and the beacons that show a lost last frame.

Register first, then read the backlog: an entry between the two may come twice, which does no harm, but is never missed.
"""

import logging
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

import gevent
from flask import Flask, request
from flask_socketio import ConnectionRefusedError as Refused
from flask_socketio import SocketIO

from facilitator.database.access import db
from facilitator.database.troubles import TROUBLE, tell_apart
from facilitator.domain.errors import BadInput, Busy, FacilitatorError, LimitReached, NotFound
from facilitator.domain.moments import moment
from facilitator.domain.people import Audience, Viewer
from facilitator.identity import find_viewer, get_place, remember_place
from facilitator.live.broadcast import Broadcast, event_frame, write_all
from facilitator.live.devices import find_ended
from facilitator.live.elsewhere import NOBODY, Attendance, Elsewhere
from facilitator.live.frames import text_frame
from facilitator.live.listeners import Listener, Listeners
from facilitator.live.transport import find_phone
from facilitator.live.writers import Writers, find_writer
from facilitator.store.backlogs import Known, read_backlog
from facilitator.store.journal import head, mark_of
from facilitator.store.snapshots import write_small_snapshot
from facilitator.store.states import State, States, write_json
from facilitator.watching.logs import nameless
from facilitator.watching.metrics import REFUSALS

log = logging.getLogger(__name__)

BEACON_SECONDS = 5.0
PRESENCE_SECONDS = 1.0
MOST_SOCKETS = 8
"""For one person: a laptop with the room screen, its controls, the grouping and the write-up, each loaded again within
the 18 seconds for which a dead socket is not noticed. With one more, the oldest is cut."""
MOST_WAITING = 999
GOODBYE = text_frame("41")
"""Socket.IO's packet after which a page does not come back at once by itself."""


class Connections:
    """The Socket.IO side of the server."""

    def __init__(self, app: Flask, socketio: SocketIO) -> None:
        self.app = app
        self.listeners = Listeners()
        self.broadcast = Broadcast(app, self.listeners)
        self._unsent: dict[str, int] = {}
        self._presence: defaultdict[int, Attendance | None] = defaultdict(lambda: None)
        self._attendance: dict[int, Attendance | None] = {}
        self.elsewhere = Elsewhere()
        self.writers = Writers()
        self.tell_others: Callable[[int, Attendance], None] | None = None
        socketio.on_event("connect", self.connect)
        socketio.on_event("disconnect", self.disconnect)
        socketio.on_event("waiting", self.hear_waiting)
        socketio.on_event("writing", self.hear_writing)
        socketio.on_error_default(refuse_for_bug)

    def connect(self, auth: Any = None) -> None:
        """Lets a person in, or says in one sentence why not."""
        try:
            self.let_in(read_auth(auth))
        except FacilitatorError as error:
            raise refusal(error) from error
        except TROUBLE as error:
            trouble = tell_apart(error)
            log.warning("no database for a connection", extra={"facts": {"trouble": trouble}})
            raise refusal(Busy(trouble)) from error

    def let_in(self, asked: "Asked") -> None:
        """Registers the connection and sends what it missed; leaves nothing behind if that cannot be read."""
        viewer, audience = find_viewer(get_place(asked.code), asked.audience)
        phone = find_phone(request.environ)
        if phone is None:
            raise BadInput({"transport": "Only WebSockets are served here."})
        listener = Listener(sid(), viewer.roundtable_id, audience, phone.write, viewer.actor, phone.close)
        with ExitStack() as undoing:
            undoing.callback(self.forget, listener.sid)
            self.listeners.add(listener)
            self._unsent[listener.sid] = asked.waiting
            # What is read from here on must be newer than the registration, and not of the state of the first look.
            db.session.rollback()
            self.broadcast.follow(viewer.roundtable_id, audience)
            listener.write(self.backlog(viewer, audience, asked))
            undoing.pop_all()
        remember_place(viewer.roundtable_id)
        self._presence[viewer.roundtable_id] = None
        self.cut_oldest(listener)

    def cut_oldest(self, newcomer: Listener) -> None:
        """Ends the oldest of a person's connections if there is one too many."""
        for listener in self.listeners.of_person(newcomer.person)[:-MOST_SOCKETS]:
            self.cut(listener)

    def cut_ended(self) -> None:
        """Ends the connections of devices that have ended. A page that is told so loads again, which it is refused."""
        for listener in find_ended(self.app, self.listeners.all()):
            listener.write(event_frame("gone", {}))
            self.cut(listener)

    def cut(self, listener: Listener) -> None:
        """Says goodbye and hangs up."""
        listener.write(GOODBYE)
        listener.cut()
        self.forget(listener.sid)

    def disconnect(self, *_reason: object) -> None:
        """Forgets a connection. One that leaves Socket.IO without hanging up is not kept either."""
        self.forget(sid())
        phone = find_phone(request.environ)
        if phone is not None:
            phone.close()

    def forget(self, sid: str) -> None:
        self.listeners.remove(sid)
        self._unsent.pop(sid, None)
        self.tell_writers(self.writers.remove(sid))

    def hear_waiting(self, *said: object) -> None:
        """A page says how many notes wait in its outbox. It is told to those who run the room, and kept nowhere."""
        if sid() in self._unsent and len(said) == 1 and is_count(said[0]):
            self._unsent[sid()] = said[0]  # type: ignore[assignment]

    def hear_writing(self, *said: object) -> None:
        """A page of the draft says where its reader writes. It is told to the others of the crew, and kept nowhere."""
        listener = self.listeners.find(sid())
        if listener is None or listener.audience is not Audience.CREW or len(said) != 1:
            return
        if not self.writers.has(listener.sid):
            with self.app.app_context():
                writer = find_writer(db.session(), listener.actor)
            self.writers.put(listener.sid, listener.roundtable_id, writer)
        self.tell_writers(self.writers.move(listener.sid, said[0]))

    def tell_writers(self, roundtable_id: int | None) -> None:
        """Who has the draft open and where they write, to the crew."""
        if roundtable_id is not None:
            writers = self.writers.at(roundtable_id) + self.elsewhere.count(roundtable_id).writers
            frame = event_frame("writers", [asdict(writer) for writer in writers])
            write_all([(listener, frame) for listener in self.listeners.of(roundtable_id, [Audience.CREW])])

    def backlog(self, viewer: Viewer, audience: Audience, asked: "Asked") -> bytes:
        """What this connection missed, or that it should start again from a snapshot."""
        states: States = self.app.extensions["states"]
        session = db.session()
        state = states.find(session, viewer.roundtable_id)
        backlog = read_backlog(session, viewer, audience, asked.known, state)
        if backlog.run is None:
            return text_frame(f'42["resync",{self.spare_question(viewer, audience, state)}]')
        told = write_json({"after": backlog.after, "mark": backlog.mark})
        return text_frame(f'42["entries",{told[:-1]},"entries":{backlog.run.text}}}]')

    def spare_question(self, viewer: Viewer, audience: Audience, state: State) -> str:
        """The snapshot that a phone would ask for next, where it may ask and that is little; else an empty object."""
        try:
            self.app.extensions["orders"].take_question(viewer)
        except LimitReached:
            return "{}"
        return write_small_snapshot(db.session(), viewer, state) if audience is Audience.PHONE else "{}"

    def keep_telling(self) -> None:
        """Beacons and presence, for as long as the server runs."""
        while True:
            for _ in range(int(BEACON_SECONDS / PRESENCE_SECONDS)):
                gevent.sleep(PRESENCE_SECONDS)
                self.cut_ended()
                for roundtable_id in self.listeners.roundtables() | self._attendance.keys():
                    self.tell_presence(roundtable_id)
            self.tell_heads()
            # Told anew to other servers with the next presence, or they would take this one for gone.
            self._attendance = {number: None for number, here in self._attendance.items() if here != NOBODY}

    def tell_heads(self) -> None:
        """The beacons. A database that is away for a while must not end them."""
        for roundtable_id in self.listeners.roundtables():
            try:
                self.tell_head(roundtable_id)
            except NotFound:
                self.dismiss(roundtable_id)
            except (FacilitatorError, *TROUBLE) as trouble:
                log.warning("no beacon for a roundtable: %s", type(trouble).__name__)

    def tell_head(self, roundtable_id: int) -> None:
        """Each audience's newest number, its mark and the server's clock. Who turns out to be gone is forgotten."""
        sent = self.broadcast.newest_sent(roundtable_id)
        with self.app.app_context():
            newest = head(db.session(), roundtable_id)
            frames = {audience: self.head_frame(roundtable_id, audience) for audience in Audience}
        if newest < sent:
            # The database was put back while we ran: whoever listens has what no longer happened.
            self.broadcast.rewind(roundtable_id, newest)
            frames = dict.fromkeys(Audience, event_frame("resync", {}))
        listeners = self.listeners.of(roundtable_id, Audience)
        for listener in write_all([(listener, frames[listener.audience]) for listener in listeners]).gone:
            self.forget(listener.sid)

    def head_frame(self, roundtable_id: int, audience: Audience) -> bytes:
        """The beacon of an audience."""
        newest = head(db.session(), roundtable_id, audience)
        mark = mark_of(db.session(), roundtable_id, newest, audience)
        return event_frame("head", {"seq": newest, "mark": mark, "now": moment(datetime.now(UTC))})

    def dismiss(self, roundtable_id: int) -> None:
        """Tells those who follow a roundtable that it has been deleted, by whichever server, and forgets them."""
        followers = self.listeners.of(roundtable_id, Audience)
        write_all([(listener, event_frame("gone", {})) for listener in followers])
        for listener in followers:
            self.forget(listener.sid)

    def tell_presence(self, roundtable_id: int) -> None:
        """How many phones are connected, how many of them have notes to send, and who writes, when it has changed."""
        here = self.count_here(roundtable_id)
        if self.tell_others is not None and self._attendance.get(roundtable_id) != here:
            self.tell_others(roundtable_id, here)
        self._attendance[roundtable_id] = here
        presence = here + self.elsewhere.count(roundtable_id)
        told, self._presence[roundtable_id] = self._presence[roundtable_id], presence
        if told is None or told.writers != presence.writers:
            self.tell_writers(roundtable_id)
        # When somebody goes on to another paragraph is nothing to a room screen.
        if told is not None and replace(told, writers=presence.writers) == presence:
            return
        frame = event_frame("presence", {"count": presence.n_phones, "waiting": presence.n_waiting})
        write_all([(listener, frame) for listener in self.listeners.of(roundtable_id, [Audience.ROOM, Audience.CREW])])

    def count_here(self, roundtable_id: int) -> Attendance:
        """Who is at a roundtable with this server; somebody with two pages open is one phone."""
        phones = self.listeners.of(roundtable_id, [Audience.PHONE])
        unsent = {listener.person for listener in phones if self._unsent.get(listener.sid)}
        n_phones = len({listener.person for listener in phones})
        return Attendance(n_phones, len(unsent), self.writers.at(roundtable_id))

    def count_waiting(self) -> int:
        """How many connections have said that notes wait."""
        return sum(1 for unsent in self._unsent.values() if unsent)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page says when it connects: where, as whom, the last entry it has, and how many notes wait in it."""

    code: str
    audience: Audience | None
    known: Known
    waiting: int


def read_auth(auth: Any) -> Asked:
    """What a page said. Raises BadInput if it is anything else."""
    if not isinstance(auth, dict) or not isinstance(auth.get("code"), str):
        raise BadInput({"code": "Say which roundtable."})
    code, audience, after = auth["code"], auth.get("audience"), auth.get("after", 0)
    mark, mine = auth.get("mark"), auth.get("mine")
    if type(after) is not int or not isinstance(mark, str | None) or not isinstance(mine, str | None):
        raise BadInput({"after": "Say the number and the mark of the last entry."})
    if audience is not None and not (isinstance(audience, str) and audience in set(Audience)):
        raise BadInput({"audience": "There is no such audience."})
    waiting = auth.get("waiting", 0)
    if not is_count(waiting):
        raise BadInput({"waiting": "This must be a whole number."})
    return Asked(code, None if audience is None else Audience(audience), Known(after, mark, mine), waiting)


def is_count(value: object) -> bool:
    """Whether this is a whole number of notes that a person could have written."""
    return type(value) is int and 0 <= value <= MOST_WAITING


def refusal(error: FacilitatorError) -> Refused:
    """The refusal of a connection, with a sentence for a person."""
    REFUSALS.labels(error.code).inc()
    log.info("refused a connection", extra={"facts": {"error": error.code}})
    return Refused(error.message)


def refuse_for_bug(error: BaseException) -> bool:
    """A mistake of ours: logged with where it happened; the connection is refused."""
    REFUSALS.labels("internal").inc()
    log.error("a bug in a connection", exc_info=nameless(error))
    return False


def sid() -> str:
    """Socket.IO's id of the connection that this handler runs for."""
    return str(request.sid)  # type: ignore[attr-defined]
