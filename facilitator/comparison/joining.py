"""Which theme of a roundtable may belong to an issue that people have confirmed from others."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from facilitator.comparison.proposals import ENOUGH_TO_JOIN, Joining, Pair
from facilitator.comparison.scores import N_DIGITS, Scores
from facilitator.comparison.sides import Matrix

Members = Mapping[int, Sequence[int]]
"""The themes of each issue."""


def propose_joining(
    scores: Scores, issues: Members, barred: Collection[Pair] = (), refused: Collection[tuple[int, int]] = ()
) -> list[Joining]:
    """Themes in no issue, each with the issue that it may belong to, the best first.

    Proposed is what is each other's best: among the themes of its roundtable the nearest to the issue, and among the
    issues that have nothing of its roundtable yet the nearest to the theme.

    Args:
        barred: pairs of themes that a person has told apart.
        refused: (issue, theme) that a person has told apart.
    """
    numbers = sorted(issues)
    fits = score_issues(scores, [issues[number] for number in numbers])
    for column, number in enumerate(numbers):
        for row, theme in enumerate(scores.themes):
            told_apart = barred and any(frozenset({theme.id, member}) in barred for member in issues[number])
            if told_apart or (number, theme.id) in refused:
                fits[row, column] = -np.inf
    found = [each for side in range(len(scores.sides)) for each in match_side(scores, fits, numbers, issues, side)]
    return sorted(found, key=lambda each: (-each.score, each.issue, each.theme))


def score_issues(scores: Scores, issues: Sequence[Sequence[int]]) -> Matrix:
    """How well each theme fits each issue: the mean of its scores to the issue's themes of other roundtables."""
    fits = np.full((len(scores.themes), len(issues)), -np.inf)
    for column, themes in enumerate(issues):
        places = [scores.place_of[theme] for theme in themes if theme in scores.place_of]
        block = scores.matrix[:, places]
        is_known = np.isfinite(block)
        counts = is_known.sum(axis=1)
        sums = np.where(is_known, block, 0.0).sum(axis=1)
        fits[counts > 0, column] = np.round(sums[counts > 0] / counts[counts > 0], N_DIGITS)
    return fits


def match_side(scores: Scores, fits: Matrix, numbers: Sequence[int], issues: Members, side: int) -> list[Joining]:
    """What one roundtable may add."""
    taken = {scores.place_of[theme] for themes in issues.values() for theme in themes if theme in scores.place_of}
    here = np.flatnonzero(scores.side_of == side)
    rows = [int(place) for place in here if int(place) not in taken]
    columns = [
        column
        for column, number in enumerate(numbers)
        if not any(scores.place_of.get(theme) in set(here.tolist()) for theme in issues[number])
    ]
    if not rows or not columns:
        return []
    block = fits[np.ix_(rows, columns)]
    return [
        Joining(scores.themes[rows[row]].id, numbers[columns[column]], float(block[row, column]))
        for row, column in enumerate(block.argmax(axis=1).tolist())
        if block[:, column].argmax() == row and block[row, column] >= ENOUGH_TO_JOIN
    ]
