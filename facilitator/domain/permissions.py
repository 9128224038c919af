"""Who may give which order in which state: one table, that every order is judged by and no action judges beside.

What a table cannot say stays with the action: whose note it is, what the phase allows, whether a vote is open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from facilitator.domain.entries import Fact
from facilitator.domain.errors import Conflict, NotAllowed, WrongPhase
from facilitator.domain.people import CREW_ROLES, LEADING_ROLES, Role
from facilitator.domain.phases import NOT_YET, NOT_YET_ENTERED, Status


class Stage(StrEnum):
    """The state of a roundtable, as far as permissions go: a sealed one knows nobody's words any more."""

    DRAFT = "draft"
    LIVE = "live"
    CLOSED = "closed"
    SEALED = "sealed"


Roles = frozenset[Role]
NOBODY: Roles = frozenset()
PHONE: Roles = frozenset({Role.ATTENDEE})
LEAD: Roles = LEADING_ROLES
CREW: Roles = CREW_ROLES


@dataclass(frozen=True, slots=True)
class Permission:
    """Who may give an order in each state."""

    draft: Roles
    live: Roles
    closed: Roles
    sealed: Roles

    def at(self, stage: Stage) -> Roles:
        """Those who may in this state."""
        found: Roles = getattr(self, stage.value)
        return found

    def ever(self) -> Roles:
        """Those who may in some state."""
        return self.draft | self.live | self.closed | self.sealed


def make_table(rows: dict[str, tuple[Roles, Roles, Roles, Roles]]) -> dict[str, Permission]:
    """Rows with names for their columns."""
    return {name: Permission(*columns) for name, columns in rows.items()}


