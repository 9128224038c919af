"""One live connection by hand: what is said and heard on it, message by message; and a server to have it with."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Self

from conftest import CODE, dispose, make_live, make_settings
from databases import Databases
from flask import Flask
from servers import PATIENCE_SECONDS, Server
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from facilitator.app import create_app
from facilitator.domain.phases import Phase


class Line:
    """A socket to a server that has been let in nowhere yet. It answers pings, and keeps every event it hears."""

    def __init__(self, server: Server, cookies: str = "") -> None:
        address = f"ws://127.0.0.1:{server.port}/socket.io/?EIO=4&transport=websocket"
        headers = {"Cookie": cookies} if cookies else {}
        self._closing = ExitStack()
        self.wire: ClientConnection = self._closing.enter_context(
            connect(address, additional_headers=headers, compression=None)
        )
        self.heard: list[tuple[str, Any]] = []
        self.packets: list[str] = []
        self.wire.recv(PATIENCE_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def leave(self) -> None:
        self._closing.close()

    def say(self, packet: str) -> None:
        self.wire.send(packet)

    def join(self, code: str, **auth: Any) -> Self:
        """Asks to be let in, and waits for the answer."""
        self.say("40" + json.dumps({"code": code, **auth}))
        self.hear_until(lambda: any(packet.startswith(("40", "44")) for packet in self.packets))
        return self

    def tell(self, name: str, *data: object) -> None:
        self.say("42" + json.dumps([name, *data]))

    def events(self, name: str) -> list[Any]:
        """What was heard under this name."""
        return [data for heard, data in self.heard if heard == name]

    def hear_until(self, is_enough: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Listens until it is so. Raises ConnectionClosed if the server ends the connection first."""
        ends_at = time.monotonic() + seconds
        while not is_enough():
            left = ends_at - time.monotonic()
            assert left > 0, (self.packets, self.heard)
            self._take(str(self.wire.recv(left)))

    def is_ended(self, seconds: float = PATIENCE_SECONDS) -> bool:
        """Whether the server ends the connection before so long."""
        try:
            self.hear_until(lambda: False, seconds)
        except ConnectionClosed:
            return True
        except (AssertionError, TimeoutError):
            return False
        return False

    def _take(self, packet: str) -> None:
        self.packets.append(packet)
        if packet == "2":
            self.wire.send("3")
        elif packet.startswith("42"):
            name, data = json.loads(packet[2:])
            self.heard.append((name, data))


@contextmanager
def running_alone(databases: Databases, folder: Path) -> Iterator[tuple[Flask, Server]]:
    """A server with a live roundtable, and an application of our own on the same database."""
    address = databases.copy(databases.empty, folder)
    app = create_app(make_settings(folder, address))
    make_live(app, CODE, Phase.REVEAL)
    server = Server(folder / "server", address)
    try:
        yield app, server.start().wait()
    finally:
        server.kill()
        dispose(app)
