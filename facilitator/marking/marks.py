"""What a mark is, and how a list of wordings finds its places in a text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from facilitator.marking.patterns import late

Kind = Literal[
    "contact",
    "about_a_person",
    "accusation",
    "not_for_attribution",
    "instruction",
    "advertisement",
    "markup",
    "off_topic",
    "dissent",
]
_STRAIGHT = {"’": "'", "‘": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'", "“": '"', "”": '"'}


@dataclass(frozen=True)
class Flag:
    """A fact about words: what kind they are of, where they stand as typed, why, and what is printed in their place.

    Without places it speaks of the whole note; without a mask its words are not replaced.
    """

    kind: Kind
    start: int | None
    end: int | None
    reason: str
    mask: str | None = None


class Wording(NamedTuple):
    """A pattern, what it is called before a writer, and what is printed in place of what it finds."""

    pattern: re.Pattern[str]
    reason: str
    mask: str | None = None


def word(reason: str, *patterns: str, mask: str | None = None, has_case: bool = False) -> Wording:
    """Gives a wording that is any of the patterns; capitals do not count unless it says so."""
    return Wording(late("|".join(patterns), re.NOFLAG if has_case else re.IGNORECASE), reason, mask)


def find_wordings(kind: Kind, text: str, wordings: Sequence[Wording]) -> Iterator[Flag]:
    """Gives a flag for each place where one of the wordings stands."""
    for wording in wordings:
        for match in wording.pattern.finditer(text):
            # What parts a clause from the one before is none of it, nor the blank before the next word.
            start = match.end() - len(match.group().lstrip(" .,;:!?-\n"))
            end = match.start() + len(match.group().rstrip())
            yield Flag(kind, start, max(start, end), wording.reason, wording.mask)


def flatten(text: str) -> str:
    """Gives the text with plain quotes, dashes, digits and spaces, as long as it was, so that places stay true."""
    return text if text.isascii() else "".join(map(_flatten_sign, text))


@lru_cache(maxsize=4096)
def _flatten_sign(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category in {"Zs", "Cf"}:
        return " "
    plain = "-" if category == "Pd" else _STRAIGHT.get(sign) or unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign
