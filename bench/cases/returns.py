"""Returns: everybody reconnects at the same moment, far behind, and wants the whole board."""

from time import perf_counter

from loads.calls import Answer, Caller
from loads.crowds import Crowd
from loads.figures import Figures, spread
from loads.phones import Phone
from loads.servers import Server

from cases.attendances import Attendance

BOUND_SECONDS = 120


class Returning:
    """A phone that comes back: it follows what it is sent, or fetches the snapshot if it is told to."""

    def __init__(self, crowd: Crowd, port: int, attendance: Attendance, phone: Phone) -> None:
        self.attendance = attendance
        self.phone = phone
        self.caller = Caller(crowd, port)
        self.up_to_date_at: float | None = None
        phone.on_resync = self.fetch
        phone.on_heard = self.heard

    def fetch(self, phone: Phone) -> None:
        self.caller.ask(self.attendance.snapshot_request(phone.cookie), self.lay_down)

    def lay_down(self, answer: Answer) -> None:
        assert answer.status == 200, answer
        self.phone.seq = answer.json()["seq"]
        self.heard(self.phone, 0, self.phone.seq)

    def heard(self, _phone: Phone, _before: int, _now: int) -> None:
        self.up_to_date_at = perf_counter()


def measure_returns(server: Server, attendance: Attendance, n_behind: int) -> Figures:
    """Milliseconds from the moment when all come back until each is up to date; `max` is the bar."""
    crowd = Crowd()
    phones = attendance.phones(crowd)
    returning = [Returning(crowd, server.port, attendance, phone) for phone in phones]
    try:
        began_at, began_cpu = perf_counter(), server.cpu_seconds()
        for phone in phones:
            phone.seq -= n_behind
            phone.connect(server.port)
        if not crowd.run(lambda: all(one.up_to_date_at is not None for one in returning), BOUND_SECONDS):
            raise TimeoutError("not everybody came back")
        cpu = server.cpu_seconds() - began_cpu
        took = [one.up_to_date_at - began_at for one in returning if one.up_to_date_at is not None]
        return spread("back", took) | {"server_cpu_s": cpu, "n_behind": n_behind}
    finally:
        crowd.close()
