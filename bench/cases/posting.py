"""Phones that post notes over HTTP at a given rate, and when each note was sent, answered and seen."""

import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

from loads.calls import Answer, Caller, post
from loads.crowds import Crowd
from loads.rooms import note_values

PostNote = Callable[[dict[str, object], str], bytes]


def post_command(code: str, token: str) -> PostNote:
    """How a note is posted to the server itself."""
    return lambda note, cookie: post(f"/r/{code}/commands/note.post", note, cookie, token)


def post_bare(note: dict[str, object], cookie: str) -> bytes:
    """How a note is posted to the bare Socket.IO server."""
    return post("/note", note, cookie)


@dataclass
class Posting:
    """An open loop: notes are due at random moments, whether or not the earlier ones have been answered.

    `due_at`, `answered_at` are by the number of the note's entry, in `perf_counter` seconds; times are counted from
    when a note was due, so that a server that stalls is not spared what would have come meanwhile.
    """

    crowd: Crowd
    port: int
    cookies: list[str]
    make: PostNote
    chance: random.Random = field(default_factory=lambda: random.Random(2))  # noqa: S311 - the same in every run
    due_at: dict[int, float] = field(default_factory=dict)
    answered_at: dict[int, float] = field(default_factory=dict)
    refused: list[Answer] = field(default_factory=list)
    n_due: int = 0
    ends_at: float = 0.0

    def __post_init__(self) -> None:
        self.callers = [Caller(self.crowd, self.port) for _ in self.cookies]

    @property
    def is_done(self) -> bool:
        """Whether every note that was due has its answer."""
        return perf_counter() >= self.ends_at and self.n_due == len(self.answered_at) + len(self.refused)

    def begin(self, rate: float, seconds: float) -> None:
        """Posts so many notes a second on average, for so long."""
        now = perf_counter()
        self.ends_at = now + seconds
        moment = now + self.chance.expovariate(rate)
        while moment < self.ends_at:
            self.crowd.at(moment, self.posting_at(moment))
            self.n_due += 1
            moment += self.chance.expovariate(rate)

    def posting_at(self, moment: float) -> Callable[[], None]:
        return lambda: self.post(moment)

    def post(self, due_at: float) -> None:
        """One note from some phone."""
        index = self.chance.randrange(len(self.callers))
        note = note_values(self.chance) | {"client_id": secrets.token_hex(16)}

        def settle(answer: Answer) -> None:
            if answer.status != 200:
                self.refused.append(answer)
                return
            seq = answer.json()["entry"]["seq"]
            self.due_at[seq], self.answered_at[seq] = due_at, perf_counter()

        self.callers[index].ask_again(self.make(note, self.cookies[index]), settle)
