"""A note with its words as they are printed, and what they show."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from facilitator.composition.amounts import find_amounts, tells_money_or_time
from facilitator.composition.capitals import raise_names
from facilitator.composition.cleaning import Cleaned, clean
from facilitator.composition.lists import make_pattern
from facilitator.composition.parts import ComposedNote, Mark, Slot, Voice
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind

FEW_WORDS = 3
LEAD_WORDS = range(6, 33)
DIFFERING = 2
"""As many people who see it differently are worth telling."""

_POINTING = re.compile(
    r"^\W*(?:same|also|that|that's|this|it|it's|they|them|these|those|disagree|agree|agreed|ditto|and|but|or|then|again|"
    r"careful|not really|nope|nah|no[.,]|sorry but|someone said|as (?:above|before|said)|"
    r"see (?:above|below|previous|last note)|\+)(?![\w'’])"
    # What is asked of the others in the room.
    r"|^(?:does|has|can) any(?:one|body)\b|^any(?:one|body) (?:got|have|know)\b",
    re.IGNORECASE,
)
_ORDERS = (
    r"(?:add|allow|ask|bring|build|buy|change|count|create|do not|don't|drop|earn|extend|fix|fund|give|keep|let|make|"
    r"map|move|open|pay|pick|plan|publish|put|reuse|reword|scale|set|share|show|split|start|stop|train|translate|use)"
)
# An order at the very start may tell what somebody did: "Put in a new press, and the rates went up".
_ASKING = re.compile(
    rf"\b(?:should|ought to|please|let's|give us|could (?:we|someone|somebody)|why (?:not|don't))\b"
    rf"|(?:[.?!]|\s–|,\s+so)\s+(?:so\s)?{_ORDERS}\b|\b\w+ (?:is |are |badly )?needed\b(?=\W*$|[.,;])"
    r"|\b(?:we|it|this|that|they|somebody|someone) (?:really )?needs? (?:a|an|to|more|somebody|someone)\b",
    re.IGNORECASE,
)
_MARKS = ".,;:!?"
_SLOTS = {
    Kind.ASK: Slot.ASKED_FOR,
    Kind.STRENGTH: Slot.SPEAKS_FOR_IT,
    Kind.OPPORTUNITY: Slot.OPPORTUNITIES,
    Kind.BARRIER: Slot.IN_THE_WAY,
    None: Slot.SAID,
}


class Standing(IntEnum):
    """Where a note can stand among those of its issue, the best first."""

    LEADS = 0
    MAY_LEAD = 1
    FOLLOWS = 2
    LEANS = 3


@dataclass(frozen=True)
class Reading:
    """A note and its cleaned words."""

    note: ComposedNote
    cleaned: Cleaned

    @cached_property
    def n_words(self) -> int:
        return sum(any(sign.isalnum() for sign in word) for word in self.cleaned.text.split())

    @cached_property
    def standing(self) -> Standing:
        """How well it can be the first thing that is said: a statement of some length that leans on no other."""
        if _POINTING.match(self.cleaned.text):
            return Standing.LEANS
        is_spoken = self.cleaned.voice in {Voice.PLAIN, Voice.VOICED} and self.n_words in LEAD_WORDS
        if not is_spoken or Mark.AUTHOR_ASKS_CHECK in self.cleaned.marks:
            return Standing.FOLLOWS
        return Standing.MAY_LEAD if self.note.may_differ else Standing.LEADS

    @property
    def is_phrase(self) -> bool:
        """Whether it is so short that it goes into a list. An ask never does: it is numbered and cited."""
        is_short = 0 < self.n_words <= FEW_WORDS and self.cleaned.voice is Voice.PLAIN
        return is_short and self.note.kind is not Kind.ASK and not find_amounts(self.cleaned.text)

    @property
    def phrase(self) -> str:
        """The words without a full stop, and without the capitals of sentences, where their author typed none."""
        typed = frozenset(word.strip(_MARKS) for word in self.note.text.split())
        words = self.cleaned.text.removesuffix(".").split()
        return raise_names(" ".join(word.lower() if word.strip(_MARKS).lower() in typed else word for word in words))


def read_note(note: ComposedNote) -> Reading:
    """Gives a note with its words cleaned."""
    return Reading(note, clean(note.text, note.kind, flags=note.flags, language=note.language))


def get_place(note: ComposedNote) -> tuple[int, int, str]:
    """Gives where a note stands among all: by heading, then by number."""
    return place_label(note.heading, note.label)


def place_label(heading: HeadingKey | None, label: str) -> tuple[int, int, str]:
    """Gives where a label under a heading stands among all: B9 before B10."""
    keys = list(HeadingKey)
    return keys.index(heading) if heading else len(keys), len(label), label


def choose_slot(reading: Reading) -> Slot:
    """Gives the part of its issue that a note belongs to, by its kind and what it tells."""
    note = reading.note
    if note.kind is not Kind.ASK and (note.is_confirmed_to_differ or note.differ >= DIFFERING):
        return Slot.SEEN_DIFFERENTLY
    is_cost = note.kind is Kind.BARRIER and tells_cost(reading)
    return Slot.COSTS if is_cost else _SLOTS[note.kind]


def tells_cost(reading: Reading) -> bool:
    """Tells whether a note says what was lost, paid or waited for. It is a guess that does no harm where it errs."""
    text = reading.cleaned.text.replace("’", "'")
    return make_pattern("losses.txt").search(text) is not None or tells_money_or_time(text)


def list_marks(reading: Reading, slot: Slot) -> tuple[Mark, ...]:
    """Gives what should be known of a note in that slot. The figures of what is asked for are nobody's claim."""
    note, is_ask = reading.note, slot is Slot.ASKED_FOR
    is_read = reading.cleaned.voice is not Voice.HELD
    found = {
        Mark.UNCHECKED: note.has_figure and not is_ask and is_read,
        Mark.DISPUTED: note.is_disputed and not is_ask and is_read,
        Mark.WITHDRAWN: note.is_withdrawn and not is_ask and is_read,
        Mark.AUTHOR_ASKS_CHECK: Mark.AUTHOR_ASKS_CHECK in reading.cleaned.marks,
        Mark.DIFFERS: note.may_differ or note.is_confirmed_to_differ or note.differ >= DIFFERING,
        Mark.MAY_HOLD_ASK: not is_ask and is_read and _ASKING.search(reading.cleaned.text) is not None,
    }
    return tuple(mark for mark in Mark if found.get(mark))
