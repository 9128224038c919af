"""How alike two themes of different roundtables are: a figure of these two roundtables alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from facilitator.comparison.sides import ComparedTheme, Matrix, Side, read_by_words

N_NEAREST = 2
SAME_HEADING, HEADING_BASE = 0.3, 0.3
SIZE = 0.2
FEW_THEMES = 10
FEW_MEAN, FEW_SPREAD = -0.25, 0.13
"""Under so many themes a mean and a spread are chance; then those of the example roundtables stand for them."""
N_DIGITS = 4


def score_sides(left: Side, right: Side) -> Matrix:
    """Scores of all themes of two roundtables, (n_left, n_right); about 2.5 is as likely the same issue as not."""
    if left.model != right.model:
        left, right = read_by_words(left), read_by_words(right)
    cosines = left.vectors @ right.vectors.T
    if not cosines.size:
        return cosines
    apart = cosines - mean_nearest(cosines, 1) / 2 - mean_nearest(cosines, 0) / 2
    nudged = standardise(apart) + SAME_HEADING * (compare_headings(left, right) - HEADING_BASE)
    scores: Matrix = np.round(nudged + SIZE * (np.log(compare_sizes(left, right)) - 1), N_DIGITS)
    return scores


def mean_nearest(cosines: Matrix, axis: int) -> Matrix:
    """How near each theme is to what is nearest to it: one that is like everything is like nothing."""
    nearest = np.sort(cosines, axis=axis)
    last = nearest[:, -N_NEAREST:] if axis == 1 else nearest[-N_NEAREST:]
    return np.asarray(last.mean(axis=axis, keepdims=True))


def standardise(apart: Matrix) -> Matrix:
    """In spreads above the mean of the two roundtables."""
    if min(apart.shape) < FEW_THEMES:
        return (apart - FEW_MEAN) / FEW_SPREAD
    return np.asarray((apart - apart.mean()) / max(float(apart.std()), 1e-9))


def compare_headings(left: Side, right: Side) -> Matrix:
    """1 where two themes stand under the same heading, else 0."""
    ours, theirs = ([theme.heading.value for theme in side.themes] for side in (left, right))
    return np.asarray(np.array(ours)[:, None] == np.array(theirs)[None], dtype=np.float64)


def compare_sizes(left: Side, right: Side) -> Matrix:
    """How many notes the smaller of two themes has."""
    ours, theirs = ([max(1, len(theme.notes)) for theme in side.themes] for side in (left, right))
    return np.asarray(np.minimum(np.array(ours)[:, None], np.array(theirs)[None]), dtype=np.float64)


@dataclass(frozen=True)
class Scores:
    """All themes of several roundtables against one another; within one roundtable the score is minus infinity.

    Attributes:
        sides: the roundtables.
        matrix: (n_themes, n_themes), symmetric.
    """

    sides: tuple[Side, ...]
    matrix: Matrix

    @cached_property
    def themes(self) -> list[ComparedTheme]:
        """Every theme, in the order of the matrix."""
        return [theme for side in self.sides for theme in side.themes]

    @cached_property
    def side_of(self) -> NDArray[np.int64]:
        """To which of the sides each theme belongs."""
        return np.repeat(np.arange(len(self.sides)), [len(side.themes) for side in self.sides])

    @cached_property
    def place_of(self) -> dict[int, int]:
        """Where each theme stands, by its id."""
        return {theme.id: place for place, theme in enumerate(self.themes)}

    @cached_property
    def bests(self) -> NDArray[np.int64]:
        """For each theme and side the theme there with the highest score, (n_themes, n_sides); -1 where none is."""
        found = np.full((len(self.themes), len(self.sides)), -1, dtype=np.int64)
        for number in range(len(self.sides)):
            columns = np.flatnonzero(self.side_of == number)
            if columns.size:
                found[:, number] = columns[self.matrix[:, columns].argmax(axis=1)]
        found[np.arange(len(self.themes)), self.side_of] = -1
        return found

    def is_mutual(self, one: int, other: int) -> bool:
        """Whether two themes are each other's best."""
        return bool(
            self.bests[one, self.side_of[other]] == other and self.bests[other, self.side_of[one]] == one,
        )

    def mean(self, places: Sequence[int]) -> float:
        """The mean over all pairs of different roundtables."""
        if len(places) == 2:
            return float(self.matrix[places[0], places[1]])
        block = self.matrix[np.ix_(places, places)]
        pairs = block[np.isfinite(block)]
        return round(float(pairs.mean()), N_DIGITS) if pairs.size else float("-inf")


def score_all(sides: Sequence[Side]) -> Scores:
    """All scores between these roundtables."""
    starts = np.cumsum([0, *(len(side.themes) for side in sides)])
    matrix = np.full((int(starts[-1]), int(starts[-1])), -np.inf)
    for row, left in enumerate(sides):
        for column in range(row + 1, len(sides)):
            scores = score_sides(left, sides[column])
            matrix[starts[row] : starts[row + 1], starts[column] : starts[column + 1]] = scores
            matrix[starts[column] : starts[column + 1], starts[row] : starts[row + 1]] = scores.T
    return Scores(tuple(sides), matrix)
