"""A small learnt reading of notes: which of two hundred themes, that rooms of any trade come back to, each is about.

To a facilitator: "the notes of other workshops that were sorted under this theme read like these".
`bench/adapter/common_themes.py` learns it, for one model; what another model reads is not judged by it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from facilitator.clustering.embeddings import embed_texts
from facilitator.clustering.likeness import Matrix
from facilitator.clustering.namings import tell_odds
from facilitator.clustering.weights import name_weights

COMMON_THEMES = Path(__file__).with_name("common_themes.npz")
COMMON_THEMES_SHA256 = "fbcab8f5d83fc32e9cbd1bc8a2c5988828fa55c7cbebf28d1a531e8f2a9c9324"

# Only the likeliest are compared with the notes' words: the best is hardly ever farther down.
MOST_THEMES = 3
# How near the name is to the notes says a third as much as what they are about, by groups of clusters unseen.
ODDS_COUNT = 0.3
LEAST_ODDS = -6.0
# What a theme is called that says what is missing or goes wrong.
_COMPLAINT = re.compile(
    r"(?i)\b(?:shortage|short of|no|nobody|never|not|cannot|too|few|slow|hard to|late|long lead|waiting|fully booked|"
    r"missing|gap|fragile|unclear|messy|insecure|old equipment|stop-start|dying|closing|retiring|leaving|losing|lost|"
    r"sold|going overseas|abroad|avoiding|competing|squeezing|crowding|out|ends|delays|shut out|take small)\b"
)


class _Reading(NamedTuple):
    """Attributes: names, in order; a column of weights for each and one for notes of none, the last row their start."""

    model: str
    names: tuple[str, ...]
    weights: Matrix


def rate_themes(written: Sequence[str]) -> list[tuple[str, float]]:
    """Gives the likeliest themes of notes that are written out, and how surely each is theirs.

    Of a surest one that is some -0.5, of a guess -5. Where another model is installed, none is given.
    """
    reading = _read()
    if reading.model != name_weights():
        return []
    rated = (embed_texts(written) @ reading.weights[:-1] + reading.weights[-1]).astype(np.float64)
    rated -= rated.max(axis=1, keepdims=True)
    shares = rated - np.log(np.exp(rated).sum(axis=1, keepdims=True))
    # A mean of logarithms, so that a note which is hardly about the theme counts against it.
    means = shares[:, :-1].mean(axis=0)
    likeliest = np.argsort(-np.round(means, 4), kind="stable")[:MOST_THEMES]
    names = [reading.names[place] for place in likeliest]
    odds = np.maximum(LEAST_ODDS, tell_odds(names, written))
    # Rounded, so that a last digit that differs between machines decides nothing.
    return [
        (name, round(float(sum_), 4)) for name, sum_ in zip(names, means[likeliest] + ODDS_COUNT * odds, strict=True)
    ]


def is_complaint(theme: str) -> bool:
    """Tells if a common theme says what is missing or goes wrong, as no strength is called."""
    return bool(_COMPLAINT.search(theme))


def read_common_themes() -> tuple[str, ...]:
    """Gives the themes that come back in workshops of any trade."""
    return _read().names


@lru_cache(maxsize=1)
def _read() -> _Reading:
    with np.load(COMMON_THEMES, allow_pickle=False) as file:
        return _Reading(str(file["model"]), tuple(map(str, file["names"])), file["weights"].astype(np.float32))
