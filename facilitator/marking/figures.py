"""The figures of a text, as they were typed. Every one of them is unchecked until a person says otherwise."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from facilitator.marking import counts, dates, durations, measures, money, multiples, numbered_names, shares
from facilitator.marking.bounds import find_bound_after, find_bound_before
from facilitator.marking.numerals import join_between
from facilitator.marking.patterns import late
from facilitator.marking.plain_text import blank, make_plain
from facilitator.marking.quantities import Figure

__all__ = ["Figure", "find_figures", "read_figures"]

Step = Callable[[str], Iterator[Figure]]

_MONEY: tuple[Step, ...] = (money.find_money, money.find_money_words)
# What one step took the next do not see: "4x a year" is no 4x, "an hour and a half" no half.
_STEPS: tuple[Step, ...] = (
    durations.find_and_a_half,
    multiples.find_frequencies,
    durations.find_half_lengths,
    durations.find_two_units,
    shares.find_parts_of_one,
    shares.find_percentages,
    shares.find_parts,
    shares.find_fractions,
    shares.find_halves,
    multiples.find_multiples,
    multiples.find_changes,
    dates.find_spoken_years,
    durations.find_spread_lengths,
    durations.find_lengths,
    durations.find_single_lengths,
    measures.find_sides,
    measures.find_measures,
    measures.find_metres,
    measures.find_temperatures,
    dates.find_year_pairs,
    dates.find_financial_years,
    dates.find_years,
    dates.find_old_years,
    dates.find_short_years,
    counts.find_loose_counts,
    counts.find_named_counts,
    counts.find_scaled,
    counts.find_counts,
)


_BETWEEN = "between "
# What fell over three years fell in their course, and they are no more than three.
_COURSE = late(
    r"\b(?:cut|declined|down|dropped|fallen|fell|grew|grown|halved|lost|rise|risen|rose|shrank|shrunk|slipped|up)"
    r" over \Z",
    re.IGNORECASE,
)


def find_figures(text: str) -> list[Figure]:
    """Gives the figures of a text in the order in which they stand."""
    figures: list[Figure] = []
    # A new line ends a clause: "14.2", then "lab says 16", are not 14.2 labs.
    rest = _take(join_between(make_plain(text.replace("\n", ";"))), _MONEY, figures)
    _take(numbered_names.blank_names(rest), _STEPS, figures)
    return sorted((_finish(text, figure) for figure in figures), key=lambda figure: figure.start)


@lru_cache(maxsize=16_384)
def read_figures(text: str) -> tuple[Figure, ...]:
    """Gives the same; the same words are read once."""
    return tuple(find_figures(text))


def _finish(text: str, figure: Figure) -> Figure:
    """Gives the figure with its words as typed, "between" too, the lower end first: "from 70k to 9k"."""
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        figure = replace(figure, low=figure.high, high=figure.low)
    start = figure.start
    if figure.low != figure.high and text[:start].lower().endswith(_BETWEEN):
        start -= len(_BETWEEN)
    return replace(figure, start=start, quote=text[start : figure.end])


def _take(rest: str, steps: tuple[Step, ...], figures: list[Figure]) -> str:
    """Adds what the steps find, and gives the text without it."""
    for step in steps:
        found = list(step(rest))
        for figure in found:
            whole = _add_bound(rest, figure, figures)
            figures.append(whole)
            rest = blank(rest, whole.start, whole.end)
    return rest


def _add_bound(rest: str, figure: Figure, others: list[Figure]) -> Figure:
    """Gives the figure with the bound beside it; a loose one and one that has its own take none.

    "£100m over 10" says for how long: no more than 10 are meant.
    """
    if figure.bound or "loose" in figure.marks or figure.kind == "date":
        return figure
    before = find_bound_before(rest, figure.start)
    if before and figure.kind == "duration" and _COURSE.search(rest[: figure.start]):
        return figure
    is_spread = before and rest[before[1] :].startswith("over") and _follows_money(before[1], others)
    if before and not is_spread:
        return replace(figure, bound=before[0], start=before[1])
    after = find_bound_after(rest, figure.end)
    return replace(figure, bound=after[0], end=after[1]) if after else figure


def _follows_money(start: int, others: list[Figure]) -> bool:
    return any(other.kind == "money" and other.end == start - 1 for other in others)
