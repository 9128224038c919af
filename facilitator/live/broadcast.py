"""Bringing the journal to whoever listens: at once to the room screen and the crew, in small batches to phones.

Each process tails the journal and sends only to its own connections. A publication is a hint that makes it look now; it
looks every second anyway, so what another process or the command line writes reaches the room too, and order is always
the journal's. A frame is encoded once an audience.
"""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, NamedTuple

import gevent
from flask import Flask
from gevent.event import Event

from facilitator.database.access import db
from facilitator.database.troubles import TROUBLE
from facilitator.domain.entries import Entry
from facilitator.domain.people import Audience, name_attendee
from facilitator.live.frames import text_frame
from facilitator.live.listeners import Listener, Listeners
from facilitator.store.journal import entries_after, head, sign
from facilitator.store.sights import see_entries
from facilitator.watching.metrics import FANOUT_SECONDS

log = logging.getLogger(__name__)

LOOKING_SECONDS = 1.0
"""How often a tail looks without a hint."""
WINDOW_SECONDS = 0.05
"""How long phones' entries are gathered after a batch, at least; the first after quiet goes at once."""
MOST_WINDOW_SECONDS = 0.2
"""And at most: nobody should be told later than that, however busy the machine is."""
REST = 3.0
"""In between, so much longer than a batch took to write: that leaves phones a quarter of the time, so that answers do
not wait for them."""
SLICE = 200
"""After so many writes the hub may answer requests."""
BEFORE_OTHERS = 1
"""Above the hub's usual 0: the next slice comes with the next turn of the hub, however much there is to answer."""

PUSHED = (Audience.ROOM, Audience.CREW)


def event_frame(name: str, data: Any) -> bytes:
    """A Socket.IO event as a finished WebSocket frame."""
    return text_frame("42" + json.dumps([name, data], separators=(",", ":"), ensure_ascii=False))


YOURS = event_frame("yours", {})
"""Says that something of one's own has changed: the shared frame cannot hold what is for one phone alone."""


@dataclass
class Tail:
    """Follows one roundtable's journal for some audiences for as long as any of them listens."""

    app: Flask
    listeners: Listeners
    roundtable_id: int
    audiences: Sequence[Audience]
    on_end: Callable[["Tail"], None]
    sent: int
    took_seconds: float = 0.0
    hint: Event = field(default_factory=Event)

    def run(self) -> None:
        """Sends what comes until nobody of these audiences is left."""
        try:
            while self.listening():
                self.hint.wait(LOOKING_SECONDS)
                self.hint.clear()
                self.try_to_deliver()
                gevent.sleep(self.window_seconds())
        finally:
            self.on_end(self)

    def listening(self) -> list[Listener]:
        return self.listeners.of(self.roundtable_id, self.audiences)

    def window_seconds(self) -> float:
        """How long to gather before the next batch.

        For the room itself, only as long as the last one took, so that a burst of ballots leaves half of the time free.
        """
        if Audience.PHONE not in self.audiences:
            return min(WINDOW_SECONDS, self.took_seconds)
        return min(MOST_WINDOW_SECONDS, max(WINDOW_SECONDS, REST * self.took_seconds))

    def try_to_deliver(self) -> None:
        """Delivers, or leaves it to the next look: a database that is away for a while must not end the tail."""
        try:
            self.deliver()
        except TROUBLE as trouble:
            log.warning("the journal could not be read: %s", type(trouble).__name__)

    def deliver(self) -> None:
        """Sends every entry that is newer than what was sent, in order."""
        started_at = monotonic()
        with self.app.app_context():
            entries = entries_after(db.session(), self.roundtable_id, self.sent)
            if not entries:
                return
            present = [each for each in self.audiences if self.listeners.of(self.roundtable_id, [each])]
            frames = {each: frame for each in present if (frame := self.frame(entries, each)) is not None}
        self.sent = entries[-1].seq
        if Audience.PHONE in self.audiences:
            self.tell_concerned(entries)
        read_seconds = monotonic() - started_at
        written = write_all(
            [(listener, frames[listener.audience]) for listener in self.listening() if listener.audience in frames]
        )
        self.took_seconds = read_seconds + written.seconds
        speed = "phones" if Audience.PHONE in self.audiences else "room"
        FANOUT_SECONDS.labels(speed).observe(monotonic() - started_at)

    def frame(self, entries: Sequence[Entry], audience: Audience) -> bytes | None:
        """What of these entries is for an audience, under its own numbers; None where nothing is."""
        heard = [entry for entry in entries if entry.number_for(audience) is not None]
        if not heard:
            return None
        seen = see_entries(db.session(), self.roundtable_id, heard, audience)
        return event_frame("entries", {"after": seen[0]["seq"] - 1, "mark": sign(heard[-1]), "entries": seen})

    def tell_concerned(self, entries: Sequence[Entry]) -> None:
        """Tells the phones of those whose own things somebody else has changed that they should fetch them."""
        concerned = {person for entry in entries for person in entry.payload.get("concerns", ())}
        for person in concerned:
            for listener in self.listeners.of_person((self.roundtable_id, name_attendee(person))):
                if listener.audience is Audience.PHONE:
                    listener.write(YOURS)


