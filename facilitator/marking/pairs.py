"""Figures of two notes that may be about the same thing: put side by side, for a person to link or to part."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from facilitator.marking.figures import Figure, find_figures
from facilitator.marking.patterns import late
from facilitator.marking.plain_text import list_words, make_plain


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note of one roundtable: its id, the theme in which it stands, its words, and their figures if known."""

    id: str
    theme: str | None
    text: str
    figures: Sequence[Figure] | None = None


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
_WORD = late(r"[^\W\d_][\w&]{2,30}")
_ENDINGS = late(r"(?:ations?|ions?|ments?|ings?|ers?|ed|es|s|ly|al|e|y)\Z")
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
    """Gives the pairs of figures of one roundtable that may be about the same thing.

    Only figures that share their unit and their words are ever compared, so that many notes take little longer each.
    """
    placed = [one for note in notes for one in _place(note)]
    return [_pair(placed[one], placed[other]) for one, other in sorted(_find_near(placed))]


def _pair(first: _Placed, second: _Placed) -> Pair:
    figures = first.figure, second.figure
    return Pair((first.note.id, second.note.id), figures, _is_same(*figures))


def _find_near(placed: Sequence[_Placed]) -> set[tuple[int, int]]:
    """Gives the places of figures that may be about the same thing, two by two."""
    by_words: dict[Hashable, list[int]] = defaultdict(list)
    by_theme: dict[Hashable, list[int]] = defaultdict(list)
    for place, one in enumerate(placed):
        for words in combinations(sorted(one.stems), 2):
            by_words[_get_unit(one.figure), words].append(place)
        for word in one.stems if one.note.theme is not None else ():
            by_theme[_get_unit(one.figure), one.note.theme, word].append(place)
    found = {pair for places in by_words.values() for pair in combinations(places, 2)}
    found |= {pair for places in by_theme.values() for pair in _pair_near_values(placed, places)}
    return {(one, other) for one, other in found if placed[one].note.id != placed[other].note.id}


def _pair_near_values(placed: Sequence[_Placed], places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Gives those of one theme and word whose values lie within the factor: the next ones in the order of values."""
    rising = sorted(places, key=lambda place: placed[place].figure.high or 0)
    for rank, one in enumerate(rising):
        for other in rising[rank + 1 :]:
            if not _within_factor(placed[one].figure, placed[other].figure):
                break
            yield min(one, other), max(one, other)


def _get_unit(figure: Figure) -> Hashable:
    """Gives what two figures must be counted in alike; what a count counts is among its words."""
    return (figure.kind,) if figure.kind == "count" else (figure.kind, figure.unit, figure.per)


def _place(note: NoteText) -> Iterator[_Placed]:
    plain = make_plain(note.text)
    for figure in find_figures(note.text) if note.figures is None else note.figures:
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
