"""What a chapter is composed from, and what it is composed of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.domain.origins import Origin
from facilitator.domain.people import Sector
from facilitator.domain.themes import Support

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Row = NDArray[np.float64]


class Flag(Protocol):
    """What was found in a note's text that a person should look at; without places it is about all of it."""

    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class ComposedNote:
    """A note on the record that is not set aside, with all that composition may know of it.

    Args:
        label: how it is cited, B27; no two notes have the same.
        theme: the id of its theme, None if it stands alone.
        sector: only where the sharing rule lets it be printed.
        author: anything that tells people apart, used for counting alone; None for a record that counts nobody.
        has_figure: whether it states a number that somebody should check.
        is_disputed, is_withdrawn: whether somebody has checked one, and found this.
        may_differ: whether its wording may hold against another view, which is a hint.
        is_confirmed_to_differ: whether a person said so.
        me_too, differ: how many other people said so.
    """

    label: str
    text: str
    kind: Kind | None
    heading: HeadingKey
    theme: int | None = None
    sector: Sector | None = None
    author: str | int | None = None
    language: str | None = None
    flags: Sequence[Flag] = ()
    has_figure: bool = False
    is_disputed: bool = False
    is_withdrawn: bool = False
    may_differ: bool = False
    is_confirmed_to_differ: bool = False
    me_too: int = 0
    differ: int = 0


@dataclass(frozen=True, slots=True)
class NamedTheme:
    """A theme; `is_apart` where a person said that it is not told together with others of its name."""

    id: int
    name: str
    heading: HeadingKey
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Vectors:
    """Meanings as rows of length 1: of notes by label, and of themes' names as they are written. May be empty.

    `model` is the hash of what made them: it tells what a nearness means.
    """

    notes: "Mapping[str, Row]" = field(default_factory=dict)
    names: "Mapping[str, Row]" = field(default_factory=dict)
    model: str = ""


class Voice(StrEnum):
    """How a point speaks: as the notes do, for its speaker, word for word, or not at all."""

    PLAIN = "plain"
    VOICED = "voiced"
    EXACT = "exact"
    HELD = "held"


class Mark(StrEnum):
    """What a reader or an editor should know of a point."""

    UNCHECKED = "unchecked"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"
    NOT_IN_NOTES = "not_in_notes"
    AUTHOR_ASKS_CHECK = "author_asks_check"
    DIFFERS = "differs"
    MAY_HOLD_ASK = "may_hold_ask"


class Slot(StrEnum):
    """The parts of an issue, in the order of print."""

    IN_THE_WAY = "in_the_way"
    COSTS = "costs"
    ASKED_FOR = "asked_for"
    SPEAKS_FOR_IT = "speaks_for_it"
    OPPORTUNITIES = "opportunities"
    SEEN_DIFFERENTLY = "seen_differently"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Point:
    """One note, or several that say the same, as it is printed.

    `labels` starts with the note that is printed. `phrase` is how a short one stands in a list of few words, else
    None. `sector` is None where the speaker may not be told apart. Held points have no text.

    What a person changed: `composed` is what the tool made of the note where `text` is theirs; `quoted` is how a
    quotation that they chose differs from the note; `drafted_by` names the language model whose wording they accepted;
    `gloss` says it in the report's language, `addressee` whom an ask is for.
    """

    labels: tuple[str, ...]
    text: str
    voice: Voice
    sector: Sector | None
    kind: Kind | None
    slot: Slot
    marks: tuple[Mark, ...] = ()
    edits: tuple[str, ...] = ()
    phrase: str | None = None
    held_for: str | None = None
    moved_by: Origin = Origin.TOOL
    n_people: int = 0
    me_too: int = 0
    composed: str | None = None
    quoted: str | None = None
    gloss: str = ""
    addressee: str = ""
    drafted_by: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A theme, the same theme under several headings, or a note that stands alone.

    `name` is None for a note of no theme. `home` is the heading under which the issue is told. `support` is None where
    nobody can be counted; `kinds` are empty where not all notes have one. `alike` holds pairs of printed labels that
    may say the same; an editor decides. `dropped` holds the points that a person left out.
    """

    key: str
    name: str | None
    themes: tuple[int, ...]
    home: HeadingKey
    headings: tuple[HeadingKey, ...]
    notes: tuple[str, ...]
    n_people: int
    base: int
    support: Support | None
    kinds: tuple[tuple[Kind, int], ...]
    sectors: tuple[Sector, ...]
    slots: Mapping[Slot, tuple[Point, ...]]
    alike: tuple[tuple[str, str], ...] = ()
    sentence: str | None = None
    dropped: tuple[Point, ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        """All points in the order of print."""
        return tuple(point for slot in Slot for point in self.slots.get(slot, ()))
