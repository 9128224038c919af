"""Deliveries: how many entries a second reach all phones, and what one costs, with the database off.

A closed loop: a few frames are under way at any time, and the next is fired when one has reached everybody.
"""

from dataclasses import dataclass
from time import perf_counter, process_time

from loads.crowds import Crowd
from loads.figures import Figures
from loads.phones import Phone
from loads.servers import Server

from cases.attendances import Attendance, join_all

UNDER_WAY = 8
"""Frames under way at once: enough that the server never waits for the phones."""
AT_ONCE = 4
"""Frames for one trigger: what a trigger itself costs is not the question."""
WARMING_SECONDS = 1.0


@dataclass
class Firing:
    """One trigger and its crowd of phones. Everything is counted in entries at phones."""

    driver: Phone
    n_phones: int
    n_entries: int
    fired: int = 0
    delivered: int = 0

    def heard(self, _phone: Phone, before: int, now: int) -> None:
        self.delivered += now - before
        while self.delivered >= self.n_phones * (self.fired - (UNDER_WAY - AT_ONCE) * self.n_entries):
            self.fire()

    def fire(self) -> None:
        self.fired += AT_ONCE * self.n_entries
        self.driver.tell("fire", [AT_ONCE, self.n_entries])

    def begin(self) -> None:
        for _ in range(UNDER_WAY // AT_ONCE):
            self.fire()


def measure_deliveries(server: Server, attendance: Attendance, n_entries: int, seconds: float) -> Figures:
    """Deliveries a second, and microseconds of the server's CPU for one; `n_entries` go in each frame."""
    crowd = Crowd()
    phones, driver = attendance.phones(crowd), attendance.screen(crowd)
    firing = Firing(driver, len(phones), n_entries)
    try:
        join_all(crowd, [*phones, driver], server.port)
        for phone in phones:
            phone.on_heard = firing.heard
        firing.begin()
        crowd.rest(WARMING_SECONDS)
        began_at, began, began_cpu, began_own = (
            perf_counter(), firing.delivered, server.cpu_seconds(), process_time(),
        )  # fmt: skip
        crowd.rest(seconds)
        took, n_deliveries = perf_counter() - began_at, firing.delivered - began
        return {
            "deliveries_per_s": n_deliveries / took,
            "cpu_us_per_delivery": 1e6 * (server.cpu_seconds() - began_cpu) / n_deliveries,
            "client_cpu_share": (process_time() - began_own) / took,
        }
    finally:
        crowd.close()
