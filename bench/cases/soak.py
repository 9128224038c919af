"""A long haul: phones leave and come back all the time while notes come in, and memory must not grow with the hours.

Half of those who leave hang up, half fall silent, as a phone that is carried out of reach; all come back by their
number. What the server cuts off or leaves out, a phone makes good by itself, as the page's script does.
"""

import sys
from statistics import linear_regression
from time import perf_counter

from loads.calls import Answer
from loads.crowds import Crowd
from loads.figures import Figures, spread
from loads.phones import Phone
from loads.servers import Server

from cases.attendances import Attendance, join_all
from cases.cuts import Roamer, Room
from cases.posting import Posting
from cases.stalls import count_late

LEAVING_SHARE = 0.05
"""Of all phones, in a minute."""
AWAY_SECONDS = (1.0, 60.0)
NOTES_PER_SECOND = 3.0
LOOKING_SECONDS = 10.0
WARMING_SHARE = 0.2
"""Of the time: what is built up then (buffers, caches, pools) is not counted as growth."""
SETTLING_SECONDS = 10.0
BOUND_SECONDS = 90


class Visitor(Roamer):
    """A phone that leaves for up to a minute and comes back."""

    def leave(self) -> None:
        """Hangs up or falls silent; does nothing if it is away already."""
        if self.is_away or not self.phone.has_joined:
            return
        self.is_away = True
        kind = self.room.chance.choice(("left", "silent"))
        self.room.kinds[kind] += 1
        if kind == "left":
            self.room.crowd.hang_up(self.phone)
        else:
            self.room.crowd.mute(self.phone)
            self.room.left_open.append(self.phone.socket)
        self.room.crowd.after(self.room.chance.uniform(*AWAY_SECONDS), self.reconnect)

    def restart(self, phone: Phone) -> None:
        """Too far behind, which happens where the machine is too busy for everybody: starts again from a snapshot."""
        super().restart(phone)
        self.caller.ask(self.room.attendance.snapshot_request(phone.cookie), self.lay_down)

    def lay_down(self, answer: Answer) -> None:
        if answer.status == 200:
            self.phone.seq = max(self.phone.seq, answer.json()["seq"])
            self.settle()


class Scales:
    """The server's memory in megabytes by the minute, its helper processes apart."""

    def __init__(self, crowd: Crowd, server: Server, posting: Posting) -> None:
        self.crowd, self.server, self.posting = crowd, server, posting
        self.began_at = perf_counter()
        self.own: list[tuple[float, float]] = []
        self.helpers: list[tuple[float, float]] = []
        self.is_over = False

    def look(self) -> None:
        """Weighs now, and again in a while until it is over."""
        if self.is_over:
            return
        minute = (perf_counter() - self.began_at) / 60
        self.own.append((minute, self.server.resident_bytes() / 1e6))
        self.helpers.append((minute, self.server.helpers_bytes() / 1e6))
        own, helpers = self.own[-1][1], self.helpers[-1][1]
        told = (
            f"soak, minute {minute:.1f}: {own:.1f} MB, helpers {helpers:.1f} MB, {len(self.posting.answered_at)} notes"
        )
        print(told, file=sys.stderr, flush=True)
        self.crowd.after(LOOKING_SECONDS, self.look)

    def figures(self) -> Figures:
        """Megabytes at the start, in the middle and at the end, and kilobytes a minute after the warming."""
        rising = [(minute, own) for minute, own in self.own if minute >= WARMING_SHARE * self.own[-1][0]]
        late = rising[len(rising) // 2 :]
        return {
            "MB_start": self.own[0][1],
            "MB_middle": self.own[len(self.own) // 2][1],
            "MB_end": self.own[-1][1],
            "MB_most": max(own for _, own in self.own),
            "kB_per_minute": 1000 * slope(rising),
            "kB_per_minute_late": 1000 * slope(late),
            "helpers_MB_start": self.helpers[0][1],
            "helpers_MB_end": self.helpers[-1][1],
        }


def slope(points: list[tuple[float, float]]) -> float:
    """How fast it rises, by least squares."""
    return linear_regression(*zip(*points, strict=True)).slope


def measure_soak(server: Server, attendance: Attendance, minutes: float) -> Figures:
    """Memory over the minutes; `behind` counts phones that are not up to date at the end, `broken` those that missed
    something on the way without being told to start again, `lost` connections that the server cut though they were up,
    `hub_late` how often the server's hub was more than 50 ms late by its own figure.
    """
    crowd = Crowd()
    posting = Posting(crowd, server.port, attendance.cookies, attendance.make)
    room = Room(crowd, server.port, attendance, posting)
    phones = attendance.phones(crowd)
    visitors = [Visitor(room, phone) for phone in phones]
    scales = Scales(crowd, server, posting)
    seconds = 60 * minutes
    try:
        join_all(crowd, phones, server.port)
        crowd.rest(SETTLING_SECONDS)
        scales.look()
        n_late = count_late(crowd, server)
        posting.begin(NOTES_PER_SECOND, seconds)
        plan_leaves(crowd, visitors, seconds)
        crowd.run(lambda: posting.is_done, seconds + BOUND_SECONDS)
        head = room.head
        crowd.run(lambda: all(not one.is_away and one.phone.seq >= head for one in visitors), BOUND_SECONDS)
        crowd.rest(SETTLING_SECONDS)
        scales.look()
        return scales.figures() | count(room, visitors) | {"hub_late": count_late(crowd, server) - n_late}
    finally:
        for line in room.left_open:
            line.close()
        crowd.close()


def plan_leaves(crowd: Crowd, visitors: list[Visitor], seconds: float) -> None:
    """Has the share of all phones leave in every minute, each phone and moment drawn by chance."""
    chance = visitors[0].room.chance
    for _ in range(round(LEAVING_SHARE * len(visitors) * seconds / 60)):
        crowd.after(chance.random() * seconds, chance.choice(visitors).leave)


def count(room: Room, visitors: list[Visitor]) -> Figures:
    """What happened; every phone must have applied each number once, unless it was told to start from a snapshot."""
    n_entries = room.head - room.attendance.seq
    return {
        "entries": n_entries,
        "refused": len(room.posting.refused),
        "left": room.kinds["left"],
        "silent": room.kinds["silent"],
        "lost": sum(one.n_lost for one in visitors),
        "behind": sum(one.phone.seq < room.head for one in visitors),
        "snapshots": sum(one.n_snapshots for one in visitors),
        "broken": sum(one.n_applied != n_entries and not one.n_snapshots for one in visitors),
    } | spread("catching_up", room.took)
