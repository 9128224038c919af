"""The reading side of one connection, with limited patience: pywsgi alone waits for a slow peer for ever."""

import io
from collections.abc import Callable
from time import monotonic
from typing import Any

from gevent import socket

# Seconds of waiting for one request's head, for its body, between two requests, or for one whole frame. A phone
# answers a ping every 10 s; a peer that is stuck is gone within half a minute, with room for a busy hub.
PATIENCE_SECONDS = 25.0
# Bytes a second that earn the waiting back, so that a long upload over bad Wi-Fi goes on and a drip does not.
SLOWEST_RATE = 16 * 1024


class Gone(OSError, ValueError):
    """The other side went away or kept us waiting.

    An OSError where pywsgi reads a request line and a ValueError where it reads headers, since those are what it takes
    quietly in each place; anything else would print a stack trace for every lost phone.
    """


class Wire(io.RawIOBase):
    """A gevent socket to read from: the raw side of a BufferedReader, or directly with `hear`.

    Patience is a budget in seconds that only waiting uses up, so the time that an answer takes to make costs the peer
    nothing. `has_failed` stays true after a `Gone`: what a buffer above still holds is then a piece of a request, and
    reading it as the next request would be a door for smuggling.
    """

    def __init__(self, sock: socket.socket, patience_seconds: float = PATIENCE_SECONDS) -> None:
        super().__init__()
        self.socket = sock
        self.patience_seconds = patience_seconds
        self.has_failed = False
        self.is_taken_over = False  # a buffered reader above then finds nothing more, and tells what it already holds
        self._seconds_left = patience_seconds

    def readable(self) -> bool:
        return True

    def refresh(self) -> None:
        """Gives the peer its full patience again: a request, a body or a frame begins."""
        self._seconds_left = self.patience_seconds

    def readinto(self, buffer: bytearray | memoryview) -> int | None:  # type: ignore[override]
        """Bytes read into `buffer`; 0 at the end of the stream. Raises Gone."""
        if self.is_taken_over:
            return None
        started_at = monotonic()
        n_bytes = int(self._wait(self.socket.recv_into, buffer))
        self._settle(monotonic() - started_at, n_bytes)
        return n_bytes

    def hear(self, n_bytes: int) -> bytes:
        """One to `n_bytes` bytes; empty at the end of the stream. Raises Gone."""
        started_at = monotonic()
        data = bytes(self._wait(self.socket.recv, n_bytes))
        self._settle(monotonic() - started_at, len(data))
        return data

    def _wait(self, take: Callable[..., Any], argument: object) -> Any:
        # At zero, what has come already is still taken: a server that was busy is no fault of the peer's.
        self.socket.settimeout(max(self._seconds_left, 0.0))
        try:
            return take(argument)
        except OSError as error:
            self.has_failed = True
            self._seconds_left = 0.0  # pywsgi reads on to throw the rest away
            raise Gone("the other side went away or was too slow") from error
        finally:
            # pywsgi sends through the same socket, and a long answer may take its time.
            self.socket.settimeout(None)

    def _settle(self, waited_seconds: float, n_bytes: int) -> None:
        earned = n_bytes / SLOWEST_RATE - waited_seconds
        self._seconds_left = min(self.patience_seconds, self._seconds_left + earned)
