"""What is found in a note's words: kept in the memory of whoever sorts, until that process is ended to forget it.

Never a name or phrase made of notes' words is looked at through these: there are many more of them than of notes.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from facilitator.clustering.embeddings import hash_words
from facilitator.clustering.wording import write_out
from facilitator.clustering.words import Word, find_stems, read_words

Found = TypeVar("Found")

# What is kept of a note takes about 5 KB, so at most 30 MB: as many notes as readings.
MAX_KEPT = 6_000
# Who writes more has said the name of a group by then.
MOST_LETTERS = 600

_kept: list[dict[bytes, object]] = []


def _keep(find: Callable[[str], Found]) -> Callable[[str], Found]:
    found: dict[bytes, Found] = {}
    _kept.append(found)  # type: ignore[arg-type]

    @wraps(find)
    def look(text: str) -> Found:
        key = hash_words(text)
        if key not in found:
            if len(found) >= MAX_KEPT:
                found.pop(next(iter(found)))
            found[key] = find(text)
        return found[key]

    return look


@_keep
def write_note(text: str) -> str:
    """Gives a note as it is compared."""
    return write_out(text)


@_keep
def find_note_stems(text: str) -> frozenset[str]:
    """Gives the stems of a note's words."""
    return frozenset(find_stems(text))


@_keep
def read_note_words(text: str) -> tuple[Word, ...]:
    """Gives the words, figures and signs at the front of a note."""
    return read_words(text[:MOST_LETTERS])
