"""How what things cost grows with phones and with notes: the figures, and the power of the number that fits them.

`python bench/growth.py [--phones N …] [--notes N …] [--only CASE …] [--json PATH]`

1.0 is as the number, 2.0 as its square. Each figure is of one round. Suggestions are for notes that the model has read
before, in four headings; of documents the same tree's CSV is taken off.
"""

import argparse
import json
import math
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from pathlib import Path
from statistics import linear_regression
from time import process_time
from unittest.mock import patch

from beside import ROOT
from cases.comparisons import CASES, Bench
from live import allow_many_connections
from loads.figures import Figures, line, save
from paper import Tree, export_all, make_notes

from facilitator.clustering.requests import read_texts_for_storing
from facilitator.clustering.suggestions import suggest_themes
from facilitator.clustering.worker import ONE_CORE

PHONES = (60, 250, 1000, 2000)
NOTES = (120, 1000, 4000, 20_000)
N_HEADINGS = 4
SECONDS = 5.0
WARMING = ("waiting for the grid", "the grid connection takes years", "no welders", "welders are hard to find")


def measure_live(name: str, figure: str, n_phones: int, folder: Path) -> Figures:
    """One case of bench/live.py with so many phones, of ours alone."""
    bench = Bench(n_phones, 50.0, SECONDS, 1.0, folder)
    for title, server, figures in CASES[name](bench):
        if server == "facilitator":
            return {f"{title}, {figure}": figures[figure]}
    raise LookupError(name)


def measure_telling(n_phones: int, folder: Path) -> Figures:
    """Microseconds of CPU to tell everybody of one note."""
    told = measure_live("deliveries", "cpu_us_per_delivery", n_phones, folder)
    return {"CPU of telling all of a note, us": n_phones * next(iter(told.values()))}


def measure_suggestions(n_notes: int, folder: Path) -> Figures:
    """Seconds of CPU for suggestions in all headings, for the first time and again, by a process like the sorting one.

    What it is asked again it answers with groups' names that it has read.
    """
    lines = make_notes(folder, n_notes).read_text(encoding="utf-8").splitlines()
    texts = [json.loads(each)["text"] for each in lines]
    with patch.dict(os.environ, ONE_CORE), get_context("spawn").Pool(1) as pool:
        return {name: pool.apply(sort, (texts,)) for name in ("suggestions, CPU s", "asked again, CPU s")}


def sort(texts: Sequence[str]) -> float:
    """Seconds of CPU for suggestions of notes that were read before, by a process that has sorted others."""
    suggest_themes(WARMING)
    used = 0.0
    for place in range(N_HEADINGS):
        own = texts[place::N_HEADINGS]
        read_texts_for_storing(own)
        began = process_time()
        suggest_themes(own)
        used += process_time() - began
    return used


def measure_documents(n_notes: int, folder: Path) -> Figures:
    """Seconds of CPU of each document, the same tree's CSV taken off."""
    tree = Tree("facilitator", ROOT, folder / f"instance-{n_notes}")
    costs = export_all(tree, tree.bring_in(make_notes(folder, n_notes)))
    return {f"{name}, CPU s": cost["own_cpu_s"] for name, cost in costs.items()}


Measure = Callable[[int, Path], Figures]
BY_PHONES: dict[str, Measure] = {
    "telling": measure_telling,
    "returns": lambda n_phones, folder: measure_live("returns", "server_cpu_s", n_phones, folder),
    "memory": lambda n_phones, folder: measure_live("memory", "MB_in_all", n_phones, folder),
}
BY_NOTES: dict[str, Measure] = {"suggestions": measure_suggestions, "documents": measure_documents}


def fit(numbers: list[int], values: list[float]) -> float:
    """The power of the number that fits the values best."""
    slope, _ = linear_regression([math.log(each) for each in numbers], [math.log(each) for each in values])
    return slope


def main() -> int:
    """Prints a line for each number, and the powers."""
    chosen = read_words()
    allow_many_connections()
    told = {}
    with tempfile.TemporaryDirectory(prefix="bench-growth-") as folder:
        for name, measure in (BY_PHONES | BY_NOTES).items():
            if name not in chosen.only:
                continue
            numbers = chosen.phones if name in BY_PHONES else chosen.notes
            figures = {}
            for number in numbers:
                figures[number] = measure(number, Path(folder))
                print(line(name, f"{number:,}", figures[number]), flush=True)
            powers = {}
            if len(numbers) > 1:
                keys = figures[numbers[0]]
                powers = {key: fit(numbers, [figures[number][key] for number in numbers]) for key in keys}
                print(line(name, "grows to the power of", powers), flush=True)
            told[name] = {"figures": figures, "powers": powers}
    save(chosen.json, told)
    return 0


def read_words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures how costs grow.")
    parser.add_argument("--phones", type=int, nargs="+", default=PHONES)
    parser.add_argument("--notes", type=int, nargs="+", default=NOTES)
    names = [*BY_PHONES, *BY_NOTES]
    parser.add_argument("--only", nargs="+", choices=names, default=names)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
