"""What rules find in the words of each note: stored when it came in, and found here where nothing is stored of it.

Either way it is the same; what was stored by other rules than these is not used.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from facilitator.domain.board import Board
from facilitator.domain.notes import Note
from facilitator.domain.readings import Reading
from facilitator.marking import flags as gate
from facilitator.marking.doubts import is_doubted
from facilitator.marking.figures import Figure, read_figures
from facilitator.marking.languages import find_language
from facilitator.marking.masks import find_masks
from facilitator.marking.wishes import find_wishes

NOTHING = Reading({})


@dataclass(frozen=True, slots=True)
class Findings:
    """What is found in one text: the gate's marks, figures, whether its author doubts one, and another language."""

    flags: tuple[gate.Flag, ...]
    figures: tuple[Figure, ...]
    is_doubted: bool
    language: str | None


def findings_of(note: Note, board: Board) -> Findings:
    """What is found in a note as it stands on this board, masked or as typed."""
    return find_stored(note, board.readings.get(note.id, NOTHING)) or read_words(note.text or "", note.kind)


def find_stored(note: Note, reading: Reading) -> Findings | None:
    """What was stored of these very words."""
    found = reading.texts.get(digest(note)) if reading.texts else None
    return None if found is None else unpack(found, note.text or "")


@lru_cache(maxsize=16_384)
def read_words(text: str, kind: str | None) -> Findings:
    """What the rules find; the same words are read once."""
    flags = (*gate.find_flags(text, kind), *find_masks(text))
    return Findings(flags, read_figures(text), is_doubted(text), find_language(text))


def wishes_of(note: Note, board: Board) -> tuple[str, ...]:
    """The marks that a note's vector passes: those stored, or those of a vector that this board has."""
    reading, vectors = board.readings.get(note.id, NOTHING), board.vectors
    if vectors is None or vectors.model == reading.model or note.id not in vectors.notes:
        return reading.wishes
    return find_wishes(vectors.notes[note.id], vectors.model)


def digest(note: Note) -> str:
    """What stands for a note's words and kind, so that what was found in others is never taken for theirs."""
    return hashlib.sha256(f"{note.kind} {note.text}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def pack(findings: Findings) -> dict[str, Any]:
    """Findings as plain JSON, without any words: a figure's are where it stands."""
    return {
        "flags": [list(astuple(flag)) for flag in findings.flags],
        "figures": [list(astuple(replace(figure, quote=""))) for figure in findings.figures],
        "doubted": findings.is_doubted,
        "language": findings.language,
    }


def unpack(found: Any, text: str) -> Findings:
    """The same as it was, with a figure's words from the text."""
    return Findings(
        tuple(gate.Flag(*flag) for flag in found["flags"]),
        tuple(unpack_figure(Figure(*figure), text) for figure in found["figures"]),
        found["doubted"],
        found["language"],
    )


def unpack_figure(figure: Figure, text: str) -> Figure:
    """A figure with its words; JSON has no tuples."""
    return replace(figure, marks=tuple(figure.marks), quote=text[figure.start : figure.end])


@cache
def name_rules() -> str:
    """A hash of all that decides what is found, so that a release with other rules reads every note again."""
    return hashlib.sha256(b"".join(read_parts(files("facilitator.marking")))).hexdigest()


def read_parts(folder: Any) -> Iterator[bytes]:
    """The rules and lists of a folder and of those within it, by name."""
    for part in sorted(folder.iterdir(), key=name_of):
        if part.is_dir():
            yield from read_parts(part)
        elif part.name.endswith((".py", ".txt", ".tsv")):
            yield part.read_bytes()


def name_of(part: Any) -> str:
    """By which a folder's parts are put in order."""
    return str(part.name)
