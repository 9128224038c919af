"""Numbers of things, and what is left: numbers that say nothing of what they count."""

import re
from collections.abc import Iterator

from facilitator.marking.bounds import find_per
from facilitator.marking.dates import is_day
from facilitator.marking.nouns import find_next_word, find_noun
from facilitator.marking.numerals import AMOUNT, LEFT, TO, WORDS, has_scale, read_spread
from facilitator.marking.patterns import late
from facilitator.marking.plain_text import CLAUSE_END, list_words
from facilitator.marking.quantities import Figure

_LOOSE = {
    "dozens": 12,
    "hundreds": 100,
    "thousands": 1000,
    "tens of thousands": 10_000,
    "hundreds of thousands": 100_000,
    "tens of millions": 10_000_000,
    "hundreds of millions": 100_000_000,
    "tens of billions": 10_000_000_000,
    "hundreds of billions": 100_000_000_000,
    "millions": 1_000_000,
    "billions": 1_000_000_000,
}
_LOOSE_WORDS = late(
    r"\b(?:(?P<whole>(?:tens|hundreds) of (?:thousands|millions|billions))\b(?: of\b)?"
    r"|(?P<word>dozens|hundreds|thousands|millions|billions) of\b)"
    r"|(?<![\w.])(?P<digits>10+)s of\b",
    re.IGNORECASE,
)
_AGE = late(r"\b(?:average|avg|av|mean|median) age (?:of |is |= ?)?(?P<low>[0-9]{2})\b", re.IGNORECASE)
_COHORT = late(
    r"\b(?P<noun>cohort|team|class|group|intake|crew) of (?P<low>[0-9]{1,4})\b(?!/| ?%|-[0-9])", re.IGNORECASE
)
# What makes a number rough stands between it and what it counts: 70+ firms, 40-odd, 400ish a year.
_ROUGH = r"(?P<rough>\+(?! ?[0-9])|[ -]?ish\b|[ -](?:odd|something)\b)?"
_SCALED = late(rf"{LEFT}(?P<low>{AMOUNT})(?:{TO}(?P<high>{AMOUNT}))?(?![A-Za-z0-9])", re.IGNORECASE)
_COUNTED = late(rf"{LEFT}(?P<low>{AMOUNT})(?:{TO}(?P<high>{AMOUNT}))?{_ROUGH}(?![A-Za-z0-9%])", re.IGNORECASE)
_PERSONS = {"man", "person", "woman"}
_FUNDS = frozenset(
    list_words("capital raised funding investment budget fund grant loan turnover revenue equity debt seed round")
)
_CLAUSE_END = late(CLAUSE_END)
_OVER_METRES = late(r"(?:\A|[.;:,!?]|\b(?:above|below|over|under|beyond|within|by))\Z", re.IGNORECASE)
_FELL = late(r"\b(?:down|fell|fallen|falls|drops|dropped|cut|went|gone|goes) from \Z", re.IGNORECASE)
# What follows or goes before a time of day; without it few hours with minutes are an amount: "paid 1.31".
_TIMED = late(
    r"\b(?:about|after|at|before|by|clos\w+|end\w*|finish\w*|from|kick[ -]?off|leav\w+"
    r"|open\w*|pick[ -]?up|since|start\w*|the|till?|to|until)"
    r" \Z|[-/]\Z",
    re.IGNORECASE,
)
_TIMETABLED = late(r" (?:am|bus|ferry|finish|flight|pm|sailing|start|train)\b|[-/]", re.IGNORECASE)
# Before a number alone: a time, a place in a list, an age.
_NO_COUNT = late(
    r"(?:\b(?:at|in|til|till|until|age|aged|ratio|no\.?|number|nr|ref|on|after|before) |[+/:=-])\Z", re.IGNORECASE
)


FIRST_HOUR = 6


def find_loose_counts(text: str) -> Iterator[Figure]:
    """Gives "dozens of firms", "hundreds of millions" and "1000s of lines"."""
    for match in _LOOSE_WORDS.finditer(text):
        word = match["whole"] or match["word"]
        count = _LOOSE[word.lower()] if word else float(match["digits"])
        noun = find_noun(text, match.end())
        end = noun[1] if noun else match.end()
        bound = ">" if match["digits"] else None
        yield Figure(match.start(), end, "count", count, count, noun and noun[0], bound=bound, marks=("loose",))


def find_named_counts(text: str) -> Iterator[Figure]:
    """Gives "cohort of 44" and "average age 59"."""
    for match in _AGE.finditer(text):
        count = float(match["low"])
        yield Figure(*match.span(), "count", count, count, "years of age", marks=("average",))
    for match in _COHORT.finditer(text):
        count = float(match["low"])
        yield Figure(*match.span(), "count", count, count, match["noun"].lower())


