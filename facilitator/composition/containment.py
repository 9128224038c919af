"""Whether one text says all that another says, and nothing that turns, bounds or names more."""

import re

from facilitator.composition.capitals import find_named
from facilitator.composition.checking import CHECKS
from facilitator.composition.lists import read_words

_WORD = re.compile(r"[^\W_](?:[\w&]|['’](?=\w))*")


def says_all_of(longer: str, shorter: str) -> bool:
    """Tells whether each word of the shorter text that is more than grammar stands in the longer, in its order.

    What a reader must never find changed is the same in both: numbers, negations, hedges, signs, conditions, names.
    """
    if any(find(longer) != find(shorter) for find in (*CHECKS.values(), find_named, _find_conditions)):
        return False
    there = iter(_list_stems(longer))
    return all(stem in there for stem in _list_stems(shorter))


def _list_stems(text: str) -> list[str]:
    """Gives the words of a text that are more than grammar, in the singular."""
    words = (word.casefold().replace("’", "'") for word in _WORD.findall(text))
    return [word.removesuffix("s") for word in words if word not in read_words("grammar.txt")]


def _find_conditions(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word in read_words("conditions.txt")]
