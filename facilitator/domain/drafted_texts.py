"""Texts that a language model drafted for a writer: each waits to be accepted or dismissed; no report has it before."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.amendments import Act, Link

DRAFTABLE = frozenset({Act.SENTENCE, Act.WORDS})
"""What may be asked for: the one sentence of an issue, or other words for one of its points."""


class Outcome(StrEnum):
    """What came of asking: a text that passed every check, or why there is none."""

    DRAFTED = "drafted"
    UNTRUE = "untrue"
    CHANGED = "changed"
    LONG = "long"
    EMPTY = "empty"
    MISSHAPEN = "misshapen"
    UNREADABLE = "unreadable"
    REJECTED = "rejected"
    SLOW = "slow"
    CANCELLED = "cancelled"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class DraftedText:
    """One request with what came of it, as long as nobody has settled it.

    `text` is None where there is no draft, and `fault` then says why in a sentence. `links` are the notes that it
    stands on. `model` is what the server calls the model; `seconds` is how long it took, in whole ones.
    """

    id: int
    act: Act
    theme: int | None
    note: int
    revision: int
    text: str | None
    fault: str | None
    links: tuple[Link, ...]
    outcome: Outcome
    model: str
    actor: str
    made_at: datetime
    seconds: int
