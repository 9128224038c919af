"""Pings, without a greenlet for each connection: whoever answers is asked again, whoever does not is ended in time."""

from typing import Any

import engineio
import gevent
import pytest
from engineio import packet
from engineio.socket import Socket

from facilitator.live.engine import Outlet, drive, make_lean, run_apart
from facilitator.live.transport import install


class Line:
    """A phone's WebSocket, as far as an outlet knows it."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.is_closed = False

    def send(self, message: str) -> None:
        self.sent.append(message)

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def server() -> Any:
    install()
    server = engineio.Server(async_mode="gevent", ping_interval=0.1, ping_timeout=0.2, monitor_clients=False)
    make_lean(server)
    return server


def connect(server: Any) -> tuple[Socket, Line]:
    line = Line()
    connection = Socket(server, "sid")
    connection.queue = Outlet(line)
    connection.schedule_ping()
    return connection, line


def answer(connection: Socket, line: Line, n_pings: int) -> None:
    """Waits for so many pings, and answers the last of them."""
    with gevent.Timeout(5):
        while len(line.sent) < n_pings:
            gevent.sleep(0.01)
    connection.receive(packet.Packet(packet.PONG))


def test_a_page_that_answers_is_asked_again_and_stays(server: Any) -> None:
    connection, line = connect(server)

    for n_pings in (1, 2, 3):
        answer(connection, line, n_pings)

    assert line.sent == ["2", "2", "2"]
    assert not connection.closed


def test_a_page_that_does_not_answer_is_ended_in_time_and_no_other(server: Any) -> None:
    (silent, line), (other, heard) = connect(server), connect(server)

    n_pings = 0
    while not silent.closed and n_pings < 30:
        n_pings += 1
        answer(other, heard, n_pings)

    assert silent.closed
    assert line.is_closed
    assert not other.closed


def test_engine_io_still_asks_its_driver_where_this_stands(server: Any) -> None:
    assert server._async["websocket"] is drive
    assert callable(Socket._send_ping)


def test_what_goes_wrong_apart_goes_wrong_where_it_is_waited_for() -> None:
    with pytest.raises(ZeroDivisionError):
        run_apart(lambda: 1 // 0)
