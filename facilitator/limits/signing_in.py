"""How often somebody may try to sign in. What is counted is tries, right or wrong, for logins that exist or do not."""

import hashlib
import hmac
from math import ceil

from facilitator.domain.errors import LimitReached
from facilitator.limits.buckets import Bucket, Buckets
from facilitator.limits.joining import network_of

HERE = Bucket("sign-ins-here", at_once=10, per_second=1 / 60)
"""One login from one address: ten tries, then one a minute."""
OF_LOGIN = Bucket("sign-ins-of-login", at_once=100, per_second=1 / 30)
"""One login from everywhere: 3,000 guesses a day; wide enough that a stranger does not shut its owner out soon."""
FROM_ADDRESS = Bucket("sign-ins-from-address", at_once=100, per_second=1 / 5)
"""All logins from one address: a whole team behind one router signs in at nine."""

TOO_OFTEN = "Too many tries to sign in. Wait a moment, or ask an organiser for a new link."


class SignIns:
    """The tries that one process has seen, under keyed hashes; without buckets there are no limits."""

    def __init__(self, buckets: Buckets | None, secret: str) -> None:
        self._buckets = buckets
        self._secret = secret.encode()

    def take(self, address: str, login: str) -> None:
        """Counts one try. Raises LimitReached, before any password is looked at."""
        here, network = f"{network_of(address)} {login}", network_of(address)
        for bucket, owner in ((HERE, here), (FROM_ADDRESS, network), (OF_LOGIN, login)):
            seconds = 0.0 if self._buckets is None else self._buckets.take(bucket, self._hide(owner))
            if seconds:
                raise LimitReached(TOO_OFTEN, retry_after_seconds=ceil(seconds))

    def _hide(self, owner: str) -> str:
        return hmac.new(self._secret, owner.encode(), hashlib.sha256).hexdigest()[:32]
