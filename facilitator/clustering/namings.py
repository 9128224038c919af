"""A small learnt judge of whether a name fits a group: six figures in, a chance out.

To a facilitator: "I weigh how near a name is to half of the group's notes and to all, as readers judged five
hundred names before". `bench/adapter/namings.py` learns the weights, for one model; no other is judged by them.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.clustering.embeddings import embed_texts
from facilitator.clustering.likeness import Matrix, compare_meanings
from facilitator.clustering.weights import has_model, name_weights
from facilitator.clustering.wording import write_out

NAMINGS = Path(__file__).with_name("namings.json")

FIGURES = ("common", "half_meaning", "together", "half_words", "least_words", "notes", "always")
# A name that is farther than this from half of the notes is of one or two of them alone.
NEAR = 0.42
# A group of more says no more.
MOST_NOTES = 4


def gather_figures(names: Sequence[str], n_common: int, written: Sequence[str]) -> Matrix:
    """Gives (n_names, n_figures), in the order of FIGURES.

    Args:
        names: the first `n_common` of them are common themes, the rest the notes' own words.
        written: the notes of the group, written out.
    """
    # Letters are left out: weighing their runs for each group takes longer than all the rest and tells no more.
    meaning, words = compare_meanings(written, [write_out(name) for name in names])
    figures = [
        (np.arange(len(names)) < n_common).astype(np.float32),
        _find_half(meaning),
        np.full(len(names), _tell_together(written)),
        *(_find_half(words), words.min(axis=0)),
        np.full(len(names), min(len(written), MOST_NOTES) / MOST_NOTES),
        np.ones(len(names)),
    ]
    gathered: Matrix = np.stack(figures, axis=1).astype(np.float32)
    return gathered


def judge_names(names: Sequence[str], written: Sequence[str]) -> list[float]:
    """Gives the chance of each of the notes' own phrases, 0 to 1, that a reader of the notes nods."""
    chances = judge_figures(gather_figures(names, 0, written), _list_weights())
    # Rounded, so that a last digit that differs between machines decides nothing.
    return [round(float(chance), 4) for chance in chances]


def tell_odds(themes: Sequence[str], written: Sequence[str]) -> NDArray[np.float64]:
    """Gives the logarithm of each common theme's odds that a reader nods, however far it is from half of the notes."""
    figures = gather_figures(themes, len(themes), written)
    odds: NDArray[np.float64] = figures.astype(np.float64) @ np.array(_list_weights())
    return odds


def judge_figures(figures: Matrix, weights: Sequence[float]) -> NDArray[np.float64]:
    """Gives the chance of each row; 0 where half of the notes are too far from the name."""
    odds: NDArray[np.float64] = figures.astype(np.float64) @ np.array(weights, np.float64)
    is_near = np.round(figures[:, FIGURES.index("half_meaning")], 4) >= NEAR
    chances: NDArray[np.float64] = np.where(is_near, 1 / (1 + np.exp(-np.clip(odds, -30, 30))), 0.0)
    return chances


def is_learnt() -> bool:
    """Whether names can be judged by meaning: the weights were learnt for the model of this machine."""
    return has_model() and bool(_read_namings()["model"] == name_weights())


def _find_half(fits: Matrix) -> Matrix:
    """Gives (n_names,): how well a name fits at least so of half of the notes, and of two where there are two."""
    half = min(len(fits), max(2, (len(fits) + 1) // 2))
    result: Matrix = -np.sort(-fits, axis=0)[half - 1]
    return result


def _tell_together(written: Sequence[str]) -> float:
    """Gives how near the notes, written out, are to one another on average; 1 for a note alone."""
    vectors = embed_texts(written)
    pairs: NDArray[np.float32] = (vectors @ vectors.T)[np.triu_indices(len(written), 1)]
    return float(pairs.mean()) if len(pairs) else 1.0


def _list_weights() -> list[float]:
    weights = _read_namings()["weights"]
    return [weights[figure] for figure in FIGURES]


@lru_cache(maxsize=1)
def _read_namings() -> Mapping[str, Any]:
    read: dict[str, Any] = json.loads(NAMINGS.read_text(encoding="utf-8"))
    return read
