"""Learns which common theme a note is about, on notes.jsonl by the labels in common_themes.tsv; torch is not needed.

    python bench/adapter/common_themes.py facilitator/clustering/common_themes.npz

One linear map of what the model reads, as `facilitator.clustering.common_themes` runs it: logistic, over all themes and
"none of them". A note whose label stands under several themes is a part of each.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from facilitator.clustering.embeddings import embed_texts
from facilitator.clustering.networks import DIMENSIONS
from facilitator.clustering.notes import write_note
from facilitator.clustering.weights import name_weights
from facilitator.clustering.wording import write_out

HERE = Path(__file__).parent
RIDGE = 3e-5
STEPS = 60
# Each theme's name is read as so many notes of it.
NAME_COUNTS = 4

Matrix = NDArray[np.float32]


def read_themes() -> dict[str, list[str]]:
    """Gives the labels of each theme."""
    lines = (HERE / "common_themes.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {name: labels for name, *labels in rows}


def read_notes(themes: dict[str, list[str]]) -> tuple[Matrix, Matrix]:
    """Gives what the model reads in each note, a 1 at its end, and its shares of the themes and of none."""
    notes = [json.loads(line) for line in (HERE / "notes.jsonl").read_text(encoding="utf-8").splitlines()]
    of_label = defaultdict(set)
    for place, labels in enumerate(themes.values()):
        for label in labels:
            of_label[label].add(place)
    written = [write_note(note["text"]) for note in notes] + [write_out(name) for name in themes] * NAME_COUNTS
    places = [of_label[note["label"].strip()] for note in notes] + [
        {place} for place in range(len(themes))
    ] * NAME_COUNTS
    shares = np.zeros((len(written), len(themes) + 1), np.float32)
    for row, own in zip(shares, places, strict=True):
        row[list(own) or [-1]] = 1 / max(1, len(own))
    read = np.ones((len(written), DIMENSIONS + 1), np.float32)
    # Texts of one length are read together, in a quarter of the time.
    order = np.argsort([len(text) for text in written], kind="stable")
    read[order, :-1] = embed_texts([written[place] for place in order])
    return read, shares


def learn(read: Matrix, shares: Matrix) -> Matrix:
    """Gives a column of weights for each theme and for none, the last row their start."""
    shape = (read.shape[1], shares.shape[1])

    def lose(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(shape).astype(np.float32)
        odds = read @ weights
        odds -= odds.max(axis=1, keepdims=True)
        chances = np.exp(odds)
        totals = chances.sum(axis=1, keepdims=True)
        held = np.vstack([weights[:-1], np.zeros((1, shape[1]), np.float32)])
        loss = (shares * (np.log(totals) - odds)).sum() / len(read) + RIDGE * (held**2).sum()
        slope = read.T @ ((chances / totals - shares) / len(read)) + 2 * RIDGE * held
        return float(loss), slope.ravel().astype(np.float64)

    start = np.zeros(shape[0] * shape[1])
    found = minimize(lose, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    learnt: Matrix = found.reshape(shape).astype(np.float32)
    return learnt


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    themes = read_themes()
    weights = learn(*read_notes(themes)).astype(np.float16)
    np.savez(asked.out, model=np.array(name_weights()), names=np.array(list(themes)), weights=weights)


if __name__ == "__main__":
    main()
