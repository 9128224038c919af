"""Numbers in a text: all of them, and those that say how much rather than name a thing."""

import re
from functools import lru_cache

from facilitator.composition.lists import read_words

NUMBER = re.compile(r"[£€$]?\d(?:[\d.,]*\d)?%?")
_NAMED = re.compile(
    r"\b(?:tiers?|phases?|iso|iec|sic|en|bs|level|levels|tables?|year|day|week|step|stage|series|part|type|as)[\s-]?\d[\w/]*"
    r"|\b[A-Za-z]+\d\w*|\b\d[GD]\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[£€$]\s?\d|(?<![\w,.])\d[\d,.]*\s?(?:pounds|quid|euros|dollars)\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?<![\w.,])(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)(?:[\s-]?(?:plus|working))?"
    r"[\s-]?(?:hour|day|week|month|year|decade)s?\b(?!\s+(?:ago|old)\b)|\b(?:days|weeks|months|years|decades)\b",
    re.IGNORECASE,
)
_SEPARATORS = str.maketrans("", "", ",")


@lru_cache(maxsize=4096)
def find_numbers(text: str) -> tuple[str, ...]:
    """Gives all numbers of a text in order, in figures and in words."""
    words = re.findall(rf"{NUMBER.pattern}|[^\W\d_]+", text.lower())
    return tuple(
        word.translate(_SEPARATORS) for word in words if not word.isalpha() or word in read_words("numbers.txt")
    )


def find_amounts(text: str) -> frozenset[str]:
    """Gives the numbers that say how much, how many or when; tier 1 and ISO 19443 are names."""
    return frozenset(find_numbers(_NAMED.sub(" ", text)))


def tells_money_or_time(text: str) -> bool:
    """Tells whether a text has an amount of money or a length of time."""
    return _MONEY.search(text) is not None or _LENGTH.search(_NAMED.sub(" ", text)) is not None
