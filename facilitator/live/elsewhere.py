"""What other servers say of who is with them, so that the room is counted whole wherever its phones are connected."""

from dataclasses import dataclass, field
from time import monotonic

from facilitator.live.writers import Writer

FRESH_SECONDS = 12.0
"""A server says it again with every beacon; one that was silent for two of them is gone, and its phones with it."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many phones are connected at one roundtable, how many of them have notes to send, and who writes where."""

    n_phones: int
    n_waiting: int
    writers: tuple[Writer, ...] = ()

    def __add__(self, other: "Attendance") -> "Attendance":
        n_phones, n_waiting = self.n_phones + other.n_phones, self.n_waiting + other.n_waiting
        return Attendance(n_phones, n_waiting, self.writers + other.writers)


NOBODY = Attendance(0, 0)


@dataclass
class Elsewhere:
    """The newest word of each other server about each roundtable."""

    _said: dict[tuple[str, int], tuple[Attendance, float]] = field(default_factory=dict)

    def hear(self, server: str, roundtable_id: int, attendance: Attendance) -> None:
        """Notes what a server says."""
        self._said[server, roundtable_id] = (attendance, monotonic())

    def count(self, roundtable_id: int) -> Attendance:
        """Who is at a roundtable with any other server; forgets the words of servers that are gone."""
        oldest = monotonic() - FRESH_SECONDS
        self._said = {key: word for key, word in self._said.items() if word[1] > oldest}
        words = [word[0] for key, word in self._said.items() if key[1] == roundtable_id]
        return sum(words, NOBODY)
