"""A place on a drawing, and how it is divided into areas of given sizes."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDE = 2.4
"""Words run from left to right: so many times as wide as high, an area has as much room for them as it can have."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the drawing, in units."""

    x: float
    y: float
    width: float
    height: float

    def split(self, share: float) -> "tuple[Box, Box]":
        """Cuts it, beside or below, so that words have most room in the part where they have less."""
        wide, high = self.width * share, self.height * share
        beside = (
            Box(self.x, self.y, wide, self.height),
            Box(self.x + wide, self.y, self.width - wide, self.height),
        )
        below = Box(self.x, self.y, self.width, high), Box(self.x, self.y + high, self.width, self.height - high)
        return max(below, beside, key=lambda parts: min(part.room for part in parts))

    @property
    def room(self) -> float:
        """How large words can stand in it, as far as its sides say: a flat area has as little room as a narrow one."""
        return min(self.width / WIDE, self.height)


def divide(box: Box, weights: Sequence[float]) -> list[Box]:
    """Parts of a box as large as these weights, in their order, each as near to a square as halving makes it."""
    if len(weights) < 2:
        return [box][: len(weights)]
    total = sum(weights)
    middle = min(range(1, len(weights)), key=lambda place: (abs(2 * sum(weights[:place]) - total), place))
    first, second = box.split(sum(weights[:middle]) / total)
    return divide(first, weights[:middle]) + divide(second, weights[middle:])
