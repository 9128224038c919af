"""Roundtables: what one is, how it is found by its code, and how far its words may be shared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from facilitator.domain.errors import Conflict
from facilitator.domain.headings import HeadingKey
from facilitator.domain.phases import NotesShown, Phase, Slot, Status
from facilitator.domain.sectors import OfferedSector
from facilitator.domain.votes import DEFAULT_DOTS, DEFAULT_MOST_ON_ONE

CODE_ALPHABET = "BCDFGHJKMNPQRTVWXY346789"
"""No vowels, so that no code spells a word; none of 0 O 1 I L 2 Z 5 S, which look alike from eight metres."""
CODE_LENGTH = 5
TITLE_LIMIT = 120
"""For a roundtable's title, its cluster, which is the title where nobody says one, and its programme's name."""
VENUE_LIMIT = HOST_LIMIT = 80
SPEAKER_LIMIT, TOPIC_LIMIT = 60, 100
QUESTION_LIMIT = 120
"""A room screen has no place for more."""
USUAL_QUESTION = "What helps or stops {} here?"


class SharingMode(StrEnum):
    """What may be shown of who said a thing. Can be tightened later, never loosened."""

    OPEN = "open"
    SECTOR_ONLY = "sector_only"
    CHATHAM_HOUSE = "chatham_house"


def tells_hands(mode: SharingMode) -> bool:
    """Whether people may learn how many stand behind some notes, which of few notes says that two are by one hand."""
    return mode is not SharingMode.CHATHAM_HOUSE


def ask_usually(cluster: str) -> str:
    """The question of a roundtable for which nobody typed one; a cluster whose name is too long stays unnamed."""
    named = USUAL_QUESTION.format(cluster)
    return named if len(named) <= QUESTION_LIMIT else USUAL_QUESTION.format("this cluster")


SHARING_NAMES = {
    SharingMode.OPEN: "Open",
    SharingMode.SECTOR_ONLY: "Sector only",
    SharingMode.CHATHAM_HOUSE: "Chatham House Rule",
}


class SpotlightPart(StrEnum):
    """What can stand alone on the room screen."""

    NOTE = "notes"
    THEME = "themes"
    CONTRIBUTION = "contributions"
    SERIES = "series"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Spotlight:
    """The one thing that the room screen shows large; `alias` is what the room screen knows it by."""

    part: SpotlightPart
    id: int
    alias: int = 0


@dataclass(frozen=True, slots=True)
class Roundtable:
    """One event on one cluster. Times are aware UTC; `off_record_shown` is the count the room may see.

    While the clock is paused, `paused_seconds` is what was left on it, and `phase_ends_at` is None. `lead` is the
    number of the crew member who has the room screen; `image_width_cm` and `furthest_seat_cm` may be unknown.
    `speaker` and `topic` are the keynote's, empty where nobody said. `page` is what a facilitator has turned the room
    screen to, counted from 0; None while pages turn by themselves. `tables` are pairs of a table and a theme it takes.
    `custodian` and `contact` are its programme's: who keeps the papers, and whom to write to about them,
    and so are `sectors`, where it has its own. `questions` are asked in phases in place of the usual ones.
    """

    id: int
    code: str
    programme: str
    title: str
    cluster: str
    held_on: date | None
    venue: str
    host: str
    question: str
    status: Status
    sharing_mode: SharingMode
    is_sensitive: bool
    note_limit: int
    agenda: tuple[Slot, ...]
    phase: Phase
    phase_heading: HeadingKey | None
    phase_started_at: datetime | None
    phase_ends_at: datetime | None
    paused_seconds: int | None
    notes_shown: NotesShown
    seq: int
    off_record_shown: int
    is_rehearsal: bool = False
    holds_notes: bool = False
    spotlight: Spotlight | None = None
    page: int | None = None
    tables: tuple[tuple[int, int], ...] = ()
    speaker: str = ""
    topic: str = ""
    lead: int | None = None
    n_dots: int = DEFAULT_DOTS
    most_on_one: int = DEFAULT_MOST_ON_ONE
    image_width_cm: int | None = None
    furthest_seat_cm: int | None = None
    custodian: str = ""
    contact: str = ""
    questions: Mapping[Phase, str] = field(default_factory=dict)
    sectors: tuple[OfferedSector, ...] = ()


TIGHTNESS = (SharingMode.OPEN, SharingMode.SECTOR_ONLY, SharingMode.CHATHAM_HOUSE)
"""From the loosest on."""


def require_tighter(old: SharingMode, new: SharingMode, *, was_sensitive: bool, is_sensitive: bool) -> None:
    """Refuses a change that would share more than people were promised when they wrote."""
    if TIGHTNESS.index(new) < TIGHTNESS.index(old) or (was_sensitive and not is_sensitive):
        raise Conflict("Sharing can be tightened but never loosened: people wrote under the promise that stands now.")


def smallest_named_group(mode: SharingMode, *, is_sensitive: bool) -> int:
    """The fewest people of a sector who must take part before that sector may be named."""
    if mode is not SharingMode.CHATHAM_HOUSE:
        return 1
    return 5 if is_sensitive else 3
