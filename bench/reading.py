"""What the language model's reading of a note costs, and beside an earlier tree in the same run.

`python bench/reading.py [--beside REVISION] [--rounds N] [--json PATH]`

Processor time in milliseconds a note on one core, medians of the rounds, of which each is a process of its own: where
several notes wait, as in an import, and where one comes alone, as from a phone.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from beside import ROOT, check_out
from loads.figures import Figures, line, medians, save

NOTES = ROOT / "bench" / "adapter" / "notes.jsonl"
N_WAITING = 400
N_ALONE = 100
READ = """
import json, sys, time
from facilitator.clustering.embeddings import embed_texts

def measure(parts):
    start = time.process_time()
    for part in parts:
        embed_texts(part)
    return (time.process_time() - start) / sum(map(len, parts)) * 1000

waiting, alone = json.load(sys.stdin)
embed_texts(["the model is loaded now"])
print(json.dumps({"waiting_ms": measure([waiting]), "alone_ms": measure([[note] for note in alone])}))
"""
"""Uses nothing but what trees of different age have in common."""


def main() -> None:
    """Measures the trees in turn and prints each one's medians, and how many times the earlier one's ours are."""
    chosen = read_words()
    texts = [json.loads(each)["text"] for each in NOTES.open(encoding="utf-8")][: N_WAITING + N_ALONE]
    with ExitStack() as stack:
        trees = {"now": ROOT}
        if chosen.beside:
            trees[chosen.beside] = stack.enter_context(check_out(chosen.beside))
        rounds = [{name: measure(tree, texts) for name, tree in trees.items()} for _ in range(chosen.rounds)]
    told = {name: medians(each[name] for each in rounds) for name in trees}
    for name, figures in told.items():
        print(line("reading", name, figures))
    if chosen.beside:
        earlier = told[chosen.beside]
        print(line("reading", "times the earlier", {name: told["now"][name] / earlier[name] for name in earlier}))
    save(chosen.json, {"rounds": rounds, "medians": told})


def measure(tree: Path, texts: Sequence[str]) -> Figures:
    """What a note costs in that tree."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "OPENBLAS_NUM_THREADS": "1"}
    parts = json.dumps([texts[:N_WAITING], texts[N_WAITING:]])
    command = [sys.executable, "-c", READ]
    done = subprocess.run(command, cwd=tree, env=environment, input=parts, text=True, check=True, capture_output=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def read_words() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", metavar="REVISION")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
