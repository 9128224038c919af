"""Lengths of time, in words and as phones write them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from facilitator.marking.bounds import find_per
from facilitator.marking.numerals import LEFT, NUMBER, TO, read_number
from facilitator.marking.patterns import late
from facilitator.marking.plain_text import CLAUSE_END
from facilitator.marking.quantities import Figure

_UNITS = {
    "second": "seconds? secs? sec",
    "minute": "minutes? mins?",
    "hour": "hours? hrs?",
    "day": "days?",
    "week": "weeks? wks?",
    "fortnight": "fortnights?",
    "month": "months? mths? mnths? mos?",
    "quarter": "quarters? qtrs?",
    "year": "years? yrs?",
    "decade": "decades?",
}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
UNIT = "(?:" + "|".join(form for forms in _UNITS.values() for form in forms.split()) + ")"
_ATTACHED = rf"(?:(?<=[0-9])(?: ?h|d|w|y|wk|mth|yr| d(?:(?= (?:in|not|now|to|then)\b)|{CLAUSE_END})))"
# One word may stand between a number and its unit, but none that makes the unit something else's.
_BETWEEN = (
    r"(?:[ -]odd|(?: (?:more|long|full|whole|extra|further|solid|good|straight|consecutive|clear|calendar|bloody|short|"
    r"additional|other|different|hard|happy|lean|unpaid|paid|contact|flying|teaching|training)))"
)
_SINGLE = late(
    rf"{LEFT}(?P<low>{NUMBER})\+?{_BETWEEN}?[ -]?(?P<working>(?:working|business)[ -])?"
    rf"(?P<unit>{UNIT}|{_ATTACHED})(?![A-Za-z]| (?:million|billion)\b)",
    re.IGNORECASE,
)
_TWO_UNITS = late(
    rf"{LEFT}(?P<low>{NUMBER})[ -]?(?P<first>{UNIT}){TO}(?P<high>{NUMBER})[ -]?(?P<unit>{UNIT})(?![A-Za-z])",
    re.IGNORECASE,
)
_SPREAD = late(
    rf"{LEFT}(?P<low>{NUMBER}){TO}(?P<high>{NUMBER})\+?{_BETWEEN}?[ -]?(?P<working>(?:working|business)[ -])?"
    rf"(?P<unit>{UNIT}|{_ATTACHED})(?![A-Za-z])",
    re.IGNORECASE,
)
_AND_A_HALF = late(rf"\b(?:an?|one) (?P<unit>{UNIT}) and a half\b", re.IGNORECASE)
_HALF = late(r"\bhalf[ -](?:an? )?(?P<unit>hour|day|week|year|decade)\b", re.IGNORECASE)
# "A year" is a length only after a word that spends it; otherwise it is what something is counted per.
_ONE = late(
    rf"\b(?:took|take|takes|taken|taking|costs?(?: (?:us|me|them))?|lost|lose|wait(?:ed|ing)?|within|waste[ds]?|spent|"
    rf"spend|nearly|almost|about|over|under|after)(?: us| me| them)? (?P<amount>an? (?P<unit>{UNIT}))(?![A-Za-z])",
    re.IGNORECASE,
)
_DECADE = late(
    r"(?<!per )(?<!this )(?<!next )(?<!each )(?<!every )(?P<amount>(?:\ba )?\bdecade)(?= of\b| ago\b)", re.IGNORECASE
)
_SMALL_ONES = {"second", "minute", "day"}


def name_unit(word: str) -> str:
    """Gives the plain word for a unit of time: "year" for "yrs"."""
    for unit, forms in _UNITS.items():
        if any(re.fullmatch(form, word, re.IGNORECASE) for form in forms.split()):
            return unit
    return {"h": "hour", "d": "day", "w": "week", "y": "year"}.get(word.strip().lower(), word.lower())


def find_and_a_half(text: str) -> Iterator[Figure]:
    """Gives "an hour and a half"."""
    for match in _AND_A_HALF.finditer(text):
        yield _make(*match.span(), 1.5, 1.5, name_unit(match["unit"]))


def find_half_lengths(text: str) -> Iterator[Figure]:
    """Gives "half a day"."""
    for match in _HALF.finditer(text):
        yield _make(*match.span(), 0.5, 0.5, name_unit(match["unit"]))


def find_two_units(text: str) -> Iterator[Figure]:
    """Gives "18 months to 2 years", in the first of its units."""
    for match in _TWO_UNITS.finditer(text):
        first, unit = name_unit(match["first"]), name_unit(match["unit"])
        if first in _MONTHS_IN and unit in _MONTHS_IN:
            high = read_number(match["high"]) * _MONTHS_IN[unit] / _MONTHS_IN[first]
            yield _make(*match.span(), read_number(match["low"]), high, first)


def find_spread_lengths(text: str) -> Iterator[Figure]:
    """Gives "18-24 months"."""
    for match in _SPREAD.finditer(text):
        yield _make(*match.span(), read_number(match["low"]), read_number(match["high"]), _name(match))


def find_lengths(text: str) -> Iterator[Figure]:
    """Gives "2.5 yrs" and "30 working days"."""
    for match in _SINGLE.finditer(text):
        unit = _name(match)
        # "One day" is a way of speaking.
        if match["low"].lower() != "one" or unit not in _SMALL_ONES:
            count = read_number(match["low"])
            sign = ">" if "+" in match.group() else "~" if "odd" in match.group().lower() else None
            per, end = find_per(text, match.end()) or (None, match.end())
            yield replace(_make(match.start(), end, count, count, unit, bound=sign), per=per)


def find_single_lengths(text: str) -> Iterator[Figure]:
    """Gives "took a year" and "a decade of work"."""
    for pattern in (_ONE, _DECADE):
        for match in pattern.finditer(text):
            unit = name_unit(match["unit"]) if pattern is _ONE else "decade"
            yield _make(*match.span("amount"), 1, 1, unit)


def _name(match: re.Match[str]) -> str:
    unit = name_unit(match["unit"])
    return "workingday" if match["working"] and unit == "day" else unit


def _make(start: int, end: int, low: float, high: float, unit: str, *, bound: str | None = None) -> Figure:
    factor = {"decade": 10, "fortnight": 2}.get(unit, 1)
    name = {"decade": "year", "fortnight": "week"}.get(unit, unit)
    return Figure(start, end, "duration", low * factor, high * factor, name, bound=bound)
