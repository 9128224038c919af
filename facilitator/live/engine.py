"""Engine.IO with one greenlet for a connection, where it has three of its own.

Nobody waits to write, and one sends all pings. A greenlet that has once gone deep keeps 16 kB for its frames, so what
goes deep is done by one that ends.

It stands on Engine.IO's places for drivers (`_async`) and for starting tasks; `tests/live/test_engine.py` notices when
these change.
"""

import logging
from collections import deque
from collections.abc import Callable
from functools import partial
from time import monotonic, time
from typing import Any

import gevent
from engineio import exceptions, packet
from engineio.socket import Socket

from facilitator.live.phones import Phone
from facilitator.watching.logs import nameless

log = logging.getLogger(__name__)

LATE_SECONDS = 0.1
"""So much later than patience ends a connection is looked at, or it would have a breath left."""


class Outlet:
    """Stands where a connection has its queue: what is put there is sent at once, which never waits."""

    __slots__ = ("_phone",)

    def __init__(self, phone: Phone) -> None:
        self._phone = phone

    def put(self, sent: Any) -> None:
        """Sends a packet; None hangs up."""
        if sent is None:
            self._phone.close()
        else:
            self._phone.send(sent.encode())


def drive(handler: Callable[..., Any], _server: Any) -> Callable[..., list[bytes]]:
    """What Engine.IO asks its driver for: something that carries one connection for as long as it lasts."""
    return partial(carry, handler.__self__)  # type: ignore[attr-defined]


def carry(connection: Socket, environ: dict[str, Any], _start_response: object) -> list[bytes]:
    """Carries one connection from its first message to its last."""
    phone: Phone = environ["wsgi.websocket"]
    connection.connected = connection.upgraded = True
    waiting, connection.queue = connection.queue, Outlet(phone)
    while not waiting.empty():
        connection.queue.put(waiting.get_nowait())
    while (message := phone.receive()) is not None and hear(connection, message):
        pass
    connection.close(wait=False, abort=True, reason=connection.server.reason.TRANSPORT_CLOSE)
    phone.close()
    return []


def hear(connection: Socket, message: str | bytes) -> bool:
    """Takes one message; says whether the connection goes on."""
    if len(message) > connection.server.max_http_buffer_size:
        return False
    try:
        run_apart(partial(connection.receive, packet.Packet(encoded_packet=message)))
    except exceptions.UnknownPacketError:
        return True
    except exceptions.SocketIsClosedError:
        return False
    except Exception as error:
        log.exception("a connection failed", exc_info=nameless(error))
        return False
    return True


def run_apart(work: Callable[[], object]) -> None:
    """Does work that goes deep in a greenlet that ends, so that the one that waits for it stays small."""

    def attempt() -> BaseException | None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - raised where it is waited for
            return error
        return None

    error = gevent.spawn(attempt).get()
    if error is not None:
        raise error


class Line:
    """Connections in a line, each of which has its turn so many seconds after it came: one greenlet serves all."""

    def __init__(self, seconds: float, serve: Callable[[Socket], None]) -> None:
        self._seconds = seconds
        self._serve = serve
        self._waiting: deque[tuple[float, Socket]] = deque()
        self._is_served = False

    def add(self, connection: Socket) -> None:
        """Puts a connection at the end."""
        self._waiting.append((monotonic() + self._seconds, connection))
        if not self._is_served:
            self._is_served = True
            gevent.spawn(self._run)

    def _run(self) -> None:
        while self._waiting:
            due, connection = self._waiting.popleft()
            gevent.sleep(max(0.0, due - monotonic()))
            try:
                if not connection.closing and not connection.closed:
                    self._serve(connection)
            except Exception as error:
                log.exception("a ping failed", exc_info=nameless(error))
        self._is_served = False


class Tasks:
    """Starts Engine.IO's tasks. Pings are none: all wait equally long for theirs, and as long to answer."""

    def __init__(self, server: Any) -> None:
        self._start = server.start_background_task
        self._pings = Line(server.ping_interval, self.ping)
        self._answers = Line(server.ping_timeout + LATE_SECONDS, check)

    def start(self, target: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Starts a task, or puts a connection in the line for pings."""
        if getattr(target, "__func__", None) is not Socket._send_ping:
            return self._start(target, *args, **named)
        return self._pings.add(target.__self__)  # type: ignore[attr-defined]

    def ping(self, connection: Socket) -> None:
        """Asks a page whether it is still there."""
        connection.last_ping = time()
        connection.send(packet.Packet(packet.PING))
        self._answers.add(connection)


def check(connection: Socket) -> None:
    """Ends a connection that has not answered its last ping in time."""
    connection.check_ping_timeout()


def make_lean(server: Any) -> None:
    """Has an Engine.IO server carry its connections in this way."""
    server._async = {**server._async, "websocket": drive}
    server.start_background_task = Tasks(server).start
