"""Attacks: many connections that announce a frame of a gigabyte, then many that hold a request half sent.

The attackers have joined like anybody else. Meanwhile others post notes and follow, and must not notice.
"""

import socket
from contextlib import suppress
from dataclasses import dataclass, field
from time import perf_counter

from loads.crowds import Crowd, dial
from loads.figures import Figures, percentile
from loads.frames import TEXT
from loads.phones import Phone
from loads.servers import Server

from cases.attendances import Attendance, join_all
from cases.delays import Watch, delays, warm_up
from cases.posting import Posting

N_ATTACKERS = 100
N_HONEST = 100
RATE = 10.0
ANNOUNCED_BYTES = 1 << 30
SENT_BYTES = 1 << 20
"""Each attacker sends so much of its frame, or as much as is taken."""
HEADER = bytes([0x80 | TEXT, 0x80 | 127]) + ANNOUNCED_BYTES.to_bytes(8, "big") + bytes(4)
HALF_A_HEAD = b"POST /r/BENCH/commands/note.post HTTP/1.1\r\nHost: bench\r\nX-Slow: "
DRIP_SECONDS = 1.0
CUT_WITHIN_SECONDS = 30.0
BOUND_SECONDS = 120
LOOKING_SECONDS = 0.05
SETTLING_SECONDS = 3.0


class HeldHead:
    """A connection that sends half a request's head and waits; one that drips adds a byte every second."""

    def __init__(self, crowd: Crowd, port: int, *, drips: bool) -> None:
        self.crowd = crowd
        self.cut_at: float | None = None
        self.socket: socket.socket = dial(port)
        self.socket.sendall(HALF_A_HEAD)
        self.began_at = perf_counter()
        crowd.add(self)
        if drips:
            crowd.after(DRIP_SECONDS, self.drip)

    def drip(self) -> None:
        if self.cut_at is None and self.socket.fileno() >= 0:
            with suppress(OSError):
                self.socket.send(b"a")
            self.crowd.after(DRIP_SECONDS, self.drip)

    def hear(self, data: bytes) -> None:
        """Whatever is answered: it is the end of the connection that counts."""

    def lose(self) -> None:
        self.cut_at = perf_counter()


@dataclass
class Memory:
    """The largest memory the server was seen to hold, in bytes, looked at again and again."""

    crowd: Crowd
    server: Server
    most: int = 0
    is_over: bool = field(default=False)

    def look(self) -> None:
        if not self.is_over:
            self.most = max(self.most, self.server.resident_bytes())
            self.crowd.after(LOOKING_SECONDS, self.look)


def measure_attacks(server: Server, attendance: Attendance) -> Figures:
    """Megabytes that the announced frames cost, seconds until each attacker was cut, and how the others fared.

    `uncut` counts attackers who are still there after a bound; `growth_MB` is the most that was held above what was
    held before the attack, with everybody connected.
    """
    crowd = Crowd()
    phones, room = attendance.phones(crowd), attendance.screen(crowd)
    attackers, honest = phones[:N_ATTACKERS], phones[N_ATTACKERS:]
    watch = Watch(len(honest))
    posting = Posting(crowd, server.port, attendance.cookies[N_ATTACKERS:], attendance.make)
    try:
        for phone in honest:
            phone.on_heard = watch.phone_heard
        room.on_heard = watch.room_heard
        join_all(crowd, [*phones, room], server.port)
        warm_up(crowd, posting, 10 * RATE)
        crowd.rest(SETTLING_SECONDS)
        posting.begin(RATE, SETTLING_SECONDS + CUT_WITHIN_SECONDS)
        crowd.rest(SETTLING_SECONDS)
        told = announce_giants(crowd, server, attackers) | hold_heads(crowd, server)
        crowd.run(lambda: posting.is_done, BOUND_SECONDS)
        crowd.run(lambda: posting.due_at.keys() <= watch.seen_by_all_at.keys(), BOUND_SECONDS)
        return told | {
            f"honest_{name}" if name.endswith("ms") else name: value for name, value in delays(posting, watch).items()
        }
    finally:
        crowd.close()


def announce_giants(crowd: Crowd, server: Server, attackers: list[Phone]) -> Figures:
    """All attackers begin their frame at once."""
    before, began_at = server.resident_bytes(), perf_counter()
    memory = Memory(crowd, server)
    memory.look()
    ended: list[float] = []
    for phone in attackers:
        phone.on_lost = lambda _phone: ended.append(perf_counter() - began_at)
        with suppress(OSError):
            phone.socket.sendall(HEADER)
            phone.socket.send(bytes(SENT_BYTES))
        memory.most = max(memory.most, server.resident_bytes())
    crowd.run(lambda: len(ended) == len(attackers), CUT_WITHIN_SECONDS)
    memory.is_over = True
    return {
        "attackers": len(attackers),
        "growth_MB": (memory.most - before) / 1e6,
        "giants_cut_max_s": percentile(ended, 1.0),
        "uncut": len(attackers) - len(ended),
    }


def hold_heads(crowd: Crowd, server: Server) -> Figures:
    """Half of them say nothing more, half drip; each is looked at until it is cut."""
    before = server.resident_bytes()
    memory = Memory(crowd, server)
    memory.look()
    heads = [HeldHead(crowd, server.port, drips=index % 2 == 1) for index in range(N_ATTACKERS)]
    crowd.run(lambda: all(head.cut_at is not None for head in heads), BOUND_SECONDS)
    memory.is_over = True
    took = [head.cut_at - head.began_at for head in heads if head.cut_at is not None]
    return {
        "heads": len(heads),
        "heads_growth_MB": (memory.most - before) / 1e6,
        "heads_cut_max_s": percentile(took, 1.0),
        "heads_uncut": len(heads) - len(took),
    }
