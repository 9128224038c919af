"""Asks whether known faults are told of what the project leans on, and says plainly what could not be asked.

It ends with 1 where a fault is known or a release was taken back, with 2 where nothing was found and not all was asked.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
BESIDE = Path(sys.executable).parent
Answer = tuple[bool, list[str]]
"""Whether a source could be asked about everything, and the faults that it knows."""


def main() -> int:
    """Asks every source; prints a line for each."""
    pins = read_pins()
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "pins.txt"
        listed.write_text("\n".join(pins), encoding="utf-8")
        python = [ask_auditor(source, listed, len(pins)) for source in ("pypi", "osv")]
        others = [ask_npm(), ask_index(listed, len(pins))]
    is_asked = any(reached for reached, _ in python) and all(reached for reached, _ in others)
    faults = list(dict.fromkeys(fault for _, found in [*python, *others] for fault in found))
    for fault in faults:
        print(f"audit: {fault}")
    words = "nothing known" if is_asked else "nothing known, as far as could be asked: NOT ALL WAS CHECKED"
    print(f"audit: {f'{len(faults)} to look at' if faults else words}")
    return 1 if faults else 0 if is_asked else 2


def read_pins() -> list[str]:
    """Every package that the locks name for this machine, with its version."""
    locks = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "locks").glob("*.txt"))]
    lines = {line.strip() for lock in locks for line in re.findall(r"^[a-z0-9][^\\\n]*==[^\\\n]*", lock, re.MULTILINE)}
    asked = [Requirement(line) for line in sorted(lines)]
    return sorted({f"{each.name}{each.specifier}" for each in asked if each.marker is None or each.marker.evaluate()})


def ask_auditor(source: str, pins: Path, n_pins: int) -> Answer:
    """What pip-audit hears from one source. It says that nothing is known also where it has been told nothing."""
    words = [str(BESIDE / "pip-audit"), "--requirement", str(pins), "--no-deps", "--disable-pip", "--format", "json"]
    said = run([*words, "--vulnerability-service", source, "--progress-spinner", "off", "--timeout", "10"])
    asked = [row for row in said.get("dependencies", []) if "skip_reason" not in row]
    report(f"Python packages at {source}", len(asked), n_pins)
    faults = [(row, fault) for row in asked for fault in row["vulns"]]
    told = [
        f"{row['name']} {row['version']}: {fault['id']}, mended in {fault['fix_versions']}" for row, fault in faults
    ]
    return len(asked) == n_pins, told


def ask_npm() -> Answer:
    """What npm's registry knows of the front end's packages."""
    said = run(["npm", "audit", "--json"])
    is_asked = "metadata" in said
    report("npm packages", int(is_asked), 1)
    faults = said.get("vulnerabilities", {}).values()
    return is_asked, [f"{fault['name']} {fault['range']}: {fault['severity']} (npm)" for fault in faults]


def ask_index(pins: Path, n_pins: int) -> Answer:
    """Whether an author has taken one of our pins back: any index that serves packages says that."""
    out = pins.with_name("report.json")
    words = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-deps", "--ignore-installed", "--quiet"]
    words += ["--report", str(out), "--requirement", str(pins)]
    said = subprocess.run(words, capture_output=True, text=True, cwd=ROOT).stderr
    rows = json.loads(out.read_text(encoding="utf-8"))["install"] if out.exists() else []
    report("pins that the index still serves", len(rows), n_pins)
    return len(rows) == n_pins, [line.strip() for line in said.splitlines() if "yanked" in line.lower()]


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


if __name__ == "__main__":
    sys.exit(main())
