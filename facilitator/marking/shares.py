"""Shares of a whole, in per cent: percentages, "1 in 5", fractions in words."""

import re
from collections.abc import Iterator

from facilitator.marking.durations import UNIT
from facilitator.marking.numerals import DIGITS, FRACTIONS, LEFT, NUMBER, PART, TO, WORDS, read_number, read_part
from facilitator.marking.patterns import late
from facilitator.marking.plain_text import CLAUSE_END
from facilitator.marking.quantities import Figure

_SIGN = r"(?:%|(?<=[0-9])pc\b|(?:per ?cent|pct|percentage points?|pp|ppts?)\b)"
_PER_CENT = late(
    rf"(?:(?<![\w.,/%)])(?P<minus>-(?=[0-9])|minus )|{LEFT})"
    rf"(?P<low>{NUMBER}) ?(?:%?{TO}(?P<high>{NUMBER}))? ?(?P<more>\+ ?)?{_SIGN}",
    re.IGNORECASE,
)
_PART_OF_ONE = late(rf"{LEFT}(?P<part>{PART})(?: of)? (?:an?|one|1) ?{_SIGN}", re.IGNORECASE)
_PLAIN = rf"(?:{DIGITS}|{WORDS})"
_PART_OF = late(
    rf"{LEFT}(?P<part>{_PLAIN}) (?:in(?: every)?|out of(?: every)?|of(?: (?:my|our|their|the|those|these"
    rf"|every))?(?: (?:last|first|top))?)"
    rf" (?P<whole>{_PLAIN})(?![\w%]|-[0-9])(?! ?(?:{UNIT})\b)",
    re.IGNORECASE,
)
# "One graduate in three is lost" is a share; "one site in three counties" is none.
_SOME_IN = late(
    rf"{LEFT}(?P<part>{_PLAIN}) [a-z]+(?: left)? (?:in|out of)(?: every)? (?P<whole>{_PLAIN})(?![\w%]|-[0-9])"
    rf"(?= (?:is|are|was|were|has|have|had|will|would|can|cannot|could|may|never|now|still|who|that|gets?|goes|go"
    rf"|[a-z]{{3,12}}ed|leaves?|left|fails?|says?)\b|{CLAUSE_END})",
    re.IGNORECASE,
)
_NOT = late(r"\bnot (?:even )?\Z", re.IGNORECASE)
_STROKE = late(r"(?<![\w/.])(?P<part>[1-4])/(?P<whole>[2-9]|10)(?![\w/])")
# "A quarter of a million" is a number.
_NO_SCALE = r"(?! of an? (?:hundred|thousand|million|billion|trillion)\b)"
_FRACTION = late(
    r"\b(?:(?P<one>an?|one)[ -](?P<name>third|quarter|fifth|sixth|eighth|tenth)(?= of\b)"
    r"|(?P<some>two|three|four|five|nine)[ -](?P<names>third|quarter|fifth|sixth|eighth|tenth)s(?!"
    rf" (?:ago|of (?:growth|19|20)))\b"
    # "Down a third since May", not "by a third party".
    r"|(?:(?<=\bdown )|(?<=\bup )|(?<=\bby ))an? (?P<change>half|third|3rd|quarter|fifth|tenth)"
    rf"(?= (?:since|on|in|from|over|this|last|against|compared|but|and|while|or)\b|{CLAUSE_END})){_NO_SCALE}",
    re.IGNORECASE,
)
_PARTS = FRACTIONS | {"3rd": 3}
# "Half the" is a figure before what can be counted or weighed, and a way of speaking otherwise.
_HALF = late(
    r"(?<!and a )(?<!& )(?<!a )(?<!other )(?<!first )(?<!second )(?<!next )(?<!last )\bhalf"
    rf"{_NO_SCALE}(?= of\b| (?:my|our|their|its|your|his|her|as)\b"
    r"| the (?:prices?|costs?|team|staff|firms|workforce|size|time|power|salary|pay|budget|rate|members|money|jobs"
    r"|people|students|cohort|capacity|energy|orders|turnover|revenue|value|fee|wage|companies|businesses|population)\b"
    rf"|(?!, half){CLAUSE_END})"
    r"|(?<=\bby )half\b(?! (?:an?|past|term|time|way|day|[0-9])\b|-)",
    re.IGNORECASE,
)


def find_parts_of_one(text: str) -> Iterator[Figure]:
    """Gives "half a per cent" and "a tenth of 1%"."""
    for match in _PART_OF_ONE.finditer(text):
        part = read_part(match["part"])
        yield Figure(*match.span(), "share", part, part, "%")


def find_percentages(text: str) -> Iterator[Figure]:
    """Gives "10-15%", "minus 2%" and "18 per cent"."""
    for match in _PER_CENT.finditer(text):
        low = read_number(match["low"])
        high = read_number(match["high"]) if match["high"] else low
        sign = -1 if match["minus"] else 1
        yield Figure(*match.span(), "share", sign * low, sign * high, "%", bound=">" if match["more"] else None)


def find_parts(text: str) -> Iterator[Figure]:
    """Gives "1 in 5", "8 of my last 10", "one firm in five" and "1/4"."""
    for pattern in (_PART_OF, _SOME_IN, _STROKE):
        for match in pattern.finditer(text):
            part, whole = read_number(match["part"]), read_number(match["whole"])
            # A year is no whole: "2 in 2030".
            if 0 < part < whole and not 1900 <= whole < 2100:
                start, bound = _find_not(text, match.start()) if part == 1 else (match.start(), None)
                share, told = 100 * part / whole, f"{part:g} in {whole:g}"
                yield Figure(
                    start, match.end(), "share", share, share, "%", bound=bound, marks=() if bound else (told,)
                )


def _find_not(text: str, start: int) -> tuple[int, str | None]:
    """Gives where "not one of the nine" begins, and that it is less than one of them."""
    before = _NOT.search(text[:start])
    return (before.start(), "<") if before else (start, None)


def find_fractions(text: str) -> Iterator[Figure]:
    """Gives "a third of", "two thirds" and what is down a quarter."""
    for match in _FRACTION.finditer(text):
        part = read_number(match["some"]) if match["some"] else 1
        share = 100 * part / _PARTS[(match["name"] or match["names"] or match["change"]).lower()]
        if share <= 100:
            yield Figure(*match.span(), "share", share, share, "%")


def find_halves(text: str) -> Iterator[Figure]:
    """Gives "half my team": half is said loosely."""
    for match in _HALF.finditer(text):
        yield Figure(*match.span(), "share", 50, 50, "%", marks=("loose",))
