"""Characters and what formats make of them: those that cannot be held or drawn are spelt, never dropped."""

import re
import unicodedata
from collections.abc import Callable

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to write, not even as a reference. To name what it has takes ten times as long to compile."""

NOT_BASIC = re.compile("[\U00010000-\U0010ffff]")
"""What is one character for some software and two for other, such as emoji and rare letters."""

DRAWN_AS_SPACE = frozenset("\n\t")


def spell_unwritable(text: str) -> str:
    """The text for an XML file."""
    return NOT_XML.sub(lambda found: code_point(found[0]), text)


def spell_uncovered(text: str, is_covered: Callable[[int], bool]) -> str:
    """The text for fonts that cover only such code points."""
    lost = {character for character in set(text) - DRAWN_AS_SPACE if not is_covered(ord(character))}
    return "".join(code_point(character) if character in lost else character for character in text) if lost else text


def spell_countable(text: str) -> str:
    """The text so that all software counts alike in it: lines end in one character, and all are of the basic plane.

    `[rocket]` stands for a rocket. A byte order mark is spelt as well: at a text's start it would not be counted.
    """
    lines = end_lines(text).replace("\ufeff", code_point("\ufeff"))
    return NOT_BASIC.sub(lambda found: _name(found[0]), spell_unwritable(lines))


def end_lines(text: str) -> str:
    """The text with each line ended by LF alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _name(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    return f"[{name}]" if name else code_point(character)


def code_point(character: str) -> str:
    """A character by its number, as Unicode writes it: `[U+0A2A]`."""
    return f"[U+{ord(character):04X}]"


def reads_leftward(text: str) -> bool:
    """Whether the first letter that has a direction is of a script that is read from right to left."""
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((direction for direction in strong if direction in {"L", "R", "AL"}), "L") != "L"
