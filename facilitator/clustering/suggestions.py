"""The first sort: small groups of notes that surely belong together; the rest stay alone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.clustering.calibrations import find_calibration
from facilitator.clustering.likeness import Matrix, compare_for_sort, describe_method
from facilitator.clustering.names import name_group
from facilitator.clustering.notes import find_note_stems
from facilitator.clustering.words import count_stems

DEFAULT_LEVEL = 3
# Farther than any average over a group can make up for.
APART = 1e6


@dataclass(frozen=True)
class Suggestion:
    """A group that the tool proposes.

    Attributes:
        name: a few of the notes' own words, empty where none of them would do.
        members: places in the list of texts, the most central first.
        confidence: 0 to 1, the share of its pairs that is expected to be of one theme.
    """

    name: str
    members: tuple[int, ...]
    confidence: float


def describe_sort(level: int = DEFAULT_LEVEL) -> dict[str, Any]:
    """Gives with what the first sort is made, so that it can be repeated."""
    return describe_method(level=level, least_average_likeness=_get_cut(level))


def suggest_themes(
    texts: Sequence[str],
    *,
    level: int = DEFAULT_LEVEL,
    kept_apart: Collection[tuple[int, int]] = (),
    strengths: Collection[int] = (),
) -> list[Suggestion]:
    """Gives groups of two notes or more, the surest first; a note in none of them stays alone.

    The same texts give the same groups in any order.

    Args:
        texts: the notes of one heading that no person has placed.
        level: 1 (coarser, fewer alone) to 5 (finer, more alone).
        kept_apart: pairs of places that must not come together.
        strengths: places of the notes that their authors call strengths.

    Raises:
        ValueError: the level is not one of the five.
    """
    cut = _get_cut(level)
    if len(texts) < 2:
        return []
    places = _gather_copies(texts, kept_apart)
    distinct = sorted(places)
    alike = compare_for_sort([text for text, _ in distinct])
    barred = _find_barred(distinct, places, kept_apart)
    groups = [
        _order_group(texts, [places[distinct[row]] for row in rows], alike[np.ix_(rows, rows)])
        for rows in _cut_tree(alike, cut, barred)
        if sum(len(places[distinct[row]]) for row in rows) > 1
    ]
    groups.sort(key=lambda group: (-group.confidence, [texts[member] for member in group.members]))
    return _name_groups(texts, groups, strengths)


def _name_groups(texts: Sequence[str], groups: Sequence[Suggestion], strengths: Collection[int]) -> list[Suggestion]:
    """Gives the groups with names that differ from one another."""
    named: list[Suggestion] = []
    stems = [find_note_stems(text) for text in texts]
    everywhere = count_stems(stems)
    for group in groups:
        members, own = [texts[member] for member in group.members], [stems[member] for member in group.members]
        taken = {other.name for other in named if other.name}
        n_strengths = sum(member in strengths for member in group.members)
        name = name_group(members, own, everywhere, taken, n_strengths)
        named.append(replace(group, name=name))
    return named


def _get_cut(level: int) -> float:
    cuts = find_calibration().cuts
    if level not in cuts:
        raise ValueError("The level is a whole number from 1 to 5.")
    return cuts[level]


def _gather_copies(texts: Sequence[str], kept_apart: Collection[tuple[int, int]]) -> dict[tuple[str, int], list[int]]:
    """Gives the places of each distinct text; copies that a person keeps apart are told apart by their place."""
    parted = {place for pair in kept_apart if texts[pair[0]] == texts[pair[1]] for place in pair}
    places: dict[tuple[str, int], list[int]] = {}
    for place, text in enumerate(texts):
        places.setdefault((text, place + 1 if place in parted else 0), []).append(place)
    return places


def _find_barred(
    distinct: Sequence[tuple[str, int]],
    places: dict[tuple[str, int], list[int]],
    kept_apart: Collection[tuple[int, int]],
) -> list[tuple[int, int]]:
    row_of = {place: row for row, key in enumerate(distinct) for place in places[key]}
    return [(row_of[first], row_of[second]) for first, second in kept_apart if row_of[first] != row_of[second]]


def _cut_tree(alike: Matrix, cut: float, barred: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Gives groups of rows by average linkage (UPGMA), each alike by `cut` at least on average over its last join."""
    if len(alike) == 1:
        return [[0]]
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    # Likeness may exceed 1, and a distance may not be negative.
    ceiling = 1.0 + float(alike.max())
    distances: NDArray[np.float64] = ceiling - alike.astype(np.float64)
    # Rounded, so that a last digit that differs between machines decides nothing.
    distances = np.round(distances, 5)
    for first, second in barred:
        distances[first, second] = distances[second, first] = APART
    np.fill_diagonal(distances, 0)
    labels = fcluster(linkage(squareform(distances, checks=False), "average"), ceiling - cut, "distance")
    groups: dict[int, list[int]] = {}
    for row, label in enumerate(labels.tolist()):
        groups.setdefault(label, []).append(row)
    return list(groups.values())


def _order_group(texts: Sequence[str], copies: Sequence[list[int]], alike: Matrix) -> Suggestion:
    """Makes a group, still without a name, of distinct texts with their places and their likeness to one another."""
    counts = np.array([len(places) for places in copies], np.float32)
    centrality = np.round(alike @ counts, 4)
    order = sorted(range(len(copies)), key=lambda row: (-float(centrality[row]), texts[copies[row][0]]))
    members = tuple(place for row in order for place in copies[row])
    pairs = alike[np.triu_indices(len(copies), 1)]
    return Suggestion(
        name="",
        members=members,
        confidence=_rate_confidence(float(pairs.mean()) if len(pairs) else 1.0),
    )


def _rate_confidence(average_likeness: float) -> float:
    low, high = find_calibration().confidence
    return round(min(0.99, max(0.05, (average_likeness - low) / (high - low))), 2)
