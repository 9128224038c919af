"""Who is listening in this process: one listener a connection, kept by roundtable and audience."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from facilitator.domain.people import Audience


@dataclass(frozen=True, slots=True)
class Listener:
    """One live connection. `write` takes a finished frame, never waits, and says whether anybody is still there."""

    sid: str
    roundtable_id: int
    audience: Audience
    write: Callable[[bytes], bool]


class Listeners:
    """All listeners of this process."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Listener] = {}
        self._by_place: defaultdict[tuple[int, Audience], dict[str, Listener]] = defaultdict(dict)

    def add(self, listener: Listener) -> None:
        self._by_sid[listener.sid] = listener
        self._by_place[listener.roundtable_id, listener.audience][listener.sid] = listener

    def remove(self, sid: str) -> Listener | None:
        """Forgets a connection; gives what it was."""
        listener = self._by_sid.pop(sid, None)
        if listener is not None:
            self._by_place[listener.roundtable_id, listener.audience].pop(sid, None)
        return listener

    def of(self, roundtable_id: int, audiences: Iterable[Audience]) -> list[Listener]:
        """The listeners of these audiences at one roundtable."""
        return [
            listener
            for audience in audiences
            for listener in self._by_place.get((roundtable_id, audience), {}).values()
        ]

    def roundtables(self) -> set[int]:
        """The roundtables at which anybody listens."""
        return {listener.roundtable_id for listener in self._by_sid.values()}
