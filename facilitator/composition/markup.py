"""Web tags and signs that cannot be seen, which are not part of what was said."""

import re
import unicodedata
from itertools import pairwise

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
_BULLETED = re.compile(r"[•·*–—-]\s")
# A line that ends or begins with one of these goes on; a longer one may have been broken by where it came from.
_GOING_ON = (
    r"a|about|after|an|and|are|as|at|be|because|been|before|but|by|can|cos|could|for|from|had|has|have|if|in|into|is|its"
    r"|less|more|my|no|not|of|on|onto|or|our|over|per|should|so|than|that|the|their|then|these|they|this|though|through|to"
    r"|under|until|very|via|was|were|when|where|which|while|who|will|with|without|would|your"
)
_LAST_GOES_ON = re.compile(rf"(?:\b(?:{_GOING_ON})|[^\w\s)'\"’”%!])$", re.IGNORECASE)
_NEXT_GOES_ON = re.compile(rf"(?:(?:{_GOING_ON})\b|\d{{1,2}}[.)]\s|[^\w£€$('\"‘“~])", re.IGNORECASE)
LONGEST_LINE = 50
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
    if len(lines) >= LEAST_LINES and not _ENDED.search(lines[0]) and [*map(_is_bulleted, lines)] == _below(lines):
        return _set_in_a_row("\n".join([f"{lines[0]}:", *lines[1:]]))
    if len(lines) >= LEAST_LINES and all(map(_is_item, lines)):
        return "; ".join(lines)
    text = _ITEM.sub(lambda item: "; " if item[1].islower() else ". ", _ITEM_AFTER_SIGN.sub(" ", text))
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return "".join([*(line + _part(line, below) for line, below in pairwise(lines)), *lines[-1:]])


def _part(line: str, below: str) -> str:
    """Gives what stands between two lines: whoever starts a new one on a phone says a new thing."""
    is_one = len(line) > LONGEST_LINE or _LAST_GOES_ON.search(line) or _NEXT_GOES_ON.match(below)
    return "\n" if is_one or below[0].isupper() else "; "


def _is_bulleted(line: str) -> bool:
    return _BULLETED.match(line) is not None


def _below(lines: list[str]) -> list[bool]:
    """Gives which lines have a bullet where all stand below what they are of."""
    return [False, *[True] * (len(lines) - 1)]


def _is_item(line: str) -> bool:
    """Tells whether a line is of few words, as those of a list are, and neither marked as an item nor ended."""
    return line[0].isalnum() and len(line.split()) <= MOST_WORDS and _ENDED.search(line) is None


def _show(sign: str) -> str:
    if sign == JOINER or unicodedata.category(sign) not in _HIDDEN:
        return sign
    return "" if unicodedata.category(sign) == "Cf" else " "
