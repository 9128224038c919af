"""Sorting: what suggestions for a room of many notes do to its delays, asked for again and again while people post."""

from dataclasses import dataclass, field
from time import perf_counter

from loads.calls import Answer, Caller, get
from loads.crowds import Crowd
from loads.figures import Figures
from loads.servers import Server

from cases.attendances import Attendance
from cases.delays import measure_delays
from facilitator.domain.headings import HeadingKey

RATE = 5.0
"""Notes a second: a lively minute of a room of sixty."""


@dataclass
class Asking:
    """A facilitator who asks for suggestions of one heading after the other, as soon as the last have come."""

    server: Server
    code: str
    leader: str
    took_seconds: list[float] = field(default_factory=list)

    def begin(self, crowd: Crowd) -> None:
        self.caller = Caller(crowd, self.server.port)
        self.ask()

    def ask(self) -> None:
        headings = list(HeadingKey)
        heading, asked_at = headings[len(self.took_seconds) % len(headings)], perf_counter()

        def settle(answer: Answer) -> None:
            assert answer.status == 200, answer.status
            self.took_seconds.append(perf_counter() - asked_at)
            self.ask()

        self.caller.ask(get(f"/r/{self.code}/suggestions?heading={heading}", self.leader), settle)


def measure_sorting(server: Server, attendance: Attendance, leader: str | None, seconds: float) -> Figures:
    """Delays while a facilitator sorts, or, without one's cookie, while nobody does."""
    if leader is None:
        return measure_delays(server, attendance, RATE, seconds)
    asking = Asking(server, attendance.code, leader)
    figures = measure_delays(server, attendance, RATE, seconds, meanwhile=asking.begin)
    return figures | {"sorted": len(asking.took_seconds), "longest_sort_s": max(asking.took_seconds)}
