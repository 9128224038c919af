"""Whether a point says what its note says, found out without the rules by which it was made.

A first check asks that each printed word is the note's, or what a closed list writes out for it, in the note's order,
and that no other words are left out than the listed fillers. A second names what a reader must never find changed.
Tests and benchmarks put both to points; where reports are made only the second is asked, of quotations, of texts that
are to be joined, and of drafts.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from facilitator.composition.amounts import NUMBER, find_numbers
from facilitator.composition.markup import keep_printable, strip_markup
from facilitator.composition.negations import count_negations, find_hedges
from facilitator.composition.requests import part_request
from facilitator.composition.spellings import read_spellings

_TOKEN = re.compile(
    rf"(?:any|some|every)1\b|\b2moro\b|\bb4\b|{NUMBER.pattern}|w/o(?:ut)?(?![\w/])|w/in\b|w/|b/c(?![\w/])|[^\W\d_]+(?:['’][^\W\d_]+)*|[&+]"
)
_WORD = re.compile(r"(?<![\w&])[^\W\d_](?:[\w&]|['’](?=\w))*")
_BOUND = re.compile(r"[<>~≈≤≥](?=\s?[£€$]?\d)")
_MINUS = re.compile(r"(?<![^\s(])[-−](?=[£€$]?\d)")
_AND = frozenset("&+")
_SOUNDS_LIKE_HAVE = frozenset({"would", "could", "should", "might", "must"})
# What may be left out, and where: written apart from the rule that does it.
_MAY_START = re.compile(r"so|btw|by the way|need")
_MAY_END = re.compile(
    r"(?:(?:tbh|tbf|to be honest|basically|btw|end of|lol|fgs|ffs|wtf|pls|plz|please|thx|thanks|ty|win win|"
    r"full stop|rant over|end of story|job done|simples?|simple as|obvs|cheers)(?: |$))+"
)
_MAY_GO = frozenset({
    "so", "btw", "by", "need", "tbh", "tbf", "thx", "thanks", "ty",
    "to", "basically", "end", "lol", "fgs", "ffs", "wtf", "pls", "plz", "please", "win",
    "full", "rant", "job", "simple", "simples", "obvs", "cheers",
})  # fmt: skip


def find_differences(note_text: str, point_text: str) -> list[str]:
    """Gives in words what a point says otherwise than its note; nothing where it was printed as it was typed."""
    if point_text == note_text.strip():
        return []
    typed = _read(note_text)
    changed = [f"{name} changed" for name, find in CHECKS.items() if find(typed) != find(_write_out(point_text))]
    named = [f"name changed: {name}" for name in find_changed_names(typed, point_text)]
    foreign = [f"not a word of the note: {word}" for word in find_foreign_words(note_text, point_text)]
    lost = [f"word left out: {word}" for word in find_lost_words(note_text, point_text)]
    return [*changed, *named, *foreign, *lost]


def _read(note_text: str) -> str:
    """Gives what a note says: without tags and without a request to its printer, phone spellings written out."""
    return _write_out(part_request(" ".join(strip_markup(keep_printable(note_text)).split()))[0])


def _write_out(text: str) -> str:
    return _TOKEN.sub(lambda token: _expand(token.group()), text)


def _write_and(text: str) -> str:
    return _write_out(re.sub(r"[&+]", " and ", text))


def _expand(token: str) -> str:
    # Capitals are an abbreviation.
    spelling = None if token.isupper() else read_spellings().get(token.lower())
    return token if spelling is None else spelling.full


def _list_numbers(text: str) -> Counter[str]:
    return Counter(find_numbers(text))


def _list_hedges(text: str) -> Counter[str]:
    return Counter(find_hedges(text))


def _list_signs(text: str) -> Counter[str]:
    bounds = _BOUND.findall(text)
    return Counter([*bounds, *("−" for _ in _MINUS.findall(text))])


def _asks(text: str) -> bool:
    return "?" in text


CHECKS: dict[str, Callable[[str], object]] = {
    "number": _list_numbers,
    "negation": count_negations,
    "hedge": _list_hedges,
    "sign": _list_signs,
    "question mark": _asks,
}
"""What a reader must never find changed, by name."""


def find_changed_names(typed: str, point_text: str) -> list[str]:
    """Gives words with a capital that one of the two texts has more often than the other, however they are written."""
    first, second = (Counter(_WORD.findall(_write_and(text).casefold())) for text in (typed, point_text))
    names = {word for text in (typed, point_text) for word in _WORD.findall(text) if word != word.lower()}
    return sorted(name for name in {name.casefold() for name in names} - _MAY_GO if first[name] != second[name])


def find_foreign_words(note_text: str, point_text: str) -> list[str]:
    """Gives the printed words that the note does not have at their place."""
    return _align(note_text, point_text).foreign


def find_lost_words(note_text: str, point_text: str) -> list[str]:
    """Gives the words of the note that are not printed, but for fillers at its start and end."""
    gaps = _align(note_text, point_text).gaps
    first, last = " ".join(gaps[0]).casefold(), " ".join(gaps[-1]).casefold()
    lost = [] if _MAY_START.fullmatch(first) else gaps[0]
    lost = [*lost, *(word for gap in gaps[1:-1] for word in gap)]
    return lost if _MAY_END.fullmatch(last) else [*lost, *gaps[-1]]


class _Alignment(NamedTuple):
    """The printed words that do not follow the note's; the note's words before, between and after those that do."""

    foreign: list[str]
    gaps: list[list[str]]


def _align(note_text: str, point_text: str) -> _Alignment:
    """Finds each printed word where the last was found or after it, so that words that changed places show."""
    typed = _hear_have(_TOKEN.findall(part_request(strip_markup(keep_printable(note_text)))[0]))
    foreign: list[str] = []
    gaps: list[list[str]] = []
    place = 0
    for printed in _TOKEN.findall(point_text):
        found = _find(typed, printed, place)
        if found is None:
            foreign.append(printed)
            continue
        gaps.append(typed[place:found])
        place = found if _goes_on(typed[found], printed) else found + 1
    gaps = [*gaps, typed[place:]] if gaps else [[], typed]
    return _Alignment(foreign, [[word for word in gap if word not in _AND] for gap in gaps])


def _hear_have(typed: Sequence[str]) -> list[str]:
    """Gives the words with "have" for the "of" of "would of", where no "course" follows."""
    verbs = [word.casefold().replace("’", "'").removesuffix("n't").removesuffix("nt") for word in typed]
    heard = list(typed)
    for place, (verb, word) in enumerate(zip(verbs, typed[1:], strict=False), start=1):
        if verb in _SOUNDS_LIKE_HAVE and word.casefold() == "of" and verbs[place + 1 : place + 2] != ["course"]:
            heard[place] = "have"
    return heard


def _find(typed: Sequence[str], printed: str, place: int) -> int | None:
    return next((number for number in range(place, len(typed)) if _fits(typed[number], printed)), None)


def _fits(typed: str, printed: str) -> bool:
    """Tells whether a printed word is the note's, whatever its capitals, or the list's for it."""
    if typed.casefold() == printed.casefold() or (typed in _AND and printed.casefold() in {"and", "plus"}):
        return True
    spelling = read_spellings().get(typed.lower())
    if spelling is None:
        return False
    # "Yr" at the end of a clause are years.
    return printed.casefold() in {*spelling.full.casefold().split(), f"{spelling.full.casefold()}s"}


def _goes_on(typed: str, printed: str) -> bool:
    """Tells whether a word is written out as several, of which this is not the last."""
    spelling = read_spellings().get(typed.lower())
    return spelling is not None and printed.casefold() in spelling.full.casefold().split()[:-1]
