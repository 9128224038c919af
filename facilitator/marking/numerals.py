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
    **{word: float(place) for place, word in enumerate(_SMALL)},
    **{word: 10.0 * place for place, word in enumerate(_TENS, 2)},
    "nought": 0.0,
    "couple": 2.0,
    "dozen": 12.0,
}
_SCALES: dict[str, float] = {
    "hundred": 1e2,
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("m", "mn", "million"), 1e6),
    **dict.fromkeys(("b", "bn", "billion"), 1e9),
    **dict.fromkeys(("tn", "trillion"), 1e12),
}
FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

_ones = "|".join(_SMALL[1:10])
_small = "|".join(sorted(_SMALL, key=len, reverse=True))
_below_hundred = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{_ones}))?|{_small})(?![A-Za-z])"
_rest = rf"(?:[ -](?:and[ -])?{_below_hundred}"
_hundreds = rf"[ -](?:hundred\b{_rest})?|thousand\b{_rest}(?:[ -]hundred\b(?:[ -](?:and[ -])?{_below_hundred})?)?)?)"
_start = rf"(?:a(?=[ -](?:hundred|thousand)\b)|{_below_hundred})"
# "At this point five per cent left" is no half of one.
_point = (
    r"(?<!this )(?<!that )(?<!the )(?<!one )(?<!some )(?<!any )(?<!which )(?<!every )(?<!no )(?<!a )"
    rf"(?:nought[ -])?point(?:[ -](?:zero|nought|{_ones}|[0-9])(?![0-9A-Za-z]))+"
    r"(?= ?(?:%|per ?cent\b|pct\b|million\b|billion\b))"
)
_and_part = r"(?: and (?:a half|a quarter|three[ -]quarters?)\b)"

DIGITS = r"(?:[0-9]{1,3}(?:[ ,][0-9]{3})+(?![0-9])|[0-9]{1,15})(?:\.[0-9]{1,9})?(?![0-9]|[.,][0-9])"
# "At one point five firms left" is no one and a half.
WORDS = (
    rf"(?:{_start}(?:{_hundreds}|(?<!\bat one)[ -]point(?:[ -](?:zero|{_ones})\b)+|{_and_part})?"
    rf"|{_point}"
    r"|a couple of|couple of|(?:a )?couple(?= (?:hundred|thousand|million|billion)\b)|(?:half )?a dozen)"
)
NUMBER = rf"(?:{DIGITS}{_and_part}?|{WORDS})"
SCALE = r"(?: ?(?:hundred|thousand|million|billion|trillion|mn|bn|tn|[kmb])(?![A-Za-z0-9]))"
PART = rf"(?:half|(?:an?|one)[ -](?:{'|'.join([*FRACTIONS][1:])})|(?:two[ -]third|three[ -]quarter)s)"
# "Five million two hundred thousand", "a couple hundred thousand", "a million and a half".
MORE = rf"(?: thousand\b|[ -](?:{_start}{_hundreds}(?: thousand\b)?|{DIGITS}(?: thousand|k)\b)|{_and_part}(?! of\b))"
_one = r"(?<!\bin )\ba (?:million|billion|trillion)\b(?! (?:miles|years|times|things|reasons|ways|and one)\b)"
AMOUNT = rf"(?:{NUMBER}(?:{SCALE}{MORE}?)?|{PART}(?: of)? an? {SCALE}|{_one}{_and_part}?)"
# Nothing that goes on to the left: a letter, a digit, a point between digits.
LEFT = r"(?<![\w.,/])"
TO = r"(?: ?- ?|[ -]to[ -]|[ -]or[ -] ?)"
SPREAD = rf"(?P<low>{AMOUNT})(?:{TO}(?P<high>{AMOUNT}))?"

