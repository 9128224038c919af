"""Delays: from a note's posting to its answer, to the room screen, and to the last of all phones."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter, process_time

from loads.crowds import Crowd
from loads.figures import Figures, spread
from loads.phones import Phone
from loads.servers import Server

from cases.attendances import Attendance, join_all
from cases.posting import Posting

SETTLING_SECONDS = 2.0
WARMING_NOTES_SECONDS = 1.0
BOUND_SECONDS = 30


@dataclass
class Watch:
    """Who has seen which entry, and when the last of them did."""

    n_phones: int
    seen_by_room_at: dict[int, float] = field(default_factory=dict)
    seen_by_all_at: dict[int, float] = field(default_factory=dict)
    _n_seen: dict[int, int] = field(default_factory=dict)

    def room_heard(self, _room: Phone, before: int, now: int) -> None:
        at = perf_counter()
        for seq in range(before + 1, now + 1):
            self.seen_by_room_at[seq] = at

    def phone_heard(self, _phone: Phone, before: int, now: int) -> None:
        at = perf_counter()
        for seq in range(before + 1, now + 1):
            n_seen = self._n_seen[seq] = self._n_seen.get(seq, 0) + 1
            if n_seen == self.n_phones:
                self.seen_by_all_at[seq] = at


def measure_delays(
    server: Server,
    attendance: Attendance,
    rate: float,
    seconds: float,
    meanwhile: Callable[[Crowd], None] = lambda _crowd: None,
) -> Figures:
    """Delays in milliseconds, and the server's share of a core, while phones post `rate` notes a second."""
    crowd = Crowd()
    phones, room = attendance.phones(crowd), attendance.screen(crowd)
    watch = Watch(len(phones))
    posting = Posting(crowd, server.port, attendance.cookies, attendance.make)
    try:
        for phone in phones:
            phone.on_heard = watch.phone_heard
        room.on_heard = watch.room_heard
        join_all(crowd, [*phones, room], server.port)
        crowd.rest(SETTLING_SECONDS)
        warm_up(crowd, posting, rate)
        meanwhile(crowd)
        began_at, began_cpu, began_own = perf_counter(), server.cpu_seconds(), process_time()
        posting.begin(rate, seconds)
        crowd.run(lambda: posting.is_done, seconds + BOUND_SECONDS)
        took, cpu = perf_counter() - began_at, server.cpu_seconds() - began_cpu
        own = process_time() - began_own
        crowd.run(lambda: posting.due_at.keys() <= watch.seen_by_all_at.keys(), BOUND_SECONDS)
        return delays(posting, watch) | {"server_cpu_share": cpu / took, "client_cpu_share": own / took}
    finally:
        crowd.close()


def warm_up(crowd: Crowd, posting: Posting, rate: float) -> None:
    """Some notes that are not counted: the first ones load what later ones use."""
    posting.begin(rate, WARMING_NOTES_SECONDS)
    crowd.run(lambda: posting.is_done, BOUND_SECONDS)
    posting.n_due = 0
    posting.due_at.clear()
    posting.answered_at.clear()
    posting.refused.clear()


def delays(posting: Posting, watch: Watch) -> Figures:
    """What became of the notes that were posted. `unseen` counts notes that somebody never saw: it must be 0."""
    answers = [posting.answered_at[seq] - due for seq, due in posting.due_at.items()]
    room = [watch.seen_by_room_at[seq] - due for seq, due in posting.due_at.items() if seq in watch.seen_by_room_at]
    everyone = [watch.seen_by_all_at[seq] - due for seq, due in posting.due_at.items() if seq in watch.seen_by_all_at]
    n_unseen = 2 * len(answers) - len(room) - len(everyone)
    counts = {"notes": len(answers), "refused": len(posting.refused), "unseen": n_unseen}
    return counts | spread("answer", answers) | spread("room", room) | spread("all_phones", everyone)
