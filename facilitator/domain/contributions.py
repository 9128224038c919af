"""Contributions: what people bring to an exercise that is not a note, and what others may answer to it.

Questions to the keynote, statements of the desk, cases, wordings and capabilities of the definition, lines of the
investment proposition, asks, offers and commitments are one thing with one life: somebody adds it, others answer with
one word, a facilitator may mark it. What differs is in `RULES`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from facilitator.domain.errors import BadInput, WrongPhase
from facilitator.domain.headings import HeadingKey
from facilitator.domain.people import Audience
from facilitator.domain.phases import ORDER, Phase

TEXT_LIMIT = 300
DETAIL_LIMIT = 120
CONTACT_LIMIT = 160
FIELD_LIMIT = 120
MOST_EACH = 20
"""Of one kind, from one person: more is a mishap or a prank."""


class ContributionKind(StrEnum):
    """What a contribution is to its exercise."""

    QUESTION = "question"
    POINT = "point"
    BASELINE = "baseline"
    CASE = "case"
    WORDING = "wording"
    RECORD = "record"
    LINE = "line"
    ASK = "ask"
    OFFER = "offer"
    COMMITMENT = "commitment"
    REMARK = "remark"
    CAPABILITY = "capability"

    def label(self, number: int) -> str:
        """How people name a contribution of this number within its kind: Q3."""
        return f"{RULES[self].letter}{number}"


class ContributionState(StrEnum):
    """Whether it may be seen."""

    OPEN = "open"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


class Withheld(StrEnum):
    """Why the words of a contribution are in no export."""

    PRIVATE = "private"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    """What a person can say to a contribution, in one word."""

    UP = "up"
    IN = "in"
    EDGE = "edge"
    OUT = "out"
    MATCHES = "matches"
    DIFFERS = "differs"
    CANNOT_SAY = "cannot_say"


class Mark(StrEnum):
    """What a facilitator makes of a contribution."""

    ANSWERED = "answered"
    CHOSEN = "chosen"


class Reaction(StrEnum):
    """What a person can say to somebody's note once notes are revealed."""

    ME_TOO = "me_too"
    DIFFER = "differ"


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for one kind. `phase` is the first in which attendees bring it; without one only the crew does."""

    phase: Phase | None
    shown_in: frozenset[Phase] = frozenset()
    answers: frozenset[Answer] = frozenset()
    mark: Mark | None = None
    letter: str = ""
    is_for_scribes: bool = False
    can_be_private: bool = False
    wants_contact: bool = False


UP = frozenset({Answer.UP})
RULES: Mapping[ContributionKind, Rule] = {
    ContributionKind.QUESTION: Rule(Phase.KEYNOTE, frozenset({Phase.KEYNOTE}), UP, Mark.ANSWERED, "Q"),
    ContributionKind.POINT: Rule(None, letter="K"),
    ContributionKind.BASELINE: Rule(
        None,
        frozenset({Phase.LOBBY, Phase.EVIDENCE}),
        frozenset({Answer.MATCHES, Answer.DIFFERS, Answer.CANNOT_SAY}),
        letter="D",
    ),
    ContributionKind.CASE: Rule(
        Phase.DEFINE, frozenset({Phase.DEFINE}), frozenset({Answer.IN, Answer.EDGE, Answer.OUT}), letter="C"
    ),
    ContributionKind.WORDING: Rule(Phase.DEFINE, frozenset({Phase.DEFINE}), UP, Mark.CHOSEN, "W"),
    ContributionKind.RECORD: Rule(Phase.DISCUSS, frozenset({Phase.DISCUSS}), letter="R", is_for_scribes=True),
    ContributionKind.LINE: Rule(Phase.PITCH, frozenset({Phase.PITCH}), UP, Mark.CHOSEN, "L"),
    ContributionKind.ASK: Rule(Phase.PITCH, frozenset({Phase.PITCH, Phase.COMMIT}), letter="A", wants_contact=True),
    ContributionKind.OFFER: Rule(Phase.PITCH, frozenset({Phase.PITCH, Phase.COMMIT}), letter="O", wants_contact=True),
    ContributionKind.COMMITMENT: Rule(
        Phase.COMMIT, frozenset({Phase.COMMIT, Phase.CLOSE}), letter="M", can_be_private=True
    ),
    ContributionKind.REMARK: Rule(None, letter="X"),
    ContributionKind.CAPABILITY: Rule(Phase.DEFINE, letter="P"),
}
"""A remark is the facilitator's own word to the write-up team; a point is what a speaker said, as the crew heard it. A
baseline is what is said of the cluster elsewhere, with its source. Who can do what is for the crew: nobody else is
shown the words of a capability, and what leaves of it is counts."""

FIELDS: Mapping[ContributionKind, tuple[str, ...]] = {
    ContributionKind.BASELINE: ("figure", "source", "year"),
    ContributionKind.CAPABILITY: ("tier", "stage", "district", "who", "sensitivity"),
}
"""What a kind has to say beside its text, each under its name."""
RESTRICTED = "sensitive"
"""What a capability's sensitivity says where it says anything."""
MOST_ROWS: Mapping[ContributionKind, int] = {ContributionKind.BASELINE: 60, ContributionKind.CAPABILITY: 500}
"""How many of a kind a crew may bring to one roundtable."""


