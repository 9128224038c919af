"""Quotations: which words of a text come from words that are erased, and the text without them."""

import re
from collections.abc import Callable, Collection, Iterable

WORD = re.compile(r"\w+")
GONE = "[…]"
RUN = 3
"""So many words in a row that were said like this nowhere else are a quotation."""
SHORTEST = 4
"""A single word this long that is not in common use, and that nobody else said, gives the note away."""


def make_striker(erased: Iterable[str], kept: Iterable[str], common: Collection[str]) -> Callable[[str], str]:
    """What strikes out of a text whatever it has of the erased words and of no others that are kept."""
    gone, still = list(map(split, erased)), list(map(split, kept))
    known = {word for words in still for word in words} | set(common)
    alone = {word for words in gone for word in words if len(word) >= SHORTEST and word not in known}
    runs = {run for words in gone for run in runs_of(words)} - {run for words in still for run in runs_of(words)}

    def strike(text: str) -> str:
        return strike_out(text, alone, runs)

    return strike


def split(text: str) -> list[str]:
    """The words of a text, however they are capitalised."""
    return [match.group().casefold() for match in WORD.finditer(text)]


def runs_of(words: list[str]) -> set[tuple[str, ...]]:
    """All the runs of words that are long enough to be a quotation."""
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def strike_out(text: str, alone: Collection[str], runs: Collection[tuple[str, ...]]) -> str:
    """The text with each stretch of struck words replaced by one sign."""
    found = list(WORD.finditer(text))
    words = [match.group().casefold() for match in found]
    struck = {place for place, word in enumerate(words) if word in alone}
    for start in range(len(words) - RUN + 1):
        if tuple(words[start : start + RUN]) in runs:
            struck |= set(range(start, start + RUN))
    return join(text, [(match.start(), match.end()) for match in found], struck)


def join(text: str, places: list[tuple[int, int]], struck: Collection[int]) -> str:
    """The text without the words at these places."""
    parts, end = [], 0
    for place in sorted(struck):
        if place - 1 not in struck:
            parts += [text[end : places[place][0]], GONE]
        end = places[place][1]
    return "".join([*parts, text[end:]])
