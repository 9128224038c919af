"""Servers of the tests are children of one process that has loaded all they need: to start Python anew takes longer.

What is tried is the same, from reading the command's words on; tests/live/test_serving.py starts Python too.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import IO, Any

NURSERY = Path(__file__).with_name("nursery.py")
MOST_BYTES = 1000
PAUSE_SECONDS = 0.01


class Child:
    """A `facilitator` command in a process of its own: what tests ask of a `subprocess.Popen`."""

    def __init__(self, words: list[str], environment: dict[str, str], output: IO[str], errors: IO[str]) -> None:
        self.pid: int = ask({"words": words, "environment": environment}, output.fileno(), errors.fileno())
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Its exit status, less than zero if a signal ended it; None while it runs."""
        if self.returncode is None:
            self.returncode = ask({"ended": self.pid})
        return self.returncode

    def wait(self, timeout: float) -> int:
        """Its exit status. Raises TimeoutExpired if it still runs after so many seconds."""
        ends_at = time.monotonic() + timeout
        while (status := self.poll()) is None:
            if time.monotonic() > ends_at:
                raise subprocess.TimeoutExpired("facilitator", timeout)
            time.sleep(PAUSE_SECONDS)
        return status

    def send_signal(self, how: signal.Signals) -> None:
        """Until it has been asked after, the number of one that has ended is given to nobody else."""
        if self.poll() is None:
            os.kill(self.pid, how)


def ask(question: dict[str, Any], *files: int) -> Any:
    """What the nursery answers."""
    line = open_nursery()
    socket.send_fds(line, [json.dumps(question).encode()], files)
    return json.loads(line.recv(MOST_BYTES))


@cache
def open_nursery() -> socket.socket:
    """Starts it; it ends when this process does, and its children with it."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen([sys.executable, str(NURSERY), str(its.fileno())], pass_fds=[its.fileno()])
    its.close()
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours
