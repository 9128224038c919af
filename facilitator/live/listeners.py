"""Who is listening in this process: one listener a connection, kept by roundtable and audience."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from facilitator.domain.people import Audience


def do_nothing() -> None:
    """How a listener is cut that has nothing to cut."""


@dataclass(frozen=True, slots=True)
class Listener:
    """One live connection. `write` takes a finished frame, never waits, and says whether anybody is still there.

    `actor` is whose connection it is; `cut` ends it.
    """

    sid: str
    roundtable_id: int
    audience: Audience
    write: Callable[[bytes], bool]
    actor: str = ""
    cut: Callable[[], None] = do_nothing

    @property
    def person(self) -> tuple[int, str]:
        """Who it is at which roundtable."""
        return self.roundtable_id, self.actor or self.sid


class Listeners:
    """All listeners of this process."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Listener] = {}
        self._by_place: defaultdict[tuple[int, Audience], dict[str, Listener]] = defaultdict(dict)
        self._by_person: defaultdict[tuple[int, str], dict[str, Listener]] = defaultdict(dict)

    def add(self, listener: Listener) -> None:
        self._by_sid[listener.sid] = listener
        self._by_place[listener.roundtable_id, listener.audience][listener.sid] = listener
        self._by_person[listener.person][listener.sid] = listener

    def remove(self, sid: str) -> Listener | None:
        """Forgets a connection; gives what it was, None where it is not known."""
        listener = self._by_sid.pop(sid, None)
        if listener is not None:
            self._by_place[listener.roundtable_id, listener.audience].pop(sid, None)
            own = self._by_person[listener.person]
            own.pop(sid, None)
            if not own:
                del self._by_person[listener.person]
        return listener

    def find(self, sid: str) -> Listener | None:
        """One connection, if it is still there."""
        return self._by_sid.get(sid)

    def of(self, roundtable_id: int, audiences: Iterable[Audience]) -> list[Listener]:
        """The listeners of these audiences at one roundtable."""
        return [
            listener
            for audience in audiences
            for listener in self._by_place.get((roundtable_id, audience), {}).values()
        ]

    def of_person(self, person: tuple[int, str]) -> list[Listener]:
        """The connections of one person at one roundtable, the oldest first."""
        return list(self._by_person.get(person, {}).values())

    def all(self) -> list[Listener]:
        """Everybody."""
        return list(self._by_sid.values())

    def count(self, audience: Audience) -> int:
        """How many listen for this audience, at all roundtables together."""
        return sum(len(places) for (_, shown), places in self._by_place.items() if shown is audience)

    def roundtables(self) -> set[int]:
        """The roundtables at which anybody listens."""
        return {listener.roundtable_id for listener in self._by_sid.values()}
