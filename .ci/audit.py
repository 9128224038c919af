"""Asks whether known faults are told of what the project leans on, and says plainly what could not be asked.

It ends with 1 where a fault is known or a release was taken back, with 2 where nothing was found and not all was asked.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PINS = ROOT / "constraints.txt"
BESIDE = Path(sys.executable).parent


def main() -> int:
    """Asks every source; prints a line for each."""
    told = [ask_pypi(), ask_osv(), ask_npm(), ask_index()]
    is_asked = (told[0][0] or told[1][0]) and told[2][0] and told[3][0]
    faults = [fault for _reached, found in told for fault in found]
    for fault in faults:
        print(f"audit: {fault}")
    words = "nothing known" if is_asked else "nothing known, as far as could be asked: NOT ALL WAS CHECKED"
    print(f"audit: {f'{len(faults)} to look at' if faults else words}")
    return 1 if faults else 0 if is_asked else 2


Answer = tuple[bool, list[str]]
"""Whether a source could be asked, and the faults that it knows."""


def ask_pypi() -> Answer:
    """The index's own list of faults of Python packages."""
    return ask_auditor("pypi")


def ask_osv() -> Answer:
    """The open database of faults, for Python packages."""
    return ask_auditor("osv")


def ask_auditor(source: str) -> Answer:
    """What pip-audit hears from one source. It says that nothing is known also where it has been told nothing."""
    words = [str(BESIDE / "pip-audit"), "--requirement", str(PINS), "--no-deps", "--disable-pip", "--format", "json"]
    said = run([*words, "--vulnerability-service", source, "--progress-spinner", "off", "--timeout", "10"])
    rows = said.get("dependencies", [])
    asked = [row for row in rows if "skip_reason" not in row]
    report(f"Python packages at {source}", len(asked), len(rows) or count_pins())
    faults = [(row, fault) for row in asked for fault in row["vulns"]]
    told = [
        f"{row['name']} {row['version']}: {fault['id']}, mended in {fault['fix_versions']}" for row, fault in faults
    ]
    return bool(rows) and len(asked) == len(rows), told


def ask_npm() -> Answer:
    """What npm's registry knows of the front end's packages."""
    said = run(["npm", "audit", "--json"])
    is_asked = "metadata" in said
    report("npm packages", int(is_asked), 1)
    faults = said.get("vulnerabilities", {}).values()
    return is_asked, [f"{fault['name']} {fault['range']}: {fault['severity']} (npm)" for fault in faults]


def ask_index() -> Answer:
    """Whether an author has taken one of our pins back: any index that serves packages says that."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        words = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-deps", "--ignore-installed", "--quiet"]
        done = subprocess.run(
            [*words, "--report", str(out), "--requirement", str(PINS)], capture_output=True, text=True, cwd=ROOT
        )
        rows = json.loads(out.read_text(encoding="utf-8"))["install"] if out.exists() else []
    report("pins that the index still serves", len(rows), count_pins())
    told = [line.strip() for line in done.stderr.splitlines() if "yanked" in line.lower()]
    return len(rows) == count_pins(), told


def run(words: list[str]) -> dict[str, Any]:
    """What a tool says as JSON; nothing where it says none."""
    said = subprocess.run(words, capture_output=True, text=True, cwd=ROOT).stdout
    try:
        found: dict[str, Any] = json.loads(said)
    except ValueError:
        return {}
    return found


def report(what: str, n_asked: int, n_all: int) -> None:
    """One line: what was asked about."""
    print(f"audit: {what}: {f'{n_asked} of {n_all} asked' if n_asked else 'COULD NOT BE ASKED'}", flush=True)


def count_pins() -> int:
    """How many packages are pinned."""
    return sum(1 for line in PINS.read_text(encoding="utf-8").splitlines() if "==" in line)


if __name__ == "__main__":
    sys.exit(main())
