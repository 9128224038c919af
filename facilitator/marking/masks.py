"""The masks that stand in print for personal words, found again: a note once masked still says what it held."""

import re
from collections.abc import Iterator

from facilitator.marking.marks import Flag, Kind
from facilitator.marking.patterns import late

LEFT_OUT = "[not for attribution]"
"""Stands for a whole note, once a person has confirmed that its author asks not to be printed."""
NOT_QUOTED = "[not to be quoted]"
"""Stands for a whole note whose words ask that nobody repeat them, until a person lets it through."""
OF_ALL = frozenset({LEFT_OUT, NOT_QUOTED})
"""Where one of these stands, no word of the note is left."""
MASKS: dict[str, Kind] = {
    "[address]": "contact",
    "[asks to be contacted]": "contact",
    "[e-mail address]": "contact",
    "[name on another platform]": "contact",
    "[number]": "contact",
    "[personal page]": "contact",
    "[postcode]": "contact",
    "[telephone number]": "contact",
    "[name]": "about_a_person",
    "[role]": "about_a_person",
    "[a named firm]": "accusation",
    "[a named body]": "accusation",
    LEFT_OUT: "not_for_attribution",
    NOT_QUOTED: "not_for_attribution",
}
_MASK = late("|".join(map(re.escape, MASKS)))


def drop_masks(text: str) -> str:
    """Gives a text without its masks, which are no words of its author; a text of nothing else stays.

    A comma stands for each between words, so that no name is read across it.
    """
    if _MASK.search(text) is None:
        return text
    bare = " ".join(_MASK.sub(" , ", text).split()).strip(" ,").replace(" ,", ",")
    return bare if any(sign.isalnum() for sign in bare) else text


def find_masks(text: str) -> Iterator[Flag]:
    """Gives a flag for each mask in a text; what stood there is gone, so the mask is its own mask."""
    for match in _MASK.finditer(text):
        yield Flag(MASKS[match.group()], match.start(), match.end(), "masked", match.group())
