"""How seldom Python looks for garbage: everyone waits while it does."""

import atexit
import gc

YOUNG_OBJECTS = 20_000
YOUNG_ROUNDS = 10
OLD_ROUNDS = 50
"""It looks after so many new objects, not after 700: one order makes thousands, and nearly all go without a look.

At the usual figures the answers to a thousand phones that vote took two to three times as long, and a sixth of a
command's start went into looking through what it had just loaded."""


COMMAND_OBJECTS = 400_000
"""What a command loads and reads is half as many. Nearly none of it is garbage, and to find that out took a tenth of
its time; long work is looked through after that."""


def look_seldom(n_young: int = YOUNG_OBJECTS) -> None:
    """Looks less often from now on: after so many new objects."""
    gc.set_threshold(n_young, YOUNG_ROUNDS, OLD_ROUNDS)


def end_without_look() -> None:
    """Has this process end without the three looks through all that it loaded, a quarter of a short command's time."""
    atexit.register(gc.freeze)


def overlook_loaded() -> None:
    """Never looks again at what has been loaded so far: that stays anyway."""
    gc.collect()
    gc.freeze()
