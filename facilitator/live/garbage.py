"""How seldom Python looks for garbage while it serves: everyone waits while it does."""

import gc

import gevent

YOUNG_OBJECTS = 20_000
YOUNG_ROUNDS = 10
OLD_ROUNDS = 50
"""It looks after so many new objects, not after 700: one order makes thousands, and nearly all go without a look.

At the usual figures the answers to a thousand phones that vote took two to three times as long."""

ALL_SECONDS = 60.0
"""What was there for long is looked at once a minute: a connection that has ended is garbage of which nobody else takes
notice, some 50 kB each, and a room's phones come and go."""


def look_seldom() -> None:
    """Looks less often from now on, and never again at what has been loaded so far: that stays anyway."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, YOUNG_ROUNDS, OLD_ROUNDS)


def keep_looking(seconds: float = ALL_SECONDS) -> None:
    """Looks at everything for ever, with so long a pause in between."""
    while True:
        gevent.sleep(seconds)
        gc.collect()
