"""What rules and a model found in the words of notes, as it is stored with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Found = Mapping[str, Any]
"""What was found in one text, as plain JSON; `reports/evidence/readings.py` knows its parts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one note.

    Attributes:
        texts: by the digest of a text, what was found in it: in the words as typed, and as they are printed.
        wishes: the marks that its vector passes.
        model: the hash of the model that made the vector; empty where none had read the note.
    """

    texts: Mapping[str, Found]
    wishes: tuple[str, ...] = ()
    model: str = ""


Readings = Mapping[int, Reading]
"""By the note's id."""
