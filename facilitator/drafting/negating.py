"""What a text says no to, roughly: enough to find a draft that lost a "not", or put one before another word."""

import re
from collections.abc import Iterator, Sequence

from facilitator.composition.lists import make_pattern
from facilitator.marking.plain_text import list_words

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[.,;:!?–]")
_ENDS = frozenset(".,;:!?–")
_SMALL = frozenset(
    list_words(
        "a an the any that this these those be been is are was were has have had do does did to of in on at for from "
        "with by and or but so it its we they you our their yet more even just really very all each every"
    )
)
_SAME = {"cannot": "not", "none": "no", "nobody": "no", "nothing": "no", "nowhere": "no", "neither": "no", "nor": "no"}
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|e)\Z")
_STEM = 5
"""Letters; lend, lends and lending begin alike."""


def say_no(text: str) -> set[str]:
    """Gives the ways in which a text says no: not, no, never, without."""
    return {kind for token in _TOKEN.findall(text) if (kind := _read_negation(token))}


def find_turned(text: str, notes: Sequence[str]) -> list[str]:
    """Gives in words where a text drops a "not" of its notes, or says it of something that they do not."""
    if any(map(say_no, notes)) and not say_no(text):
        return ["one of them says no or not, and it does not"]
    typed = [_read(note) for note in notes]
    denied, said = {word for one, _ in typed for word in one}, {word for _, other in typed for word in other}
    own_denied, own_said = _read(text)
    dropped = sorted((denied - said) & own_said)
    added = sorted((said - denied) & own_denied)
    return [
        *(f"they say no or not of “{word}…”, and it does not" for word in dropped),
        *(f"it says no or not of “{word}…”, and they do not" for word in added),
    ]


def _read(text: str) -> tuple[set[str], set[str]]:
    """The word that follows each negation, and every other word, by how they begin."""
    denied: set[str] = set()
    said: set[str] = set()
    for word, is_denied in _walk(text):
        (denied if is_denied else said).add(_ENDING.sub("", word)[:_STEM])
    return denied, said - denied


def _walk(text: str) -> Iterator[tuple[str, bool]]:
    """Each word that carries meaning, and whether it is the first after a negation in its clause."""
    is_denied = False
    for token in _TOKEN.findall(text.lower()):
        if _read_negation(token):
            is_denied = True
        elif token in _ENDS:
            is_denied = False
        elif token not in _SMALL and len(token) > 2:
            yield token, is_denied
            is_denied = False


def _read_negation(token: str) -> str:
    """Which way of saying no a word is; "" for any other word."""
    small = token.lower().replace("’", "'")
    if small.endswith("n't"):
        return "not"
    return _SAME.get(small, small) if make_pattern("negations.txt").fullmatch(small) else ""
