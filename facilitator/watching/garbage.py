"""How seldom Python looks for garbage: everyone waits while it does."""

import atexit
import gc

YOUNG_OBJECTS = 20_000
YOUNG_ROUNDS = 10
OLD_ROUNDS = 50
"""It looks after so many new objects, not after 700: one order makes thousands, and nearly all go without a look.

At the usual figures the answers to a thousand phones that vote took two to three times as long, and a sixth of a
command's start went into looking through what it had just loaded."""


def look_seldom() -> None:
    """Looks less often from now on."""
    gc.set_threshold(YOUNG_OBJECTS, YOUNG_ROUNDS, OLD_ROUNDS)


def end_without_look() -> None:
    """Has this process end without the three looks through all that it loaded, a quarter of a short command's time."""
    atexit.register(gc.freeze)


def overlook_loaded() -> None:
    """Never looks again at what has been loaded so far: that stays anyway."""
    gc.collect()
    gc.freeze()
