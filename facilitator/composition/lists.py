"""The lists of words that stand beside this module: one entry a line, lines with # are remarks."""

import re
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=16)
def read_list(name: str) -> tuple[str, ...]:
    """Gives the entries of a list, in its order."""
    lines = files("facilitator.composition").joinpath(name).read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=16)
def read_words(name: str) -> frozenset[str]:
    """Gives the entries of a list as a set."""
    return frozenset(read_list(name))


@lru_cache(maxsize=16)
def make_pattern(name: str) -> re.Pattern[str]:
    """Gives a pattern that finds any entry of a list as whole words in any case, the longest first; 's may follow."""
    by_letter: dict[str, list[str]] = {}
    for entry in sorted(read_list(name), key=lambda entry: (-len(entry), entry)):
        by_letter.setdefault(entry[0].lower(), []).append(re.escape(entry[1:]))
    # Where cases are ignored, every entry would be tried at every word; so only those of its first letter are.
    entries = "|".join(
        f"(?-i:[{re.escape(first + first.upper())}])(?:{'|'.join(rests)})" for first, rests in by_letter.items()
    )
    return re.compile(rf"(?<![\w'])(?:{entries})(?!\w|'(?!s\b))", re.IGNORECASE)
