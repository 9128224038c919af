"""What a command and a document cost, beside the libraries' own start and beside an earlier tree, in the same run.

`python bench/paper.py [--notes N …] [--beside REVISION] [--rounds N] [--only CASE …] [--json PATH]`

Processor time, since it is not the disk's or the neighbours'; medians of the rounds. `start` imports Flask and
SQLAlchemy. Of long documents the same tree's CSV is taken off, which is its start and its database.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from beside import ROOT, check_out
from loads.figures import Figures, line, medians, save

EXAMPLES = ROOT / "facilitator" / "examples"
NAMES = ("cyber-defence.jsonl", "nuclear.jsonl", "space.jsonl")
WAYS = ("north", "south", "east", "west", "old", "new", "far", "near")
COLOURS = ("red", "blue", "green", "white", "black", "grey", "brown", "pink")
HALLS = [f"{way} {colour}" for colour in COLOURS for way in WAYS]
"""No number: a report lists each figure in a note, and with one more in each the list would be a third of it."""
DOCUMENTS = ("csv", "docx", "pdf")
LONG = ("docx", "pdf")
OTHERS = [each for each in [os.environ.get("PYTHONPATH")] if each]
"""Where packages are that an earlier tree needs and this one does not."""


@dataclass(frozen=True)
class Tree:
    """A work tree with a database of its own."""

    name: str
    folder: Path
    instance: Path

    def run(self, *words: str) -> tuple[str, Figures]:
        """One command's output, its processor time in seconds and its peak of memory in MB."""
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(self.folder), *OTHERS)),
            "FACILITATOR_INSTANCE": str(self.instance),
        }
        # The libraries' modules stand compiled, and so do those of a tool that has been used before.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return measure([sys.executable, "-m", "facilitator", *words], self.folder, environment)

    def bring_in(self, path: Path) -> str:
        """The code of a roundtable made of a file."""
        return self.run("import", str(path), "--title", path.stem, "--with-themes")[0].strip()

    def export(self, code: str, name: str) -> Figures:
        """What one document costs."""
        return self.run("export", code, "--format", name, "--output", str(self.instance / f"out.{name}"))[1]


def measure(command: Sequence[str], folder: Path, environment: dict[str, str]) -> tuple[str, Figures]:
    """Runs a command by itself. Raises RuntimeError where it fails."""
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed")
    return said, {"cpu_s": used.ru_utime + used.ru_stime, "peak_MB": used.ru_maxrss / 1024}


def make_notes(folder: Path, n_notes: int) -> Path:
    """A file of so many notes: the examples again and again, each time in other halls and under other themes."""
    lines = [json.loads(each) for name in NAMES for each in (EXAMPLES / name).open(encoding="utf-8")]
    path = folder / f"notes-{n_notes}.jsonl"
    made = (vary(lines[number % len(lines)], number, number // len(lines)) for number in range(n_notes))
    path.write_text("".join(json.dumps(each) + "\n" for each in made), encoding="utf-8")
    return path


def vary(note: dict[str, Any], number: int, turn: int) -> dict[str, Any]:
    """A note of an example in this turn's words."""
    label = note.get("theme_label")
    said = {
        "text": f"{note['text']} (in the {HALLS[turn % len(HALLS)]} hall)",
        "theme_label": label and f"{label} {turn}",
    }
    return {**note, "id": f"g{number}", **(said if turn else {})}


def measure_commands(trees: Sequence[Tree], folder: Path, _notes: Sequence[int]) -> Iterator[tuple[str, Figures]]:
    """What `--help` and the exports of an example cost, as multiples of the start."""
    tree = trees[0]
    code = tree.bring_in(EXAMPLES / "cyber-defence.jsonl")
    start = measure([sys.executable, "-c", "import flask, sqlalchemy"], folder, dict(os.environ))[1]["cpu_s"]
    yield "start", {"cpu_s": start}
    told = {"help": tree.run("--help")[1], **{name: tree.export(code, name) for name in DOCUMENTS}}
    yield from ((name, {**figures, "times_start": figures["cpu_s"] / start}) for name, figures in told.items())


def measure_long(trees: Sequence[Tree], folder: Path, notes: Sequence[int]) -> Iterator[tuple[str, Figures]]:
    """What documents of many notes cost, and beside the other tree's."""
    for n_notes in notes:
        path = make_notes(folder, n_notes)
        costs = [export_all(tree, tree.bring_in(path)) for tree in trees]
        for name in LONG:
            figures = dict(costs[0][name])
            if len(costs) > 1:
                figures["times_earlier"] = figures["own_cpu_s"] / costs[1][name]["own_cpu_s"]
                figures["earlier_peak_MB"] = costs[1][name]["peak_MB"]
            yield f"{name} of {n_notes:,} notes", figures


def export_all(tree: Tree, code: str) -> dict[str, Figures]:
    """Each long document's cost, with what is its own beside the CSV."""
    start = tree.export(code, "csv")["cpu_s"]
    costs = {name: tree.export(code, name) for name in LONG}
    return {name: {**cost, "own_cpu_s": cost["cpu_s"] - start} for name, cost in costs.items()}


CASES: dict[str, Callable[[Sequence[Tree], Path, Sequence[int]], Iterator[tuple[str, Figures]]]] = {
    "commands": measure_commands,
    "documents": measure_long,
}


def main() -> None:
    """Runs the cases in rounds and prints their medians."""
    chosen = read_words()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-paper-")))
        trees = [Tree("now", ROOT, folder / "now")]
        if chosen.beside:
            earlier = stack.enter_context(check_out(chosen.beside))
            trees.append(Tree(chosen.beside, earlier, folder / "earlier"))
        told: dict[str, list[Figures]] = {}
        for _ in range(chosen.rounds):
            for case in chosen.only:
                for name, figures in CASES[case](trees, folder, chosen.notes):
                    told.setdefault(name, []).append(figures)
    for name, rounds in told.items():
        print(line("paper", name, medians(rounds)), flush=True)
    save(chosen.json, told)


def read_words() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, nargs="+", default=[2000])
    parser.add_argument("--beside", metavar="REVISION")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=list(CASES), default=list(CASES))
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
