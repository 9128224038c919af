"""One epoll loop for a crowd of connections: leaner than asyncio, so that the load is never the bottleneck."""

import heapq
import itertools
import select
import socket
from collections.abc import Callable
from contextlib import suppress
from time import perf_counter
from typing import Protocol

READING = 256 * 1024
AT_ONCE = 2048


class Line(Protocol):
    """One connection of the crowd."""

    socket: socket.socket

    def hear(self, data: bytes) -> None:
        """Takes what arrived."""

    def lose(self) -> None:
        """Takes the news that the other side is gone."""


def dial(port: int) -> socket.socket:
    """A connection to a server on this machine. Waits until it stands: on loopback that is no time at all."""
    call = socket.create_connection(("127.0.0.1", port), timeout=20.0)
    call.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    call.setblocking(False)
    return call


class Crowd:
    """The loop: reads whatever arrives, and calls what is due."""

    def __init__(self) -> None:
        self._epoll = select.epoll()
        self._lines: dict[int, Line] = {}
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._count = itertools.count()
        self._buffer = bytearray(READING)

    def add(self, line: Line) -> None:
        """Listens to a connection from now on."""
        number = line.socket.fileno()
        self._lines[number] = line
        self._epoll.register(number, select.EPOLLIN)

    def mute(self, line: Line) -> None:
        """Stops listening without hanging up: what comes stays in the kernel."""
        number = line.socket.fileno()
        if self._lines.pop(number, None) is not None:
            self._epoll.unregister(number)

    def hang_up(self, line: Line) -> None:
        """Stops listening and closes."""
        if line.socket.fileno() >= 0:
            self.mute(line)
            line.socket.close()

    def after(self, seconds: float, call: Callable[[], None]) -> None:
        """Calls once, so many seconds from now."""
        self.at(perf_counter() + seconds, call)

    def at(self, moment: float, call: Callable[[], None]) -> None:
        """Calls once, when `perf_counter` says so or soon after."""
        heapq.heappush(self._due, (moment, next(self._count), call))

    def run(self, until: Callable[[], bool], within_seconds: float) -> bool:
        """Runs until the fact holds; false when time is up first."""
        ends_at = perf_counter() + within_seconds
        while not until():
            now = perf_counter()
            if now >= ends_at:
                return False
            self._call_due(now)
            self._read(self._patience(ends_at))
        return True

    def rest(self, seconds: float) -> None:
        """Runs for so long."""
        self.run(lambda: False, seconds)

    def close(self) -> None:
        """Hangs up on everyone."""
        for line in list(self._lines.values()):
            self.hang_up(line)
        self._epoll.close()

    def _patience(self, ends_at: float) -> float:
        until = min(ends_at, self._due[0][0]) if self._due else ends_at
        return max(0.0, until - perf_counter())

    def _call_due(self, now: float) -> None:
        while self._due and self._due[0][0] <= now:
            heapq.heappop(self._due)[2]()

    def _read(self, patience: float) -> None:
        for number, _events in self._epoll.poll(patience, AT_ONCE):
            line = self._lines.get(number)
            if line is None:
                continue  # hung up by what was read before it in the same round
            try:
                n_bytes = line.socket.recv_into(self._buffer)
            except BlockingIOError:
                continue
            except OSError:
                n_bytes = 0
            if n_bytes:
                line.hear(bytes(memoryview(self._buffer)[:n_bytes]))
                continue
            with suppress(KeyError):
                self.hang_up(line)
            line.lose()
