"""Phases: what the room does now, how long, and what phones may do meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.errors import WrongPhase


class Status(StrEnum):
    """Where a roundtable stands. Closed is final; the closing phase of the agenda is something else."""

    DRAFT = "draft"
    LIVE = "live"
    CLOSED = "closed"
    PUBLISHED = "published"


class Phase(StrEnum):
    """The phases an agenda can hold."""

    LOBBY = "lobby"
    KEYNOTE = "keynote"
    DEFINE = "define"
    POST = "post"
    REVEAL = "reveal"
    CLUSTER = "cluster"
    DISCUSS = "discuss"
    VOTE = "vote"
    PITCH = "pitch"
    COMMIT = "commit"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of the agenda; `minutes` is 0 where no clock runs."""

    phase: Phase
    minutes: int


DEFAULT_AGENDA = (Slot(Phase.LOBBY, 0), Slot(Phase.POST, 20), Slot(Phase.CLUSTER, 12), Slot(Phase.CLOSE, 3))

NAMES = {
    Phase.LOBBY: "Lobby",
    Phase.KEYNOTE: "Keynote",
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

SHOWING_THEMES = frozenset(
    {Phase.CLUSTER, Phase.DISCUSS, Phase.VOTE, Phase.PITCH, Phase.COMMIT, Phase.CLOSE},
)
"""Before these, nobody's phone learns anything that came out of another's note, a theme's name included."""


def shows_themes(phase: Phase) -> bool:
    """Whether themes are public in the room, on the room screen and on phones alike."""
    return phase in SHOWING_THEMES


def require_taking_notes(status: Status, phase: Phase) -> None:
    """Refuses notes before the lobby has ended and after the roundtable has closed, and never in between.

    Timers warn, they do not cut off: a note from an outbox is taken until the roundtable is closed.
    """
    if status in {Status.CLOSED, Status.PUBLISHED}:
        raise WrongPhase("This roundtable is closed, so it takes no more notes. Nothing you posted before is lost.")
    if status is Status.DRAFT or phase is Phase.LOBBY:
        raise WrongPhase("This roundtable has not started. Your note is kept on this phone; post it when it begins.")


def require_live(status: Status) -> None:
    """Refuses changes to a roundtable that is not running."""
    if status is Status.DRAFT:
        raise WrongPhase("This roundtable has not been opened yet.")
    if status is not Status.LIVE:
        raise WrongPhase("This roundtable is closed; its notes and themes can no longer be changed.")


def find_slot(agenda: Sequence[Slot], phase: Phase) -> int:
    """The place of a phase in the agenda; refuses a phase that is not in it."""
    for index, slot in enumerate(agenda):
        if slot.phase is phase:
            return index
    raise WrongPhase(f"{NAMES[phase]} is not on this roundtable's agenda.")


def require_step(agenda: Sequence[Slot], present: Phase, wanted: Phase) -> Slot:
    """The wanted slot: the next one, or one back. Anything else is refused, so that a late tap skips nothing."""
    here, there = find_slot(agenda, present), find_slot(agenda, wanted)
    if there - here not in {1, -1}:
        raise WrongPhase(f"The room is in {NAMES[present]}; {NAMES[wanted]} is not the next step or the one before.")
    return agenda[there]
