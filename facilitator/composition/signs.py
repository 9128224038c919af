"""Signs typed in a hurry: bullets, plus and "and", marks said twice, dashes, minus."""

import re

_LEADING = re.compile(r"^(?:\s|[=-]>|[=@*•·]|[>#](?!\s?[£€$]?\d)|[+–—-]+(?=\s*[^\W\d_]))+")
_PLUS = re.compile(r"(?<=\S)\s+\+\s+(?=\S)")
_AMPERSAND = re.compile(r"(?<=\S)\s+&\s+(?=\S)")
_QUESTIONS = re.compile(r"(?<![!?])[!?]*\?[!?]*")
_SHOUTS = re.compile(r"(?<!!)!+(?=\s|$|['\"’”)])")
_STOP_BEFORE_SHOUT = re.compile(r"([.?])!+")
_DASH = re.compile(r"(?<=\S)\s+(?:-{1,3}|–|—)\s+(?=\S)")
_LOOSE_DASH = re.compile(r"\s+(?:-{1,3}|–|—)$")
_MINUS = re.compile(r"(?:(?<=^)|(?<=[\s(]))-(?=[£€$]?\d)")


def drop_leading_signs(text: str) -> str:
    """Gives the text without bullets and the like at its start; a minus, plus or "more than" before a number stays."""
    return _LEADING.sub("", text)


def write_and(text: str) -> str:
    """Gives the text with a plus or an ampersand between spaces as "and"; R&D, CE+ and +£15k stay."""
    return _AMPERSAND.sub(" and ", _PLUS.sub(" and ", text))


def calm_marks(text: str) -> str:
    """Gives the text with one question mark for several and a full stop for an exclamation."""
    asked = _QUESTIONS.sub("?", text)
    return _SHOUTS.sub(".", _STOP_BEFORE_SHOUT.sub(r"\1", asked))


def set_dashes(text: str) -> str:
    """Gives the text with dashes between clauses as one kind of dash."""
    return _LOOSE_DASH.sub("", _DASH.sub(" – ", text))


def set_minus(text: str) -> str:
    """Gives the text with a true minus before a number that is less than nothing."""
    return _MINUS.sub("−", text)
