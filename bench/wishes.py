"""Fits the marks of `facilitator/marking/wishes.tsv`: wishes that notes hold in wordings that no pattern knows.

    python bench/wishes.py [--write] [--held-out FILE.tsv]

A mark is a logistic curve on what the model makes of a note, fitted on the wordings in `tests/cases/` beside the plain
notes of `bench/adapter/notes.jsonl` and the examples. Its least value lets one plain note in so many through, counted
on notes that the fit has not seen: five parts, each fitted without it. What only sounds like a wish is told apart.
With --write the marks are stored, with the hash of the model that read the texts; with --held-out it says how many
texts of another hand are then found. Nothing is fitted on those.
"""

import argparse
import base64
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from facilitator.clustering.embeddings import embed_texts
from facilitator.clustering.weights import name_weights
from facilitator.marking.flags import find_flags
from facilitator.marking.wishes import REASONS

ROOT = Path(__file__).parents[1]
NAMES = {"attribution": "not_for_attribution", "injection": "instruction"}
CASES = ("gate.tsv", "gate_wordings.tsv", "wishes.tsv")
PLAIN = "plain"
FALSE = 1 / 200
N_PARTS = 5
WEIGHT_OF_THE_LIKE = 4.0
"""What a text counts that only sounds like a wish, beside a plain note: there are few of them, and they matter most."""
SHRINKING = 0.0001
"""How much large numbers in a row are held against it."""

Matrix = Any


def read_cases(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text("utf-8").splitlines()
    return [(kind, text) for kind, _, text in (line.partition("\t") for line in lines if not line.startswith("#"))]


def read_plain() -> list[str]:
    paths = [ROOT / "bench/adapter/notes.jsonl", *sorted((ROOT / "facilitator/examples").glob("*.jsonl"))]
    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    return [row["text"] for row in rows if not is_wish(row)]


def is_wish(row: dict[str, Any]) -> bool:
    """Whether a note may hold what is looked for: noise, what was said off the record, what the rules mark."""
    is_aside = bool(row.get("noise")) or row.get("theme") == "noise" or bool(row.get("off_record"))
    return is_aside or bool({flag.kind for flag in find_flags(row["text"])} & set(REASONS))


def fit(vectors: Matrix, is_true: Matrix, weights: Matrix) -> Matrix:
    """A row of length 1: the two sides weigh the same, however many stand on each."""
    signs = np.where(is_true, 1.0, -1.0)
    weights = weights / np.where(is_true, weights[is_true].sum(), weights[~is_true].sum())

    def measure(point: Matrix) -> tuple[float, Matrix]:
        row, bias = point[:-1], point[-1]
        margins = signs * (vectors @ row + bias)
        loss = weights @ np.logaddexp(0, -margins) + SHRINKING * (row @ row) / 2
        slopes = -signs * weights / (1 + np.exp(margins))
        return loss, np.append(vectors.T @ slopes + SHRINKING * row, slopes.sum())

    found = minimize(measure, np.zeros(vectors.shape[1] + 1), jac=True, method="L-BFGS-B")
    return found.x[:-1] / np.linalg.norm(found.x[:-1])


def score_unseen(vectors: Matrix, is_true: Matrix, weights: Matrix) -> Matrix:
    """Of each text the product with a row that was fitted without it."""
    scores = np.zeros(len(vectors))
    parts = np.arange(len(vectors)) % N_PARTS
    for part in range(N_PARTS):
        others = parts != part
        scores[~others] = vectors[~others] @ fit(vectors[others], is_true[others], weights[others])
    return scores


def find_least(scores: Matrix, is_plain: Matrix) -> float:
    """From which product on so few plain notes pass."""
    return float(np.quantile(scores[is_plain], 1 - FALSE))


def pack(row: Matrix) -> str:
    return base64.b64encode(row.astype("<f2").tobytes()).decode("ascii")


def tell_held_out(path: Path, marks: dict[str, tuple[Matrix, float]]) -> None:
    rows = read_cases(path)
    vectors = embed_texts([text for _, text in rows])
    for label, name in NAMES.items():
        row, least = marks[name]
        found = [vector @ row >= least for vector in vectors]
        by_rules = [name in {flag.kind for flag in find_flags(text)} for _, text in rows]
        own = [place for place, (kind, _) in enumerate(rows) if kind == label]
        plain = [place for place, (kind, _) in enumerate(rows) if kind == "none"]
        either = sum(found[place] or by_rules[place] for place in own)
        print(f"{path.name} {name}: rules {sum(by_rules[p] for p in own)}, with the mark {either} of {len(own)}")
        print(f"    plain texts marked {sum(found[place] for place in plain)} of {len(plain)}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Fits the marks on what a model makes of notes.")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--held-out", type=Path, metavar="FILE.tsv")
    options = parser.parse_args()
    cases = [row for name in CASES for row in read_cases(ROOT / "tests/cases" / name)]
    texts = [*cases, *((PLAIN, text) for text in read_plain())]
    vectors = embed_texts([text for _, text in texts]).astype(float)
    marks = {name: fit_mark(name, label, texts, vectors) for label, name in NAMES.items()}
    if options.write:
        lines = [f"{name_weights()}\t{name}\t{least:.4f}\t{pack(row)}\n" for name, (row, least) in marks.items()]
        (ROOT / "facilitator/marking/wishes.tsv").write_text("".join(lines), encoding="utf-8")
    if options.held_out:
        tell_held_out(options.held_out, marks)


def fit_mark(name: str, label: str, texts: Sequence[tuple[str, str]], vectors: Matrix) -> tuple[Matrix, float]:
    kinds = np.array([kind for kind, _ in texts])
    is_true = kinds == label
    weights = np.where(is_true | (kinds == PLAIN), 1.0, WEIGHT_OF_THE_LIKE)
    scores = score_unseen(vectors, is_true, weights)
    least = find_least(scores, kinds == PLAIN)
    passing = scores >= least
    told = [f"{int(passing[kinds == kind].sum())} of {(kinds == kind).sum()} {kind}" for kind in (label, "none", PLAIN)]
    print(f"{name}, unseen, by the mark alone: {', '.join(told)}", flush=True)
    return fit(vectors, is_true, weights), least


if __name__ == "__main__":
    main()
