"""Runs a command in a child that is killed by SIGKILL at one of its statements."""

import os
import signal
import sys
from typing import Any

from sqlalchemy import Engine, event

from facilitator import app


def run_killed(environment: dict[str, str], words: list[str], dies_at: int) -> int | None:
    """Its exit status, or None if it was killed at the statement or commit of this number."""
    child = os.fork()
    if child == 0:
        run(environment, words, dies_at)
    _, status = os.waitpid(child, 0)
    return None if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def run(environment: dict[str, str], words: list[str], dies_at: int) -> None:
    """What the child does; it takes no leave, or it would close what is its parent's."""
    left = iter(range(dies_at, -1, -1))

    @event.listens_for(Engine, "before_cursor_execute")
    @event.listens_for(Engine, "commit")
    def step(*_arguments: Any) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    os.environ.update(environment)
    sys.argv = ["facilitator", *words]
    try:
        app.main()
    except SystemExit as end:
        os._exit(int(end.code or 0))
    finally:
        os._exit(99)
