"""A place on a drawing, and how it is divided into areas of given sizes."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDE = 3.0
"""Words run from left to right, so an area is cut across until it is this much wider than high."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the drawing, in units."""

    x: float
    y: float
    width: float
    height: float

    def split(self, share: float) -> "tuple[Box, Box]":
        """Cuts it so that words fit into both parts."""
        if self.width >= WIDE * self.height:
            cut = self.width * share
            return Box(self.x, self.y, cut, self.height), Box(self.x + cut, self.y, self.width - cut, self.height)
        cut = self.height * share
        return Box(self.x, self.y, self.width, cut), Box(self.x, self.y + cut, self.width, self.height - cut)


def divide(box: Box, weights: Sequence[float]) -> list[Box]:
    """Parts of a box as large as these weights, in their order, each as near to a square as halving makes it."""
    if len(weights) < 2:
        return [box][: len(weights)]
    total = sum(weights)
    middle = min(range(1, len(weights)), key=lambda place: (abs(2 * sum(weights[:place]) - total), place))
    first, second = box.split(sum(weights[:middle]) / total)
    return divide(first, weights[:middle]) + divide(second, weights[middle:])
