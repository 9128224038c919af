"""The cases of bench/live.py: which servers have their turn in each, in what room, and who comes."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from loads.backends import Redis, running_postgres
from loads.crowds import Crowd
from loads.figures import Figures
from loads.phones import Phone
from loads.rooms import Room, make_room
from loads.servers import Server, broadcaster, check, facilitator, frames_server, running, socketio_server

from cases.attacks import N_ATTACKERS, N_HONEST, measure_attacks
from cases.attendances import Attendance, anyone, of_room
from cases.cuts import measure_cuts
from cases.delays import measure_delays
from cases.deliveries import measure_deliveries
from cases.memory import measure_memory
from cases.processes import measure_processes
from cases.programme import measure_programme
from cases.returns import measure_returns
from cases.soak import measure_soak
from cases.sorting import measure_sorting
from cases.stalls import NO_DATABASE, measure_stalls
from cases.votes import N_THEMES, any_vote, measure_votes, vote_of
from facilitator.domain.phases import Phase

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
N_SORTED = 2000
N_SORTING_PHONES = 60
N_PROCESS_PHONES = 200
N_IN_ROOM = 100
PROCESS_RATE = 20.0
"""Notes a second at both servers together: what counts is what is lost, and all of it runs on one machine."""

ONCE = {"cuts", "soak", "processes", "programme", "attackers"}
"""Cases that last long by themselves, or count what must be nothing, are run in one round."""
ASKED_FOR = {"soak", "programme"}
"""Cases that are run only when they are named."""

Case = Callable[["Bench"], Iterator[tuple[str, str, Figures]]]


@dataclass(frozen=True)
class Bench:
    """What was asked for, and a folder for everything that is made."""

    n_phones: int
    rate: float
    seconds: float
    minutes: float
    folder: Path

    @property
    def log(self) -> Path:
        """Where servers say what they have to say."""
        return self.folder / "server.log"

    @contextmanager
    def ours(self, n_phones: int, n_notes: int, phase: Phase = Phase.REVEAL) -> Iterator[tuple[Server, Attendance]]:
        """The server itself with a new room."""
        with self.serving(self.room(n_phones, n_notes, phase=phase)) as (server, attendance):
            yield server, attendance

    def room(self, n_phones: int, n_notes: int, n_themes: int = 0, phase: Phase = Phase.REVEAL) -> Room:
        """A new room in a folder of its own."""
        return make_room(Path(tempfile.mkdtemp(dir=self.folder)), n_phones, n_notes, n_themes, phase=phase)

    @contextmanager
    def serving(self, room: Room) -> Iterator[tuple[Server, Attendance]]:
        """The server itself, and those who come to a room of it."""
        command, environment = facilitator(room.instance)
        with running("facilitator", command, environment, self.log) as server:
            server.wait_for_helpers()
            yield server, of_room(room)

    @contextmanager
    def bare(self, name: str, command: list[str]) -> Iterator[Server]:
        """A server without a database."""
        with running(name, command, {}, self.log) as server:
            yield server


def compare_deliveries(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """Database off everywhere: one entry a frame, then several; the floor is a `send` for each phone alone."""
    for case, n_entries in (("deliveries, one frame a note", 1), (f"deliveries, {BATCH} notes a frame", BATCH)):
        for name, command in (
            ("facilitator", frames_server()),
            ("floor", frames_server("--floor")),
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
    with bench.ours(bench.n_phones, N_NOTES, Phase.POST) as (server, attendance):
        yield "memory", "facilitator", measure_memory(server, attendance)
    with bench.bare("socket.io", socketio_server(WINDOW_MS)) as server:
        yield "memory", "socket.io", measure_memory(server, anyone(bench.n_phones))


def compare_returns(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """Everybody at once, so far behind that each needs a snapshot."""
    with bench.ours(bench.n_phones, N_NOTES, Phase.POST) as (server, attendance):
        yield "returns", "facilitator", measure_returns(server, attendance, N_BEHIND)
    with bench.bare("socket.io", socketio_server(WINDOW_MS)) as server:
        attendance = replace(anyone(bench.n_phones), seq=N_BEHIND, phone_seq=N_BEHIND)
        count_up(server, N_BEHIND)
        yield "returns", "socket.io", measure_returns(server, attendance, N_BEHIND)


def compare_cuts(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """Only our own: a bare server keeps nothing to come back to."""
    with bench.ours(min(bench.n_phones, N_CUT_PHONES), 0) as (server, attendance):
        yield "cuts", "facilitator", measure_cuts(server, attendance, N_CUTS, CUTTING_SECONDS)


def compare_votes(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """A vote with dots; the bare server takes what it is sent for granted."""
    room = bench.room(bench.n_phones, N_NOTES, N_THEMES, Phase.POST)
    with bench.serving(room) as (server, attendance):
        yield "votes", "facilitator", measure_votes(server, attendance, vote_of(room))
    with bench.bare("socket.io", socketio_server(WINDOW_MS)) as server:
        yield "votes", "socket.io", measure_votes(server, anyone(bench.n_phones), any_vote())


def compare_stalls(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """The same with a lock that is in nobody's way."""
    for title, is_locked in (("facilitator, database locked", True), ("facilitator, not locked", False)):
        room = bench.room(bench.n_phones, N_NOTES)
        database = room.instance / "facilitator.db" if is_locked else NO_DATABASE
        with bench.serving(room) as (server, attendance):
            yield "stall", title, measure_stalls(server, attendance, database, bench.rate)


