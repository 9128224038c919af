"""How near notes are to each other and to their theme's name: by given vectors, else by the words that they share."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from facilitator.composition.parts import ComposedNote, Vectors

if TYPE_CHECKING:
    from facilitator.composition.parts import Row

_WORD = re.compile(r"\w+")
SHORTEST_WORD = 4
"""Shorter words of English are mostly grammar."""

TO_OTHERS, TO_NAME = 0.6, 0.4
LEAST = -1.0
"""No two rows of length 1 are farther from each other."""
STRETCH = 256
"""So many notes are measured against all at once: a theme of 2,000 has two million pairs."""
SLACK = 1e-4
"""What products of many rows at once may differ by from `multiply`."""


class Marks(NamedTuple):
    """From which nearness on two notes say the same, and from which an editor is asked whether they do."""

    same: float
    alike: float


MARKS = {
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db": Marks(0.74, 0.45),
    "43f6f1a3f5c1a60d38edb154c533fd2c609ab99e9404c3ac6467a36bda384a06": Marks(0.80, 0.50),
}
"""For each model by its hash: what one calls near, another does not."""
STRICTEST = Marks(max(marks.same for marks in MARKS.values()), max(marks.alike for marks in MARKS.values()))
"""For vectors of any other model."""


def find_marks(vectors: Vectors) -> Marks:
    """Gives the marks for the model that made the vectors."""
    return MARKS.get(vectors.model, STRICTEST)


def compare(first: ComposedNote, second: ComposedNote, vectors: Vectors) -> float | None:
    """Gives how near two notes are in meaning, None where their vectors are not given."""
    rows = vectors.notes.get(first.label), vectors.notes.get(second.label)
    return None if rows[0] is None or rows[1] is None else multiply(rows[0], rows[1])


def find_near(notes: Sequence[ComposedNote], vectors: Vectors, least: float) -> list[set[int]]:
    """Gives for each note the places of those that may be so near to it, itself among them; `compare` decides."""
    known = [place for place, note in enumerate(notes) if note.label in vectors.notes]
    near: list[set[int]] = [set() for _ in notes]
    if not known:
        return near
    import numpy as np

    rows = np.array([vectors.notes[notes[place].label] for place in known])
    for start in range(0, len(known), STRETCH):
        products = rows[start : start + STRETCH] @ rows.T
        for place, line in zip(known[start:], products, strict=False):
            near[place] = {known[other] for other in np.flatnonzero(line >= least - SLACK).tolist()}
    return near


def multiply(first: "Row", second: "Row") -> float:
    """Gives the product of two rows, rounded so that the order of its sums does not tell."""
    import numpy as np

    return round(float(np.dot(first, second)), 6)


def measure_centrality(notes: Sequence[ComposedNote], name: str | None, vectors: Vectors) -> dict[str, float]:
    """Gives for each note's label how much it says of what its issue says; only their order has a meaning.

    Among notes with a meaning those without one come last.
    """
    known = {note.label: vectors.notes[note.label] for note in notes if note.label in vectors.notes}
    if not known:
        return _count_shared_words(notes, name)
    return {note.label: LEAST for note in notes} | _measure_by_vectors(known, vectors.names.get(name or ""))


def _measure_by_vectors(rows: "Mapping[str, Row]", named: "Row | None") -> dict[str, float]:
    import numpy as np

    # The mean over all others by way of their sum: a theme of 500 notes has 125,000 pairs.
    total = np.sum([rows[label] for label in sorted(rows)], axis=0)
    n_others = max(1, len(rows) - 1)
    return {
        label: round(
            TO_OTHERS * multiply(own, total - own) / n_others
            + TO_NAME * (multiply(own, named) if named is not None else 0.0),
            6,
        )
        for label, own in rows.items()
    }


def _count_shared_words(notes: Sequence[ComposedNote], name: str | None) -> dict[str, float]:
    words = {note.label: find_words(note.text) for note in notes}
    shared = Counter(word for found in words.values() for word in found)
    named = find_words(name or "")
    n_others = max(1, len(notes) - 1)
    return {
        label: round(TO_OTHERS * sum(shared[word] - 1 for word in found) / n_others + TO_NAME * len(found & named), 6)
        for label, found in words.items()
    }


def find_words(text: str) -> frozenset[str]:
    """Gives the words that may carry a meaning."""
    return frozenset(w for w in _WORD.findall(text.casefold()) if len(w) >= SHORTEST_WORD or not w.isascii())
