"""Stalls: another process holds the database's write lock; whoever writes has to wait, and nobody else may.

Seen from outside: the same cheap question again and again, each due at a moment of its own, so that a stall shows in
every answer that it delays. A process of its own asks: the one that plays a thousand phones reads a thousand frames
before it comes to an answer, and would take its own work for the server's. Notes are posted all the while, and each
must be answered once the lock is free.
"""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from loads.calls import Answer, Caller, get
from loads.crowds import Crowd
from loads.figures import Figures, spread
from loads.servers import Server

from cases.attendances import Attendance, join_all
from cases.delays import Watch, delays, warm_up
from cases.posting import Posting

NO_DATABASE = Path(":memory:")
"""A lock that nobody else sees: the same run with nothing in the way."""
N_LOCKS = 3
LOCKED_SECONDS = 1.5
FREE_SECONDS = 3.0
"""Before each lock, and after the last: what waited is written and told in it."""
ASKING_SECONDS = 0.01
LATE = b'facilitator_hub_lateness_seconds_bucket{le="0.05"}'
"""The server's own figure, at the bar."""
ALL = b"facilitator_hub_lateness_seconds_count"
SETTLING_SECONDS = 2.0
BOUND_SECONDS = 60

ASKER = """
import json, select, sys
from http.client import HTTPConnection
from time import perf_counter, sleep
port, pause = int(sys.argv[1]), float(sys.argv[2])
line, took, refused = HTTPConnection("127.0.0.1", port, timeout=60), [], 0
due_at = perf_counter()
while not select.select([sys.stdin], [], [], 0)[0]:
    line.request("GET", "/static/any-release/css/base.css")
    answer = line.getresponse()
    answer.read()
    took.append((due_at, perf_counter() - due_at))
    refused += answer.status != 200
    due_at += pause
    sleep(max(0.0, due_at - perf_counter()))
json.dump({"took": took, "refused": refused}, sys.stdout)
"""

HOLDER = """
import sqlite3, sys
from time import perf_counter, sleep
database = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=10)
for line in sys.stdin:
    database.execute("BEGIN IMMEDIATE")
    held_at = perf_counter()
    sleep(float(line))
    database.execute("ROLLBACK")
    print(held_at, perf_counter(), flush=True)
"""


class Holder:
    """Another process that takes the write lock of a SQLite file; `held` says from when to when it had it.

    Moments are those of `perf_counter`, which is one clock for all processes of a machine.
    """

    def __init__(self, line: socket.socket) -> None:
        self.socket = line
        self._heard = b""
        self.held: list[tuple[float, float]] = []

    def hold(self) -> None:
        """Has the lock taken for a while."""
        self.socket.sendall(f"{LOCKED_SECONDS}\n".encode())

    def hear(self, data: bytes) -> None:
        *lines, self._heard = (self._heard + data).split(b"\n")
        for told in lines:
            held_at, free_at = map(float, told.split())
            self.held.append((held_at, free_at))

    def lose(self) -> None:
        raise ConnectionError("the process that holds the lock has ended")

    def was_held(self, moment: float) -> bool:
        return any(held_at <= moment < free_at for held_at, free_at in self.held)


@contextmanager
def holder(crowd: Crowd, database: Path) -> Iterator[Holder]:
    """That process, for the time of a `with`."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-c", HOLDER, str(database)]
    process = subprocess.Popen(command, stdin=theirs.fileno(), stdout=theirs.fileno())
    theirs.close()
    one = Holder(ours)
    crowd.add(one)
    try:
        yield one
    finally:
        crowd.hang_up(one)
        process.wait(BOUND_SECONDS)


class Asker:
    """Another process that asks cheap questions; `took` in seconds, by the moment when each was due."""

    def __init__(self, port: int) -> None:
        command = [sys.executable, "-c", ASKER, str(port), str(ASKING_SECONDS)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.took: dict[float, float] = {}
        self.n_refused = 0

    def stop(self) -> None:
        """Has it end and say what it saw."""
        told = json.loads(self._process.communicate(b"\n", timeout=BOUND_SECONDS)[0])
        self.took, self.n_refused = dict(told["took"]), told["refused"]

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


def measure_stalls(server: Server, attendance: Attendance, database: Path, rate: float) -> Figures:
    """How long the cheap answer took while the lock was held, and what became of the notes that had to wait.

    `hub_late` counts how often, from the first lock to the end, the hub was more than 50 ms late by its own figure.
    """
    crowd = Crowd()
    phones, room = attendance.phones(crowd), attendance.screen(crowd)
    watch = Watch(len(phones))
    posting = Posting(crowd, server.port, attendance.cookies, attendance.make)
    seconds = N_LOCKS * (FREE_SECONDS + LOCKED_SECONDS) + FREE_SECONDS
    try:
        for phone in phones:
            phone.on_heard = watch.phone_heard
        room.on_heard = watch.room_heard
        join_all(crowd, [*phones, room], server.port)
        crowd.rest(SETTLING_SECONDS)
        warm_up(crowd, posting, rate)
        n_late = count_late(crowd, server)
        with holder(crowd, database) as locker, closing(Asker(server.port)) as asker:
            posting.begin(rate, seconds)
            for number in range(N_LOCKS):
                crowd.after(FREE_SECONDS + number * (FREE_SECONDS + LOCKED_SECONDS), locker.hold)
            crowd.run(lambda: posting.is_done and len(locker.held) == N_LOCKS, seconds + BOUND_SECONDS)
            asker.stop()
            crowd.run(lambda: posting.due_at.keys() <= watch.seen_by_all_at.keys(), BOUND_SECONDS)
            stalls = [took for due_at, took in asker.took.items() if locker.was_held(due_at)]
        told = delays(posting, watch)
        told["refused"] += asker.n_refused + posting.n_due - len(posting.answered_at) - len(posting.refused)
        waited = sum(locker.was_held(due_at) for due_at in posting.due_at.values())
        counts = {"locks": len(locker.held), "notes_meanwhile": waited, "hub_late": count_late(crowd, server) - n_late}
        return spread("stall", stalls) | counts | told
    finally:
        crowd.close()


def count_late(crowd: Crowd, server: Server) -> int:
    """How often the hub has been late so far, as the server says."""
    answers: list[Answer] = []
    Caller(crowd, server.port).ask(get("/metrics"), answers.append)
    crowd.run(lambda: bool(answers), BOUND_SECONDS)
    figures = dict(line.rsplit(b" ", 1) for line in answers[0].body.splitlines() if not line.startswith(b"#"))
    return round(float(figures[ALL]) - float(figures[LATE]))