@dataclass(frozen=True)
class Pair:
    """Two servers on one PostgreSQL, with Redis between them and what both were told of their surroundings."""

    servers: list[Server]
    redis: Redis
    environment: dict[str, str]


@contextmanager
def serving_twice(bench: Bench, folder: Path, address: str) -> Iterator[Pair]:
    """Both servers, for rooms that are in this folder's instance and in the database of this address."""
    redis = Redis(folder)
    command, environment = facilitator(folder / "instance")
    environment |= {"FACILITATOR_DATABASE_URL": address, "FACILITATOR_REDIS_URL": redis.url}
    redis.start()
    try:
        with (
            running("first facilitator", command, environment, bench.log) as first,
            running("second facilitator", command, environment, bench.log) as second,
        ):
            yield Pair([first, second], redis, environment)
    finally:
        redis.kill()


def compare_processes(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """Two servers on one PostgreSQL, with Redis between them."""
    n_phones = min(bench.n_phones, N_PROCESS_PHONES)
    folder = Path(tempfile.mkdtemp(dir=bench.folder))
    with running_postgres() as address:
        room = make_room(folder / "instance", n_phones, database_url=address)
        with serving_twice(bench, folder, address) as pair:
            figures = measure_processes(pair.servers, pair.redis, of_room(room), PROCESS_RATE)
        yield "processes", "two facilitators", figures | {"not_whole": float(not check(pair.environment))}


def compare_programme(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """A tenth of two hundred rooms of a hundred people: twenty, on two servers with PostgreSQL and Redis."""
    folder = Path(tempfile.mkdtemp(dir=bench.folder))
    codes = [f"B3N{first}{second}" for first in "CDFG" for second in "HJKMN"]
    with running_postgres() as address:
        rooms = [make_room(folder / "instance", N_IN_ROOM, database_url=address, code=code) for code in codes]
        with serving_twice(bench, folder, address) as pair:
            for rate, figures in measure_programme(pair.servers, [of_room(room) for room in rooms]):
                yield f"programme, {rate:g} notes a second", "two facilitators", figures


def compare_attackers(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """A hundred attackers among as many others."""
    n_phones = N_ATTACKERS + N_HONEST
    with bench.ours(n_phones, 0) as (server, attendance):
        yield "attackers", "facilitator", measure_attacks(server, attendance)
    with bench.bare("socket.io", socketio_server(WINDOW_MS)) as server:
        yield "attackers", "socket.io", measure_attacks(server, anyone(n_phones))


def compare_sorting(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """The same room while nobody sorts, and while somebody does without a pause."""
    for title, is_sorted in (("facilitator, idle", False), ("facilitator, sorting", True)):
        room = bench.room(N_SORTING_PHONES, N_SORTED)
        with bench.serving(room) as (server, attendance):
            leader = room.leader if is_sorted else None
            yield "sorting", title, measure_sorting(server, attendance, leader, bench.seconds)


def compare_soak(bench: Bench) -> Iterator[tuple[str, str, Figures]]:
    """Only our own: what is asked is whether it grows."""
    with bench.ours(bench.n_phones, N_NOTES) as (server, attendance):
        yield f"soak, {bench.minutes:g} minutes", "facilitator", measure_soak(server, attendance, bench.minutes)


def count_up(server: Server, n_entries: int) -> None:
    """Brings a bare server's number up, with nobody there to hear it."""
    crowd = Crowd()
    driver = Phone(crowd, "BENCH", "", audience="room")
    driver.connect(server.port)
    crowd.run(lambda: driver.has_joined, 10)
    driver.tell("fire", [1, n_entries])
    crowd.rest(0.5)
    crowd.close()


CASES: dict[str, Case] = {
    "deliveries": compare_deliveries,
    "delays": compare_delays,
    "memory": compare_memory,
    "returns": compare_returns,
    "votes": compare_votes,
    "cuts": compare_cuts,
    "stall": compare_stalls,
    "attackers": compare_attackers,
    "sorting": compare_sorting,
    "processes": compare_processes,
    "programme": compare_programme,
    "soak": compare_soak,
}
