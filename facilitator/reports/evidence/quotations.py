"""Which notes a theme is quoted by: the one that says most of what the others say, then those that add most.

Words only, and the same choice whatever the order of input, so that a report can be made again and be the same.
"""

import re
from collections import Counter
from collections.abc import Sequence

from facilitator.domain.board import PEOPLE_SOURCES
from facilitator.domain.notes import Kind, Note
from facilitator.reports.evidence.attributions import label_of, text_of

WORD = re.compile(r"\w+")
SHORTEST_WORD = 4
"""Shorter words of English are mostly grammar, and say nothing of what a note is about."""

MANY_WORDS = 25
"""Beyond this a longer note is not a better quotation."""

CONTACT = re.compile(r"@\w|\b(?:\d[\s-]?){9,}")
"""An e-mail address, a handle or a telephone number: such a note is quoted only where there is no other."""


def choose_quotations(notes: Sequence[Note], lead: Kind | None = None) -> list[Note]:
    """One to three notes of a theme, the most central first, then in the order in which they were posted.

    The first is of the kind `lead`, if one of these can be quoted: a reader of barriers is not met by a strength.
    """
    words = {note.id: _words(text_of(note)) for note in notes}
    shared = Counter(word for found in words.values() for word in found)
    told: set[str] = set()
    left = sorted(notes, key=_place)
    chosen: list[Note] = []
    while left and len(chosen) < _wanted(len(notes)):
        fitting = [] if chosen else [note for note in left if note.kind is lead and not _tells_contact(note)]
        best = max(fitting or left, key=lambda note: _worth(note, words[note.id], shared, told))
        left.remove(best)
        chosen.append(best)
        told |= words[best.id]
    return [*chosen[:1], *sorted(chosen[1:], key=_place)]


def _wanted(n_notes: int) -> int:
    """How many quotations: a small theme is soon said, and a large one is not drowned in them."""
    return 1 if n_notes <= 2 else 2 if n_notes <= 4 else 3


def _worth(note: Note, words: set[str], shared: Counter[str], told: set[str]) -> tuple[bool, bool, int, int]:
    """How well a note would speak for its theme, given what is quoted already; more is better.

    Of one kind, a person's own words go before a record of them. A word counts once for each other note that uses it,
    but not when a chosen quotation has said it.
    """
    text = text_of(note)
    central = sum(shared[word] - 1 for word in words - told)
    return not _tells_contact(note), note.source in PEOPLE_SOURCES, central, min(len(WORD.findall(text)), MANY_WORDS)


def _tells_contact(note: Note) -> bool:
    return CONTACT.search(text_of(note)) is not None


def _words(text: str) -> set[str]:
    return {word for word in WORD.findall(text.casefold()) if len(word) >= SHORTEST_WORD or not word.isascii()}


def _place(note: Note) -> tuple[int, str]:
    """Where a note stands among the notes of its heading."""
    return note.number or 0, label_of(note)
