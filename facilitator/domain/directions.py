"""Names in scripts that are read from right to left, in lines that are not."""

import unicodedata

MARK = "\u200e"
"""It is not seen, and what follows it is read from left to right."""


def close(name: str) -> str:
    """A name for a line that goes on: a figure that follows one that ends leftward would be drawn before it."""
    strong = (unicodedata.bidirectional(character) for character in reversed(name))
    ends = next((direction for direction in strong if direction in {"L", "R", "AL"}), "L")
    return name if ends == "L" else name + MARK
