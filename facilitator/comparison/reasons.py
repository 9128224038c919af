"""Why two themes may be one issue: the notes of both that speak most alike. It explains; it does not decide."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from facilitator.comparison.scores import Scores
from facilitator.comparison.sides import ComparedNote, Side, read_by_words

N_PAIRS = 3
N_WORDS = 3
"""Notes of fewer words explain little; they are shown only where there are no others."""
N_NEAREST_NOTES = 5
MOST_EXPLAINED = 6
"""Pairs of roundtables: nobody reads more."""

Alike = tuple[ComparedNote, ComparedNote]


def find_alike(left: Side, ours: Sequence[int], right: Side, theirs: Sequence[int]) -> list[Alike]:
    """The pairs of notes that speak most alike, each note once; notes are given by their place in their side."""
    if left.model != right.model:
        left, right = read_by_words(left), read_by_words(right)
    ours, theirs = leave_out_short(left, ours), leave_out_short(right, theirs)
    if not ours or not theirs:
        return []
    alike = left.rows[ours] @ right.rows[theirs].T
    alike = alike - alike.mean(axis=0, keepdims=True) / 2 - alike.mean(axis=1, keepdims=True) / 2
    found: list[Alike] = []
    while len(found) < min(N_PAIRS, len(ours), len(theirs)):
        row, column = np.unravel_index(int(np.round(alike, 4).argmax()), alike.shape)
        found.append((left.notes[ours[row]], right.notes[theirs[column]]))
        alike[row, :] = alike[:, column] = -np.inf
    return found


def leave_out_short(side: Side, notes: Sequence[int]) -> list[int]:
    """The notes that say enough, or all of them where none does."""
    return [place for place in notes if len(side.notes[place].text.split()) >= N_WORDS] or list(notes)


def explain(scores: Scores, themes: Sequence[int]) -> list[tuple[int, int, list[Alike]]]:
    """For each two roundtables, as far as anybody reads: their two themes that are most alike, and why."""
    places = [scores.place_of[theme] for theme in themes if theme in scores.place_of]
    sides = sorted({int(scores.side_of[place]) for place in places})
    pairs = list(combinations(sides, 2))[:MOST_EXPLAINED]
    return [explain_pair(scores, places, one, other) for one, other in pairs]


def explain_pair(scores: Scores, places: Sequence[int], one: int, other: int) -> tuple[int, int, list[Alike]]:
    """The best-scoring two of two roundtables."""
    pairs = [(a, b) for a in places for b in places if scores.side_of[a] == one and scores.side_of[b] == other]
    left, right = max(pairs, key=lambda pair: (scores.matrix[pair], -pair[0], -pair[1]))
    ours, theirs = scores.themes[left], scores.themes[right]
    return ours.id, theirs.id, find_alike(scores.sides[one], ours.notes, scores.sides[other], theirs.notes)


def name_issue(scores: Scores, themes: Sequence[int]) -> str:
    """The name of the theme that is nearest to the middle of them."""
    places = [scores.place_of[theme] for theme in themes]
    means = [scores.mean([place, *(each for each in places if each != place)]) for place in places]
    block = scores.matrix[np.ix_(places, places)]
    fits = [float(row[np.isfinite(row)].sum()) for row in block]
    best = max(range(len(places)), key=lambda number: (fits[number], means[number], -number))
    return scores.themes[places[best]].name


def find_nearest_notes(side: Side, others: Sequence[tuple[Side, Sequence[int]]]) -> list[ComparedNote]:
    """The notes of a roundtable that are nearest to the middle of notes elsewhere, given by their places."""
    told = [(other, places) for other, places in others if places and other.model == side.model]
    if not told or not side.notes:
        return []
    middle = np.sum([other.rows[list(places)].sum(axis=0) for other, places in told], axis=0)
    order = np.argsort(-np.round(side.rows @ middle, 4), kind="stable")
    return [side.notes[place] for place in order[:N_NEAREST_NOTES]]
