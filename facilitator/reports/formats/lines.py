"""Words in lines of a drawing, by rough widths of letters, as nobody knows the font of whoever looks at it."""

import unicodedata
from functools import lru_cache

SIZE = 13
NARROW = frozenset(" .,:;'’!|ijltfrI()[]-")
MOST_LINES = 3
"""Of a name in a drawing; the table and the words that go with it have it whole."""


def fold(words: str, width: float, size: float = SIZE, most_lines: int = MOST_LINES) -> list[str]:
    """Words in lines of at most this width, by rough widths of letters; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in [part for each in words.split() for part in _split(each, width, size)]:
        joined = f"{lines[-1]} {word}".strip()
        if measure(joined, size) <= width or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines if len(lines) <= most_lines else [*lines[: most_lines - 1], cut(lines[most_lines - 1])]


def shorten(words: str, width: float, size: float = SIZE, most_lines: int = MOST_LINES) -> str:
    """Words as they are where they fit into so many lines, for a program that breaks them itself; else what fits."""
    lines = fold(words, width, size, most_lines + 1)
    return " ".join(words.split() if len(lines) <= most_lines else fold(words, width, size, most_lines))


def cut(line: str) -> str:
    """A line without its last word, or without the last letter of its only one, and with an ellipsis for the rest."""
    return f"{(line.rpartition(' ')[0] or line[:-1]).rstrip(' ,;:·–')}…"


def _split(word: str, width: float, size: float) -> list[str]:
    """A word that is longer than a line, in pieces that are not."""
    if measure(word, size) <= width:
        return [word]
    step = max(1, int(width / size))
    return [word[start : start + step] for start in range(0, len(word), step)]


def measure(words: str, size: float = SIZE) -> float:
    """About how wide some words are; too wide rather than too narrow."""
    return size * sum(map(_width, words))


@lru_cache(maxsize=4096)
def _width(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1
    if character in NARROW:
        return 0.33
    return 0.7 if character.isupper() or character in "mw@%" else 0.54