_BETWEEN = late(
    rf"\bbetween (?:[£$€] ?)?(?!(?:19|20)[0-9]{{2}} and ){AMOUNT}(?: ?(?:%|[a-z]{{1,10}}))? and (?=[£$€]?{AMOUNT})",
    re.IGNORECASE,
)
_OF_ONE = late(rf"(?P<part>{PART})(?: of)? an? (?P<whole>.+)", re.IGNORECASE)
_AND_PART = late(r"(?<= )and (?:a (?P<one>half|quarter)|three[ -]quarters?)\b", re.IGNORECASE)
_POINT = late(
    rf"(?:(?P<whole>{_below_hundred})[ -]|nought[ -])?\bpoint(?P<digits>(?:[ -](?:zero|nought|{_ones}|[0-9])\b)+)",
    re.IGNORECASE,
)
_TOKEN = late(rf"{DIGITS}|[a-z]+", re.IGNORECASE)


def join_between(text: str) -> str:
    """Gives the text with "between 5 and 10" as "between 5 or  10", at the same length: a spread like others."""
    if "between" not in text.lower():
        return text
    return _BETWEEN.sub(lambda match: f"{match.group().removesuffix('and ')}or  ", text)


def read_part(part: str) -> float:
    """Gives the value of "half", "a tenth" and "three quarters"."""
    *count, name = re.split("[ -]", part.lower())
    return _VALUES.get("".join(count), 1) / FRACTIONS[name.removesuffix("s")]


def read_number(text: str) -> float:
    """Gives the value of a number in digits or in words, with its scales."""
    whole = _OF_ONE.fullmatch(text)
    return read_part(whole["part"]) * _add(whole["whole"]) if whole else _add(text)


def _add(text: str) -> float:
    """Gives the sum of what is said up to each scale, times that scale; a part after a scale is one of the scale."""
    total = current = 0.0
    scale = 1.0
    for each in _list_tokens(text):
        if isinstance(each, float):
            current += each * (scale if each < 1 and not current else 1)
        elif each == "hundred":
            current = (current or 1) * 100
        elif each in _SCALES:
            scale = _SCALES[each]
            total, current = total + (current or 1) * scale, 0.0
    return total + current


def _list_tokens(text: str) -> list[float | str]:
    """Gives the numbers of an amount as such, and its other words in small letters."""
    told = _POINT.sub(_write_point, _AND_PART.sub(_write_part, text))
    return [_read_token(token) for token in _TOKEN.findall(told.lower())]


def _read_token(token: str) -> float | str:
    digits = re.sub("[ ,]", "", token)
    return float(digits) if digits[0].isdigit() else _VALUES.get(token, token)


def _write_part(match: re.Match[str]) -> str:
    return str(1 / FRACTIONS[match["one"].lower()] if match["one"] else 0.75)


def _write_point(match: re.Match[str]) -> str:
    words = re.split("[ -]", match["digits"].lower().strip(" -"))
    digits = "".join(word if word.isdigit() else f"{_VALUES[word]:g}" for word in words)
    return f"{_add(match['whole'] or 'zero'):g}.{digits}"


def read_spread(low: str, high: str | None) -> tuple[float, float]:
    """Gives both ends. The first takes the second's scale if it has none and is the smaller."""
    first = read_number(low)
    if high is None:
        return first, first
    second = read_number(high)
    fitting = [scale for scale in _list_scales(high) if first < second / scale]
    return first * (1 if has_scale(low) else max(fitting, default=1)), second


def _list_scales(amount: str) -> list[float]:
    """Gives the scales of an amount; of "two hundred thousand" also both in one."""
    tokens = _list_tokens(amount)
    scales = [_SCALES.get(str(token), 1.0) for token in tokens]
    return [one * other for one, other in zip(scales, [*scales[1:], 1.0], strict=True)] + scales


def has_scale(amount: str) -> bool:
    """Whether a thousand or more stands behind the number."""
    return any(isinstance(token, str) and _SCALES.get(token, 1) >= 1000 for token in _list_tokens(amount))
