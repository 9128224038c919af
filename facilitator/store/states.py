"""What many ask for at one state of a roundtable, made once: a thousand phones may come back in the same second.

A state is named by the newest entry of the journal and its mark, since all that anybody is shown has come about by an
entry. What is kept is the same for everybody of an audience; what belongs to one phone alone is never kept here.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.domain.people import Audience, Viewer
from facilitator.store.base import table_of
from facilitator.store.journal import JournalRow, head, mark_of, marks_of_concern, sign
from facilitator.store.roundtables import RoundtableRow

MOST_ROUNDTABLES = 100
MOST_THINGS = 48
"""Kept of one roundtable: whoever asks for what came after ever other numbers must not fill the memory."""
ROUNDTABLE, JOURNAL = table_of(RoundtableRow), table_of(JournalRow)
IS_NEWEST = (JOURNAL.c.roundtable_id == ROUNDTABLE.c.id) & (JOURNAL.c.seq == ROUNDTABLE.c.seq)
NEWEST = (
    select(ROUNDTABLE.c.seq, JOURNAL.c.actor, JOURNAL.c.client_id, JOURNAL.c.recorded_at)
    .select_from(ROUNDTABLE.outerjoin(JOURNAL, IS_NEWEST))
    .where(ROUNDTABLE.c.id == bindparam("of"))
)

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class State:
    """One state of a roundtable: its newest number and that entry's mark, and what was made of it, by name."""

    seq: int
    mark: str
    made: dict[Hashable, Any] = field(default_factory=dict, compare=False)

    def get(self, name: Hashable, make: Callable[[], Thing]) -> Thing:
        """What has this name; made if nobody has asked for it before."""
        if name in self.made:
            found: Thing = self.made[name]
            return found
        thing = make()
        if len(self.made) < MOST_THINGS:
            self.made[name] = thing
        return thing


class States:
    """The newest state of each roundtable that somebody has asked for."""

    def __init__(self) -> None:
        self._states: dict[int, State] = {}

    def find(self, session: Session, roundtable_id: int) -> State:
        """The state that this session sees, with what was made of it so far."""
        now = read_state(session, roundtable_id)
        kept = self._states.pop(roundtable_id, now)
        self._states[roundtable_id] = kept if kept == now else now
        if len(self._states) > MOST_ROUNDTABLES:
            self.forget(next(iter(self._states)))
        return self._states[roundtable_id]

    def forget(self, roundtable_id: int) -> None:
        """Lets go of what was made: it holds words, which may have been erased since."""
        self._states.pop(roundtable_id, None)


def read_state(session: Session, roundtable_id: int) -> State:
    """The state that a session sees; nothing has been made of it."""
    row = session.execute(NEWEST, {"of": roundtable_id}).one_or_none()
    if row is None:
        raise NotFound("This roundtable no longer exists.")
    return State(row.seq, "" if row.actor is None else sign(row))


def find_head(session: Session, roundtable_id: int, audience: Audience, state: State) -> tuple[int, str]:
    """An audience's newest number, and its mark."""

    def read() -> tuple[int, str]:
        newest = head(session, roundtable_id, audience)
        return newest, mark_of(session, roundtable_id, newest, audience)

    return state.get(("head", audience), read)


def find_concern(session: Session, viewer: Viewer, number: int, state: State) -> str:
    """The mark of the newest that others did to what an attendee alone is shown, after a phones' number; or empty."""
    marks = state.get(("concerns", number), lambda: marks_of_concern(session, viewer.roundtable_id, number))
    return "" if viewer.participant_id is None else marks.get(viewer.participant_id, "")


def write_json(value: Any) -> str:
    """JSON without spaces, as pages and phones are sent it."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
