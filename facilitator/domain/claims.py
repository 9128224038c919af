"""Claims: the figures in notes, each of which somebody should check before it is repeated as a fact."""

from dataclasses import dataclass
from enum import StrEnum


class ClaimStatus(StrEnum):
    """What a person found out about a figure; nobody has looked at it until they say so."""

    UNCHECKED = "unchecked"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


class ClaimRole(StrEnum):
    """Whether a note states a figure or asks for it: nobody can check what is only wished for."""

    STATED = "stated"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Check:
    """What a person decided of one figure: its status, who they are by role, and their source."""

    status: ClaimStatus
    checker: str
    source: str


Checks = dict[tuple[int, int, int], Check]
"""What people found out, by note and by where the figure starts and ends in its words."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of one note. `low` and `high` are in whole units, shares in per cent; a date has neither.

    `at` is where it stands in the words that are printed; `conflicts` are ids of claims that may be of the same.
    """

    id: str
    quote: str
    note: str
    kind: str
    low: float | None
    high: float | None
    bound: str | None
    unit: str | None
    per: str | None
    role: ClaimRole
    marks: tuple[str, ...]
    at: tuple[int, int]
    status: ClaimStatus = ClaimStatus.UNCHECKED
    checker: str = ""
    source: str = ""
    conflicts: tuple[str, ...] = ()

    @property
    def is_unchecked(self) -> bool:
        """Whether print must say that nobody has checked it."""
        return self.role is ClaimRole.STATED and self.status is ClaimStatus.UNCHECKED