def find_scaled(text: str) -> Iterator[Figure]:
    """Gives numbers with a scale: a count before a plural noun, else a number that may be money."""
    for match in _SCALED.finditer(text):
        if has_scale(match["high"] or match["low"]):
            yield _read_scaled(text, match)


def _read_scaled(text: str, match: re.Match[str]) -> Figure:
    low, high = read_spread(match["low"], match["high"])
    noun = find_noun(text, match.end(), reach=2)
    if noun:
        return Figure(match.start(), noun[1], "count", low, high, noun[0])
    if _may_be_metres(text, match):
        return Figure(*match.span(), "number", marks=("million or metres?",))
    word = find_next_word(text, match.end())
    unit = word.lower() if word and word.lower() in _FUNDS else None
    bound = "~" if "couple" in match["low"].lower() else None
    marks = ("money?",) if bound or re.search(r"[0-9] ?m\Z", match.group()) else ()
    per, end = (None if unit else find_per(text, match.end())) or (None, match.end())
    return Figure(match.start(), end, "number", low, high, unit, per, bound=bound, marks=marks)


def _may_be_metres(text: str, match: re.Match[str]) -> bool:
    """Whether nothing around "18m" says that it is a million."""
    is_short = re.search(r"[0-9]m\Z", match.group()) is not None
    is_last = _CLAUSE_END.match(text, match.end()) is not None
    return is_short and is_last and _OVER_METRES.search(text[: match.start()].rstrip()[-12:]) is not None


def find_counts(text: str) -> Iterator[Figure]:
    """Gives numbers before a plural noun; of those in digits also others, if nothing says that they count nothing."""
    for match in _COUNTED.finditer(text):
        if is_day(text, match.end()):
            continue
        figure = _count_things(text, match) or _count_alone(text, match)
        if figure and figure.low != 1:
            yield figure


def _count_things(text: str, match: re.Match[str]) -> Figure | None:
    low, high = read_spread(match["low"], match["high"])
    singular = find_next_word(text, match.end())
    noun = find_noun(text, match.end())
    if singular and singular.lower() in _PERSONS:
        return Figure(*_reach(text, match, singular), "count", low, high, _name_people(text, match, singular))
    if noun is None:
        return None
    per, end = find_per(text, noun[1]) or (None, noun[1])
    return Figure(match.start(), end, "count", low, high, noun[0], per, bound=_read_rough(match))


def _read_rough(match: re.Match[str]) -> str | None:
    rough = match["rough"]
    return None if rough is None else ">" if rough == "+" else "~"


def _reach(text: str, match: re.Match[str], word: str) -> tuple[int, int]:
    return match.start(), match.end() + len(_name_people(text, match, word)) + 1


def _name_people(text: str, match: re.Match[str], word: str) -> str:
    """Gives "man shop": what so many people make up."""
    whole = find_next_word(text, match.end() + 1 + len(word))
    return f"{word} {whole}" if whole else word


def _is_list_number(text: str, match: re.Match[str]) -> bool:
    """Whether it is as in "1) first 2) second": a bracket closes that was not opened."""
    before = text[: match.start()]
    is_one = match["rough"] is None and match["high"] is None
    return is_one and text.startswith(")", match.end()) and before.count("(") <= before.count(")")


def _is_time(text: str, match: re.Match[str]) -> bool:
    if re.fullmatch(r"[0-9]{1,2}\.[0-5][0-9]", match.group()) is None:
        return False
    is_timed = _TIMED.search(text[: match.start()]) or _TIMETABLED.match(text, match.end())
    return float(match.group()) >= FIRST_HOUR or is_timed is not None


def _count_alone(text: str, match: re.Match[str]) -> Figure | None:
    low, high = read_spread(match["low"], match["high"])
    before = text[max(0, match.start() - 12) : match.start()]
    is_small_word = re.fullmatch(WORDS, match["low"], re.IGNORECASE) is not None and low < 20
    per, end = find_per(text, match.end()) or (None, match.end())
    # A bus at 18.20 and a shift of 6-2 count nothing; 18.20/hr and what fell from 6 to 2 do.
    is_time = per is None and _is_time(text, match)
    is_shift = low > high and _FELL.search(before) is None
    if is_small_word or is_time or is_shift or _is_list_number(text, match):
        return None
    is_followed = find_next_word(text, match.end()) is not None
    if _NO_COUNT.search(before) and not is_followed and not per:
        return None
    marks = () if is_followed else ("no unit",)
    return Figure(match.start(), end, "count", low, high, None, per, bound=_read_rough(match), marks=marks)