# draft, live, closed, sealed
PERMISSIONS = make_table(
    {
        "note.post": (NOBODY, PHONE, NOBODY, NOBODY),
        "note.edit": (NOBODY, PHONE, NOBODY, NOBODY),
        "note.withdraw": (PHONE, PHONE, PHONE, NOBODY),
        "note.soften": (NOBODY, NOBODY, PHONE, NOBODY),
        "note.react": (NOBODY, PHONE, NOBODY, NOBODY),
        "note.enter": (NOBODY, LEAD, NOBODY, NOBODY),
        "note.unenter": (NOBODY, LEAD, NOBODY, NOBODY),
        "note.hold": (NOBODY, LEAD, NOBODY, NOBODY),
        "note.release": (NOBODY, LEAD, NOBODY, NOBODY),
        "notes.release": (NOBODY, LEAD, NOBODY, NOBODY),
        "note.withhold": (NOBODY, LEAD, NOBODY, NOBODY),
        "holding.change": (NOBODY, LEAD, NOBODY, NOBODY),
        "scribe.change": (NOBODY, PHONE, NOBODY, NOBODY),
        "scribe.admit": (NOBODY, LEAD, NOBODY, NOBODY),
        "phone.end": (NOBODY, LEAD, NOBODY, NOBODY),
        "contribution.add": (NOBODY, PHONE, NOBODY, NOBODY),
        "contribution.withdraw": (PHONE, PHONE, PHONE, NOBODY),
        "contribution.answer": (NOBODY, PHONE, NOBODY, NOBODY),
        "contribution.enter": (NOBODY, LEAD, NOBODY, NOBODY),
        "contribution.mark": (NOBODY, LEAD, NOBODY, NOBODY),
        "contribution.hide": (NOBODY, LEAD, NOBODY, NOBODY),
        # What the crew brings to a room, and what it touches.
        "brief.add": (LEAD, LEAD, CREW, NOBODY),
        "brief.place": (LEAD, LEAD, CREW, CREW),
        "brief.remove": (LEAD, LEAD, CREW, CREW),
        "introduction.ask": (NOBODY, PHONE, NOBODY, NOBODY),
        "introduction.withdraw": (NOBODY, PHONE, NOBODY, NOBODY),
        "introduction.answer": (NOBODY, PHONE, NOBODY, NOBODY),
        "spotlight.change": (NOBODY, LEAD, NOBODY, NOBODY),
        "page.turn": (NOBODY, LEAD, NOBODY, NOBODY),
        "keynote.change": (LEAD, LEAD, NOBODY, NOBODY),
        "tables.assign": (NOBODY, LEAD, NOBODY, NOBODY),
        "lead.take": (NOBODY, LEAD, NOBODY, NOBODY),
        "sharing.tighten": (LEAD, LEAD, LEAD, LEAD),
        "phase.change": (NOBODY, LEAD, NOBODY, NOBODY),
        "phase.pause": (NOBODY, LEAD, NOBODY, NOBODY),
        "phase.resume": (NOBODY, LEAD, NOBODY, NOBODY),
        "phase.extend": (NOBODY, LEAD, NOBODY, NOBODY),
        "agenda.change": (LEAD, LEAD, NOBODY, NOBODY),
        "heading.rename": (LEAD, LEAD, NOBODY, NOBODY),
        "room.measure": (LEAD, LEAD, LEAD, LEAD),
        "roundtable.change": (LEAD, NOBODY, NOBODY, NOBODY),
        # What it is called is mended once it is open, and after the close by whoever writes it up.
        "details.change": (NOBODY, LEAD, CREW, CREW),
        "roundtable.open": (LEAD, NOBODY, NOBODY, NOBODY),
        "roundtable.join": (NOBODY, PHONE, NOBODY, NOBODY),
        "roundtable.close": (NOBODY, LEAD, NOBODY, NOBODY),
        "roundtable.seal": (NOBODY, NOBODY, LEAD, NOBODY),
        # Grouping is the room's until it goes home, and then the writers', as a change for the next version. Once it is
        # sealed, nobody could count anew who stands behind a theme.
        "suggestions.accept": (NOBODY, LEAD, CREW, NOBODY),
        "suggestion.dismiss": (NOBODY, LEAD, CREW, NOBODY),
        "theme.make": (NOBODY, LEAD, CREW, NOBODY),
        "theme.rename": (NOBODY, LEAD, CREW, NOBODY),
        "theme.dissolve": (NOBODY, LEAD, CREW, NOBODY),
        "themes.merge": (NOBODY, LEAD, CREW, NOBODY),
        "notes.move": (NOBODY, LEAD, CREW, NOBODY),
        "grouping.undo": (NOBODY, LEAD, CREW, NOBODY),
        "grouping.redo": (NOBODY, LEAD, CREW, NOBODY),
        "round.open": (NOBODY, LEAD, NOBODY, NOBODY),
        "round.close": (NOBODY, LEAD, NOBODY, NOBODY),
        "vote.dots": (NOBODY, PHONE, NOBODY, NOBODY),
        "vote.grid": (NOBODY, PHONE, NOBODY, NOBODY),
        "results.show": (NOBODY, LEAD, NOBODY, NOBODY),
        "flag.decide": (CREW, CREW, CREW, CREW),
        "claim.check": (CREW, CREW, CREW, CREW),
        "draft.write": (CREW, CREW, CREW, CREW),
        "draft.change": (CREW, CREW, CREW, CREW),
        "draft.undo": (CREW, CREW, CREW, CREW),
        "draft.redo": (CREW, CREW, CREW, CREW),
        "drafted.keep": (CREW, CREW, CREW, CREW),
        "drafted.settle": (CREW, CREW, CREW, CREW),
        "comment.add": (CREW, CREW, CREW, CREW),
        "comment.resolve": (CREW, CREW, CREW, CREW),
        # What a tool reads with a token, which has the role of whom it reads for: leading, it reads drafts as well.
        "roundtable.read": (LEAD, CREW, CREW, CREW),
        "themes.read": (NOBODY, LEAD, CREW, CREW),
        "version.read": (NOBODY, NOBODY, CREW, CREW),
        "draft.read": (NOBODY, LEAD, LEAD, LEAD),
        "version.make": (NOBODY, NOBODY, CREW, CREW),
        "words.erase": (CREW, CREW, CREW, CREW),
        "words.withdraw": (PHONE, PHONE, PHONE, NOBODY),
    }
)

