"""Joining and leaving: who connects, what they missed, and the beacons that show a lost last frame.

Register first, then read the backlog: an entry between the two may come twice, which does no harm, but is never missed.
"""

import logging
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

import gevent
from flask import Flask, request
from flask_socketio import ConnectionRefusedError as Refused
from flask_socketio import SocketIO

from facilitator.db import db
from facilitator.domain.errors import FacilitatorError
from facilitator.domain.people import Audience, Viewer
from facilitator.domain.sights import moment
from facilitator.engines import TROUBLE
from facilitator.identity import find_viewer, get_roundtable
from facilitator.live.broadcast import Broadcast, event_frame, write_all
from facilitator.live.listeners import Listener, Listeners
from facilitator.live.transport import find_phone
from facilitator.store.journal import entries_after, head
from facilitator.store.sights import see_entries

log = logging.getLogger(__name__)

BEACON_SECONDS = 5.0
PRESENCE_SECONDS = 1.0
MOST_BEHIND = 500
"""Further behind than this, a snapshot is smaller than what was missed."""


class Connections:
    """The Socket.IO side of the server."""

    def __init__(self, app: Flask, socketio: SocketIO) -> None:
        self.app = app
        self.listeners = Listeners()
        self.broadcast = Broadcast(app, self.listeners)
        self._presence: defaultdict[int, int] = defaultdict(lambda: -1)
        socketio.on_event("connect", self.connect)
        socketio.on_event("disconnect", self.disconnect)

    def connect(self, auth: Any = None) -> None:
        """Lets a person in, or says in one sentence why not."""
        try:
            code, audience, after = read_auth(auth)
            viewer, audience = find_viewer(get_roundtable(code), audience)
        except FacilitatorError as error:
            raise Refused(error.message) from error
        phone = find_phone(request.environ)
        if phone is None:
            raise Refused("Only WebSockets are served here.")
        listener = Listener(sid(), viewer.roundtable_id, audience, phone.write)
        self.listeners.add(listener)
        self._presence[viewer.roundtable_id] = -1
        # What is read from here on must be newer than the registration, and not of the state that the first look saw.
        db.session.rollback()
        self.broadcast.follow(viewer.roundtable_id, audience)
        listener.write(self.backlog(viewer, audience, after))

    def disconnect(self, *_reason: object) -> None:
        self.listeners.remove(sid())

    def backlog(self, viewer: Viewer, audience: Audience, after: int) -> bytes:
        """What this connection missed, or that it should start again from a snapshot."""
        newest = head(db.session(), viewer.roundtable_id)
        if not 0 <= newest - after <= MOST_BEHIND:
            return event_frame("resync", {})
        entries = entries_after(db.session(), viewer.roundtable_id, after)
        seen = see_entries(db.session(), viewer.roundtable_id, entries, audience, viewer)
        return event_frame("entries", {"after": after, "entries": seen})

    def keep_telling(self) -> None:
        """Beacons and presence, for as long as the server runs."""
        while True:
            for _ in range(int(BEACON_SECONDS / PRESENCE_SECONDS)):
                gevent.sleep(PRESENCE_SECONDS)
                for roundtable_id in self.listeners.roundtables():
                    self.tell_presence(roundtable_id)
            self.tell_heads()

    def tell_heads(self) -> None:
        """The beacons. A database that is away for a while must not end them."""
        for roundtable_id in self.listeners.roundtables():
            try:
                self.tell_head(roundtable_id)
            except (FacilitatorError, *TROUBLE) as trouble:
                log.warning("no beacon for a roundtable: %s", type(trouble).__name__)

    def tell_head(self, roundtable_id: int) -> None:
        """The newest number and the server's clock, to all."""
        with self.app.app_context():
            newest = head(db.session(), roundtable_id)
        frame = event_frame("head", {"seq": newest, "now": moment(datetime.now(UTC))})
        write_all([(listener, frame) for listener in self.listeners.of(roundtable_id, Audience)])

    def tell_presence(self, roundtable_id: int) -> None:
        """How many phones are connected, to the room and the crew, when it has changed."""
        count = len(self.listeners.of(roundtable_id, [Audience.PHONE]))
        if self._presence[roundtable_id] == count:
            return
        self._presence[roundtable_id] = count
        frame = event_frame("presence", {"count": count})
        write_all([(listener, frame) for listener in self.listeners.of(roundtable_id, [Audience.ROOM, Audience.CREW])])


def read_auth(auth: Any) -> tuple[str, Audience | None, int]:
    """The code, audience and number that a page sends when it connects; anything else is refused."""
    if not isinstance(auth, dict):
        raise Refused("Say which roundtable.")
    code, audience, after = auth.get("code"), auth.get("audience"), auth.get("after", 0)
    if not isinstance(code, str) or not isinstance(after, int) or isinstance(after, bool):
        raise Refused("Say which roundtable, and the number of the last entry.")
    if audience is not None and audience not in set(Audience):
        raise Refused("There is no such audience.")
    return code, None if audience is None else Audience(audience), after


def sid() -> str:
    """Socket.IO's id of the connection that this handler runs for."""
    return str(request.sid)  # type: ignore[attr-defined]