class Written(NamedTuple):
    """Who was gone already when frames were written, and how long the writing itself took, without its pauses."""

    gone: list[Listener]
    seconds: float


def write_all(deliveries: Sequence[tuple[Listener, bytes]]) -> Written:
    """Writes frames, pausing now and then so that nobody's answer waits for a thousand phones."""
    gone: list[Listener] = []
    seconds = 0.0
    for start in range(0, len(deliveries), SLICE):
        if start:
            # What has come in meanwhile is looked at, which `sleep(0)` does not let the hub do.
            gevent.idle(BEFORE_OTHERS)
        began_at = monotonic()
        gone += [listener for listener, frame in deliveries[start : start + SLICE] if not listener.write(frame)]
        seconds += monotonic() - began_at
    return Written(gone, seconds)


class Broadcast:
    """The tails of this process."""

    def __init__(self, app: Flask, listeners: Listeners) -> None:
        self.app = app
        self.listeners = listeners
        self._tails: dict[tuple[int, Sequence[Audience]], Tail] = {}

    def follow(self, roundtable_id: int, audience: Audience) -> None:
        """Makes sure that somebody tails this roundtable for this audience, from the number it has now."""
        audiences = PUSHED if audience in PUSHED else (Audience.PHONE,)
        if (roundtable_id, audiences) in self._tails:
            return
        # Reading may let other greenlets run, and one of them may have followed meanwhile.
        newest = head(db.session(), roundtable_id)
        if (roundtable_id, audiences) not in self._tails:
            tail = Tail(self.app, self.listeners, roundtable_id, audiences, self._end, sent=newest)
            self._tails[roundtable_id, audiences] = tail
            gevent.spawn(tail.run)

    def publish(self, roundtable_id: int) -> None:
        """The hint that a roundtable's journal has grown."""
        for audiences in (PUSHED, (Audience.PHONE,)):
            tail = self._tails.get((roundtable_id, audiences))
            if tail is not None:
                tail.hint.set()

    def newest_sent(self, roundtable_id: int) -> int:
        """The newest number that anybody here has been sent since they came."""
        return max((tail.sent for tail in self._tails.values() if tail.roundtable_id == roundtable_id), default=0)

    def rewind(self, roundtable_id: int, seq: int) -> None:
        """Goes on from an earlier number, since history was put back to it."""
        for tail in self._tails.values():
            if tail.roundtable_id == roundtable_id:
                tail.sent = seq

    def _end(self, tail: Tail) -> None:
        del self._tails[tail.roundtable_id, tail.audiences]
