"""How many orders a person and a roundtable may give. Nobody who writes with their own hands meets these limits."""

from math import ceil
from random import random

from facilitator.domain.errors import LimitReached
from facilitator.domain.people import AT_THE_DOOR, Role, Viewer
from facilitator.limits.buckets import Bucket, Buckets

ATTENDEE = Bucket("attendee", at_once=30, per_second=0.5)
"""A busy author writes eight notes in a minute; after three minutes without a network an outbox holds perhaps ten."""
CREW = Bucket("crew", at_once=120, per_second=5)
"""Grouping by keyboard is two or three orders a second, and undoing as fast as a key repeats is not worth refusing."""
ROUNDTABLE = Bucket("roundtable", at_once=2000, per_second=200)
"""A thousand phones that vote three times within twenty seconds are 150 a second; a process takes about 265. What is
left is for the other roundtables."""
ASKING = Bucket("asking", at_once=60, per_second=2)
"""A page without a socket asks for news every few seconds; a whole board costs more than an order."""
TOOL = Bucket("tool", at_once=60, per_second=1)
"""A tool reads a programme of twenty roundtables with their themes and versions, and then what is new each minute."""

SPREAD_SECONDS = 5.0
"""Over which those come back who were refused because of the others."""

TOO_FAST = "That came faster than anyone can write. Nothing was changed; send it again in a moment."
TOO_OFTEN = "This tool asks too often. It may ask 60 times at once, then once a second. Ask again in a moment."
TOO_MANY = "Too much is coming from this roundtable at once. Nothing was changed; send it again in a moment."


class Orders:
    """The limits of one application; without buckets there are none."""

    def __init__(self, buckets: Buckets | None) -> None:
        self._buckets = buckets

    def take_message(self, viewer: Viewer) -> None:
        """Counts what somebody sends, before it is read: what cannot be read costs its sender. Raises LimitReached."""
        own = ATTENDEE if viewer.role is Role.ATTENDEE else CREW
        if viewer.actor != AT_THE_DOOR:
            self._take(own, f"{viewer.roundtable_id}/{viewer.actor}", TOO_FAST)

    def take_order(self, viewer: Viewer) -> None:
        """Counts an order of the room that could be read. Raises LimitReached.

        The crew's are not the room's: whoever leads must be able to act just when too much comes.
        """
        if viewer.role is Role.ATTENDEE:
            self._take(ROUNDTABLE, str(viewer.roundtable_id), TOO_MANY)

    def take_question(self, viewer: Viewer) -> None:
        """Counts one request for news or for the board. Raises LimitReached."""
        self._take(ASKING, f"{viewer.roundtable_id}/{viewer.actor}", TOO_FAST)

    def take_reading(self, number: int) -> None:
        """Counts what a tool asks for. Raises LimitReached."""
        self._take(TOOL, str(number), TOO_OFTEN)

    def _take(self, bucket: Bucket, owner: str, message: str) -> None:
        seconds = 0.0 if self._buckets is None else self._buckets.take(bucket, owner)
        if seconds:
            # Not all in the same second: a thousand phones may be told this at once.
            spread = random() * SPREAD_SECONDS if bucket is ROUNDTABLE else 0.0  # noqa: S311 - no secret
            raise LimitReached(message, retry_after_seconds=ceil(seconds + spread))
