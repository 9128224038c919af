"""Names as they look, so that nobody has to tell two apart that they see as one."""

import re
import unicodedata

BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
"""What shows nothing, though its category does not say so: by Unicode's list, and Braille's empty cell."""
ACROSS, LEAST_ACCENT = 1, 200
"""Combining classes of strokes and of what stands above or below; vowel signs, which make other words, have others."""


def fold_look(text: str) -> str:
    """The text by which two names that look the same are the same.

    Case, accents, width, blanks and what cannot be seen do not count.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    seen = "".join(each for each in BLANK.sub("", plain) if not passes_unseen(each))
    return " ".join(unicodedata.normalize("NFKC", seen).split())


def passes_unseen(sign: str) -> bool:
    """Whether whoever reads quickly does not see it: a mark of format, or an accent."""
    place = unicodedata.combining(sign)
    return unicodedata.category(sign) == "Cf" or place == ACROSS or place >= LEAST_ACCENT