CLOSED = "This roundtable is closed, so this can no longer be changed."
NO_MORE = "This roundtable is closed, so it takes no more notes. Nothing you posted before is lost."
NOT_RUNNING = "This roundtable is not running, so nothing can be added to it."
OPENED = "This roundtable has already been opened."
SET_UP = "This roundtable has been opened. Change it on its own pages now: Details, and Run."
SEALED = (
    "This roundtable is sealed: the record of who wrote what has been deleted for good. A phone can no longer tell "
    "which words are its own, and the people behind a theme can no longer be counted again."
)

SAID = {
    Stage.DRAFT: "This roundtable has not been opened yet.",
    Stage.LIVE: "This roundtable is still going on. Close it first.",
    Stage.CLOSED: CLOSED,
    Stage.SEALED: CLOSED,
}
"""What those are told who may give an order, but in another state."""

SAID_OF = {
    "note.post": {Stage.DRAFT: NOT_YET, Stage.CLOSED: NO_MORE, Stage.SEALED: NO_MORE},
    "note.enter": {Stage.DRAFT: NOT_YET_ENTERED, Stage.CLOSED: NO_MORE, Stage.SEALED: NO_MORE},
    "contribution.add": dict.fromkeys(Stage, NOT_RUNNING),
    "contribution.answer": dict.fromkeys(Stage, NOT_RUNNING),
    "vote.dots": dict.fromkeys(Stage, "No such vote is open now."),
    "vote.grid": dict.fromkeys(Stage, "No such vote is open now."),
    "roundtable.open": dict.fromkeys(Stage, OPENED),
    "roundtable.change": dict.fromkeys(Stage, SET_UP),
    "roundtable.join": {
        Stage.DRAFT: "This roundtable has not been opened yet. This page moves on by itself when it is.",
        Stage.CLOSED: "This roundtable is closed, so nobody can join it any more.",
        Stage.SEALED: "This roundtable is closed, so nobody can join it any more.",
    },
    "roundtable.seal": {
        Stage.DRAFT: "Only a closed roundtable can be sealed.",
        Stage.LIVE: "Only a closed roundtable can be sealed.",
        Stage.SEALED: "This roundtable is already sealed: nobody can tell who wrote what any more.",
    },
    "version.make": dict.fromkeys(Stage, "A version is made of a record that is closed. Close the roundtable first."),
}
"""The same where there is more to be said."""

Judged = TypeVar("Judged", bound=Callable[..., Fact])
NAMES: dict[Callable[..., Fact], str] = {}
"""By which row each action is judged; filled as the actions are defined."""


def judged_as(name: str) -> Callable[[Judged], Judged]:
    """Names the row that an action is judged by. A name without a row fails as soon as the module is loaded."""
    if name not in PERMISSIONS:
        raise LookupError(f"The table of permissions has no row {name}.")

    def note(action: Judged) -> Judged:
        NAMES[action] = name
        return action

    return note


def stage_of(status: Status, *, is_sealed: bool) -> Stage:
    """The state of a roundtable."""
    if status in {Status.DRAFT, Status.LIVE}:
        return Stage(status.value)
    return Stage.SEALED if is_sealed else Stage.CLOSED


def judge(action: Callable[..., Fact], role: Role, stage: Stage) -> None:
    """Refuses whoever may not have this carried out now. An action without a row is nobody's."""
    require_permitted(NAMES[action], role, stage)


def require_permitted(name: str, role: Role, stage: Stage) -> None:
    """Raises NotAllowed for a role, or WrongPhase or Conflict for the state of the roundtable."""
    permission = PERMISSIONS[name]
    roles = permission.at(stage)
    if role in roles:
        return
    if roles or role not in permission.ever():
        raise NotAllowed(name_those(roles or permission.ever()))
    said = SAID_OF.get(name, {}).get(stage)
    if stage is Stage.SEALED and permission.closed:
        raise Conflict(said or SEALED)
    raise WrongPhase(said or SAID[stage])


def name_those(roles: Roles) -> str:
    """Whom an order is for."""
    if roles <= PHONE:
        return "Join this roundtable first."
    who = "the crew" if Role.WRITER in roles else "a facilitator"
    return f"Only {who} of this roundtable can do that."
