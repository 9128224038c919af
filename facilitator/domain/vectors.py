"""What a language model made of a roundtable's words, as it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vectors:
    """The meanings of all open notes, and of the themes' names as far as they were read, all by one model.

    Attributes:
        model: the SHA-256 of the model's weights, in hexadecimal.
        notes: by the note's id, numbers of two bytes (IEEE 754, little-endian) that are a row of about length 1.
        names: the same by the theme's id.
    """

    model: str
    notes: Mapping[int, bytes]
    names: Mapping[int, bytes]
