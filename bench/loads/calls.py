"""HTTP over one kept connection that is opened when it is needed, as a phone's browser does it."""

import json
import socket
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from loads.crowds import Crowd, dial

GZIP = 31  # zlib's word for "with a gzip header"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. Status 0: nothing did, the connection went away."""

    status: int
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


def get(path: str, cookie: str = "") -> bytes:
    """A GET request."""
    return f"GET {path} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: gzip\r\nCookie: {cookie}\r\n\r\n".encode()


def post(path: str, value: Any, cookie: str = "", token: str = "") -> bytes:
    """A POST request with JSON."""
    body = json.dumps(value, ensure_ascii=False).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: gzip\r\nCookie: {cookie}\r\nX-CSRF-Token: {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Caller:
    """One connection for requests, one after the other."""

    __slots__ = ("_crowd", "_heard", "_port", "_waiting", "socket")

    def __init__(self, crowd: Crowd, port: int) -> None:
        self._crowd = crowd
        self._port = port
        self._heard = b""
        self._waiting: deque[Callable[[Answer], None]] = deque()
        self.socket: socket.socket = socket.socket()
        self.socket.close()

    @property
    def is_open(self) -> bool:
        return self.socket.fileno() >= 0

    def ask(self, request: bytes, then: Callable[[Answer], None]) -> None:
        """Sends a request; `then` gets its answer."""
        self._waiting.append(then)
        try:
            if not self.is_open:
                self.socket = dial(self._port)
                self._crowd.add(self)
            self.socket.sendall(request)
        except OSError:
            self._crowd.hang_up(self)
            self.lose()

    def ask_again(self, request: bytes, then: Callable[[Answer], None]) -> None:
        """Sends a request, and once more if nothing came back: the server may just have let go of an idle line."""

        def settle(answer: Answer) -> None:
            if answer.status == 0:
                self.ask(request, then)
            else:
                then(answer)

        self.ask(request, settle)

    def close(self) -> None:
        """Hangs up; whoever waits for an answer never gets it."""
        self._waiting.clear()
        self._heard = b""
        self._crowd.hang_up(self)

    def hear(self, data: bytes) -> None:
        self._heard += data
        while self._waiting and (cut := cut_answer(self._heard)) is not None:
            answer, self._heard = cut
            self._waiting.popleft()(answer)

    def lose(self) -> None:
        waiting, self._waiting, self._heard = list(self._waiting), deque(), b""
        for then in waiting:
            then(Answer(0, b""))


def cut_answer(heard: bytes) -> tuple[Answer, bytes] | None:
    """The first whole answer of what was heard, and the rest; None while it is not whole."""
    split = heard.find(b"\r\n\r\n")
    if split < 0:
        return None
    head = heard[:split].lower()
    ends_at = split + 4 + content_length(head)
    if len(heard) < ends_at:
        return None
    body = heard[split + 4 : ends_at]
    if b"\r\ncontent-encoding: gzip" in head:
        body = zlib.decompress(body, GZIP)
    return Answer(int(head[9:12]), body), heard[ends_at:]


def content_length(head: bytes) -> int:
    """The length that a lower-case head announces."""
    start = head.index(b"\r\ncontent-length:") + 17
    end = head.find(b"\r\n", start)
    return int(head[start : end if end >= 0 else len(head)])
