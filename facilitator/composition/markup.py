"""Web tags and signs that cannot be seen, which are not part of what was said."""

import re
import unicodedata

_SCRIPT = re.compile(r"<(script|style)\b[^<>]*>[^<]*</\1\s*>", re.IGNORECASE)
# A tag has a known name and stands bare or with a value, so that "<a third of firms" stays.
_NAMES = (
    "a|b|i|u|p|s|q|em|strong|br|hr|div|span|script|style|img|svg|iframe|object|embed|form|input|button|video|audio|"
    "font|center|marquee|table|tr|td|th|ul|ol|li|h[1-6]|small|big|sub|sup|code|pre|link|meta|body|html|head"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s+[^<>=]*=[^<>]*|\s*/?)>", re.IGNORECASE)
_BREAK = re.compile(r"(?<![.?!:;,])\s*\n\s*(?=[A-Z])")
_BULLET = r"\s*\n\s*[•·*–—-]\s+"
_ITEM_AFTER_SIGN = re.compile(rf"(?<=[.?!:;,]){_BULLET}")
_ITEM = re.compile(rf"{_BULLET}(?=(\w?))")
_ENDED = re.compile(r"[.?!:;,]$")
LEAST_LINES = 3
MOST_WORDS = 3
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})
JOINER = "\u200d"
"""It holds signs of feeling together, and goes with them."""


def strip_markup(text: str) -> str:
    """Gives the text without scripts and tags; words on both sides stay apart."""
    return _TAG.sub(" ", _SCRIPT.sub(" ", text)) if "<" in text else text


def keep_printable(text: str) -> str:
    """Gives the text on one line without signs that have no width; a new line that starts a sentence ends the last.

    What is listed below itself is listed in a row.
    """
    parted = _BREAK.sub(". ", _set_in_a_row(text.strip()))
    shown = parted if parted.isprintable() else "".join(_show(sign) for sign in parted)
    return " ".join(shown.split())


def _set_in_a_row(text: str) -> str:
    """Gives the text without bullets: an item with a small letter goes on, any other is a sentence of its own.

    Three short lines or more are a list without bullets.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) >= LEAST_LINES and all(map(_is_item, lines)):
        return "; ".join(lines)
    return _ITEM.sub(lambda item: "; " if item[1].islower() else ". ", _ITEM_AFTER_SIGN.sub(" ", text))


def _is_item(line: str) -> bool:
    """Tells whether a line is of few words, as those of a list are, and neither marked as an item nor ended."""
    return line[0].isalnum() and len(line.split()) <= MOST_WORDS and _ENDED.search(line) is None


def _show(sign: str) -> str:
    if sign == JOINER or unicodedata.category(sign) not in _HIDDEN:
        return sign
    return "" if unicodedata.category(sign) == "Cf" else " "
