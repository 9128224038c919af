"""Numbers in a text: all of them, and those that say how much rather than name a thing."""

import re
from functools import lru_cache

from facilitator.composition.lists import read_words

NUMBER = re.compile(r"[£€$]?\d(?:[\d.,]*\d)?%?")
_NAMED = re.compile(
    r"\b(?:tiers?|phases?|iso|iec|sic|en|bs|level|levels|tables?|year|day|week|step|stage|series|part|type|as)[\s-]?\d[\w/]*"
    r"|\b[A-Za-z]+\d\w*|\b\d[GD]\b",
    re.IGNORECASE,
)
# Somebody is "on £24k": that is pay, and no cost.
_SUM = (
    r"(?<!\bon )(?:[£€$]\s?\d[\d,.]*\s?(?:k|m|mn|bn|b|million|billion)?"
    r"|(?<![\w,.])\d[\d,.]*\s?(?:pounds|quid|euros|dollars))(?![\w.,]*\d)"
)
# A sum before a noun is the size of a thing, "a £30k job", and nobody's cost.
_MONEY = re.compile(
    rf"{_SUM}\b(?!\s(?!(?:a|all|an|and|at|before|but|each|every|extra|for|from|here|in|is|just|less|min|more|now|of|on|"
    r"or|per|plus|so|the|then|to|vs|was|we|while|"
    r"bills?|callout|charges?|costs?|deposit|fees?|fines?|gone|invoice|lost|premium|quote|short|surcharge)\b)[a-z]{3})",
    re.IGNORECASE,
)
_NUMBER_WORD = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)(?:[\s-]?(?:plus|working|odd))?"
)
_UNIT = r"(?:hour|day|week|month|year|decade)"
_WAIT = r"(?:wait|delay|queue|backlog|lead|turnaround|tender|process|approval|review|gap|overrun|slip|vacancy|stoppage)"
# "3 months ago" and "2 hours by bus" say when and how far, "80 hours a week" how much work something is.
_NO_LENGTH = (
    r"\s+(?:ago|old|notice|out\b(?! of)|from|away|to go|by (?:bus|train|car|road|rail|bike|foot)|drive|"
    rf"(?:an?|per|each|every) (?:\d+ )?(?:{_UNIT}|wk)s?)\b"
)
# "In 6 months" says when; "a 10 year fund" says of what kind; "14 months" and "a 9 month wait" say how long it took.
_LENGTH = re.compile(
    rf"(?<![\w.,])(?<!\bin )(?<!\bwithin )(?<!\bevery )(?<!\bby )(?<!\bnext )(?<!\blast ){_NUMBER_WORD}[\s-]?"
    rf"(?:{_UNIT}s\b(?!{_NO_LENGTH})|{_UNIT}\b[\s-](?:\w+\s)?{_WAIT})"
    rf"|(?:\b(?:for|(?<!\bout )of|takes?|took|taken|lasts?|waited|waiting|wasted|lost)|=)\s(?:\w+\s)?{_UNIT}s\b"
    r"|\b(?:weeks|months|years) of\b",
    re.IGNORECASE,
)
# What somebody demands, and the terms of a fund, are in the way; they are not yet paid or waited for.
_TERMS = re.compile(
    r"\b(?:wants?|wanted|requires?|required|requirements?|demands?|demanded|insists?|asks? for|asked for|minimum|min|"
    r"eligib\w+|policy|used to be|needs(?= \d+(?: (?:day|week|month|year)s)?(?:[.,;](?!\d)|$))|criteria|"
    r"thresholds?|exp|experience|accounts|track record|notice|capped|funds?)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.?!])\s+")
_SEPARATORS = str.maketrans("", "", ",")


@lru_cache(maxsize=4096)
def find_numbers(text: str) -> tuple[str, ...]:
    """Gives all numbers of a text in order, in figures and in words."""
    words = re.findall(rf"{NUMBER.pattern}|[^\W\d_]+", text.lower())
    return tuple(
        word.translate(_SEPARATORS) for word in words if not word.isalpha() or word in read_words("numbers.txt")
    )


def find_amounts(text: str) -> frozenset[str]:
    """Gives the numbers that say how much, how many or when; tier 1 and ISO 19443 are names."""
    return frozenset(find_numbers(_NAMED.sub(" ", text)))


def tells_money_or_time(text: str) -> bool:
    """Tells whether a text says that money was paid or a length of time went by: no size, term or demand."""
    return any(
        _MONEY.search(sentence) is not None or _LENGTH.search(_NAMED.sub(" ", sentence)) is not None
        for sentence in _SENTENCES.split(text)
        if _TERMS.search(sentence) is None
    )
