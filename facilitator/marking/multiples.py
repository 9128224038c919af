"""How often something happens in a length of time, and how many times as much."""

import re
from collections.abc import Iterator

from facilitator.marking.durations import UNIT, name_unit
from facilitator.marking.numerals import LEFT, NUMBER, TO, read_number, read_spread
from facilitator.marking.patterns import late
from facilitator.marking.quantities import Figure

_FOLDS = {"doubl": 2, "trebl": 3, "tripl": 3, "quadrupl": 4, "halv": 0.5}
_FREQUENCY = late(
    rf"{LEFT}(?:(?P<word>once|twice|thrice)|(?P<count>{NUMBER})(?: ?x| times?))"
    rf"(?: ?/ ?| (?:an?|per|every|each|in an?) )(?P<unit>{UNIT})(?![A-Za-z])",
    re.IGNORECASE,
)
_TIMES = late(
    rf"{LEFT}(?:(?P<count>{NUMBER})(?:(?: ?x)?{TO}(?P<high>{NUMBER}))?(?: ?x(?![\w]| ?[0-9])"
    r"| times(?= (?:the|as|more|less|what|our|their|average|normal|higher|lower|larger|bigger|faster|cheaper|over)\b)"
    r"|[- ]?fold\b)|x ?(?P<after>[0-9]{1,4})(?![\w%]|\.[0-9]| [a-z]))",
    re.IGNORECASE,
)
_FOLD_WORD = late(r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|twenty)fold\b", re.IGNORECASE)
_CHANGE = late(
    r"\b(?P<fold>doubl|trebl|tripl|quadrupl|halv)(?P<end>ed|ing|es?)\b(?P<next> [a-z]{1,12}\b)?", re.IGNORECASE
)
# "double" alone is a figure before what is doubled or at the end of a clause: no "double glazing", no "double counts".
_DOUBLED = {"the", "what", "our", "that", "its", "their", "this", "last", "my", "your", "in", "since", "by"}


def find_frequencies(text: str) -> Iterator[Figure]:
    """Gives "4x a year" and "twice a week"."""
    for match in _FREQUENCY.finditer(text):
        words = {"once": 1, "twice": 2, "thrice": 3}
        count = words[match["word"].lower()] if match["word"] else read_number(match["count"])
        yield Figure(*match.span(), "frequency", count, count, name_unit(match["unit"]))


def find_multiples(text: str) -> Iterator[Figure]:
    """Gives "5x", "2-3x" and "three-fold"."""
    for match in _TIMES.finditer(text):
        yield Figure(*match.span(), "times", *read_spread(match["count"] or match["after"], match["high"]))
    for match in _FOLD_WORD.finditer(text):
        count = read_number(match["count"])
        yield Figure(*match.span(), "times", count, count)


def find_changes(text: str) -> Iterator[Figure]:
    """Gives "doubled", "halves" and their like."""
    for match in _CHANGE.finditer(text):
        following = (match["next"] or "").strip().lower()
        if match["end"].lower() == "e" and following and following not in _DOUBLED:
            continue
        count = _FOLDS[match["fold"].lower()]
        yield Figure(match.start(), match.end("end"), "times", count, count)
