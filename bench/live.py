"""How fast, how light and how patient the live side is, beside a bare Socket.IO server measured in the same run.

`python bench/live.py [--phones N] [--rate R] [--seconds S] [--rounds N] [--only CASE …] [--json PATH]`

Loopback only. Servers are subprocesses; the load is this one process. Rounds are interleaved: each server has its turn
in each round, and the medians of the rounds are told. Exit status 1 if anything was lost, refused or out of order.
"""

import argparse
import os
import platform
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from cases.attendances import Attendance, anyone, of_room
from cases.cuts import measure_cuts
from cases.delays import measure_delays
from cases.deliveries import measure_deliveries
from cases.memory import measure_memory
from cases.returns import measure_returns
from loads.crowds import Crowd
from loads.figures import Figures, line, medians, save
from loads.phones import Phone
from loads.rooms import make_room
from loads.servers import Server, broadcaster, facilitator, frames_server, running, socketio_server

BATCH = 10
"""Entries in one frame where batched is compared with batched."""
WINDOW_MS = 50
"""How long the bare Socket.IO server gathers for phones: no longer than ours does."""
N_NOTES = 1000
"""What is on the wall before a case begins: a busy room at half time."""
N_BEHIND = 1000
N_CUT_PHONES = 200
N_CUTS = 10
CUTTING_SECONDS = 60.0
FAULTS = ("refused", "unseen", "broken")

ONCE = {"cuts"}
"""A case that lasts a minute by itself is run in one round."""

Case = Callable[["Bench"], Iterator[tuple[str, str, Figures]]]
Told = dict[tuple[str, str], list[Figures]]


@dataclass(frozen=True)
class Bench:
    """What was asked for, and a folder for everything that is made."""

    n_phones: int
    rate: float
    seconds: float
    folder: Path

    @contextmanager
    def ours(self, n_phones: int, n_notes: int) -> Iterator[tuple[Server, Attendance]]:
        """The server itself with a new room."""
        room = make_room(Path(tempfile.mkdtemp(dir=self.folder)), n_phones, n_notes)
        command, environment = facilitator(room.instance)
        with running("facilitator", command, environment, self.folder / "server.log") as server:
            yield server, of_room(room)

    @contextmanager
    def bare(self, name: str, command: list[str]) -> Iterator[Server]:
        """A server without a database."""
        with running(name, command, {}, self.folder / "server.log") as server:
            yield server


def compare_deliveries(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """Database off everywhere: one entry a frame, then several."""
    for case, n_entries in (("deliveries, one frame a note", 1), (f"deliveries, {BATCH} notes a frame", BATCH)):
        for name, command in (
            ("facilitator", frames_server()),
            ("socket.io", socketio_server()),
            ("websockets", broadcaster()),
        ):
            with bench.bare(name, command) as server:
                yield case, name, measure_deliveries(server, anyone(bench.n_phones), n_entries, bench.seconds)


def compare_delays(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """The server with its database, and the bare one with nothing."""
    with bench.ours(bench.n_phones, N_NOTES) as (server, attendance):
        yield "delays", "facilitator", measure_delays(server, attendance, bench.rate, bench.seconds)
    with bench.bare("socket.io", socketio_server(WINDOW_MS)) as server:
        yield "delays", "socket.io", measure_delays(server, anyone(bench.n_phones), bench.rate, bench.seconds)


def compare_memory(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """A WebSocket and an idle HTTP connection for each phone."""
    with bench.ours(bench.n_phones, N_NOTES) as (server, attendance):
        yield "memory", "facilitator", measure_memory(server, attendance)
    with bench.bare("socket.io", socketio_server(WINDOW_MS)) as server:
        yield "memory", "socket.io", measure_memory(server, anyone(bench.n_phones))


def compare_returns(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """Everybody at once, so far behind that each needs a snapshot."""
    with bench.ours(bench.n_phones, N_NOTES) as (server, attendance):
        yield "returns", "facilitator", measure_returns(server, attendance, N_BEHIND)
    with bench.bare("socket.io", socketio_server(WINDOW_MS)) as server:
        attendance = replace(anyone(bench.n_phones), seq=N_BEHIND)
        count_up(server, N_BEHIND)
        yield "returns", "socket.io", measure_returns(server, attendance, N_BEHIND)


def compare_cuts(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """Only our own: a bare server keeps nothing to come back to."""
    with bench.ours(min(bench.n_phones, N_CUT_PHONES), 0) as (server, attendance):
        yield "cuts", "facilitator", measure_cuts(server, attendance, N_CUTS, CUTTING_SECONDS)


CASES: dict[str, Case] = {
    "deliveries": compare_deliveries,
    "delays": compare_delays,
    "memory": compare_memory,
    "returns": compare_returns,
    "cuts": compare_cuts,
}


def count_up(server: Server, n_entries: int) -> None:
    """Brings a bare server's number up, with nobody there to hear it."""
    crowd = Crowd()
    driver = Phone(crowd, "BENCH", "", audience="room")
    driver.connect(server.port)
    crowd.run(lambda: driver.has_joined, 10)
    driver.tell("fire", [1, n_entries])
    crowd.rest(0.5)
    crowd.close()


def main() -> int:
    """Runs the chosen cases; prints a line for each server in each."""
    chosen = read_words()
    allow_many_connections()
    told: Told = {}
    with tempfile.TemporaryDirectory(prefix="bench-live-") as folder:
        bench = Bench(chosen.phones, chosen.rate, chosen.seconds, Path(folder))
        for name in chosen.only:
            rounds = run_rounds(bench, CASES[name], 1 if name in ONCE else chosen.rounds)
            for (case, server), figures in rounds.items():
                print(line(case, server, medians(figures)), flush=True)
            told |= rounds
    save(chosen.json, report(chosen, told))
    return 1 if any(figures.get(fault) for rounds in told.values() for figures in rounds for fault in FAULTS) else 0


def run_rounds(bench: Bench, case: Case, n_rounds: int) -> Told:
    """The figures of every round of one case, by case and server."""
    told: Told = {}
    for _ in range(n_rounds):
        for title, server, figures in case(bench):
            told.setdefault((title, server), []).append(figures)
    return told


def read_words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures the live side beside a bare Socket.IO server.")
    parser.add_argument("--phones", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=50.0, help="notes a second, in the case of delays")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long each measurement lasts")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=list(CASES), default=list(CASES))
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def allow_many_connections() -> None:
    """Two file descriptors a phone here, two at the server, which inherits the limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def report(chosen: argparse.Namespace, told: Told) -> dict[str, object]:
    """Everything that was measured, for a file."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Linux {platform.release()}",
        "python": platform.python_version(),
        "phones": chosen.phones,
        "rate": chosen.rate,
        "seconds": chosen.seconds,
        "cases": [
            {"case": title, "server": name, "median": medians(rounds), "rounds": rounds}
            for (title, name), rounds in told.items()
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
