"""What the gate says of a note's words, and what a person has decided of it."""

from dataclasses import dataclass
from enum import StrEnum


class FlagKind(StrEnum):
    """Why somebody should look at a note before it is printed."""

    CONTACT = "contact"
    ABOUT_A_PERSON = "about_a_person"
    ACCUSATION = "accusation"
    NOT_FOR_ATTRIBUTION = "not_for_attribution"
    INSTRUCTION = "instruction"
    ADVERTISEMENT = "advertisement"
    MARKUP = "markup"
    OFF_TOPIC = "off_topic"
    DISSENT = "dissent"


class FlagState(StrEnum):
    """Suggested until a person confirms it, clears it, or has the words printed under their mask."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    CLEARED = "cleared"
    MASKED = "masked"


HOLDING = frozenset(
    {
        FlagKind.CONTACT,
        FlagKind.ABOUT_A_PERSON,
        FlagKind.ACCUSATION,
        FlagKind.NOT_FOR_ATTRIBUTION,
        FlagKind.INSTRUCTION,
        FlagKind.ADVERTISEMENT,
        FlagKind.MARKUP,
    }
)
"""A note with one of these is in no point of the report until a person has cleared or masked it."""

PERSONAL = frozenset({FlagKind.CONTACT, FlagKind.ABOUT_A_PERSON, FlagKind.ACCUSATION})
"""The kinds whose words have masks: they leave under them until a person clears them."""

HIDING = PERSONAL | {FlagKind.NOT_FOR_ATTRIBUTION}
"""The kinds for which words, or whose they are, leave in no file what a person has not let through."""

Decisions = dict[tuple[int, FlagKind], FlagState]
"""What people have decided, by note and kind."""

Decided = dict[tuple[str, FlagKind], FlagState]
"""The same by the label of the note."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One mark: its place in the note as it was typed, or None for the whole note, and the reason in a few words.

    A hint is what only a model made of the sense of the words, or a wish that seems to be a mention: it is often wrong,
    and keeps nothing out of print until a person has confirmed it.
    """

    kind: FlagKind
    state: FlagState
    at: tuple[int, int] | None
    reason: str
    is_hint: bool = False

    @property
    def may_hold(self) -> bool:
        """Whether a person has still to say that the note may be printed, or said that it may not."""
        return self.kind in HOLDING and self.state in {FlagState.SUGGESTED, FlagState.CONFIRMED}

    @property
    def holds(self) -> bool:
        """Whether it keeps the note out of the report's points."""
        return self.may_hold and not (self.is_hint and self.state is FlagState.SUGGESTED)
