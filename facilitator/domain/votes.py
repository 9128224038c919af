"""Votes: what a ballot may hold, and what ballots add up to. Nothing here knows who cast one.

Two kinds of round: dots (so many for each person, at most so many on one theme) and a grid (importance and feasibility
of each theme from 1 to 5).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median

from facilitator.domain.errors import BadInput
from facilitator.domain.headings import HeadingKey

GRID_SCALE = range(1, 6)
GRID_THEMES = 6
"""Importance and feasibility are asked of so many themes at most: more would take longer than the exercise has."""
SPLIT_SPREAD = 2
"""Half of the answers lie at least so far apart, in points of five: the room is split, whatever the median says."""
DOTS_RANGE = range(1, 11)
DEFAULT_DOTS = 3
DEFAULT_MOST_ON_ONE = 2


class RoundKind(StrEnum):
    """What people are asked in a round."""

    DOTS = "dots"
    GRID = "grid"


@dataclass(frozen=True, slots=True)
class Tally:
    """What one theme got. Dots rounds fill the first two figures, grid rounds the others."""

    theme_id: int
    n_dots: int = 0
    n_people: int = 0
    importance: float | None = None
    feasibility: float | None = None
    importance_spread: float | None = None
    feasibility_spread: float | None = None

    @property
    def is_split(self) -> bool:
        """Whether people disagree so widely that a median would hide it."""
        spreads = (self.importance_spread, self.feasibility_spread)
        return any(spread is not None and spread >= SPLIT_SPREAD for spread in spreads)


@dataclass(frozen=True, slots=True)
class Round:
    """One vote on the themes. `shown` names the headings whose results the room may see.

    `heading_of` and `name_of` know every theme that was voted on as it stood on the ballot, also one that has been
    merged, dissolved or renamed since: what people chose stays what they chose. `into_of` has the live theme in which
    one that was merged has ended.
    """

    id: int
    kind: RoundKind
    n_dots: int
    most_on_one: int
    is_open: bool
    turnout: int
    themes: tuple[int, ...]
    heading_of: Mapping[int, HeadingKey]
    shown: frozenset[HeadingKey]
    tallies: tuple[Tally, ...]
    name_of: Mapping[int, str] = field(default_factory=dict)
    into_of: Mapping[int, int] = field(default_factory=dict)


def check_dots(marks: Sequence[int], themes: Iterable[int], n_dots: int, most_on_one: int) -> None:
    """Refuses a ballot of dots over the budget. A ballot is the list of themes, one entry a dot; it may be empty."""
    if len(marks) > n_dots:
        raise BadInput({"themes": f"There are {len(marks)} dots here; each person has {n_dots}."})
    if set(marks) - set(themes):
        raise BadInput({"themes": "One of these themes is not in this vote."})
    if any(marks.count(theme) > most_on_one for theme in marks):
        raise BadInput({"themes": f"At most {most_on_one} dots can go on one theme."})


def check_grid(themes: Sequence[int], importance: Sequence[int], feasibility: Sequence[int], asked: set[int]) -> None:
    """Refuses a grid ballot that does not give each of its themes, once, two figures from 1 to 5."""
    if not len(themes) == len(importance) == len(feasibility) == len(set(themes)):
        raise BadInput({"themes": "Give each theme once, with its importance and its feasibility."})
    if set(themes) - asked:
        raise BadInput({"themes": "One of these themes is not in this vote."})
    for name, figures in (("importance", importance), ("feasibility", feasibility)):
        if any(figure not in GRID_SCALE for figure in figures):
            raise BadInput({name: "Importance and feasibility go from 1 to 5."})


def count_dots(ballots: Iterable[Sequence[int]], themes: Iterable[int]) -> list[Tally]:
    """What each theme got, in the order of `themes`."""
    cast = list(ballots)
    return [
        Tally(theme, sum(marks.count(theme) for marks in cast), sum(theme in marks for marks in cast))
        for theme in themes
    ]


def count_grid(ballots: Iterable[Mapping[int, tuple[int, int]]], themes: Iterable[int]) -> list[Tally]:
    """Median and spread (the distance between the quartiles) of what was said of each theme."""
    cast = list(ballots)
    return [tally_grid(theme, [marks[theme] for marks in cast if theme in marks]) for theme in themes]


def tally_grid(theme: int, figures: Sequence[tuple[int, int]]) -> Tally:
    """One theme's medians and spreads; nothing where nobody said anything."""
    if not figures:
        return Tally(theme)
    importance, feasibility = [pair[0] for pair in figures], [pair[1] for pair in figures]
    return Tally(
        theme,
        n_people=len(figures),
        importance=median(importance),
        feasibility=median(feasibility),
        importance_spread=quartile_distance(importance),
        feasibility_spread=quartile_distance(feasibility),
    )


def quartile_distance(figures: Sequence[int]) -> float:
    """How far the middle of the upper half lies above the middle of the lower half."""
    ordered = sorted(figures)
    half = len(ordered) // 2
    if half == 0:
        return 0.0
    return float(median(ordered[-half:]) - median(ordered[:half]))


def top_themes(tallies: Iterable[Tally]) -> list[int]:
    """The themes with the most dots, by people where dots are equal, then by age."""
    ranked = sorted(tallies, key=lambda tally: (-tally.n_dots, -tally.n_people, tally.theme_id))
    return [tally.theme_id for tally in ranked[:GRID_THEMES] if tally.n_dots]
