"""Which themes of different roundtables may be one issue: proposed, best first, and never decided here."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from facilitator.comparison.scores import N_DIGITS, Scores

ENOUGH = 2.0
ENOUGH_FOR_TWO = 2.5
ENOUGH_TO_JOIN = 1.75
NEARLY_A_PAIR = 2.35
"""What two themes of a group score at least where not all of it choose one another: no third carries a weak pair."""
EVEN, WIDTH = 2.5, 0.25
THEMES_A_SIDE = 1.34
"""How many themes of each roundtable a proposal may grow to where two of them overlap: four of three."""

Pair = frozenset[int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Themes, by id, that may be one issue, and the mean of their scores."""

    themes: tuple[int, ...]
    score: float

    @property
    def chance(self) -> float:
        """How likely it is one issue, 0 to 1."""
        return tell_chance(self.score)


@dataclass(frozen=True, slots=True)
class Joining:
    """A theme that may belong to an issue that a person has confirmed."""

    theme: int
    issue: int
    score: float

    @property
    def chance(self) -> float:
        """How likely it belongs, 0 to 1."""
        return tell_chance(self.score)


def tell_chance(score: float) -> float:
    """A score as a likelihood."""
    return round(1 / (1 + math.exp(-(score - EVEN) / WIDTH)), N_DIGITS)


def propose(scores: Scores, taken: Collection[int] = (), barred: Collection[Pair] = ()) -> list[Proposal]:
    """Proposals from the themes that are in no issue yet, the best first; none holds both themes of a barred pair."""
    finder = Finder(scores, {scores.place_of[each] for each in taken if each in scores.place_of}, set(barred))
    found = {places: scores.mean(places) for places in set(finder.list_candidates())}
    sides = {places: len({int(scores.side_of[place]) for place in places}) for places in found}
    ordered = sorted(found, key=lambda places: (-sides[places], -found[places], places))
    kept = fold(scores, ordered, finder)
    told = [Proposal(tuple(scores.themes[place].id for place in places), scores.mean(places)) for places in kept]
    return sorted(told, key=lambda each: (-each.score, each.themes))


@dataclass(frozen=True, slots=True)
class Finder:
    """Where to look: without the themes that are taken, and without pairs that a person has told apart."""

    scores: Scores
    taken: set[int]
    barred: set[Pair]

    def list_candidates(self) -> Iterator[tuple[int, ...]]:
        """Groups of three and more around each theme, and pairs that are each other's best."""
        for seed in range(len(self.scores.themes)):
            if seed not in self.taken:
                yield from self.gather(seed)
                yield from self.pair(seed)

    def gather(self, seed: int) -> Iterator[tuple[int, ...]]:
        """The themes elsewhere that go with this one, where they are three in all or more."""
        places = [seed, *self.list_bests(seed)]
        scores = self.scores.matrix[np.ix_(places, places)].tolist()
        group, is_chain, total = [0], True, 0.0
        for other in range(1, len(places)):
            is_near = is_chain and self.is_near(seed, places[other])
            added = total + sum(scores[other][each] for each in group)
            if is_near or round(2 * added / (len(group) * (len(group) + 1)), N_DIGITS) >= ENOUGH:
                group.append(other)
                is_chain, total = is_near, added
        if len(group) > 2 and self.rests([places[each] for each in group]):
            yield tuple(sorted(places[each] for each in group))

    def rests(self, group: Sequence[int]) -> bool:
        """Whether each two are each other's best, or some two of them so near that they are nearly a pair."""
        places = np.array(group)
        chosen = self.scores.bests[np.ix_(places, self.scores.side_of[places])] == places
        mutual = chosen & chosen.T
        is_near = self.scores.matrix[np.ix_(places, places)] >= NEARLY_A_PAIR
        return bool(mutual.sum() == len(group) * (len(group) - 1) or (mutual & is_near).any())

    def list_bests(self, seed: int) -> list[int]:
        """The best theme of each other roundtable, the best first, as far as they may stand together."""
        row = self.scores.matrix[seed].tolist()
        bests = [place for place in self.scores.bests[seed].tolist() if place >= 0 and place not in self.taken]
        allowed: list[int] = []
        for place in sorted(bests, key=lambda each: (-row[each], each)):
            if self.may_stand([seed, *allowed], place):
                allowed.append(place)
        return allowed

    def may_stand(self, group: Sequence[int], place: int) -> bool:
        """Whether nobody has told this theme apart from one of the group."""
        if not self.barred:
            return True
        own = self.scores.themes[place].id
        return not any(frozenset({own, self.scores.themes[each].id}) in self.barred for each in group)

    def is_near(self, seed: int, other: int) -> bool:
        """Whether two are each other's best, and near enough."""
        return bool(self.scores.matrix[seed, other] >= ENOUGH) and self.scores.is_mutual(seed, other)

    def pair(self, seed: int) -> Iterator[tuple[int, ...]]:
        """The themes that make a pair with this one; each pair is found from its first."""
        for other in self.list_bests(seed):
            is_enough = self.scores.matrix[seed, other] >= ENOUGH_FOR_TWO
            if other > seed and is_enough and self.scores.is_mutual(seed, other):
                yield (seed, other)


def fold(scores: Scores, ordered: Sequence[tuple[int, ...]], finder: Finder) -> list[tuple[int, ...]]:
    """The candidates without those that a better one holds; two that share two themes become one while it is small."""
    kept: list[set[int]] = []
    for places in ordered:
        group = set(places)
        if any(group <= each for each in kept):
            continue
        wider = next((each for each in kept if may_fold(scores, each, group, finder)), None)
        if wider is None:
            kept.append(group)
        else:
            wider |= group
    return [tuple(sorted(each)) for each in kept]


def may_fold(scores: Scores, kept: set[int], group: set[int], finder: Finder) -> bool:
    """Whether two candidates share two themes, are not too many together, and hold nothing that was told apart."""
    if len(kept & group) < 2:
        return False
    both = kept | group
    n_sides = len({int(scores.side_of[place]) for place in both})
    pairs = combinations(sorted(both), 2) if finder.barred else ()
    return len(both) <= THEMES_A_SIDE * n_sides and all(finder.may_stand([one], other) for one, other in pairs)
