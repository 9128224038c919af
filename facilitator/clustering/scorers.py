"""A small learnt judge of whether a note belongs to a theme: twelve figures of each note in, a chance out.

To a facilitator: "I weigh how near the note is to the name, to what you took and to the other themes, as I learnt on
the notes of other workshops". `bench/adapter/scorer.py` learns the weights, for one model; no other is judged by them.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from facilitator.clustering.weights import has_model, name_weights

Matrix = NDArray[np.float32]

SCORER = Path(__file__).with_name("scorer.json")
SCORER_SHA256 = "a3d735c1be321e9b46dd98f14eba88a6bcc85de0e226b22140fee898ee85c91d"

FIGURES = (
    "meaning",
    "letters_and_words",
    "nearest_member",
    "nearest_refused",
    "best_filled",
    "best_open",
    "name_fits_all",
    "taken",
    "turned_away",
    "left",
    "left_for_each",
    "always",
)
# A theme may hold several times what is usual; from twice on it says no more.
MOST_SHARE = 2.0
# Nor does it say more that the last note of a large heading is left than that of one of fifty.
LEAST_LEFT = 0.02
# A theme with no more notes than this is open: somebody has begun it, and most of its notes are still to be placed.
MOST_BEGUN = 2


class Evidence(NamedTuple):
    """What is known when a theme's list is made; arrays have a number for each note to judge.

    Attributes:
        meaning: the cosine of note and name.
        rest: how well their letters and words fit.
        member: how much nearer the nearest member is than unrelated notes are, 0 without members.
        refused: the same of the notes that were turned away, at least 0.
        filled: the score of the best other theme that is not open, 0 where all are: what it wanted it mostly has.
        open: the score of the best other theme that is open.
        name_fits_all: how well the name fits the notes of the heading on average.
        n_taken: members.
        n_refused: notes that were turned away.
        n_notes: notes of the heading.
        n_themes: themes of the heading.
        n_open: other themes that are open.
    """

    meaning: Matrix
    rest: Matrix
    member: Matrix
    refused: Matrix
    filled: Matrix
    open: Matrix
    name_fits_all: float
    n_taken: int
    n_refused: int
    n_notes: int
    n_themes: int
    n_open: int


def gather_figures(evidence: Evidence) -> NDArray[np.float64]:
    """Gives (n_notes to judge, 12), in the order of FIGURES."""
    n_rows = len(evidence.meaning)
    # In shares of what a theme holds on average, so that they mean the same in small headings and in large ones.
    usual = max(1, evidence.n_notes) / max(1, evidence.n_themes)
    taken, refused = (min(MOST_SHARE, n / usual) for n in (evidence.n_taken, evidence.n_refused))
    left = float(np.log(max(LEAST_LEFT, n_rows / max(1, evidence.n_notes))))
    left_for_each = float(np.log(max(1, n_rows) / (evidence.n_open + 1)))
    arrays = (evidence.meaning, evidence.rest, evidence.member, evidence.refused, evidence.filled, evidence.open)
    alike = [np.full(n_rows, value) for value in (evidence.name_fits_all, taken, refused, left, left_for_each, 1.0)]
    return np.stack([*(array.astype(np.float64) for array in arrays), *alike], axis=1)


def judge(figures: NDArray[np.float64], weights: Mapping[str, float]) -> NDArray[np.float64]:
    """Gives the chance of each row, 0 to 1."""
    odds = figures @ np.array([weights[figure] for figure in FIGURES])
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return chances


def find_weights() -> Mapping[str, float] | None:
    """Gives the weights that were learnt for the model of this machine; None where there are none."""
    if not has_model():
        return None
    shipped = _read_scorer()
    weights: Mapping[str, float] = shipped["weights"]
    return weights if shipped["model"] == name_weights() else None


@lru_cache(maxsize=1)
def _read_scorer() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(SCORER.read_text(encoding="utf-8"))
    return read
