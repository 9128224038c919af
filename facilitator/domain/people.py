"""People: what they are to a roundtable, and the Viewer that every question of permission is put to."""

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.errors import NotAllowed


class Sector(StrEnum):
    """Where an attendee comes from, as they said with one tap."""

    INDUSTRY = "industry"
    ACADEMIA = "academia"
    GOVERNMENT = "government"
    INVESTOR = "investor"
    OTHER = "other"


class Role(StrEnum):
    """What a person or screen is to a roundtable."""

    ATTENDEE = "attendee"
    DISPLAY = "display"
    WRITER = "writer"
    FACILITATOR = "facilitator"
    ORGANISER = "organiser"


class Audience(StrEnum):
    """What a page shows: each live connection, snapshot and catch-up is for exactly one of these."""

    PHONE = "phone"
    ROOM = "room"
    CREW = "crew"


RANK = tuple(Role)
"""From those who may least to those who may most."""

CREW_ROLES = frozenset({Role.WRITER, Role.FACILITATOR, Role.ORGANISER})
"""Those who see the notes on the record at their desk. A display is not crew: it only shows the room."""

LEADING_ROLES = frozenset({Role.FACILITATOR, Role.ORGANISER})
"""Those who run the room: phases, grouping, headings, closing."""

SEES = {
    Role.ATTENDEE: frozenset({Audience.PHONE}),
    Role.DISPLAY: frozenset({Audience.ROOM}),
    Role.WRITER: frozenset({Audience.ROOM, Audience.CREW}),
    Role.FACILITATOR: frozenset({Audience.ROOM, Audience.CREW}),
    Role.ORGANISER: frozenset({Audience.ROOM, Audience.CREW}),
}


@dataclass(frozen=True, slots=True)
class Participant:
    """One attendee: a pseudonym, never a name. A scribe writes down what a table says; `sector` may be unknown."""

    id: int
    sector: Sector | None
    organisation: str | None
    table: int | None
    is_scribe: bool = False


AT_THE_DOOR = "door"
"""How the journal names one coming in, or who brings something in: nobody at the roundtable."""
OF_ATTENDEES, OF_CREW = "p", "c"
"""With what the journal's names of attendees and of the crew's devices begin; a number follows."""


def name_attendee(number: int) -> str:
    """How the journal names an attendee: a pseudonym, stable within the roundtable."""
    return f"{OF_ATTENDEES}{number}"


def name_crew(number: int) -> str:
    """How the journal names a device of the crew."""
    return f"{OF_CREW}{number}"


def read_number(actor: str) -> int:
    """The number of the attendee or of the device that the journal names so."""
    return int(actor[1:])


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is asking, for one roundtable. `participant_id` is set for attendees, `crew_id` for everyone else."""

    roundtable_id: int
    role: Role
    participant_id: int | None = None
    crew_id: int | None = None

    @property
    def actor(self) -> str:
        """How the journal names this person."""
        if self.participant_id is not None:
            return name_attendee(self.participant_id)
        return AT_THE_DOOR if self.crew_id is None else name_crew(self.crew_id)

    def may_see(self, audience: Audience) -> bool:
        return audience in SEES[self.role]


def require_leader(viewer: Viewer) -> None:
    """Refuses everyone who does not run the room."""
    if viewer.role not in LEADING_ROLES:
        raise NotAllowed("Only a facilitator of this roundtable can do that.")


def require_attendee(viewer: Viewer) -> int:
    """The participant who asks; refuses everyone else."""
    if viewer.role is not Role.ATTENDEE or viewer.participant_id is None:
        raise NotAllowed("Join this roundtable first.")
    return viewer.participant_id
