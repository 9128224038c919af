"""Which garbage a server still looks for: connections that have ended."""

import gc

import gevent

ALL_SECONDS = 60.0
"""What was there for long is looked at once a minute: a connection that has ended is garbage of which nobody else takes
notice, some 50 kB each, and a room's phones come and go."""


def keep_looking(seconds: float = ALL_SECONDS) -> None:
    """Looks at everything for ever, with so long a pause in between."""
    while True:
        gevent.sleep(seconds)
        gc.collect()
