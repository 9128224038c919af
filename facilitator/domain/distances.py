"""Whether the last row can read the room screen, by how wide its image is and how far away that row sits."""

from dataclasses import dataclass
from math import atan, ceil, degrees, floor, radians, tan

LEAST_ARCMINUTES = 16
"""A letter that looks smaller cannot be read with ease by people with ordinary eyes."""
ROOM_UNITS = 1920
"""How many of its units the room screen is wide."""
READ_UNITS = 44
"""The size of whatever must be read from the back: question, names, the newest note."""
LETTER_SHARE = 0.68
"""How much of a type's size its capitals are high."""

WIDTH_RANGE = range(50, 2001)
SEAT_RANGE = range(100, 6001)
"""In centimetres: from a small television and one table to the largest hall."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How large a letter looks from the last row, in whole arcminutes, and what would be enough, in centimetres."""

    arcminutes: int
    is_readable: bool
    furthest_cm: int
    least_width_cm: int


def judge(image_width_cm: int, furthest_seat_cm: int) -> Reading:
    """The rule for one room. What it advises is on the safe side, in steps of 10 cm."""
    tangent = tan(radians(LEAST_ARCMINUTES / 60))
    height = letter_height(image_width_cm)
    furthest = height / tangent
    least_width = furthest_seat_cm * tangent / letter_height(1)
    return Reading(
        arcminutes=floor(degrees(atan(height / furthest_seat_cm)) * 60),
        is_readable=furthest_seat_cm <= furthest,
        furthest_cm=10 * floor(furthest / 10),
        least_width_cm=10 * ceil(least_width / 10),
    )


def letter_height(image_width_cm: float) -> float:
    """How high a capital is on the image, in centimetres."""
    return image_width_cm / ROOM_UNITS * READ_UNITS * LETTER_SHARE
