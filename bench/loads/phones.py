"""A phone (or a room screen) as the server sees it: it joins over Socket.IO and follows the journal by its numbers."""

import json
import socket
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from loads.crowds import Crowd, dial
from loads.frames import CLOSE, PING, PONG, TEXT, FrameReader, masked_frame, upgrade_request

SOCKET_PATH = "/socket.io/?EIO=4&transport=websocket"
Heard = Callable[["Phone", int, int], None]
Told = Callable[["Phone"], None]


class Disorder(Exception):
    """The server sent what docs/protocol.md rules out."""


@lru_cache(maxsize=4096)
def read_numbers(payload: bytes) -> tuple[int, int]:
    """The number before a batch and its last one. All phones get the same bytes, so they are read once for all."""
    batch = json.loads(payload[2:])[1]
    after, numbers = batch["after"], [entry["seq"] for entry in batch["entries"]]
    if numbers != list(range(after + 1, after + 1 + len(numbers))):
        raise Disorder(f"a batch after {after} holds {numbers}")
    return after, after + len(numbers)


class Phone:
    """One WebSocket and the number of the last entry it has; `on_heard(phone, before, now)` tells of each step.

    `n_early` counts batches that came before one that belongs in front of them.
    """

    __slots__ = ("_crowd", "_held", "_reader", "cookie", "has_joined", "is_over", "join", "n_early", "on_gap",
                 "on_heard", "on_joined", "on_lost", "on_resync", "seq", "socket")  # fmt: skip

    def __init__(self, crowd: Crowd, code: str, cookie: str, audience: str = "phone") -> None:
        self._crowd = crowd
        self.cookie = cookie
        self.join = {"code": code, "audience": audience}
        self.seq = 0
        self.n_early = 0
        self.on_heard: Heard = lambda _phone, _before, _now: None
        self.on_joined: Told = lambda _phone: None
        self.on_lost: Told = lambda _phone: None
        self.on_gap: Told = lambda _phone: None
        self.on_resync: Told = lambda _phone: None
        self._begin()

    def _begin(self) -> None:
        self._reader = FrameReader()
        self._held: dict[int, int] = {}
        self.has_joined = False
        self.is_over = False

    def connect(self, port: int) -> None:
        """Opens the socket and asks to join after the last number."""
        self._begin()
        self.socket: socket.socket = dial(port)
        self.socket.sendall(upgrade_request(SOCKET_PATH, self.cookie))
        self._crowd.add(self)

    def tell(self, name: str, value: object) -> None:
        """Sends an event; only the references take any."""
        self.socket.sendall(masked_frame(b"42" + json.dumps([name, value]).encode()))

    def hear(self, data: bytes) -> None:
        if not self.has_joined and data.startswith(b"HTTP/1.1 "):
            head, _, data = data.partition(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 101"):
                raise Disorder(head.decode(errors="replace"))
        for opcode, payload in self._reader.feed(data):
            self._take(opcode, payload)

    def lose(self) -> None:
        self.is_over = True
        self.on_lost(self)

    def _take(self, opcode: int, payload: bytes) -> None:
        if opcode == PING:
            self.socket.sendall(masked_frame(payload, PONG))
        elif opcode == TEXT:
            if payload.startswith(b'42["entries"'):
                self.follow(*read_numbers(payload))
            else:
                self._take_other(payload)
        elif opcode == CLOSE:
            self._crowd.hang_up(self)
            self.lose()

    def _take_other(self, payload: bytes) -> None:
        kind = payload[:2]
        if payload == b"2":
            self.socket.sendall(masked_frame(b"3"))
        elif payload.startswith(b"0{"):
            self.socket.sendall(masked_frame(b"40" + json.dumps(self.join | {"after": self.seq}).encode()))
        elif kind == b"40":
            self.has_joined = True
            self.on_joined(self)
        elif payload.startswith(b'42["resync"'):
            self._start_again(json.loads(payload[2:])[1])
        elif payload.startswith(b'42["head"'):
            if json.loads(payload[2:])[1]["seq"] > self.seq:
                self.on_gap(self)
        elif kind != b"42":
            raise Disorder(payload.decode(errors="replace"))

    def _start_again(self, snapshot: dict[str, Any]) -> None:
        """Lays down the snapshot that came unasked, or says that it is to be fetched."""
        if "board" not in snapshot:
            self.on_resync(self)
            return
        before, self.seq = self.seq, snapshot["seq"]
        self.on_heard(self, before, self.seq)

    def follow(self, after: int, last: int) -> None:
        """Takes the entries up to `last`, if those up to `after` are here; holds them otherwise."""
        if after > self.seq:
            self._held[after] = max(last, self._held.get(after, 0))
            self.n_early += 1
            self.on_gap(self)
            return
        if last <= self.seq:
            return
        before, self.seq = self.seq, last
        self.on_heard(self, before, last)
        while ready := [start for start in self._held if start <= self.seq]:
            for start in ready:
                self.follow(start, self._held.pop(start))
