"""Words that turn what is said round, and words that say how sure it is."""

import re

from facilitator.composition.lists import make_pattern

_NEGATED = re.compile(r"n['’]t(?!\w)", re.IGNORECASE)


def count_negations(text: str) -> int:
    """Gives how many words of a text say no."""
    return len(make_pattern("negations.txt").findall(text)) + len(_NEGATED.findall(text))


def find_hedges(text: str) -> list[str]:
    """Gives the words of a text that say how sure or how exact it is."""
    return [hedge.lower() for hedge in make_pattern("hedges.txt").findall(text)]
