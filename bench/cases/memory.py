"""Memory: what the server holds for one more phone, with its WebSocket and its idle HTTP connection."""

from loads.calls import Answer, Caller
from loads.crowds import Crowd
from loads.figures import Figures
from loads.servers import Server

from cases.attendances import Attendance, join_all

N_WARMING = 20
"""The first phones load what the others use."""
SETTLING_SECONDS = 2.0
BOUND_SECONDS = 120


def measure_memory(server: Server, attendance: Attendance) -> Figures:
    """Kilobytes for each phone after the first few, and megabytes in all."""
    crowd = Crowd()
    phones = attendance.phones(crowd)
    callers = [Caller(crowd, server.port) for _ in phones]
    answers: list[Answer] = []
    try:
        for some in (slice(0, N_WARMING), slice(N_WARMING, None)):
            before = server.resident_bytes()
            join_all(crowd, phones[some], server.port)
            for caller, phone in zip(callers[some], phones[some], strict=True):
                caller.ask(attendance.entries_request(phone.cookie, attendance.phone_seq), answers.append)
            if not crowd.run(lambda: len(answers) == sum(phone.has_joined for phone in phones), BOUND_SECONDS):
                raise TimeoutError("not every phone was answered")
            crowd.rest(SETTLING_SECONDS)
        assert all(answer.status == 200 for answer in answers)
        assert all(caller.is_open for caller in callers), "the server let go of idle connections too soon to weigh them"
        after = server.resident_bytes()
        return {"kB_per_phone": (after - before) / 1000 / (len(phones) - N_WARMING), "MB_in_all": after / 1e6}
    finally:
        crowd.close()
