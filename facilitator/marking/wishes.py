"""Wishes in wordings that no pattern knows: what a model made of a note, weighed by marks fitted for that very model.

A mark is a row of numbers and a least product with it. Vectors of a model that has no marks here give nothing. One
note in two hundred passes without any wish in it: what a mark says is a hint, and a person decides. Marks were fitted
on English, and say nothing of other languages.
"""

import base64
import struct
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from facilitator.marking.marks import Flag, Kind

REASONS: dict[str, tuple[Kind, str]] = {
    "not_for_attribution": ("not_for_attribution", "may be a wish not to be named or printed, by its sense"),
    "instruction": ("instruction", "may be an order to whoever writes the report, by its sense"),
}
"""What a mark says of a note; it speaks of the whole note, since a vector has no places."""


class Mark(NamedTuple):
    """One kind's mark on the vectors of one model."""

    name: str
    row: tuple[float, ...]
    least: float


def find_wishes(vector: bytes, model: str) -> tuple[str, ...]:
    """Gives the names of the marks that a note's vector passes: numbers of two bytes, as `domain.vectors` has them."""
    marks = read_marks().get(model, ())
    if not marks:
        return ()
    numbers = struct.unpack(f"<{len(vector) // 2}e", vector)
    return tuple(mark.name for mark in marks if _multiply(mark.row, numbers) >= mark.least)


def tell_wishes(names: tuple[str, ...]) -> list[Flag]:
    """Gives the flags of these marks."""
    return [Flag(kind, None, None, reason) for name in names for kind, reason in [REASONS[name]]]


def _multiply(row: tuple[float, ...], numbers: tuple[float, ...]) -> float:
    return sum(one * other for one, other in zip(row, numbers, strict=True))


@lru_cache(maxsize=1)
def read_marks() -> dict[str, tuple[Mark, ...]]:
    """Gives the marks by the hash of the model on whose vectors they were fitted (`bench/wishes.py`)."""
    marks: dict[str, tuple[Mark, ...]] = {}
    for line in files("facilitator.marking").joinpath("wishes.tsv").read_text(encoding="utf-8").splitlines():
        model, name, least, row = line.split("\t")
        packed = base64.b64decode(row)
        numbers = struct.unpack(f"<{len(packed) // 2}e", packed)
        marks[model] = (*marks.get(model, ()), Mark(name, numbers, float(least)))
    return marks
