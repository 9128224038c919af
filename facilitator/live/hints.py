"""Hints between servers, through Redis: which roundtable's journal has grown, and who is connected where.

They make news of another server come at once, and nothing rests on them: every tail looks every second anyway. So a
hint is never waited for, may be lost, and Redis may be slow, frozen, gone or absent without anybody noticing more than
that second, and a count of phones that is each server's own.
"""

import json
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import astuple
from random import uniform
from typing import Any

import gevent
from gevent.event import Event
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from facilitator.live.elsewhere import Attendance, Elsewhere
from facilitator.live.writers import Writer

log = logging.getLogger(__name__)

CHANNEL = "facilitator:hints"
PATIENCE_SECONDS = 2.0
"""How long Redis may take to accept a connection or a hint."""
QUIET_SECONDS = 10.0
"""After so long without a word Redis is asked whether it is there; after twice as long it is taken for gone."""
PAUSES_SECONDS = (0.5, 10.0)
"""The first and the longest pause before another attempt."""


class Hints:
    """Tells other servers what has happened in this one, and passes on what they say.

    Args:
        url: where Redis is.
        wake: called with the roundtable's id when another server has written to its journal.
        elsewhere: is told who is connected to other servers.
    """

    def __init__(self, url: str, wake: Callable[[int], None], elsewhere: Elsewhere) -> None:
        self.wake = wake
        self.elsewhere = elsewhere
        # So that this server's own hints, which come back to it, are known.
        self.name = secrets.token_hex(4)
        self.redis = Redis.from_url(
            url,
            socket_timeout=PATIENCE_SECONDS,
            socket_connect_timeout=PATIENCE_SECONDS,
            # Attempts are ours to make: redis-py's own would hold up the hints behind them.
            retry=Retry(NoBackoff(), 0),
            decode_responses=True,
        )
        self._grown: set[int] = set()
        self._present: dict[int, Attendance] = {}
        self._has_news = Event()

    def start(self) -> None:
        """Begins telling and listening, in the background."""
        gevent.spawn(keep_trying, self.tell)
        gevent.spawn(keep_trying, self.listen)

    def announce(self, roundtable_id: int) -> None:
        """Notes that a journal has grown, to be told soon; never waits."""
        self._grown.add(roundtable_id)
        self._has_news.set()

    def count(self, roundtable_id: int, attendance: Attendance) -> None:
        """Notes who is connected here, to be told soon; never waits."""
        self._present[roundtable_id] = attendance
        self._has_news.set()

    def tell(self, recovered: Callable[[], None]) -> None:
        """Tells what is noted, until Redis fails. What piles up meanwhile is one hint of each kind a roundtable."""
        while True:
            self._has_news.wait()
            self._has_news.clear()
            self.redis.publish(CHANNEL, self.take_news())
            recovered()

    def take_news(self) -> str:
        """What there is to tell, as JSON."""
        grown, self._grown = sorted(self._grown), set()
        present, self._present = self._present, {}
        told = [[number, *astuple(here)] for number, here in present.items()]
        return json.dumps({"from": self.name, "grown": grown, "present": told})

    def listen(self, recovered: Callable[[], None]) -> None:
        """Passes on what others tell, until Redis fails."""
        with self.redis.pubsub() as subscription:  # type: ignore[no-untyped-call]
            subscription.subscribe(CHANNEL)
            is_asked = True  # to confirm the subscription
            while True:
                message = subscription.get_message(timeout=QUIET_SECONDS)
                if message is not None:
                    recovered()
                    self.hear(message)
                elif is_asked:
                    raise RedisError("no answer")
                else:
                    subscription.ping()
                is_asked = message is None

    def hear(self, message: Mapping[str, Any]) -> None:
        """Follows one message; anything else that somebody says on this channel is passed over."""
        if message["type"] != "message":
            return
        try:
            said = json.loads(message["data"])
            name, grown = str(said["from"]), [int(number) for number in said["grown"]]
            present = [(int(number), read_attendance(*words)) for number, *words in said["present"]]
        except (ValueError, TypeError, KeyError):
            return
        if name == self.name:
            return
        for number in grown:
            self.wake(number)
        for number, attendance in present:
            self.elsewhere.hear(name, number, attendance)


def read_attendance(n_phones: Any, n_waiting: Any, writers: Any) -> Attendance:
    """What another server says of a roundtable; raises ValueError or TypeError where it makes no sense."""
    there = [Writer(int(crew), str(name), str(role), str(place)) for crew, name, role, place in writers]
    return Attendance(int(n_phones), int(n_waiting), tuple(there))


def keep_trying(attempt: Callable[[Callable[[], None]], None]) -> None:
    """Runs an attempt that ends only by failing, again and again, ever more patiently until one recovers."""
    pause_seconds = 0.0

    def recovered() -> None:
        nonlocal pause_seconds
        if pause_seconds:
            log.info("Redis is back")
        pause_seconds = 0.0

    while True:
        try:
            attempt(recovered)
        except (RedisError, OSError) as trouble:
            if not pause_seconds:
                log.warning("Redis is away, news of other servers may come a second later: %s", type(trouble).__name__)
            first, longest = PAUSES_SECONDS
            pause_seconds = min(longest, pause_seconds * 2 or first)
            # At a random moment, so that many servers do not come back at once.
            gevent.sleep(uniform(0.5, 1.0) * pause_seconds)  # noqa: S311 - not a secret
