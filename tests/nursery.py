"""A process that has loaded what a server needs, and whose children are servers. See children.py, which asks it."""

from gevent import monkey

monkey.patch_all()  # as a server does it: before anything else is loaded

import json  # noqa: E402
import os  # noqa: E402
import signal  # noqa: E402
import socket  # noqa: E402
import sys  # noqa: E402
from typing import Any, NoReturn  # noqa: E402

import facilitator.accounts  # noqa: E402
import facilitator.cli.serving  # noqa: E402
import facilitator.cli.words  # noqa: E402
import facilitator.clustering.worker  # noqa: E402
import facilitator.limits  # noqa: E402
import facilitator.live  # noqa: E402
import facilitator.web  # noqa: E402, F401
from facilitator import app  # noqa: E402

# The system's own: gevent's would start here what each server starts for itself.
fork, waitpid = (monkey.get_original("os", name) for name in ("fork", "waitpid"))
plain_socket = monkey.get_original("socket", "socket")

MOST_BYTES = 65_536


def keep(line: Any) -> None:
    """Answers until nobody is there to ask; then ends those that still run."""
    children: set[int] = set()
    while True:
        said, files, _, _ = socket.recv_fds(line, MOST_BYTES, 2)
        if not said:
            break
        question = json.loads(said)
        if "words" in question:
            answer = give_birth(line, question["words"], question["environment"], files)
            children.add(answer)
        else:
            answer = find_status(question["ended"])
            children -= {question["ended"]} if answer is not None else set()
        line.send(json.dumps(answer).encode())
    for child in children:
        os.kill(child, signal.SIGKILL)


def find_status(child: int) -> int | None:
    """How it ended, less than zero if by a signal; None while it runs."""
    ended, status = waitpid(child, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else None


def give_birth(line: Any, words: list[str], environment: dict[str, str], files: list[int]) -> int:
    """Starts a child that says its words into these two files; gives its number."""
    child: int = fork()
    if child == 0:
        line.close()
        live(words, environment, files)
    for each in files:
        os.close(each)
    return child


def live(words: list[str], environment: dict[str, str], files: list[int]) -> NoReturn:
    """What the child does: the command, from reading its words on."""
    for place, file in enumerate([os.open(os.devnull, os.O_RDONLY), *files]):
        os.dup2(file, place)
        os.close(file)
    # Tests that run in the background ignore what a server that was started by hand does not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(environment)
    sys.stdout = os.fdopen(1, "w", buffering=1)
    sys.argv = ["facilitator", *words]
    app.main()
    sys.exit()


if __name__ == "__main__":
    keep(plain_socket(fileno=int(sys.argv[1])))
