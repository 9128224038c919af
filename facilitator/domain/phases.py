"""Phases: what the room does now, how long, and what phones may do meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.domain.errors import BadInput, WrongPhase
from facilitator.domain.headings import HeadingKey


class Status(StrEnum):
    """Where a roundtable stands. Closed is final; the closing phase of the agenda is something else.

    No roundtable is ever `published`, though the tables and exports know the word: results are, by `results_at`.
    """

    DRAFT = "draft"
    LIVE = "live"
    CLOSED = "closed"
    PUBLISHED = "published"


OVER = frozenset({Status.CLOSED, Status.PUBLISHED})
"""What a roundtable that nobody takes part in any more stands at."""


class Phase(StrEnum):
    """The phases an agenda can hold."""

    LOBBY = "lobby"
    KEYNOTE = "keynote"
    EVIDENCE = "evidence"
    DEFINE = "define"
    POST = "post"
    REVEAL = "reveal"
    CLUSTER = "cluster"
    DISCUSS = "discuss"
    VOTE = "vote"
    PITCH = "pitch"
    COMMIT = "commit"
    CLOSE = "close"


class NotesShown(StrEnum):
    """When the room screen shows notes: as they are posted, or only their counts until the reveal."""

    AS_POSTED = "as_posted"
    AT_REVEAL = "at_reveal"


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of the agenda; `minutes` is 0 where no clock runs. Posting may have a slot for each heading."""

    phase: Phase
    minutes: int
    heading: HeadingKey | None = None


DEFAULT_AGENDA = (
    Slot(Phase.LOBBY, 0),
    Slot(Phase.KEYNOTE, 25),
    Slot(Phase.DEFINE, 8),
    *(Slot(Phase.POST, 5, heading) for heading in HeadingKey),
    Slot(Phase.REVEAL, 5),
    Slot(Phase.CLUSTER, 12),
    Slot(Phase.DISCUSS, 26),
    Slot(Phase.VOTE, 7),
    Slot(Phase.PITCH, 7),
    Slot(Phase.COMMIT, 7),
    Slot(Phase.CLOSE, 3),
)
"""What a new roundtable starts with: two hours, the welcome in the keynote's time."""

PLAIN_AGENDA = (Slot(Phase.LOBBY, 0), Slot(Phase.POST, 20), Slot(Phase.CLUSTER, 12), Slot(Phase.CLOSE, 3))
"""What an imported roundtable gets: its notes are there already."""

MOST_SLOTS = 24
MOST_MINUTES = 240
ORDER = tuple(Phase)
"""The order in which a default agenda has them."""
GRACE_SECONDS = 60
"""A timer warns and never cuts off typing: a note that comes so soon after it is on time."""

NAMES = {
    Phase.LOBBY: "Lobby",
    Phase.KEYNOTE: "Keynote",
    Phase.EVIDENCE: "Evidence",
    Phase.DEFINE: "Define",
    Phase.POST: "Gather",
    Phase.REVEAL: "Reveal",
    Phase.CLUSTER: "Group",
    Phase.DISCUSS: "Discuss",
    Phase.VOTE: "Vote",
    Phase.PITCH: "Pitch",
    Phase.COMMIT: "Commit",
    Phase.CLOSE: "Close",
}

ASKING = (Phase.KEYNOTE, Phase.DEFINE, Phase.REVEAL, Phase.DISCUSS, Phase.PITCH, Phase.COMMIT)
"""The phases that ask the room a question of their own, which a roundtable may put in its own words."""

SHOWING_THEMES = frozenset(
    {Phase.CLUSTER, Phase.DISCUSS, Phase.VOTE, Phase.PITCH, Phase.COMMIT, Phase.CLOSE},
)
"""Before these, nobody's phone learns anything that came out of another's note, a theme's name included."""


SHOWING_NOTES = SHOWING_THEMES | {Phase.REVEAL}
REACTING = frozenset({Phase.REVEAL, Phase.DISCUSS})
"""When phones see each other's notes and may react to them."""


def shows_notes(phase: Phase, rule: NotesShown) -> bool:
    """Whether the room screen shows notes now; before the reveal it may be set to show only how many there are."""
    return rule is NotesShown.AS_POSTED or phase in SHOWING_NOTES


def shows_themes(phase: Phase) -> bool:
    """Whether themes are public in the room, on the room screen and on phones alike."""
    return phase in SHOWING_THEMES


NOT_YET = "This roundtable has not started. Your note is kept on this phone; post it when it begins."

NOT_YET_ENTERED = "This roundtable has not started. Keep the paper, and type it in once notes are gathered."


def require_begun(phase: Phase, why: str = NOT_YET) -> None:
    """Refuses notes before the lobby has ended, and says why to whoever holds them: on a phone, or on paper.

    Timers warn, they do not cut off: a note from an outbox is taken until the roundtable is closed.
    """
    if phase is Phase.LOBBY:
        raise WrongPhase(why)


def is_late(phase: Phase, ends_at: datetime | None, now: datetime) -> bool:
    """Whether a note comes after its time: past the grace of the clock, or past the gathering."""
    if phase is not Phase.POST:
        return phase in SHOWING_NOTES
    return ends_at is not None and now > ends_at + timedelta(seconds=GRACE_SECONDS)


def find_slot(agenda: Sequence[Slot], phase: Phase, heading: HeadingKey | None) -> int:
    """The place of a slot in the agenda; refuses one that is not in it."""
    for index, slot in enumerate(agenda):
        if (slot.phase, slot.heading) == (phase, heading):
            return index
    raise WrongPhase(f"{NAMES[phase]} is not on this roundtable's agenda.")


def require_step(agenda: Sequence[Slot], present: Slot, phase: Phase, heading: HeadingKey | None) -> Slot:
    """The wanted slot: the next one, or one back. Anything else is refused, so that a late tap skips nothing."""
    here, there = find_slot(agenda, present.phase, present.heading), find_slot(agenda, phase, heading)
    if there - here not in {1, -1}:
        raise WrongPhase(
            f"The room is in {NAMES[present.phase]}; {NAMES[phase]} is not the next step or the one before."
        )
    return agenda[there]


def require_agenda(agenda: Sequence[Slot], present: Slot) -> None:
    """Refuses an agenda that could not be followed, or in which the room would no longer know where it stands."""
    places = [(slot.phase, slot.heading) for slot in agenda]
    if not 2 <= len(agenda) <= MOST_SLOTS:
        raise BadInput({"phases": f"An agenda has 2 to {MOST_SLOTS} lines."})
    if len(set(places)) < len(places):
        raise BadInput({"phases": "The same line is there twice."})
    if any(slot.heading is not None and slot.phase is not Phase.POST for slot in agenda):
        raise BadInput({"headings": "Only gathering can be for one heading."})
    if any(not 0 <= slot.minutes <= MOST_MINUTES for slot in agenda):
        raise BadInput({"minutes": f"A line has 0 to {MOST_MINUTES} minutes; 0 runs no clock."})
    if (present.phase, present.heading) not in places:
        raise BadInput({"phases": f"The room is in {NAMES[present.phase]} now, so that line must stay."})
