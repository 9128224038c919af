"""What the examples' reports print, measured alike for this tree and for an earlier one, in a work tree made for it."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from facilitator.composition.checking import find_differences, find_foreign_words, find_lost_words

ROOT = Path(__file__).parents[1]
Line = dict[str, Any]
Report = dict[str, Any]


@contextmanager
def check_out(revision: str) -> Iterator[Path]:
    """Gives the folder of a work tree of that revision, which goes afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        run_git("worktree", "add", "--detach", str(tree), revision)
        try:
            yield tree
        finally:
            run_git("worktree", "remove", "--force", str(tree))


def run_git(*words: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *words], check=True, capture_output=True)


def read_reports(tree: Path) -> dict[str, Report]:
    """Gives what the reports of the examples say, by example, as the tree prints them."""
    command = [sys.executable, str(ROOT / "bench" / "printed.py")]
    done = subprocess.run(command, cwd=tree, check=True, capture_output=True, env={"PYTHONPATH": str(tree)})
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def measure(report: Report, claims: set[str]) -> dict[str, str]:
    """Gives C1 to C12 of one printed report; `claims` are the texts of notes that are known to claim something."""
    notes: dict[str, Any] = report["notes"]
    parts = [part for part in report["parts"] if part["level"] > 1]
    lines: list[Line] = [line for part in parts for line in part["lines"]]
    worded = [line for line in lines if line["role"] == "note"]
    cited = {label for line in lines for label in line["notes"]}
    told = {label for line in worded for label in line["notes"]}
    asks = {label for label, note in notes.items() if note["kind"] == "ask"}
    asked = {label for line in worded if line.get("asked") for label in line["notes"]}
    claimed = {label for label, note in notes.items() if note["text"] in claims}
    unchecked = {label for line in worded if "unchecked" in line.get("marks", ()) for label in line["notes"]}
    words = sum(count(line["printed"]) for line in lines) + sum(count(part["title"]) for part in parts)
    empty = sum(count(line["printed"]) for line in lines if line["role"] == "empty")
    said = sum(count(line["text"]) for line in worded)
    framed = sum(count(part["title"]) for part in parts)
    framed += sum(count(line["printed"]) for line in lines if line["role"] == "caption")
    quoted = framed + sum(count(notes[label]["text"]) + 1 for label in cited)
    return {
        "C1 cited": f"{len(cited)} of {len(notes)}",
        "C2 in words": f"{len(told)} of {len(notes)}",
        "C3 not as the note": str(sum(not is_faithful(line, notes) for line in worded)),
        "C4 changed": str(sum(is_changed(line, notes) for line in worded)),
        "C5 marks not exact": str(sum(line["is_exact"] and not is_exact(line, notes) for line in worded)),
        "C6 joined": str(sum(len(line["notes"]) - 1 for line in worded if not line.get("is_phrases"))),
        "C7 asked for": f"{len(asked & asks)} of {len(asks)}",
        "C8 notes' words": f"{said / (words - empty):.1%}",
        "C9 length": f"{words / quoted:.2f}",
        "C10 claims unchecked": f"{len(claimed & unchecked)} of {len(claimed - asks)}",
        "C11 composed": str(sum(line["role"] == "sentence" and bool(line["notes"]) for line in lines)),
        "C12 same": str(report["is_same"]),
    }


def count(text: str) -> int:
    """Gives how many words a text has."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def is_whole(line: Line) -> bool:
    return not line["is_exact"] and not line.get("is_phrases")


def is_faithful(line: Line, notes: dict[str, Any]) -> bool:
    pair = notes[line["notes"][0]]["text"], line["text"]
    return not is_whole(line) or not (find_foreign_words(*pair) or find_lost_words(*pair))


def is_changed(line: Line, notes: dict[str, Any]) -> bool:
    return is_whole(line) and bool(find_differences(notes[line["notes"][0]]["text"], line["text"]))


def is_exact(line: Line, notes: dict[str, Any]) -> bool:
    return line["text"] in notes[line["notes"][0]]["text"]


def print_beside(revision: str, claims: set[str], write: Callable[[str], None]) -> dict[str, Any]:
    """Prints what this tree's reports and the earlier ones give, and gives all of it."""
    with check_out(revision) as tree:
        reports = {"this tree": read_reports(ROOT), revision: read_reports(tree)}
    figures = {
        tree: {name: measure(report, claims) for name, report in found.items()} for tree, found in reports.items()
    }
    for name in figures[revision]:
        write(f"{name}, as printed: this tree | {revision}")
        for check, value in figures["this tree"][name].items():
            write(f"  {check}: {value} | {figures[revision][name][check]}")
    return figures
