"""A real server with the example programme, as `facilitator demo` starts it, on an instance folder of its own."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from children import Child
from databases import dispose
from flask import Flask
from servers import find_port, wait_until

from facilitator.app import create_app
from facilitator.cli.codes import get_by_code
from facilitator.cli.links import make_link
from facilitator.cli.notes import read_source, store
from facilitator.cli.serving import load_examples
from facilitator.config import Settings
from facilitator.database.migrating import upgrade
from facilitator.domain.people import Role
from facilitator.domain.phases import Status
from facilitator.live.reading import Reader


@dataclass
class Server:
    """The `demo` server of one test module: its instance folder, its addresses and what it printed."""

    instance: Path
    port: int
    crew: str
    code: str
    process: Child

    @property
    def address(self) -> str:
        """Where the crew's laptop finds it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def phone_address(self) -> str:
        """Where phones find it: plain http, and not localhost."""
        return f"http://room.test:{self.port}"

    def stop(self) -> None:
        """Ends it as a person would; what it had accepted is in the instance folder."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=10)

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Runs a `facilitator` command beside the server, on the same instance."""
        environment = os.environ | {"FACILITATOR_INSTANCE": str(self.instance)}
        return subprocess.run(
            [sys.executable, "-m", "facilitator", *words],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    @cached_property
    def app(self) -> Flask:
        """The application on the same database, for what a command would be slow to do."""
        return create_app(Settings.read({"FACILITATOR_INSTANCE": str(self.instance)}))

    def link(self, role: str) -> str:
        """A new single-use entry link, as `facilitator link` prints it."""
        with self.app.app_context():
            return self.address + make_link(get_by_code(self.code).id, Role(role))

    def open_roundtable(self, notes: Path, *, with_themes: bool = False) -> None:
        """Makes a live roundtable of a file of notes, as `facilitator import` does; from now on `code` is its code."""
        with self.app.app_context():
            source = read_source(notes, with_themes=with_themes)
            self.code = store(source, title="Space", cluster=None, status=Status.LIVE)


def load_programme(instance: Path) -> Path:
    """Fills an instance folder with the example programme, read by the model; servers are given copies of it."""
    app = create_app(Settings.read({"FACILITATOR_INSTANCE": str(instance)}))
    upgrade(app)
    with app.app_context():
        load_examples()
    reader = Reader(app)
    reader.look()
    reader.read_waiting()
    reader.worker.close()
    dispose(app)
    return instance


def share_programme(folder: Path) -> Path:
    """The same in a folder that the processes of a test run have in common: one of them fills it, and others wait."""
    instance, done = folder / "programme", folder / "programme.done"
    with (folder / "programme.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            load_programme(instance)
            done.touch()
    return instance


def start_server(instance: Path, host: str = "127.0.0.1", port: int | None = None) -> Server:
    """Starts `facilitator demo`, on a free port or the one it had before, and waits until it has said where all is."""
    port = port or find_port()
    words = ["demo", "--host", host, "--port", str(port)]
    said, log = instance / "said.txt", instance / "server.log"
    with said.open("w") as output, log.open("w") as errors:
        process = Child(words, os.environ | {"FACILITATOR_INSTANCE": str(instance)}, output, errors)
    wait_until(lambda: process.poll() is not None or "code: " in said.read_text(), "the server says where all is")
    told = dict(line.split(": ", 1) for line in said.read_text().splitlines() if ": " in line)
    assert "code" in told, log.read_text()
    return Server(instance, port, told["crew"], told["code"], process)


@contextmanager
def running_demo(instance: Path) -> Iterator[Server]:
    """A server for as long as it is needed."""
    server = start_server(instance)
    yield server
    dispose(server.app)
    server.stop()
