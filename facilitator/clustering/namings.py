"""A small learnt judge of whether a name fits a group: eight figures in, a chance out.

To a facilitator: "I weigh how near a name is to all of the group's notes, and to the others, as somebody judged some
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
from facilitator.clustering.likeness import Matrix, compare_parts
from facilitator.clustering.weights import has_model, name_weights
from facilitator.clustering.wording import write_out

NAMINGS = Path(__file__).with_name("namings.json")
COMMON_THEMES = Path(__file__).with_name("common_themes.txt")

FIGURES = ("common", "meaning", "least_meaning", "elsewhere", "together", "words", "least_words", "notes", "always")
# How near a name is to notes of the heading that have nothing to do with it, where no others are known.
ELSEWHERE = 0.15
# A group of more says no more.
MOST_NOTES = 4


def gather_figures(names: Sequence[str], n_common: int, texts: Sequence[str], others: Sequence[str]) -> Matrix:
    """Gives (n_names, 9), in the order of FIGURES.

    Args:
        names: the first `n_common` of them are common themes, the rest the notes' own words.
        texts: the notes of the group.
        others: the other notes of the heading.
    """
    meaning, words = compare_parts(texts, names, [*texts, *others])
    beside = (_embed(others) @ _embed(names).T).mean(axis=0) if others else np.full(len(names), ELSEWHERE)
    figures = [
        (np.arange(len(names)) < n_common).astype(np.float32),
        *(meaning.mean(axis=0), meaning.min(axis=0), beside),
        np.full(len(names), _tell_together(texts)),
        *(words.mean(axis=0), words.min(axis=0)),
        np.full(len(names), min(len(texts), MOST_NOTES) / MOST_NOTES),
        np.ones(len(names)),
    ]
    gathered: Matrix = np.stack(figures, axis=1).astype(np.float32)
    return gathered


def judge_names(names: Sequence[str], n_common: int, texts: Sequence[str], others: Sequence[str]) -> list[float]:
    """Gives the chance of each name, 0 to 1, that a reader of the notes nods; see `gather_figures`."""
    weights = _read_namings()["weights"]
    odds = gather_figures(names, n_common, texts, others) @ np.array([weights[figure] for figure in FIGURES])
    # Rounded, so that a last digit that differs between machines decides nothing.
    return [round(float(chance), 4) for chance in 1 / (1 + np.exp(-np.clip(odds, -30, 30)))]


def is_learnt() -> bool:
    """Whether names can be judged by meaning: the weights were learnt for the model of this machine."""
    return has_model() and bool(_read_namings()["model"] == name_weights())


def list_nearest_themes(texts: Sequence[str], most: int) -> list[str]:
    """Gives the common themes that are nearest to the notes, the nearest first."""
    themes = read_common_themes()
    near = np.round((_embed(texts) @ _embed_themes(name_weights()).T).mean(axis=0), 4)
    return [themes[place] for place in np.argsort(-near, kind="stable")[:most]]


@lru_cache(maxsize=1)
def read_common_themes() -> tuple[str, ...]:
    """Gives the themes that come back in workshops of any trade."""
    lines = COMMON_THEMES.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _embed_themes(_model: str) -> Matrix:
    return _embed(read_common_themes())


def _embed(texts: Sequence[str]) -> Matrix:
    return embed_texts([write_out(text) for text in texts])


def _tell_together(texts: Sequence[str]) -> float:
    """Gives how near the notes are to one another on average; 1 for a note alone."""
    vectors = _embed(texts)
    pairs: NDArray[np.float32] = (vectors @ vectors.T)[np.triu_indices(len(texts), 1)]
    return float(pairs.mean()) if len(pairs) else 1.0


@lru_cache(maxsize=1)
def _read_namings() -> Mapping[str, Any]:
    read: dict[str, Any] = json.loads(NAMINGS.read_text(encoding="utf-8"))
    return read
