"""Cuts: phones that lose their connection again and again while notes come in, each in one of three ways.

Frozen: it reads nothing for a while, then goes on. Half open: its network is gone without a word, and it comes back on
a new connection while the server still holds the old one. Reset: the connection breaks off.
"""

import random
import socket
import struct
from collections import Counter
from dataclasses import dataclass, field
from time import perf_counter

from loads.calls import Answer, Caller
from loads.crowds import Crowd
from loads.figures import Figures, spread
from loads.phones import Phone
from loads.servers import Server

from cases.attendances import Attendance, join_all
from cases.posting import Posting

NOTES_PER_SECOND = 10.0
AWAY_SECONDS = (0.2, 2.0)
PATIENCE_SECONDS = 0.25
"""How long a gap may last before the missing entries are fetched, as docs/protocol.md says."""
RETRY_SECONDS = 0.5
BOUND_SECONDS = 60
RESETTING = struct.pack("ii", 1, 0)


@dataclass
class Room:
    """What the roaming phones share."""

    crowd: Crowd
    port: int
    attendance: Attendance
    posting: Posting
    chance: random.Random = field(default_factory=lambda: random.Random(3))  # noqa: S311 - the same in every run
    took: list[float] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    left_open: list[socket.socket] = field(default_factory=list)

    @property
    def head(self) -> int:
        """The newest number that any phone was answered with."""
        return max(self.posting.answered_at, default=self.attendance.seq)


class Roamer:
    """One phone with a bad network; it comes back by its number, as the page's script does."""

    def __init__(self, room: Room, phone: Phone) -> None:
        self.room = room
        self.phone = phone
        self.caller = Caller(room.crowd, room.port)
        self.is_away = False
        self.is_fetching = False
        self.is_cut_off = False
        self.wanted = 0
        self.back_at: float | None = None
        self.n_applied = 0
        self.n_snapshots = 0
        self.n_lost = 0
        phone.on_heard, phone.on_gap, phone.on_lost, phone.on_resync = self.heard, self.notice, self.retry, self.restart

    def cut(self) -> None:
        """Loses the connection in one of the three ways, and is back after a moment; waits if it is away already."""
        if self.is_away or self.back_at is not None:
            self.room.crowd.after(RETRY_SECONDS, self.cut)
            return
        self.is_away = True
        kind = self.room.chance.choice(("frozen", "half_open", "reset"))
        self.room.kinds[kind] += 1
        line = self.phone.socket
        if kind == "reset":
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESETTING)
            self.room.crowd.hang_up(self.phone)
        else:
            self.room.crowd.mute(self.phone)
        if kind == "half_open":
            self.room.left_open.append(line)
        again = self.thaw if kind == "frozen" else self.reconnect
        self.room.crowd.after(self.room.chance.uniform(*AWAY_SECONDS), again)

    def thaw(self) -> None:
        self.come_back()
        if self.phone.socket.fileno() >= 0:
            self.room.crowd.add(self.phone)

    def reconnect(self) -> None:
        self.come_back()
        self.phone.connect(self.room.port)

    def come_back(self) -> None:
        self.is_away = False
        self.back_at, self.wanted = perf_counter(), self.room.head
        self.settle()

    def settle(self) -> None:
        """Notes how long it took once everything that was there at the return is here."""
        if self.back_at is not None and self.phone.seq >= self.wanted:
            self.room.took.append(perf_counter() - self.back_at)
            self.back_at = None

    def heard(self, _phone: Phone, before: int, now: int) -> None:
        self.n_applied += now - before
        self.settle()

    def notice(self, _phone: Phone) -> None:
        if not self.is_fetching:
            self.is_fetching = True
            self.room.crowd.after(PATIENCE_SECONDS, self.fetch)

    def fetch(self) -> None:
        self.caller.ask(self.room.attendance.entries_request(self.phone.cookie, self.phone.seq), self.fill)

    def fill(self, answer: Answer) -> None:
        self.is_fetching = False
        if answer.status == 200 and not answer.json().get("resync"):
            batch = answer.json()
            self.phone.follow(batch["after"], batch["after"] + len(batch["entries"]))

    def retry(self, _phone: Phone) -> None:
        """The server cut this phone: it comes back after a moment, unless it is away anyway."""
        if not self.is_away:
            self.n_lost += 1
            self.room.crowd.after(RETRY_SECONDS, self.reconnect)

    def restart(self, _phone: Phone) -> None:
        self.n_snapshots += 1


def measure_cuts(server: Server, attendance: Attendance, n_cuts: int, seconds: float) -> Figures:
    """How long each phone needs to be whole again; `broken` counts phones that do not end with the whole journal."""
    crowd = Crowd()
    posting = Posting(crowd, server.port, attendance.cookies, attendance.make)
    room = Room(crowd, server.port, attendance, posting)
    phones = attendance.phones(crowd)
    roamers = [Roamer(room, phone) for phone in phones]
    try:
        join_all(crowd, phones, server.port)
        posting.begin(NOTES_PER_SECOND, seconds)
        for roamer in roamers:
            for number in range(n_cuts):
                crowd.after((number + room.chance.random()) * seconds / n_cuts, roamer.cut)
        n_wanted = n_cuts * len(roamers)
        crowd.run(lambda: posting.is_done and room.kinds.total() == n_wanted, seconds + BOUND_SECONDS)
        crowd.run(lambda: len(room.took) == n_wanted and is_whole(room, roamers), BOUND_SECONDS)
        return spread("recovery", room.took) | count(room, roamers)
    finally:
        for line in room.left_open:
            line.close()
        crowd.close()


def is_whole(room: Room, roamers: list[Roamer]) -> bool:
    return all(roamer.phone.seq >= room.head for roamer in roamers)


def count(room: Room, roamers: list[Roamer]) -> Figures:
    """What happened; every phone must have applied each number once, and needed no snapshot."""
    n_entries = room.head - room.attendance.seq
    broken = [roamer for roamer in roamers if roamer.n_applied != n_entries or roamer.n_snapshots]
    return {
        "broken": len(broken),
        "entries": n_entries,
        "cuts": len(room.took),
        "frozen": room.kinds["frozen"],
        "half_open": room.kinds["half_open"],
        "reset": room.kinds["reset"],
    }
