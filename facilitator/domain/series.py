"""What people decided of a programme's issues: which themes of its roundtables are one, and how each room stood."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from facilitator.domain.themes import Support

NAME_LIMIT = 120

SHARED_SO_FAR = 1
"""What the room screen knows the list of shared issues by; there is one."""


class Stance(StrEnum):
    """How a room stands to an issue, beside the others, as a person has read it. Notes are never asked for that."""

    SAME = "same"
    DIFFERS = "differs"
    SPLIT = "split"
    CONDITION = "condition"


class Outcome(StrEnum):
    """What became of a commitment."""

    KEPT = "kept"
    LATE = "late"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ToldOutcome:
    """What became of a commitment, and whether whoever made it says so."""

    outcome: Outcome
    is_owners: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A theme of an issue. `notes` are those it had when it was taken in: the issue follows them where it is gone."""

    roundtable: int
    theme: int
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a person has said of an issue at one roundtable.

    `is_absent`: looked for, and not raised. `denied` are notes that say no to it, `voices` notes of no theme of it
    that raise it all the same. `received` came with an archive, whose notes no longer tell who wrote them.
    """

    stance: Stance | None = None
    is_absent: bool = False
    denied: tuple[int, ...] = ()
    voices: tuple[int, ...] = ()
    received: "ReceivedSupport | None" = None


@dataclass(frozen=True, slots=True)
class ReceivedSupport:
    """How many raised an issue in a room, in a word, and of which notes that was counted: it holds for these alone."""

    support: Support | None
    notes: frozenset[int]


NOTHING_READ = Reading()


@dataclass(frozen=True, slots=True)
class CommonIssue:
    """An issue that a person has confirmed, or themes that a person has told apart (`is_rejected`).

    `outside` are themes that were taken out, or not let in; `readings` are by roundtable.
    """

    id: int
    name: str
    members: tuple[Member, ...]
    outside: frozenset[int] = frozenset()
    readings: Mapping[int, Reading] = field(default_factory=dict)
    is_rejected: bool = False

    @property
    def themes(self) -> tuple[int, ...]:
        """The themes, as they were taken in."""
        return tuple(member.theme for member in self.members)

    @property
    def rooms(self) -> set[int]:
        """The roundtables that raised it, by a theme or by a note alone."""
        return find_rooms(self.members, self.readings)

    def at(self, roundtable: int) -> Reading:
        """What was said of it there."""
        return self.readings.get(roundtable, NOTHING_READ)


def find_rooms(members: Iterable[Member], readings: Mapping[int, Reading]) -> set[int]:
    """The roundtables that raise an issue, by a theme or by a note alone."""
    voiced = {roundtable for roundtable, reading in readings.items() if reading.voices}
    return voiced | {member.roundtable for member in members}


class Verdict(StrEnum):
    """What a person says of a proposal, of a theme of an issue, or of an issue."""

    CONFIRM = "confirm"
    REJECT = "reject"
    BELONG = "belong"
    REFUSE = "refuse"
    TAKE_OUT = "take-out"
    TAKE_BACK = "take-back"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Change:
    """What a verdict changed, so that this can be put back and nothing else.

    `themes` are all that it put into the issue, or out of it; `outside` those of them that had been out of it.
    `stood` is how rooms stood before it said that they stand to it as `stance` has it. `named` is the mark of the name.
    `other` is the issue that was merged into this one.
    """

    verdict: Verdict
    issue: int
    themes: tuple[int, ...]
    outside: frozenset[int] = frozenset()
    stood: Mapping[int, Stance | None] = field(default_factory=dict)
    stance: Stance | None = None
    named: str = ""
    other: int | None = None


def mark_name(name: str) -> str:
    """What tells whether an issue is still called so, without saying how in an address."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Remembered:
    """An issue that earlier roundtables share, with their clusters; `texts` are examples for ranking, never shown."""

    name: str
    clusters: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedIssue:
    """What one roundtable's report may say of an issue that others raised, too: names and words, and no note.

    `here` is how it was raised there; `elsewhere` pairs each other cluster with how it was raised in that room.
    """

    name: str
    here: str
    elsewhere: tuple[tuple[str, str], ...]
