"""Whether what was accepted stays: through kills in the middle of a burst, and through simulated power cuts.

`python bench/durability.py [--kills N] [--power-cuts N] [--break ack-early|no-key|normal] [--json PATH]`

Exit status 1 if anything that was answered with 200 is missing, is there twice, or left a hole; with `--break`, that is
what must happen. Power cuts need a C compiler (cc) and Linux.
"""

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from loads.figures import Figures, line, save
from losses.kills import count_kills
from losses.power_cuts import count_power_cuts
from losses.recordings import NoCompiler

FAULTS = ("lost", "duplicated", "holes", "not_whole", "refused", "never_accepted")
BREAKS = ("ack-early", "no-key", "normal")


def main() -> int:
    """Runs what was asked for; prints a line each."""
    chosen = read_words()
    who = "facilitator" if chosen.broken is None else f"broken ({chosen.broken})"
    told: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory(prefix="bench-durability-") as folder:
        for case, number, run in (
            ("kills", chosen.kills, count_kills),
            ("power cuts", chosen.power_cuts, count_power_cuts),
        ):
            if not number:
                continue
            told[case], complaints = run(Path(folder), number, chosen.broken)
            print(line(case, who, told[case]), flush=True)
            for complaint in complaints:
                print(complaint, file=sys.stderr)
    save(chosen.json, {"at": datetime.now(UTC).isoformat(timespec="seconds"), "server": who, "cases": told})
    return 1 if any(figures.get(fault) for figures in told.values() for fault in FAULTS) else 0


def read_words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Counts accepted notes that are lost, duplicated or out of count.")
    parser.add_argument("--kills", type=int, default=50, help="how often the server is killed in a burst")
    parser.add_argument("--power-cuts", type=int, default=25, help="at how many moments the power fails")
    parser.add_argument("--break", dest="broken", choices=BREAKS, help="take one promise out of the server first")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NoCompiler as fault:
        sys.exit(str(fault))
