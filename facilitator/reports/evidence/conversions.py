"""Whether two figures say as much in other units or rounded: two weeks in days, two thirds as a percentage."""

import math
import re
import unicodedata
from collections.abc import Callable

from facilitator.domain.claims import Claim
from facilitator.marking.figures import Figure
from facilitator.reports.evidence.wordings import SMALL_NUMBERS

DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7}
MONTHS = {"month": 1, "quarter": 3, "year": 12}
IN_FIGURES = {word: str(number) for number, word in enumerate(SMALL_NUMBERS)}
_FRACTION = re.compile(r"(\d*)([¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")


def is_as_much(one: Figure | Claim, other: Figure | Claim) -> bool:
    """Whether both ends of two figures are as much: shares that are the same once rounded, lengths in other units."""
    alike = find_rule(one.unit, other.unit)
    ends = ((one.low, other.low), (one.high, other.high))
    return alike is not None and all(low is not None and high is not None and alike(low, high) for low, high in ends)


def find_rule(unit: str | None, other: str | None) -> Callable[[float, float], bool] | None:
    """How amounts of two units are compared; None where they cannot be."""
    if unit is None or other is None:
        return None
    if unit == other == "%":
        return lambda one, two: is_rounded(one, two) or is_rounded(two, one)
    for exact in (DAYS, MONTHS):
        if unit in exact and other in exact:
            return lambda one, two: math.isclose(one * exact[unit], two * exact[other])
    if unit in DAYS and other in MONTHS:
        return lambda one, two: is_in_months(one * DAYS[unit], two * MONTHS[other])
    if unit in MONTHS and other in DAYS:
        return lambda one, two: is_in_months(two * DAYS[other], one * MONTHS[unit])
    return None


def is_rounded(whole: float, share: float) -> bool:
    """Whether a share is another one rounded to a whole number, or to one place: 67, or 66.7, of two thirds."""
    return any(
        math.isclose(whole * scale, round(whole * scale)) and abs(whole - share) * scale <= 0.5 + 1e-9
        for scale in (1, 10)
    )


def is_in_months(days: float, months: float) -> bool:
    """Whether so many days are so many months, as people reckon: of four weeks, or of 30 or 31 days."""
    return math.isclose(days, 28 * months) or 30 * months <= days <= 31 * months


def write_fractions(text: str) -> str:
    """The text with each sign of a fraction as a decimal: `12.5%` for `12½%`."""
    return _FRACTION.sub(lambda found: f"{int(found[1] or 0) + unicodedata.numeric(found[2]):.4g}", text)


def write_in_figures(number: str) -> str:
    """A small number in figures, as `three` of `3/8`; any other as it is."""
    return IN_FIGURES.get(number, number)
