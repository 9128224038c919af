"""Codes and links that do not exist: whoever tries many of them is slowed down, and those who know theirs are not.

A thousand phones may share one address, so what is counted is failures. While an address has too many of them, only
those get in from it who are in already, and who name a roundtable that somebody at that address has joined before:
for them there is nothing left to guess.
"""

import hashlib
import hmac
from base64 import b32encode
from collections import OrderedDict
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from time import monotonic
from typing import Any

from facilitator.domain.errors import LimitReached
from facilitator.limits.buckets import Bucket, Buckets

ADDRESS = Bucket("failed-joins", at_once=60, per_second=1 / 3)
"""Sixty people behind one address may all mistype once. After that, finding the code of one roundtable among the eight
million takes 140 days on average."""
EVERYWHERE = Bucket("failed-joins-in-all", at_once=600, per_second=2)
"""From however many addresses: 15,000 guesses in the two hours of a roundtable, a chance of 1 in 530."""
ALL = "all"
TICKET_BYTES = 10
"""80 bits, 16 letters and digits in the QR code."""
MOST_KNOWN = 10_000
"""Addresses with their roundtables that are remembered."""


class FailedJoins:
    """The failures that one process has seen. Addresses are kept as keyed hashes, in memory and Redis only."""

    def __init__(self, buckets: Buckets | None, secret: str) -> None:
        self._buckets = buckets
        self._secret = secret.encode()
        self._closed_until: OrderedDict[str, float] = OrderedDict()
        self._known: OrderedDict[tuple[str, int], None] = OrderedDict()

    def count(self, address: str) -> None:
        """Counts a code or link that does not exist. Raises LimitReached if it is one too many."""
        if self._buckets is None:
            return
        owner = self._name(address)
        for bucket, name in ((ADDRESS, owner), (EVERYWHERE, ALL)):
            seconds = self._buckets.take(bucket, name)
            if seconds:
                remember(self._closed_until, name, monotonic() + seconds)
                raise too_many(seconds)

    def seconds_closed(self, address: str, roundtable_id: int) -> float:
        """How long a stranger with the right code must still wait, like those with wrong ones; mostly 0.

        Were right codes answered meanwhile, the answer would tell them apart from wrong ones.
        """
        if not self._closed_until:
            return 0.0
        owner, now = self._name(address), monotonic()
        if (owner, roundtable_id) in self._known:
            return 0.0
        return max(0.0, *(self._closed_until.get(name, 0.0) - now for name in (owner, ALL)))

    def remember(self, address: str, roundtable_id: int) -> None:
        """Notes that somebody at this address is at this roundtable."""
        remember(self._known, (self._name(address), roundtable_id), None)

    def ticket(self, code: str) -> str:
        """What the QR code of a roundtable carries besides its code: too long to guess, so it skips the waiting."""
        digest = hmac.new(self._secret, f"ticket {code}".encode(), hashlib.sha256).digest()
        return b32encode(digest[:TICKET_BYTES]).decode().lower()

    def is_ticket(self, code: str, shown: str) -> bool:
        """Whether this was read from that roundtable's QR code."""
        return hmac.compare_digest(self.ticket(code).encode(), shown.lower().encode())

    def _name(self, address: str) -> str:
        return hmac.new(self._secret, network_of(address).encode(), hashlib.sha256).hexdigest()[:32]


def too_many(seconds: float) -> LimitReached:
    """What those are told who must wait."""
    message = "Too many codes that do not exist were tried here. Wait a moment, and check the code on the room screen."
    return LimitReached(message, retry_after_seconds=ceil(seconds))


def remember(kept: OrderedDict[Any, Any], key: Any, value: Any) -> None:
    """Keeps a value as the newest, and lets the oldest go when there are too many."""
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > MOST_KNOWN:
        kept.popitem(last=False)


def network_of(address: str) -> str:
    """What counts as one address: of IPv6 the first 64 bits, since a home or a phone has all that follow."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    return str(parsed.ipv4_mapped or ip_network((parsed, 64), strict=False))
