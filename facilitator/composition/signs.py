"""Signs typed in a hurry: bullets, plus and "and", marks said twice, dashes, minus."""

import re

_LEADING = re.compile(r"^(?:\s|[=-]>|[=@*•·]|[>#](?!\s?[£€$]?\d)|[+–—-]+(?=\s*[^\W\d_]))+")
_PLUS = re.compile(r"(?<=\S)\s+\+\s+(?=\S)")
_AMPERSAND = re.compile(r"(?<=\S)(?<!\b[A-Z])\s+&\s+(?=\S)")
_QUESTIONS = re.compile(r"(?<![!?])[!?]*\?[!?]*")
_SHOUTS = re.compile(r"(?<!!)!+(?=\s|$|['\"’”)])")
_STOP_BEFORE_SHOUT = re.compile(r"([.?])!+")
_SHOUT_ASIDE = re.compile(r"\s*\(!+\)")
_LOOSE_MARK = re.compile(r"(?<=\w|%) (?=[,!?]+(?:\s|$))")
_STARRED = re.compile(r"(?<![\w*])\*([^*\s][^*]{0,80})\*(?![\w*])")
_DASH = re.compile(r"(?<=\S)\s+(?:-{1,3}|–|—)\s+(?=\S)")
_LOOSE_DASH = re.compile(r"\s+(?:-{1,3}|–|—)$")
_MINUS = re.compile(r"(?<=[\s(])-(?=[£€$]?\d)")


def drop_leading_signs(text: str) -> str:
    """Gives the text without stars for stress and without bullets; a minus, a plus or ">" before a number stays."""
    return _LEADING.sub("", _STARRED.sub(r"\1", text))


def write_and(text: str) -> str:
    """Gives the text with a plus or an ampersand between words as "and"; R&D, R & D, CE+ and +£15k stay."""
    return _AMPERSAND.sub(" and ", _PLUS.sub(" and ", text))


def calm_marks(text: str) -> str:
    """Gives the text with one question mark for several, a full stop for an exclamation, no space before."""
    asked = _QUESTIONS.sub("?", _LOOSE_MARK.sub("", _SHOUT_ASIDE.sub("", text)))
    return _SHOUTS.sub(".", _STOP_BEFORE_SHOUT.sub(r"\1", asked))


def set_dashes(text: str) -> str:
    """Gives the text with dashes between clauses as one kind of dash."""
    return _LOOSE_DASH.sub("", _DASH.sub(" – ", text))


def set_minus(text: str) -> str:
    """Gives the text with a true minus before a number that is less than nothing.

    At the start the sign stays as it was typed: it may as well be that of a list.
    """
    return _MINUS.sub("−", text)
