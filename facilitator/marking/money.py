"""Sums of money: a sign or a code before, or a word after."""

import re
from collections.abc import Iterator

from facilitator.marking.bounds import find_per
from facilitator.marking.numerals import AMOUNT, DIGITS, LEFT, MORE, SCALE, TO, read_spread
from facilitator.marking.patterns import late
from facilitator.marking.quantities import Figure

_SIGN = r"(?:US)?[£$€]|(?<![A-Za-z])(?:GBP|USD|EUR)"
_ENDS_ALONE = r"(?![A-Za-z0-9])"
_ENDS_ALONE_OR_PER = r"(?!(?!pl\b)[A-Za-z0-9])"
_CURRENCIES = {"£": "GBP", "$": "USD", "€": "EUR", "gbp": "GBP", "usd": "USD", "eur": "EUR"}
_WORDS: dict[str, tuple[str | None, float]] = {
    **dict.fromkeys(("pound", "pounds", "quid", "gbp", "sterling"), ("GBP", 1)),
    "grand": ("GBP", 1000),
    **dict.fromkeys(("p", "pence", "pennies"), ("GBP", 0.01)),
    **dict.fromkeys(("euro", "euros", "eur"), ("EUR", 1)),
    **dict.fromkeys(("dollar", "dollars", "usd"), ("USD", 1)),
    **dict.fromkeys(("cent", "cents"), (None, 0.01)),
}
_SUM = rf"{DIGITS}(?:{SCALE}{MORE}?)?"
_BEFORE = late(
    rf"(?P<sign>{_SIGN}) ?(?P<low>{_SUM})(?:{TO}(?:{_SIGN})? ?(?P<high>{_SUM}){_ENDS_ALONE})?",
    re.IGNORECASE,
)
_AFTER = late(
    rf"{LEFT}(?P<low>{AMOUNT})(?:p?{TO}(?P<high>{AMOUNT}))?[ -]?"
    r"(?P<word>pounds?|quid|gbp|sterling|grand|pence|pennies|euros?|eur|dollars?|usd|cents?"
    rf"|(?<=[0-9])p(?=(?:pl)?\b)){_ENDS_ALONE_OR_PER}",
    re.IGNORECASE,
)
# What is sold by the litre: elsewhere "12ppl" are people.
_SOLD = late(r"\b(?:litres?|milk|dairy|derv|diesel|duty|fuel|petrol)\b", re.IGNORECASE)


def find_money(text: str) -> Iterator[Figure]:
    """Gives the sums with a sign or a code before them."""
    for match in _BEFORE.finditer(text):
        low, high = read_spread(match["low"], match["high"])
        yield _make(text, match, low, high, _CURRENCIES[match["sign"].lower().removeprefix("us")[:3]])


def find_money_words(text: str) -> Iterator[Figure]:
    """Gives the sums with a word after them."""
    for match in _AFTER.finditer(text):
        if text[match.end() : match.end() + 2].lower() == "pl" and not _SOLD.search(text):
            continue
        currency, worth = _WORDS[match["word"].lower()]
        low, high = read_spread(match["low"], match["high"])
        yield _make(text, match, low * worth, high * worth, currency)


def _make(text: str, match: re.Match[str], low: float, high: float, currency: str | None) -> Figure:
    per, end = find_per(text, match.end()) or (None, match.end())
    marks = () if currency else ("currency?",)
    return Figure(match.start(), end, "money", low, high, currency, per, marks=marks)
