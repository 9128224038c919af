"""Runs the `facilitator` command in a child of this process: starting Python anew takes several times as long."""

import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from tempfile import TemporaryFile
from typing import Any, NoReturn

from sqlalchemy import Engine, event

from facilitator import app

Done = subprocess.CompletedProcess[str]


def run_command(environment: dict[str, str], words: Sequence[str], prepare: Callable[[], None] | None = None) -> Done:
    """What it printed and its exit status, or less than zero if it was killed; `prepare` is done in the child first."""
    with TemporaryFile("w+") as out, TemporaryFile("w+") as errors:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(errors.fileno(), 2)
            os.environ.update(environment)
            take_part(words, prepare)
        _, status = os.waitpid(child, 0)
        for each in (out, errors):
            each.seek(0)
        return subprocess.CompletedProcess(list(words), os.waitstatus_to_exitcode(status), out.read(), errors.read())


def take_part(words: Sequence[str], prepare: Callable[[], None] | None) -> NoReturn:
    """What the child does; it takes no leave, or it would close what is its parent's."""
    status = 1
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
    sys.argv = ["facilitator", *words]
    try:
        if prepare:
            prepare()
        app.main()
    except SystemExit as end:
        status = int(end.code or 0)
    finally:
        if sys.exception():
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def run_killed(environment: dict[str, str], words: Sequence[str], dies_at: int) -> int | None:
    """Its exit status, or None if it was killed, as by SIGKILL, at the statement or commit of this number."""

    def prepare() -> None:
        left = iter(range(dies_at, -1, -1))

        @event.listens_for(Engine, "before_cursor_execute")
        @event.listens_for(Engine, "commit")
        def step(*_arguments: Any) -> None:
            if next(left) == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    status = run_command(environment, words, prepare).returncode
    return None if status < 0 else status
