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

MOST_SCALE = 1.25
"""How far the room screen enlarges its type for a far seat; with larger letters no whole note fits under a heading."""

WIDTH_RANGE = range(50, 2001)
SEAT_RANGE = range(100, 6001)
"""In centimetres: from a small television and one table to the largest hall."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How large a letter looks from the last row, in whole arcminutes, and what would be enough, in centimetres.

    `larger_percent` is how much the room screen enlarges its type for that row; 0 where the usual size will do.
    """

    arcminutes: int
    is_readable: bool
    larger_percent: int
    furthest_cm: int
    least_width_cm: int


def judge(image_width_cm: int, furthest_seat_cm: int) -> Reading:
    """The rule for one room. What it advises is on the safe side, in steps of 10 cm."""
    tangent = tan(radians(LEAST_ARCMINUTES / 60))
    height = letter_height(image_width_cm)
    wanted = furthest_seat_cm * tangent / height
    scale = min(MOST_SCALE, max(1.0, wanted))
    return Reading(
        arcminutes=round(degrees(atan(scale * height / furthest_seat_cm)) * 60),
        is_readable=wanted <= MOST_SCALE,
        larger_percent=ceil(100 * (scale - 1)),
        furthest_cm=10 * floor(MOST_SCALE * height / tangent / 10),
        least_width_cm=10 * ceil(furthest_seat_cm * tangent / (MOST_SCALE * letter_height(1)) / 10),
    )


def letter_height(image_width_cm: float) -> float:
    """How high a capital is on the image at the usual size, in centimetres."""
    return image_width_cm / ROOM_UNITS * READ_UNITS * LETTER_SHARE
