"""Token buckets: so many at once, and then so many a second. Kept in Redis where several processes share them.

Redis is a convenience here as everywhere: while it does not answer, each process counts by itself.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from throttled import BaseStore, Throttled

MOST_KEPT = 20_000
"""Buckets in memory, about 10 MB; the least used goes first, so that no list of invented names fills the memory."""
PATIENCE_SECONDS = 0.2
"""What one order may wait for Redis."""
QUIET_SECONDS = 5.0
"""After Redis has failed it is left alone for so long."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """A kind of bucket: it holds `at_once`, and is filled again by `per_second`."""

    name: str
    at_once: int
    per_second: float


@dataclass
class Shelf:
    """One place where buckets are kept."""

    store: "BaseStore"
    throttles: dict[Bucket, "Throttled"] = field(default_factory=dict)

    def take(self, bucket: Bucket, owner: str) -> float:
        """Takes one from the owner's bucket; gives 0, or the seconds until there is one again."""
        throttle = self.throttles.get(bucket)
        if throttle is None:
            throttle = self.throttles[bucket] = make_throttle(bucket, self.store)
        result = throttle.limit(owner)
        return result.state.retry_after if result.limited else 0.0


class Buckets:
    """Every bucket of this process, or of all processes that use the same Redis."""

    def __init__(self, redis_url: str | None = None) -> None:
        self._redis_url = redis_url
        self._own: Shelf | None = None
        self._shared: Shelf | None = None
        self._quiet_until = 0.0

    def take(self, bucket: Bucket, owner: str) -> float:
        """Takes one from the owner's bucket of this kind; gives 0, or the seconds until there is one again."""
        seconds = None if self._redis_url is None else self._take_shared(bucket, owner)
        if seconds is not None:
            return seconds
        if self._own is None:
            self._own = Shelf(keep_in_memory())
        return self._own.take(bucket, owner)

    def _take_shared(self, bucket: Bucket, owner: str) -> float | None:
        """As `take`, in Redis; None if Redis does not answer."""
        from throttled.exceptions import StoreUnavailableError

        now = monotonic()
        if now < self._quiet_until:
            return None
        if self._quiet_until:
            # One order tries whether Redis is back; those that come meanwhile do not wait for it.
            self._quiet_until = now + QUIET_SECONDS
        try:
            self._shared = self._shared or Shelf(keep_in_redis(str(self._redis_url)))
            seconds = self._shared.take(bucket, owner)
        except StoreUnavailableError:
            self._quiet_until = monotonic() + QUIET_SECONDS
            return None
        self._quiet_until = 0.0
        return seconds


def make_throttle(bucket: Bucket, store: "BaseStore") -> "Throttled":
    """The library's object for a kind of bucket. GCRA is a token bucket that needs one number for each owner."""
    from throttled import Quota, Rate, Throttled

    rate = Rate(period=timedelta(seconds=bucket.at_once / bucket.per_second), limit=bucket.at_once)
    return Throttled(using="gcra", quota=Quota(rate, burst=bucket.at_once), store=store, key_prefix=bucket.name)


def keep_in_memory() -> "BaseStore":
    """A store in this process."""
    from throttled import MemoryStore

    return MemoryStore(options={"MAX_SIZE": MOST_KEPT})


def keep_in_redis(url: str) -> "BaseStore":
    """A store that all processes share. An order waits for one attempt, and not for the library's own repetitions."""
    from redis.backoff import NoBackoff
    from redis.retry import Retry
    from throttled import RedisStore

    patience = {
        "socket_timeout": PATIENCE_SECONDS,
        "socket_connect_timeout": PATIENCE_SECONDS,
        "retry": Retry(NoBackoff(), 0),
    }
    return RedisStore(server=url, options={"CONNECTION_POOL_KWARGS": patience})
