"""Quotations that a person chose: whole, shortened with an ellipsis that says so, or with a spelling mended.

What is printed as quoted is in the note, or is marked. Nothing here chooses; it judges what was chosen.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from facilitator.composition.checking import CHECKS

ELLIPSIS = "[…]"
LIKE_ENOUGH = 0.8
"""How much of a word's letters a mended spelling keeps."""
SHORTEST_MENDED = 4
MOST_MENDED = 3
"""Words of one quotation; more is another text."""

_GAP = re.compile(r"\s*(?:\[…\]|\[\.\.\.\])\s*")
_WORD = re.compile(r"\S+")
_APOSTROPHES = str.maketrans("", "", "'’")
_END_MARKS = " .!?…\n"


class Quoted(StrEnum):
    """How a quotation differs from its note."""

    EXACT = "exact"
    SHORTENED = "shortened"
    MENDED = "mended"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words as they are printed between quotation marks, and how they differ from their note."""

    text: str
    how: Quoted


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    n_mended: int = 0


def judge_quote(note_text: str, quote: str) -> Quotation | None:
    """Gives what is printed of a note where a person chose these words; None where the note does not say them."""
    pieces = [piece for piece in _GAP.split(quote.strip()) if piece]
    places = _locate(note_text, pieces, _find_exact) or _locate(note_text, pieces, _find_mended)
    if not places or sum(place.n_mended for place in places) > MOST_MENDED:
        return None
    has_start = bool(note_text[: places[0].start].strip())
    has_end = bool(note_text[places[-1].end :].strip(_END_MARKS))
    shown = f" {ELLIPSIS} ".join(pieces)
    text = f"{f'{ELLIPSIS} ' if has_start else ''}{shown}{f' {ELLIPSIS}' if has_end else ''}"
    if any(place.n_mended for place in places):
        return Quotation(text, Quoted.MENDED)
    return Quotation(text, Quoted.SHORTENED if ELLIPSIS in text else Quoted.EXACT)


def is_mended(before: str, after: str) -> bool:
    """Tells whether a text says what it said before, word by word, with spellings and capitals mended at most."""
    was, now = (" ".join(text.casefold().split()) for text in (before, after))
    found = judge_quote(was, now)
    return found is not None and found.how is not Quoted.SHORTENED and len(was.split()) == len(now.split())


_Find = Callable[[str, str, int], _Place | None]


def _locate(note_text: str, pieces: Sequence[str], find: _Find) -> list[_Place]:
    """Where the pieces stand, one after the other; nothing where one of them does not."""
    places: list[_Place] = []
    for piece in pieces:
        found = find(note_text, piece, places[-1].end if places else 0)
        if found is None:
            return []
        places.append(found)
    return places


def _find_exact(note_text: str, piece: str, start: int) -> _Place | None:
    """Between whole words: half a word is not what somebody said."""
    found = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)").search(note_text, start)
    return None if found is None else _Place(*found.span())


def _find_mended(note_text: str, piece: str, start: int) -> _Place | None:
    typed, words = list(_WORD.finditer(note_text, start)), _WORD.findall(piece)
    for at in range(len(typed) - len(words) + 1):
        run = typed[at : at + len(words)]
        if all(is_spelling(one.group(), other) for one, other in zip(run, words, strict=True)):
            n_mended = sum(one.group() != other for one, other in zip(run, words, strict=True))
            return _Place(run[0].start(), run[-1].end(), n_mended)
    return None


def is_spelling(typed: str, mended: str) -> bool:
    """Tells whether two words are the same but for a slip: no figure, no negation, nothing that a reader weighs."""
    if strip_apostrophes(typed) == strip_apostrophes(mended):  # dont: the commonest slip of a phone
        return True
    if any(sign.isdigit() for sign in typed + mended) or min(len(typed), len(mended)) < SHORTEST_MENDED:
        return False
    if typed[0].casefold() != mended[0].casefold():  # to hire and to fire; every and very
        return False
    if any(find(typed) != find(mended) for find in CHECKS.values()):
        return False
    return SequenceMatcher(None, typed.casefold(), mended.casefold()).ratio() >= LIKE_ENOUGH


def strip_apostrophes(word: str) -> str:
    """A word's letters."""
    return word.translate(_APOSTROPHES)
