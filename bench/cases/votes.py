"""Votes: everybody casts a ballot and changes it twice, within a few seconds, while all follow the vote.

Ballots are due at random moments, whether or not the earlier ones have been answered: an open loop, as with notes.
"""

import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

from loads.calls import Answer, Caller, post
from loads.crowds import Crowd
from loads.figures import Figures, spread
from loads.rooms import Room
from loads.servers import Server

from cases.attendances import Attendance, join_all

N_THEMES = 12
N_BALLOTS = 3
"""Of each phone: one that is cast, and two changes of mind."""
N_DOTS = 3
VOTING_SECONDS = 20.0
SETTLING_SECONDS = 2.0
BOUND_SECONDS = 60

CastBallot = Callable[[list[int], str], bytes]
CountTurnout = Callable[[Answer], int]


@dataclass(frozen=True)
class Vote:
    """What is voted on, how a ballot is cast, and how many people a server says have voted, in its snapshot."""

    themes: list[int]
    make: CastBallot
    count: CountTurnout


def vote_of(room: Room) -> Vote:
    """The open vote of a room that our server serves."""

    def cast(themes: list[int], cookie: str) -> bytes:
        ballot = {"client_id": secrets.token_hex(16), "themes": themes}
        return post(f"/r/{room.code}/commands/vote.dots", ballot, cookie, room.token)

    return Vote(room.themes, cast, lambda answer: int(answer.json()["board"]["rounds"][-1]["turnout"]))


def any_vote() -> Vote:
    """For a server that keeps no votes: a note of a ballot's size, and the turnout is what was taken."""

    def cast(themes: list[int], cookie: str) -> bytes:
        note = {"client_id": secrets.token_hex(16), "heading": "", "kind": "", "text": str(themes)}
        return post("/note", note, cookie)

    return Vote(list(range(1, N_THEMES + 1)), cast, lambda answer: int(answer.json()["seq"]) // N_BALLOTS)


@dataclass
class Voting:
    """The ballots of everybody; times are counted from when a ballot was due."""

    crowd: Crowd
    port: int
    cookies: list[str]
    vote: Vote
    chance: random.Random = field(default_factory=lambda: random.Random(4))  # noqa: S311 - the same in every run
    took: list[float] = field(default_factory=list)
    refused: list[Answer] = field(default_factory=list)
    n_due: int = 0

    def __post_init__(self) -> None:
        self.callers = [Caller(self.crowd, self.port) for _ in self.cookies]

    @property
    def is_done(self) -> bool:
        """Whether every ballot has its answer."""
        return self.n_due == len(self.took) + len(self.refused)

    def begin(self, seconds: float) -> None:
        """Has every phone cast its ballots at random moments of the next seconds."""
        now = perf_counter()
        for index in range(len(self.callers)):
            for _ in range(N_BALLOTS):
                moment = now + self.chance.random() * seconds
                self.crowd.at(moment, self.casting_at(moment, index))
                self.n_due += 1

    def casting_at(self, moment: float, index: int) -> Callable[[], None]:
        return lambda: self.cast(moment, index)

    def cast(self, due_at: float, index: int) -> None:
        """One ballot, in place of this phone's last one."""

        def settle(answer: Answer) -> None:
            if answer.status == 200:
                self.took.append(perf_counter() - due_at)
            else:
                self.refused.append(answer)

        themes = self.chance.sample(self.vote.themes, N_DOTS)
        self.callers[index].ask_again(self.vote.make(themes, self.cookies[index]), settle)


def measure_votes(server: Server, attendance: Attendance, vote: Vote) -> Figures:
    """Milliseconds from a ballot to its durable answer; `refused` and `uncounted` (people) must be 0."""
    crowd = Crowd()
    phones, room = attendance.phones(crowd), attendance.screen(crowd)
    voting = Voting(crowd, server.port, attendance.cookies, vote)
    try:
        join_all(crowd, [*phones, room], server.port)
        crowd.rest(SETTLING_SECONDS)
        began_at, began_cpu = perf_counter(), server.cpu_seconds()
        voting.begin(VOTING_SECONDS)
        crowd.run(lambda: voting.is_done, VOTING_SECONDS + BOUND_SECONDS)
        took, cpu = perf_counter() - began_at, server.cpu_seconds() - began_cpu
        n_unanswered = voting.n_due - len(voting.took) - len(voting.refused)
        turnout = ask_turnout(crowd, server, attendance, vote)
        return {
            "ballots": len(voting.took),
            "refused": len(voting.refused) + n_unanswered,
            "turnout": turnout,
            "uncounted": len(phones) - turnout,
        } | spread("answer", voting.took) | {"server_cpu_share": cpu / took}  # fmt: skip
    finally:
        crowd.close()


def ask_turnout(crowd: Crowd, server: Server, attendance: Attendance, vote: Vote) -> int:
    """How many people have voted, as a phone's snapshot says."""
    answers: list[Answer] = []
    Caller(crowd, server.port).ask(attendance.snapshot_request(attendance.cookies[0]), answers.append)
    crowd.run(lambda: bool(answers), BOUND_SECONDS)
    assert answers[0].status == 200, answers
    return vote.count(answers[0])
