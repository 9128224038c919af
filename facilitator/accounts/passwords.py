"""Passwords: hashed by Argon2id, compared in the same time for everybody, refused where they are common."""

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from facilitator.database.offloads import Offload, run_here
from facilitator.domain.accounts.passwords import USUAL, Cost, clean_password, find_length_fault

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LOOKED_AT = 72
"""Characters that are weighed; more is strong enough by its length, and weighing it would take long."""
ENOUGH = 3
"""Of 0 to 4: a hundred million guesses, more than anybody makes against Argon2 for one account."""


class Passwords:
    """Hashes and compares. Each takes long and much memory, so it is done one at a time, beside everything else."""

    def __init__(self, cost: Cost = USUAL, offload: Offload = run_here) -> None:
        self._cost = cost
        self._offload = offload
        self._hasher: PasswordHasher | None = None
        self._nobodys: str | None = None

    def hash(self, password: str) -> str:
        """What is stored of a password."""
        made: str = self._offload(partial(self._get_hasher().hash, clean_password(password)))
        return made

    def is_right(self, stored: str | None, password: str) -> bool:
        """Whether this is the password that was stored. Where none was it takes as long, and is wrong."""
        right: bool = self._offload(partial(self._compare, stored, clean_password(password)))
        return right

    def is_outdated(self, stored: str) -> bool:
        """Whether it was stored at another cost than today's."""
        return self._get_hasher().check_needs_rehash(stored)

    def _compare(self, stored: str | None, password: str) -> bool:
        from argon2.exceptions import VerificationError

        hasher = self._get_hasher()
        if self._nobodys is None:
            self._nobodys = hasher.hash("nobody's")
        try:
            hasher.verify(stored or self._nobodys, password)
        except VerificationError:
            return False
        return stored is not None

    def _get_hasher(self) -> "PasswordHasher":
        # Loaded where somebody signs in, and nowhere else.
        if self._hasher is None:
            from argon2 import PasswordHasher

            self._hasher = PasswordHasher(*self._cost)
        return self._hasher


def find_password_fault(password: str, login: str, name: str) -> str | None:
    """What is wrong with a new password, if anything: too short, or among what is tried first."""
    cleaned = clean_password(password)
    fault = find_length_fault(cleaned)
    if fault is not None:
        return fault
    known = [login, name, *name.split(), *login.replace("@", ".").split("."), "facilitator", "roundtable"]
    # Two known words would count as two chosen by chance, so what stands beside them has to be enough by itself.
    if min(weigh(cleaned, known), weigh(leave_out(cleaned, known), known)) < ENOUGH:
        return "This is easy to guess. Use three or four words that do not belong together."
    return None


def weigh(password: str, known: Sequence[str]) -> int:
    """How hard it is to guess for whoever knows these words, from 0 to 4."""
    from zxcvbn import zxcvbn

    looked_at = password[:LOOKED_AT]
    return int(zxcvbn(looked_at, [word for word in known if word])["score"]) if looked_at else 0


def leave_out(password: str, known: Sequence[str]) -> str:
    """The password without these words, in whatever case; words of up to three letters stand in others by chance."""
    long = sorted((word for word in known if len(word) > 3), key=len, reverse=True)
    return re.sub("|".join(map(re.escape, long)), "", password, flags=re.IGNORECASE)
