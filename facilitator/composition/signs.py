"""Signs typed in a hurry: bullets, plus and "and", marks said twice, dashes, minus."""

import re

from facilitator.composition.amounts import find_amounts

_LEADING = re.compile(r"^(?:\s|[=-]>|[=@*•·]|[>#](?!\s?[£€$]?\d)|[+–—-]+(?=\s*[^\W\d_]))+")
# A tax goes on top: "and VAT" is another thing.
_PLUS_TAX = re.compile(r"(?<=\S)\s+\+\s+(?=(?:VAT|NI|tax|exes|expenses)\b)", re.IGNORECASE)
_PLUS = re.compile(r"(?<=\S)\s+\+\s+(?=\S)")
# "7 yrs+" is 7 or more, and is read so.
_PLUS_BEHIND = re.compile(
    r"(?<=\d)(?= ?(?:minute|min|hour|hr|day|week|wk|month|mth|year|yr|mile)s?\+(?!\w))( ?[a-z]+)\+"
)
_AMPERSAND = re.compile(r"(?<=\S)(?<!\b[A-Z])\s+&\s+(?=\S)")
# Not in "w/ yards", where the stroke makes the word.
_LOOSE_STROKE = re.compile(r"(?<=[^\W_]{2}/) (?=[^\W_])|(?<=[^\W_]{2}) (?=/[^\W_])(?!/(?:mo|yr)\b)")
_TWO_DOTS = re.compile(r"(?<![.\d/])\.\.(?![.\d/])")
_QUESTIONS = re.compile(r"(?<![!?])[!?]*\?[!?]*")
_SHOUTS = re.compile(r"(?<!!)!+(?=\s|$|['\"’”)])")
_STOP_BEFORE_SHOUT = re.compile(r"([.?])!+")
_SHOUT_ASIDE = re.compile(r"\s*\(!+\)")
_LOOSE_MARK = re.compile(r"(?<=\w|%) (?=[,!?]+(?:\s|$))")
_STARRED = re.compile(r"(?<![\w*])\*([^*\s][^*]{0,80})\*(?![\w*])")
_AMOUNT = r"[£€$]?\d+(?:,\d{3})*(?:\.\d+)?"
_SPREAD = re.compile(
    rf"(?<![\w.,£€$/-])(?!0\d)(?P<low>{_AMOUNT})(?P<unit>[%kmp]?)(?:\s+[-–]\s+|-)(?P<high>{_AMOUNT})"
    r"(?![\d.,]*\d|(?:st|nd|rd|th)\b|[-/]\d)"
)
_SCALES = {"k": 1e3, "m": 1e6}
_AIRCRAFT = re.compile(r"7[0-8]7-[1-9]\d{2}")
_DASH = re.compile(r"(?<=\S)\s+(?:-{1,3}|–|—)\s+(?=\S)")
_LOOSE_DASH = re.compile(r"\s+(?:-{1,3}|–|—)$")
_MINUS = re.compile(r"(?<=[\s(])-(?=[£€$]?\d)")


def drop_leading_signs(text: str) -> str:
    """Gives the text without stars for stress and without bullets; a minus, a plus or ">" before a number stays."""
    return _LEADING.sub("", _STARRED.sub(r"\1", text))


def write_and(text: str) -> str:
    """Gives the text with a plus or an ampersand between words as "and"; R&D, R & D, CE+ and +£15k stay.

    Before a tax a plus is "plus"; one behind what is counted stands behind its number.
    """
    text = _LOOSE_STROKE.sub("", text)
    moved = _PLUS_BEHIND.sub(lambda found: f"+ {found[1].strip()}", text)
    return _AMPERSAND.sub(" and ", _PLUS.sub(" and ", _PLUS_TAX.sub(" plus ", moved)))


def calm_marks(text: str) -> str:
    """Gives the text with one question mark for several, a full stop for an exclamation, no space before.

    Two stops are as many as a phone needs for three.
    """
    text = _TWO_DOTS.sub("…", text)
    asked = _QUESTIONS.sub("?", _LOOSE_MARK.sub("", _SHOUT_ASIDE.sub("", text)))
    return _SHOUTS.sub(".", _STOP_BEFORE_SHOUT.sub(r"\1", asked))


def set_dashes(text: str) -> str:
    """Gives the text with dashes between clauses as one kind of dash, and spreads of numbers closed up."""
    return _LOOSE_DASH.sub("", _DASH.sub(" – ", _SPREAD.sub(_close_up, text)))


def _close_up(found: re.Match[str]) -> str:
    """Gives "30 - 35" and "30-35" with a spread's dash and no blanks, where the second is more.

    "Tier 2 - 3 months" is no spread, nor is an aircraft's type, a 747-830.
    """
    if _AIRCRAFT.fullmatch(found.group()):
        return found.group()
    low, high = (float(found[end].lstrip("£€$").replace(",", "")) for end in ("low", "high"))
    scales = found["unit"], found.string[found.end() :][:1].lower()
    low, high = low * _SCALES.get(scales[0], 1), high * _SCALES.get(scales[1], 1)
    before = found.string[: found.start()], found.string[: found.end("low")]
    is_spread = low < high and find_amounts(before[0]) != find_amounts(before[1])
    return f"{found['low']}{found['unit']}–{found['high']}" if is_spread else found.group()


def set_minus(text: str) -> str:
    """Gives the text with a true minus before a number that is less than nothing.

    At the start the sign stays as it was typed: it may as well be that of a list.
    """
    return _MINUS.sub("−", text)
