"""Numbers in digits and in words, with the scale behind them, and spreads of two."""

import re

from facilitator.marking.patterns import late
from facilitator.marking.plain_text import list_words

_SMALL = list_words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = list_words("twenty thirty forty fifty sixty seventy eighty ninety")
_VALUES: dict[str, float] = {
    **{word: place for place, word in enumerate(_SMALL)},
    **{word: 10 * place for place, word in enumerate(_TENS, 2)},
    "a": 1,
    "couple": 2,
    "dozen": 12,
    "half": 0.5,
}
_SCALES: dict[str, float] = {
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("m", "mn", "million"), 1e6),
    **dict.fromkeys(("b", "bn", "billion"), 1e9),
    **dict.fromkeys(("tn", "trillion"), 1e12),
}

_ones = "|".join(_SMALL[1:10])
_small = "|".join(sorted(_SMALL, key=len, reverse=True))
_below_hundred = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{_ones}))?|{_small})(?![A-Za-z])"

DIGITS = r"(?:[0-9]{1,3}(?:[ ,][0-9]{3})+(?![0-9])|[0-9]{1,15})(?:\.[0-9]{1,9})?(?![0-9]|[.,][0-9])"
WORDS = (
    rf"(?:(?:a|{_below_hundred})[ -](?:hundred|thousand)\b(?:[ -](?:and[ -])?{_below_hundred})?"
    rf"|{_below_hundred}(?: and a half\b)?|a couple of|couple of|a dozen)"
)
NUMBER = rf"(?:{DIGITS}(?: and a half\b)?|{WORDS})"
SCALE = r"(?: ?(?:thousand|million|billion|trillion|mn|bn|tn|[kmb])(?![A-Za-z0-9]))"
AMOUNT = rf"(?:{NUMBER}{SCALE}?|half an? {SCALE})"
# Nothing that goes on to the left: a letter, a digit, a point between digits.
LEFT = r"(?<![\w.,/])"
TO = r"(?: ?- ?| to | or )"
SPREAD = rf"(?P<low>{AMOUNT})(?:{TO}(?P<high>{AMOUNT}))?"

_WITH_SCALE = late(rf"(?P<number>.*?)(?P<scale>{SCALE})?", re.IGNORECASE | re.DOTALL)


def read_number(text: str) -> float:
    """Gives the value of a number in digits or in words."""
    words = re.split(r"[ -]+", text.lower())
    if not text[0].isdigit():
        return _add_words(words)
    digits = re.sub(r"[ ,]", "", text.lower().removesuffix(" and a half"))
    return float(digits) + (0.5 if "half" in words else 0)


def _add_words(words: list[str]) -> float:
    if words[-3:] == ["and", "a", "half"]:
        return _add_words(words[:-3]) + 0.5
    total = 0.0
    for word in words:
        if word in {"hundred", "thousand"}:
            total = (total or 1) * (100 if word == "hundred" else 1000)
        elif word not in {"of", "an"} and not (
            word == "a" and len(words) > 1 and words[1] not in {"hundred", "thousand"}
        ):
            total += _VALUES.get(word, 0)
    return total


def read_spread(low: str, high: str | None) -> tuple[float, float]:
    """Gives both ends. The first takes the second's scale if it has none and is the smaller."""
    first, first_scale = _split(low)
    if high is None:
        return first * first_scale, first * first_scale
    second, second_scale = _split(high)
    if first_scale == 1 and first < second:
        first_scale = second_scale
    return first * first_scale, second * second_scale


def _split(amount: str) -> tuple[float, float]:
    match = _WITH_SCALE.fullmatch(amount)
    scale = match and match["scale"]
    if not match or not scale:
        return read_number(amount), 1
    return read_number(match["number"].strip()), _SCALES[scale.strip().lower()]


def has_scale(amount: str) -> bool:
    """Whether a scale stands behind the number."""
    return _split(amount)[1] != 1
