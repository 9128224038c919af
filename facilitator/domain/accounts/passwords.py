"""What a password may be, and what it takes to hash one."""

import unicodedata
from typing import NamedTuple

SHORTEST = 12
"""Characters. No rule asks for signs or figures: length and strangeness are what is hard to guess."""
LONGEST = 200
"""Longer than any sentence that somebody remembers; what is hashed must have an end."""


class Cost(NamedTuple):
    """What one hash takes: rounds, memory (KiB) and lanes."""

    rounds: int
    memory: int
    lanes: int


USUAL = Cost(3, 65_536, 4)
"""RFC 9106's second choice, for machines without two gigabytes to spare; a twentieth of a second here."""


def clean_password(typed: str) -> str:
    """A password as it is hashed: the same from every keyboard."""
    return unicodedata.normalize("NFKC", typed)


def find_length_fault(password: str) -> str | None:
    """What is wrong with a password's length, if anything."""
    if len(password) < SHORTEST:
        return f"Choose at least {SHORTEST} characters; three or four words do."
    return f"Choose at most {LONGEST} characters." if len(password) > LONGEST else None
