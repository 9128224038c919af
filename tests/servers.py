"""Real servers in processes of their own, which can be killed, and pages that listen to them and come back."""

import json
import os
import secrets
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import requests
from children import Child
from entries import TOKEN
from flask import Flask
from requests.adapters import HTTPAdapter
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from facilitator.cli.links import make_link
from facilitator.domain.people import Role

PATIENCE_SECONDS = 60.0
SECRET = "a secret of these tests only"


def find_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(is_true: Callable[[], bool], what: str, seconds: float = PATIENCE_SECONDS) -> None:
    """Looks again and again until it is so."""
    ends_at = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < ends_at, f"it never came to be that {what}"
        time.sleep(0.01)


STARTED = '"says": "started"'


@dataclass
class Server:
    """`facilitator serve` on one database; `more` is added to its environment. Killed, it can be started again."""

    folder: Path
    database_url: str
    more: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=find_port)
    process: Child | subprocess.Popen[bytes] | None = None
    n_said_before: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        own = {
            "FACILITATOR_INSTANCE": str(self.folder),
            "FACILITATOR_DATABASE_URL": self.database_url,
            "FACILITATOR_SECRET_KEY": SECRET,
            "FACILITATOR_LIMITS": "off",
        }
        return os.environ | own | self.more

    @property
    def log(self) -> str:
        """What the server has said on its standard error."""
        return (self.folder / "server.log").read_text()

    def start(self) -> Self:
        self.folder.mkdir(exist_ok=True)
        with (self.folder / "server.log").open("a") as log, open(os.devnull, "w") as nowhere:
            self.n_said_before = log.tell()
            self.process = Child(["serve", "--port", str(self.port)], self.environment, nowhere, log)
        return self

    def wait(self) -> Self:
        """Waits until it answers and has printed its link, which takes the place of one that was printed before."""
        wait_until(self.is_up, "the server answers")
        wait_until(lambda: STARTED in self.log[self.n_said_before :], "the server has said where everything is")
        return self

    def is_up(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.log
        with suppress(requests.ConnectionError):
            return requests.get(f"{self.address}/health", timeout=5).ok
        return False

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Ends the process; SIGKILL leaves it no last word."""
        if self.process is not None and self.is_running():
            self.process.send_signal(how)
            self.process.wait(PATIENCE_SECONDS)


@dataclass
class Redis:
    """A Redis server on a socket of its own, without a memory."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"unix://{self.folder / 'redis.sock'}"

    def start(self) -> Self:
        words = [
            "--port",
            "0",
            "--unixsocket",
            str(self.folder / "redis.sock"),
            "--save",
            "",
            "--dir",
            str(self.folder),
        ]
        self.process = subprocess.Popen(["redis-server", *words], stdout=subprocess.DEVNULL)
        wait_until(self.is_listening, "Redis listens")
        return self

    def is_listening(self) -> bool:
        """Whether somebody is let in; the socket's file is there a moment earlier."""
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.folder / "redis.sock")) == 0

    def is_up(self) -> bool:
        """Whether it runs; if it was frozen, it no longer is."""
        if self.process is None or self.process.poll() is not None:
            return False
        self.send(signal.SIGCONT)
        return True

    def send(self, how: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(how)

    def kill(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE_SECONDS)
            (self.folder / "redis.sock").unlink(missing_ok=True)


class Phone:
    """An attendee's phone: what it has written it sends until it is answered, to whichever server is there."""

    def __init__(self, servers: list[Server], code: str) -> None:
        self.servers = servers
        self.code = code
        self.session = requests.Session()
        self.session.mount("http://", HTTPAdapter(max_retries=0))
        self.n_tries = 0
        form = {"client_id": secrets.token_hex(8), "sector": "industry", "csrf_token": self.fetch_token()}
        answer = self.session.post(f"{self.servers[0].address}/j/{code}", data=form, timeout=20, allow_redirects=False)
        assert answer.status_code == 303, answer.text
        self.token = self.fetch_token()

    @property
    def cookies(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.session.cookies.items())

    def fetch_token(self) -> str:
        answer = self.session.get(f"{self.servers[0].address}/r/{self.code}/token", timeout=20)
        return str(answer.json()["token"])

    def post(self, text: str) -> int:
        """Sends a note until it is taken; gives its number."""
        note = {
            "client_id": secrets.token_hex(8),
            "heading": "talent",
            "kind": "ask",
            "text": text,
            "off_record": False,
        }
        ends_at = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < ends_at:
            server = self.servers[self.n_tries % len(self.servers)]
            self.n_tries += 1
            with suppress(requests.ConnectionError, requests.Timeout):
                answer = self.try_to_post(server, note)
                if answer.ok:
                    return int(answer.json()["entry"]["seq"])
                assert answer.status_code == 503, answer.text
            time.sleep(0.05)
        raise AssertionError("no server took the note")

    def try_to_post(self, server: Server, note: dict[str, Any]) -> requests.Response:
        return self.session.post(
            f"{server.address}/r/{self.code}/commands/note.post",
            json=note,
            headers={"X-CSRF-Token": self.token},
            timeout=20,
        )


class Screen:
    """A page that listens in a thread of its own, and comes back by itself with the last number it has.

    It holds what comes too early, as pages do, but never asks for what is missing: what it has, it was sent.
    """

    def __init__(self, server: Server, code: str, cookies: str, audience: str = "room") -> None:
        self.server = server
        self.auth = {"code": code, "audience": audience}
        self.cookies = cookies
        self.seen: list[int] = []
        self.seen_at: dict[int, float] = {}
        self.presence: dict[str, int] = {}
        self.n_connections = 0
        self.faults: list[str] = []
        self._held: dict[int, float] = {}
        self._has_left = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    @property
    def last(self) -> int:
        return self.seen[-1] if self.seen else 0

    def wait_for(self, seq: int, seconds: float = PATIENCE_SECONDS) -> None:
        wait_until(
            lambda: self.last >= seq or bool(self.faults), f"the screen at {self.server.port} has {seq}", seconds
        )
        assert self.faults == []

    def leave(self) -> None:
        self._has_left.set()
        self._thread.join(PATIENCE_SECONDS)

    def _listen(self) -> None:
        while not self._has_left.is_set():
            with suppress(OSError, WebSocketException):
                self._follow()
            self._has_left.wait(0.1)

    def _follow(self) -> None:
        address = f"ws://127.0.0.1:{self.server.port}/socket.io/?EIO=4&transport=websocket"
        with connect(address, additional_headers={"Cookie": self.cookies}, compression=None) as line:
            line.recv(5)
            line.send("40" + json.dumps(self.auth | {"after": self.last}))
            while not self._has_left.is_set():
                with suppress(TimeoutError):
                    self._take(line, str(line.recv(0.1)))

    def _take(self, line: Any, packet: str) -> None:
        if packet == "2":
            line.send("3")
        elif packet.startswith("40"):
            self.n_connections += 1
        elif packet.startswith("44"):
            self.faults.append(packet)
        elif packet.startswith("42"):
            name, data = json.loads(packet[2:])
            if name == "entries":
                self._apply(data["entries"])
            elif name == "resync":
                self.faults.append("it was told to start again")
            elif name == "presence":
                self.presence = data

    def _apply(self, entries: list[dict[str, Any]]) -> None:
        for entry in entries:
            self._held.setdefault(entry["seq"], time.monotonic())
        while (at := self._held.pop(self.last + 1, None)) is not None:
            self.seen_at[self.last + 1] = at
            self.seen.append(self.last + 1)


def let_in(app: Flask, server: Server, role: Role) -> str:
    """Cookies of somebody of the crew, who came in by a link."""
    with app.app_context():
        link = make_link(None, role)
    session = requests.Session()
    found = TOKEN.search(session.get(f"{server.address}{link}", timeout=20).text)
    assert found is not None
    form = {"csrf_token": found[1], "name": role.value}
    answer = session.post(f"{server.address}{link}", data=form, timeout=20, allow_redirects=False)
    if answer.status_code == 503:  # a database that is busy says so, and asks for another press
        answer = session.post(f"{server.address}{link}", data=form, timeout=20, allow_redirects=False)
    assert answer.status_code == 303, (answer.status_code, answer.text[-2000:])
    return "; ".join(f"{name}={value}" for name, value in session.cookies.items())
