"""Processes: two servers on one PostgreSQL with Redis between them, which is killed again and again.

Phones and a room screen at each; notes are posted at both. Whoever listens must be sent everything, in order, without
asking for it: hints get lost with Redis, entries must not.
"""

from time import perf_counter

from loads.backends import Redis
from loads.crowds import Crowd
from loads.figures import Figures, spread
from loads.phones import Heard, Phone
from loads.servers import Server

from cases.attendances import Attendance, join_all
from cases.posting import Posting

N_KILLS = 10
UP_SECONDS = 1.5
DOWN_SECONDS = 0.5
SETTLING_SECONDS = 2.0
BOUND_SECONDS = 60


def measure_processes(servers: list[Server], redis: Redis, attendance: Attendance, rate: float) -> Figures:
    """What each listener is short of at the end, and how often an entry came before one that belongs in front of it."""
    crowd = Crowd()
    n_servers = len(servers)
    phones = attendance.phones(crowd)
    parts = [[*phones[index::n_servers], attendance.screen(crowd)] for index in range(n_servers)]
    postings = [
        Posting(crowd, server.port, attendance.cookies[index::n_servers], attendance.make)
        for index, server in enumerate(servers)
    ]
    listeners = [phone for part in parts for phone in part]
    heard: dict[tuple[int, int], float] = {}
    lost: list[Phone] = []
    seconds = N_KILLS * (UP_SECONDS + DOWN_SECONDS)
    try:
        for server, part in zip(servers, parts, strict=True):
            join_all(crowd, part, server.port)
        for phone in listeners:
            phone.on_lost = lost.append
        for index, part in enumerate(parts):
            part[-1].on_heard = watching(heard, index)
        crowd.rest(SETTLING_SECONDS)
        for posting in postings:
            posting.begin(rate / n_servers, seconds)
        for number in range(N_KILLS):
            moment = number * (UP_SECONDS + DOWN_SECONDS) + UP_SECONDS
            crowd.after(moment, redis.kill)
            crowd.after(moment + DOWN_SECONDS, redis.launch)
        crowd.run(lambda: all(posting.is_done for posting in postings), seconds + BOUND_SECONDS)
        head = max((max(posting.answered_at, default=0) for posting in postings), default=0)
        crowd.run(lambda: all(phone.seq >= head for phone in listeners), BOUND_SECONDS)
        n_answered = sum(len(posting.answered_at) for posting in postings)
        return {
            "notes": n_answered,
            "kills_of_redis": redis.n_kills,
            "missing": sum(max(0, head - phone.seq) for phone in listeners),
            "out_of_order": sum(phone.n_early for phone in listeners),
            "cut": len(lost),
            "refused": sum(posting.n_due for posting in postings) - n_answered,
            "unnumbered": head - attendance.seq - n_answered,
        } | spread("other_screen", delays_elsewhere(postings, heard))  # fmt: skip
    finally:
        crowd.close()


def watching(heard: dict[tuple[int, int], float], index: int) -> Heard:
    """Has the screen at one server note when it got each entry."""

    def take(_screen: Phone, before: int, now: int) -> None:
        at = perf_counter()
        heard.update({(index, seq): at for seq in range(before + 1, now + 1)})

    return take


def delays_elsewhere(postings: list[Posting], heard: dict[tuple[int, int], float]) -> list[float]:
    """Seconds from when a note was due until it was on the screen at the other server, Redis up or down."""
    return [
        heard[other, seq] - due_at
        for index, posting in enumerate(postings)
        for seq, due_at in posting.due_at.items()
        for other in range(len(postings))
        if other != index and (other, seq) in heard
    ]
