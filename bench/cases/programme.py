"""A national programme at a tenth: rooms side by side on two servers, with more and more notes until something gives.

All phones are connected, half of each room's at either server, and its screen at one of them. Who posts is drawn anew
for each note. What each part uses is told as a share of one core; the load takes its own of the same machine.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from loads.crowds import Crowd
from loads.figures import Figures, percentile
from loads.servers import Server, cpu_seconds

from cases.attendances import Attendance, join_all
from cases.posting import Posting

RATES = (2.0, 10.0, 25.0, 50.0, 75.0, 100.0, 150.0)
"""Notes a second in all rooms together. At 2.2 each of 2,000 people posts four notes in an hour."""
SECONDS = 12.0
BOUND_SECONDS = 30
LATE_MS = 300.0
"""Later than this, people see that they wait."""


@dataclass(frozen=True)
class Part:
    """One room at one server: who posts there, and the phones and the screen that listen."""

    posting: Posting
    seen_at: dict[int, float]


def measure_programme(servers: list[Server], rooms: list[Attendance]) -> Iterator[tuple[float, Figures]]:
    """Figures for each rate, the last of them the first at which notes come too late to the screens."""
    crowd = Crowd()
    try:
        parts = [seat(crowd, servers, room, place) for place, room in enumerate(rooms)]
        for rate in RATES:
            figures = load_rooms(crowd, servers, parts, rate)
            yield rate, figures
            if figures["screen_p95_ms"] > LATE_MS or figures["unseen"]:
                return
    finally:
        crowd.close()


def seat(crowd: Crowd, servers: list[Server], room: Attendance, place: int) -> Part:
    """Connects a room's phones to the servers in turn, and its screen to one."""
    phones, screen, seen_at = room.phones(crowd), room.screen(crowd), dict[int, float]()
    screen.on_heard = lambda _screen, before, now: seen_at.update(
        dict.fromkeys(range(before + 1, now + 1), perf_counter())
    )
    for turn, server in enumerate(servers):
        join_all(
            crowd, [*phones[turn :: len(servers)], *([screen] if place % len(servers) == turn else [])], server.port
        )
    # Whoever posts is at the other server than the screen: the hint goes by Redis.
    other = servers[(place + 1) % len(servers)]
    chance = random.Random(place)  # noqa: S311 - the same in every run, and another in each room
    return Part(Posting(crowd, other.port, room.cookies, room.make, chance), seen_at)


def load_rooms(crowd: Crowd, servers: list[Server], parts: list[Part], rate: float) -> Figures:
    """Posts for a while in all rooms, and tells what became of it and what it cost."""
    for part in parts:
        part.posting.n_due = 0
        for told in (part.posting.due_at, part.posting.answered_at, part.seen_at):
            told.clear()
        part.posting.refused.clear()
    before, began_at = count_cpu(servers), perf_counter()
    for part in parts:
        part.posting.begin(rate / len(parts), SECONDS)
    crowd.run(lambda: all(part.posting.is_done for part in parts), SECONDS + BOUND_SECONDS)
    took = perf_counter() - began_at
    shares = {name: (now - before[name]) / took for name, now in count_cpu(servers).items()}
    crowd.run(lambda: all(part.posting.due_at.keys() <= part.seen_at.keys() for part in parts), BOUND_SECONDS)
    return tell(parts) | shares


def tell(parts: list[Part]) -> Figures:
    """What became of the notes; `unseen` must be 0."""
    due = [(part, seq, at) for part in parts for seq, at in part.posting.due_at.items()]
    answers = [1000 * (part.posting.answered_at[seq] - at) for part, seq, at in due]
    screens = [1000 * (part.seen_at[seq] - at) for part, seq, at in due if seq in part.seen_at]
    return {
        "notes": len(due),
        "refused": sum(len(part.posting.refused) for part in parts),
        "unseen": len(due) - len(screens),
        "answer_p95_ms": percentile(answers, 0.95),
        "screen_p50_ms": percentile(screens, 0.5),
        "screen_p95_ms": percentile(screens, 0.95),
    }


def count_cpu(servers: list[Server]) -> Figures:
    """Processor seconds so far: of each server and of what it has started, of the database, of Redis, of the load."""
    used = {f"server_{place}": server.cpu_seconds() for place, server in enumerate(servers, start=1)}
    used["sorting"] = sum(cpu_seconds(pid) for server in servers for pid in server.helpers())
    for name in ("postgres", "redis-server"):
        used[name] = sum(cpu_seconds(pid) for pid in find_processes(name))
    return used | {"load": process_time()}


def find_processes(name: str) -> list[int]:
    """The processes of a program that run on this machine."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if (folder / "comm").read_text().strip() == name:
                found.append(int(folder.name))
        except OSError:  # ended meanwhile
            continue
    return found
