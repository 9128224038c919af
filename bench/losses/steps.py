"""Steps: one of our commands is ended with SIGKILL at its nth statement, commit or change of a file, for any n."""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands import run_command
from sqlalchemy import Engine, event

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGING = {"os.rename", "os.remove", "os.link", "os.chmod", "os.mkdir", "os.rmdir", "os.truncate", "fcntl.flock"}
CHANGING |= {"shutil.copyfile", "shutil.move", "shutil.rmtree"}


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended: with a status, or killed before what `at` names."""

    status: int | None
    at: str


def run_until(environment: dict[str, str], words: Sequence[str], number: int) -> Ending:
    """Runs a command up to a step, the first being 1; it ends by itself if it has fewer."""
    folder = environment["FACILITATOR_INSTANCE"]
    done = run_command(environment, words, lambda: watch_steps(die_at(number), folder))
    if done.returncode >= 0:
        return Ending(done.returncode, done.stderr[-400:])
    return Ending(None, done.stderr.rpartition("\n")[2])


def die_at(number: int) -> Callable[[str], None]:
    """What ends this process when it has been called so often; says first before which step."""
    left = iter(range(number - 1, -1, -1))
    write = os.write

    def step(name: str) -> None:
        if next(left, None) == 0:
            write(2, f"\n{name}".encode())
            os.kill(os.getpid(), signal.SIGKILL)

    return step


def watch_steps(step: Callable[[str], None], folder: str) -> None:
    """Has `step` called before each statement and commit, and each change of a file in a folder."""

    @event.listens_for(Engine, "before_cursor_execute")
    def before_statement(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        step(" ".join(statement.split())[:80])

    @event.listens_for(Engine, "commit")
    def before_commit(_connection: Any) -> None:
        step("COMMIT")

    def before_change(name: str, arguments: tuple[Any, ...]) -> None:
        path = arguments[0] if arguments else None
        is_ours = isinstance(path, int) or (isinstance(path, str | Path) and str(path).startswith(folder))
        if is_ours and (name in CHANGING or (name == "open" and not isinstance(path, int) and arguments[2] & WRITING)):
            step(f"{name} {Path(str(path)).name}")

    for name in ("write", "fsync"):
        setattr(os, name, stepping(getattr(os, name), step))
    sys.addaudithook(before_change)


def stepping(does: Callable[..., Any], step: Callable[[str], None]) -> Callable[..., Any]:
    """The same, with a step before it."""

    def do(*arguments: Any) -> Any:
        step(f"os.{does.__name__}")
        return does(*arguments)

    return do
