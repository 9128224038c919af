"""Figures of two notes that may be about the same thing: put side by side, for a person to link or to part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from facilitator.marking.figures import Figure, find_figures
from facilitator.marking.plain_text import list_words, make_plain


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note of one roundtable: its id, the theme in which it stands, and its words."""

    id: str
    theme: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of different notes that may be about the same thing; `is_same` if they say the same."""

    notes: tuple[str, str]
    figures: tuple[Figure, Figure]
    is_same: bool


@dataclass(frozen=True, slots=True)
class _Placed:
    note: NoteText
    figure: Figure
    stems: frozenset[str]


_REACH = 6
_APART = 0.1
_WITHIN = 5
_WORD = re.compile(r"[^\W\d_][\w&]{2,30}")
_ENDINGS = re.compile(r"(?:ations?|ions?|ments?|ings?|ers?|ed|es|s|ly|al|e|y)\Z")
# Words that stand beside many figures and say nothing of what they are about.
_EMPTY = frozenset(
    list_words(
        "the and for are was were has have had with from that this they them their there then than "
        "but not can can't will "
        "would could should our out your you who what when where which how why all any one two into over "
        "under about just only "
        "per year years yrs month months mths week weeks wks day days hour hours min mins more most less "
        "least much many some "
        "get gets got need needs want wants take takes took give gives make makes made cost costs pay paid pays still "
        "nobody someone every each same its it's been being said say says here now new us we i'm we're don't"
    )
)


def find_pairs(notes: Sequence[NoteText]) -> list[Pair]:
    """Gives the pairs of figures of one roundtable that may be about the same thing."""
    placed = [one for note in notes for one in _place(note)]
    return [
        Pair((first.note.id, second.note.id), (first.figure, second.figure), _is_same(first.figure, second.figure))
        for first, second in combinations(placed, 2)
        if _may_be_same(first, second)
    ]


def _place(note: NoteText) -> Iterator[_Placed]:
    plain = make_plain(note.text)
    for figure in find_figures(note.text):
        if figure.low is not None and figure.high is not None:
            before = _WORD.findall(plain[: figure.start])[-_REACH:]
            within = _WORD.findall(plain[figure.start : figure.end]) if figure.kind == "count" else []
            after = _WORD.findall(plain[figure.end :])[:_REACH]
            yield _Placed(note, figure, frozenset(_cut(word) for word in before + within + after) - _STEMS_OF_EMPTY)


def _cut(word: str) -> str:
    """Gives a word without its ending, so that "apprentices" and "apprenticed" are one."""
    short = word.lower()
    cut = _ENDINGS.sub("", short)
    return cut if len(cut) > 3 else short


_STEMS_OF_EMPTY = frozenset(_cut(word) for word in _EMPTY) | _EMPTY


def _may_be_same(first: _Placed, second: _Placed) -> bool:
    one, other = first.figure, second.figure
    if first.note.id == second.note.id or one.kind != other.kind or not _have_one_unit(one, other):
        return False
    n_shared = len(first.stems & second.stems)
    is_near = first.note.theme is not None and first.note.theme == second.note.theme and _within_factor(one, other)
    return n_shared > 1 or (n_shared == 1 and is_near)


def _have_one_unit(one: Figure, other: Figure) -> bool:
    """Whether two figures are counted in the same; what a count counts is among its words."""
    return one.kind == "count" or (one.unit, one.per) == (other.unit, other.per)


def _measure_gap(one: Figure, other: Figure) -> float:
    """Gives how far two spreads lie apart, as a part of the larger end; nothing where they touch."""
    low = max(one.low or 0, other.low or 0)
    high = min(one.high or 0, other.high or 0)
    return max(0.0, low - high) / low if low else 0.0


def _is_same(one: Figure, other: Figure) -> bool:
    return _measure_gap(one, other) <= _APART


def _within_factor(one: Figure, other: Figure) -> bool:
    low, high = sorted((one.high or 0, other.high or 0))
    return high <= _WITHIN * low