@dataclass(frozen=True, slots=True)
class BriefRow:
    """A row that the crew brings: what it states, what it says beside that by name, and the heading it belongs to."""

    text: str
    fields: Mapping[str, str]
    heading: HeadingKey | None = None


def spell_brief(kind: ContributionKind, row: BriefRow) -> dict[str, str]:
    """All that a row says by name, and "" for what it does not, as its form has it."""
    return {"text": row.text, "heading": row.heading or "", **{name: row.fields.get(name, "") for name in FIELDS[kind]}}


BROUGHT = frozenset(kind for kind, rule in RULES.items() if rule.phase is not None)
"""What attendees can bring."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One contribution. `text` is None where its words are erased; `answers` counts people by what they said.

    `alias` is what phones and the room screen know it by, `fields` what its kind says beside the text.
    """

    id: int
    kind: ContributionKind
    number: int
    state: ContributionState
    is_marked: bool
    is_private: bool
    participant_id: int | None
    is_record: bool
    heading: HeadingKey | None
    theme_id: int | None
    table: int | None
    due_on: date | None
    source_id: str
    posted_at: datetime
    text: str | None
    detail: str
    answers: Mapping[str, int] = field(default_factory=dict)
    alias: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def said_beside(self) -> str:
        """Its second line: the detail, or what a row of the desk says of itself; a figure is no part of its source."""
        said = {name: self.fields.get(name, "") for name in FIELDS.get(self.kind, ())}
        figure = said.pop("figure", "")
        beside = ", ".join(filter(None, said.values()))
        return self.detail or "; ".join(filter(None, (beside, figure and f"figure: {figure}")))

    @property
    def label(self) -> str:
        """How people name it, for instance Q3: the letter of its kind, and its number there."""
        return self.kind.label(self.number)

    @property
    def is_open(self) -> bool:
        return self.state is ContributionState.OPEN

    @property
    def is_shared(self) -> bool:
        """Whether anyone but its author may ever see its words."""
        return self.is_open and not self.is_private

    @property
    def withheld(self) -> Withheld | None:
        """Why nobody but its author may see its words; None where others may."""
        if self.is_open:
            return Withheld.PRIVATE if self.is_private else None
        return Withheld(self.state.value)


def may_see(contribution: Contribution, audience: Audience, phase: Phase) -> bool:
    """Whether an audience may see a contribution now. The crew sees hidden ones too, so that it can show them again."""
    if contribution.is_private or contribution.state is ContributionState.WITHDRAWN:
        return False
    if audience is Audience.CREW:
        return True
    return contribution.is_open and phase in RULES[contribution.kind].shown_in


def require_time(kind: ContributionKind, phase: Phase) -> None:
    """Refuses what comes before its exercise; what waited in a phone's outbox is taken."""
    first = RULES[kind].phase
    if first is not None and ORDER.index(phase) < ORDER.index(first):
        raise WrongPhase("The room has not reached this yet. Your words stay on this phone; send them when it begins.")


def require_answer(kind: ContributionKind, answer: Answer) -> None:
    """Refuses an answer that makes no sense here."""
    if answer not in RULES[kind].answers:
        wanted = ", ".join(sorted(RULES[kind].answers)) or "none"
        raise BadInput({"answer": f"This takes one of these answers: {wanted}."})
