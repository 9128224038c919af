"""Notes: their kinds, what may happen to them, how their text is cleaned and how they are labelled."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.headings import HeadingKey
from facilitator.domain.origins import Origin

DEFAULT_LIMIT = 300
IMPORT_LIMIT = 2000
REASON_LIMIT = 160
LIMIT_RANGE = (80, IMPORT_LIMIT)

KEPT_CONTROLS = frozenset("\n\t")
BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They can make a sentence read as another on a projector; right-to-left scripts read well without them."""

BREAKS = frozenset("\r\x0b\x0c\x85\u2028\u2029")
"""Ends of lines and pages as slides, word processors and other systems write them."""
SHOWS_NOTHING = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp"})
"""Categories of characters that nobody sees by themselves: spaces, joiners, marks."""
FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc")
"""Letters of Hangul, Braille's empty cell and the place of a picture: by their category they would be seen."""


class Kind(StrEnum):
    """What its author says a note is."""

    OPPORTUNITY = "opportunity"
    BARRIER = "barrier"
    STRENGTH = "strength"
    ASK = "ask"


class Handling(StrEnum):
    """What may be done with a note's words. Only open notes are ever shown to anyone but their author."""

    OPEN = "open"
    OFF_RECORD = "off_record"
    HELD = "held"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"


GIVEN = frozenset(Handling) - {Handling.WITHDRAWN}
"""What the room counts before it is shown any note: to count the open ones alone would tell which are not."""


class Source(StrEnum):
    """Who typed it: an attendee, a scribe for a table, somebody from paper, or an imported file."""

    PHONE = "phone"
    SCRIBE = "scribe"
    PAPER = "paper"
    IMPORT = "import"


class Place(StrEnum):
    """Where grouping has put a note; a note with a theme is in `THEME`."""

    UNGROUPED = "ungrouped"
    THEME = "theme"
    ALONE = "alone"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `text` is None where its words are erased or not for this reader.

    `kind` is None where nobody said it; `number` is None off the record, and until a held note is released. `table` is
    whose table a scribe or a sheet of paper speaks for; `reason` is why it was withheld. `alias` is drawn by chance:
    phones and the room screen know the note by it, since an id would count the notes that are not for them.
    """

    id: int
    heading: HeadingKey
    kind: Kind | None
    handling: Handling
    number: int | None
    revision: int
    place: Place
    theme_id: int | None
    placed_by: Origin | None
    participant_id: int | None
    source: Source
    source_id: str
    is_late: bool
    posted_at: datetime
    text: str | None
    table: int | None = None
    reason: str | None = None
    alias: int = 0

    @property
    def label(self) -> str | None:
        """How people name it, for instance T28: the heading's letter and its number there; None off the record."""
        if self.number is None or self.handling is Handling.OFF_RECORD:
            return None
        return self.heading.label(self.number)

    @property
    def is_open(self) -> bool:
        return self.handling is Handling.OPEN


def clean_text(text: str) -> str:
    """The text in NFC without spaces around it, mended of what is pasted along; empty if nothing of it can be seen.

    Length is counted in code points after this.
    """
    mended = "".join(mend(each) for each in text.replace("\r\n", "\n"))
    shows = any(each not in FILLERS and unicodedata.category(each) not in SHOWS_NOTHING for each in mended)
    return unicodedata.normalize("NFC", mended).strip() if shows else ""


def clean_line(text: str) -> str:
    """The same on a single line, for names."""
    return " ".join(part for line in clean_text(text).split("\n") if (part := line.strip()))


def mend(character: str) -> str:
    """A line break, a space or nothing for what stands for one or cannot be shown; the character itself otherwise."""
    if character in BREAKS:
        return "\n"
    if not is_refused_character(character):
        return character
    return " " if unicodedata.category(character) == "Cc" else ""


def find_text_fault(text: str, limit: int) -> str | None:
    """What is wrong with a cleaned text, as a sentence for its author; None if it can be taken."""
    if not text:
        return "Write something first."
    if len(text) > limit:
        return f"This is {len(text)} characters long; the limit is {limit}."
    if any(is_refused_character(character) for character in text):
        return "This has invisible control characters in it; type it again without them."
    return None


def is_refused_character(character: str) -> bool:
    """Whether a character is a control, a lone surrogate or an override of the reading direction."""
    if character in KEPT_CONTROLS:
        return False
    return unicodedata.category(character) in {"Cc", "Cs"} or character in BIDI_OVERRIDES
