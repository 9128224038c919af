"""Who writes where in the draft: told to the others who write, at once, and kept nowhere.

Servers tell each other with their attendance. Nothing rests on it: a conflict shows both texts anyway.
"""

import re
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from facilitator.domain.people import read_number
from facilitator.store.accounts import load_names
from facilitator.store.people import CrewRow

PLACE = re.compile(r"(?:[a-z]{1,10}-[0-9]{1,10})?")
"""A point, a sentence or a paragraph as the page of an issue calls it; nothing of somebody who only reads."""


@dataclass(frozen=True, slots=True)
class Writer:
    """One page of the draft that somebody has open."""

    crew: int
    name: str
    role: str
    place: str = ""


class Writers:
    """The open pages of this process, by connection."""

    def __init__(self) -> None:
        self._by_sid: dict[str, tuple[int, Writer]] = {}

    def has(self, sid: str) -> bool:
        """Whether a connection has said where it writes."""
        return sid in self._by_sid

    def put(self, sid: str, roundtable_id: int, writer: Writer) -> None:
        """Notes that somebody has the draft open."""
        self._by_sid[sid] = (roundtable_id, writer)

    def move(self, sid: str, place: object) -> int | None:
        """Notes where somebody writes now; gives the roundtable, or None where nothing is to be told."""
        if sid not in self._by_sid or not isinstance(place, str) or not PLACE.fullmatch(place):
            return None
        roundtable_id, writer = self._by_sid[sid]
        self._by_sid[sid] = (roundtable_id, replace(writer, place=place))
        return roundtable_id

    def remove(self, sid: str) -> int | None:
        """Forgets a page; gives the roundtable if it had the draft open."""
        found = self._by_sid.pop(sid, None)
        return None if found is None else found[0]

    def at(self, roundtable_id: int) -> tuple[Writer, ...]:
        """Who has the draft of a roundtable open, and where they write."""
        return tuple(writer for place, writer in self._by_sid.values() if place == roundtable_id)


def find_writer(session: Session, actor: str) -> Writer:
    """Who somebody of the crew is to the others."""
    row = session.get_one(CrewRow, read_number(actor))
    return Writer(row.id, load_names(session).get(actor, ""), row.role.value)
