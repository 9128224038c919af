"""The sorting process: reads a JSON request a line from standard input and answers each with a line of JSON."""

import os
import signal
import sys
import traceback
from types import TracebackType

from facilitator.clustering.requests import answer_line

# The room's screens and phones come first; a sort may wait.
LOW_PRIORITY = 10


def report_crash(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """Writes what failed and where; an error's message is left out, since it may hold a note's words."""
    places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
    sys.stderr.write(f"The sorting process stopped: {kind.__name__} at {' < '.join(reversed(places))}\n")


def answer_requests() -> None:
    """Answers until standard input ends."""
    for line in sys.stdin.buffer:
        sys.stdout.write(answer_line(line) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.excepthook = report_crash
    # Whoever stops a server at the keyboard stops this with it: that is no crash to be told of.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(os, "nice"):
        os.nice(LOW_PRIORITY)
    answer_requests()
