"""How fast, how light and how patient the live side is, beside a bare Socket.IO server measured in the same run.

`python bench/live.py [--phones N] [--rate R] [--seconds S] [--minutes M] [--rounds N] [--only CASE …] [--json PATH]`

Loopback only. Servers are subprocesses; the load is this one process. Rounds are interleaved: each server has its turn
in each round, and the medians of the rounds are told. `spin_ms` is how long the same bit of work took just before: no
machine is equally fast at all times. Exit status 1 if anything of ours was lost, refused or out of order.
"""

import argparse
import os
import platform
import resource
import sys
import tempfile
import timeit
from datetime import UTC, datetime
from pathlib import Path

from cases.comparisons import ASKED_FOR, CASES, ONCE, Bench, Case
from loads.figures import Figures, line, medians, save

FAULTS = (
    "refused",
    "unseen",
    "broken",
    "uncounted",
    "missing",
    "out_of_order",
    "not_whole",
    "behind",
    "uncut",
    "heads_uncut",
)
"""Figures that must be 0 wherever they are told."""
OURS = "facilitator"

Told = dict[tuple[str, str], list[Figures]]


def main() -> int:
    """Runs the chosen cases; prints a line for each server in each."""
    chosen = read_words()
    allow_many_connections()
    told: Told = {}
    with tempfile.TemporaryDirectory(prefix="bench-live-") as folder:
        bench = Bench(chosen.phones, chosen.rate, chosen.seconds, chosen.minutes, Path(folder))
        for name in chosen.only:
            rounds = run_rounds(bench, CASES[name], 1 if name in ONCE else chosen.rounds)
            for (case, server), figures in rounds.items():
                print(line(case, server, medians(figures)), flush=True)
            told |= rounds
    save(chosen.json, report(chosen, told))
    return 1 if has_faults(told) else 0


def has_faults(told: Told) -> bool:
    """Whether we did what must not be done; what a reference does is only told."""
    ours = [figures for (_, server), rounds in told.items() if OURS in server for figures in rounds]
    return any(figures.get(fault) for figures in ours for fault in FAULTS)


def run_rounds(bench: Bench, case: Case, n_rounds: int) -> Told:
    """The figures of every round of one case, by case and server."""
    told: Told = {}
    for _ in range(n_rounds):
        took_ms = spin()
        for title, server, figures in case(bench):
            told.setdefault((title, server), []).append(figures | {"spin_ms": took_ms})
            took_ms = spin()
    return told


def spin() -> float:
    """How long a fixed bit of work takes now, in milliseconds: rented machines are not equally fast at all times."""
    return 1000 * min(timeit.repeat("for number in range(1_000_000): number * number", number=1, repeat=3))


def read_words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures the live side beside a bare Socket.IO server.")
    parser.add_argument("--phones", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=50.0, help="notes a second, in the case of delays")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long each measurement lasts")
    parser.add_argument("--minutes", type=float, default=30.0, help="how long the case of soak lasts")
    parser.add_argument("--rounds", type=int, default=3)
    usual = [name for name in CASES if name not in ASKED_FOR]
    unless = f"all but {' and '.join(sorted(ASKED_FOR))}, if not said"
    parser.add_argument("--only", nargs="+", choices=list(CASES), default=usual, help=unless)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def allow_many_connections() -> None:
    """Two file descriptors a phone here, two at the server, which inherits the limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def report(chosen: argparse.Namespace, told: Told) -> dict[str, object]:
    """Everything that was measured, for a file."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Linux {platform.release()}",
        "python": platform.python_version(),
        "phones": chosen.phones,
        "rate": chosen.rate,
        "seconds": chosen.seconds,
        "cases": [
            {"case": title, "server": name, "median": medians(rounds), "rounds": rounds}
            for (title, name), rounds in told.items()
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
