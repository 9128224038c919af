"""A text as it is read aloud: line breaks, wide gaps and signs that nobody sees part no words."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from facilitator.marking.marks import Flag, flatten
from facilitator.marking.patterns import late

# Between two words it stands for a blank; the other signs that nobody sees stand within a word.
_THIN = "\u200b"
_VARIANTS = frozenset("\ufe0e\ufe0f")
# What somebody is the only one of is told to the end of its line, and the next line may be about all.
_TO_THE_END = "[role]"
_WIDE = late(r"\s\s|[^\S ]")


class Run(NamedTuple):
    """Attributes: plain, with single blanks; places, where in the text each of its signs stands."""

    plain: str
    places: range | list[int]


def find_in_runs(text: str, find: Callable[[str], Iterable[Flag]]) -> Iterator[Flag]:
    """Gives what is found in each line alone, and in the text on one line; each place stands in the text as typed."""
    *lines, whole = ([put_back(flag, run.places) for flag in find(run.plain)] for run in list_runs(text))
    ended = {(flag.reason, flag.start) for line in lines for flag in line if flag.mask == _TO_THE_END}
    for line in lines:
        yield from line
    yield from (flag for flag in whole if (flag.reason, flag.start) not in ended)


def list_runs(text: str) -> list[Run]:
    """Gives each line, where there are several, and the text on one: a line may end a sentence, or only the page."""
    if text.isascii() and not _WIDE.search(text):
        return [Run(text, range(len(text)))]
    plain = flatten(text)
    ends = [place for place, sign in enumerate(text) if sign == "\n"]
    lines = [range(start, end) for start, end in pairwise([0, *ends, len(text)])] if ends else []
    whole = _close_up(text, plain, range(len(text)))
    return [*(run for line in lines if (run := _close_up(text, plain, line)).plain), whole]


def _close_up(text: str, plain: str, span: range) -> Run:
    places: list[int] = []
    for place in span:
        is_blank = plain[place].isspace()
        if not _is_unseen(text[place]) and not (is_blank and (not places or plain[places[-1]].isspace())):
            places.append(place)
    return Run("".join(" " if plain[place].isspace() else plain[place] for place in places), places)


def _is_unseen(sign: str) -> bool:
    return sign in _VARIANTS or (unicodedata.category(sign) == "Cf" and sign != _THIN)


def put_back(flag: Flag, places: range | list[int]) -> Flag:
    """Gives what was found in a run with its place in the text as typed."""
    if flag.start is None or flag.end is None:
        return flag
    return replace(flag, start=places[flag.start], end=places[flag.end - 1] + 1)
