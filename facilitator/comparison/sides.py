"""A roundtable as it is compared: its themes and notes, each as a direction in which its own subject is left out."""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind

Matrix = NDArray[np.float64]

NAME_WEIGHT = 1.5
"""A name that says something counts as much as so many notes."""
PLACEHOLDERS = re.compile(
    r"(?:groups?|themes?|cluster|topics?|table|issues?|notes?|new|others?|misc|miscellaneous|various|unnamed|untitled"
    r"|and|the|for)"
)
"""Names of such words alone say nothing: "Group A" is like every other "Group A"."""
BY_WORDS = "words"
N_BUCKETS = 2048
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class ComparedNote:
    """One note on the record."""

    id: int
    text: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class ComparedTheme:
    """One theme of one heading; `notes` are places in its side's list of notes."""

    id: int
    name: str
    heading: HeadingKey
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One roundtable.

    Attributes:
        model: what made the directions; only sides of one model are compared.
        rows: (n_notes, n_dimensions), of length 1, or 0 for a note that is all that its roundtable is.
        vectors: (n_themes, n_dimensions), likewise.
    """

    code: str
    themes: tuple[ComparedTheme, ...]
    notes: tuple[ComparedNote, ...]
    model: str
    rows: Matrix
    vectors: Matrix


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model made of all notes, (n_notes, n_dimensions), and of the names of themes, by theme."""

    model: str
    notes: Matrix
    names: Mapping[int, Matrix]


def make_side(code: str, themes: Sequence[ComparedTheme], notes: Sequence[ComparedNote], *, read: Reading) -> Side:
    """A side from what a model made of it."""
    rows, names = center(read.notes), read.names
    said = {theme.id: names[theme.id] for theme in themes if theme.id in names and says_something(theme.name)}
    common = np.mean(list(said.values()), axis=0) if said else 0.0
    vectors = np.zeros((len(themes), rows.shape[1]))
    for place, theme in enumerate(themes):
        vectors[place] = rows[list(theme.notes)].sum(axis=0)
        if theme.id in said:
            vectors[place] += NAME_WEIGHT * (said[theme.id] - common)
    return Side(code, tuple(themes), tuple(notes), read.model, rows, bring_to_length(vectors))


def read_by_words(side: Side) -> Side:
    """The same roundtable by its letters and words alone, for where the other one was not read by the same model."""
    names = {theme.id: spell(theme.name) for theme in side.themes}
    read = np.array([spell(note.text) for note in side.notes]).reshape(len(side.notes), N_BUCKETS)
    return make_side(side.code, side.themes, side.notes, read=Reading(BY_WORDS, read, names))


def spell(text: str) -> Matrix:
    """A text as how often each run of four letters stands in it, in a fixed number of buckets; of length 1."""
    row = np.zeros(N_BUCKETS)
    for word in WORD.findall(text.lower()):
        marked = f" {word} "
        for start in range(max(1, len(marked) - 3)):
            row[zlib.crc32(marked[start : start + 4].encode()) % N_BUCKETS] += 1
    return np.asarray(bring_to_length(np.sqrt(row)[None])[0])


def center(read: Matrix) -> Matrix:
    """Rows without what all of them have in common, each of length 1."""
    return bring_to_length(read - read.mean(axis=0)) if len(read) else read


def bring_to_length(rows: Matrix) -> Matrix:
    """Rows of length 1; those of no length stay so."""
    lengths: Matrix = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths < 1e-9] = np.inf
    return np.asarray(rows / lengths)


def says_something(name: str) -> bool:
    """Whether a name has a word that is not a stand-in for one."""
    return any(not PLACEHOLDERS.fullmatch(word) for word in WORD.findall(name.lower()))
