"""Names and labels that hold a number and are no figure: standards, roads, tiers, ages, times of day, telephones."""

import re

from facilitator.marking.patterns import late
from facilitator.marking.plain_text import CLAUSE_END, blank

# "Year 8" is a label; in "this year 40 firms" there is none.
_TIME = r"(?<!this )(?<!last )(?<!next )(?<!per )(?<!\ba )(?:years?|yr|mth|month|wk|week|day)"
_LABEL = (
    rf"(?:{_TIME}|tiers?|levels?|lvl|phase|TRL|MRL|tables?|slides?|page|junction|section|step|stage"
    rf"|grade|band|industry|channel|ielts|studio|hangar|berth|"
    r"version|type|class|category|cat|chapter|room|part|article|form|zone|appendix|annex|option"
    r"|question|scope|gen|euro|"
    r"list|key stage|platform|bus|route|deliverable|work ?package|gateway|clause|sec|priority|regulation|reg|"
    r"schedule|(?<!av )(?<!avg )(?<!average )(?<!mean )(?<!median )age|aged)"
)
_MONTH = r"(?:jan|feb|mar|march|apr|june?|july?|aug|sept?|oct|nov|dec)"
_HALF_HOUR = r"[0-9]{1,2}\.(?:00|15|30|45)"
# What a phone's 2 stands for "to" before, and its 4 for "for".
_AFTER_TO = (
    r"(?:agree|be|buy|come|do|find|fund|get|give|go|help|hire|keep|make|me|move|pay|see|sell|start|take|the|train|u|us|"
    r"use|work)"
)
_AFTER_FOR = r"(?:a|all|free|me|my|our|the|this|u|us|[a-z]{2,12}ing)"
_SHARE = (
    r"(?:2/[5-9]|3/[578]|4/[579]) (?!(?:minutes|mins|hours|hrs|days|weeks|wks|months|years|yrs)\b)(?:of|[a-z]{3,}s)\b"
)
# A quarter, a financial year and "x4" are read later, and an area is a unit.
_READ_LATER = r"(?!x[0-9]{1,3}\b|m[23]\b|Q[1-4]\b|FY ?'?[0-9]{2}|H[12] (?:19|20)[0-9]{2})"

_CAPITALS_COUNT = (
    # A telephone number, then a postcode.
    r"(?<!\w)(?:\+[0-9]{1,3}|0)[0-9 ()-]{8,16}[0-9](?![0-9])",
    r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b",
    # A standard, with a second one after "and".
    (
        r"\b(?:ISO|BS|EN|IEC|PAS|DEFCON|SIC|API|ASME|ASTM|UN|CE)[ /-][0-9]{1,5}(?:[-:][0-9]{1,4})?\b(?:"
        r" (?:and|&) [0-9]{4,5}\b)?"
    ),
    # Networks and dimensions; keys of a telephone.
    r"\b[2-6]G\b|\b[1-4][Dd]\b|[0-9]\ufe0f?\u20e3",
)
_CAPITALS_DO_NOT_COUNT = (
    r"https?://[^ ]{1,200}|[\w.]{1,60}@[\w.]{1,60}|@\w{1,40}|<[a-z/][^<>]{0,200}>",
    # Times of day, a day of a month, round the clock, shifts, ratios.
    (
        rf"\b[0-9]{{1,2}}(?:[:.][0-9]{{2}})? ?[ap]m\b|\b[0-9]{{1,2}}o'clock\b|\b{_HALF_HOUR} ?-"
        rf" ?{_HALF_HOUR}\b(?! ?(?:%|[a-z]{{1,3}}\b))"
    ),
    rf"(?:\b[0-3]?[0-9](?:st|nd|rd|th)? )?\b{_MONTH} '?[0-9]{{1,2}}\b(?! [a-z]{{1,20}}s\b)",
    (
        r"\b(?:by|from|on|since|till?|until) (?:the )?[0-3]?[0-9](?:st|nd|rd|th)? (?:march|may)\b"
        r"|\b(?:in|by|since|until|from|mid) may '?[0-9]{2}\b"
    ),
    r"\b[0-9]{1,3}:[0-9]{1,3}\b|\b0[0-9]{3}\b|\b9 ?(?:-|to) ?5\b|\b[0-9]{1,3} to 1\b(?![0-9.,])",
    r"\b[0-9]{1,2}(?:-[0-9]{1,2}){2,4}\b",
    # An aircraft's type, a pattern of shifts.
    r"\b7[0-8]7(?:-[1-9][0-9]{2}|s)\b|\b[0-9]{1,2} on,?(?: and)? [0-9]{1,2} off\b",
    # Ages.
    r"\b[0-9]{1,2}[- ]?(?:year|yr)s?[- ]?olds?\b|\b[0-9]{1,2} ?yo\b|\b(?:over|under)[- ][0-9]{2}s\b",
    rf"\bunder[- ](?:1[0-9]|2[0-9]){CLAUSE_END}",
    # "tier 2", "levels 3 and 4".
    (
        rf"(?<!\w){_LABEL}[ -]?#?[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?s?\b"
        rf"(?:(?:/|-| to | and | & |, )(?:{_LABEL} ?)?[0-9]{{1,2}}\b(?! (?:of|[a-z]+s)\b))?"
    ),
    # Letters and digits in one word, such as IR35, M1, covid-19.
    rf"(?<![\w.]){_READ_LATER}[^\W\d_][^\W_]{{0,9}}[0-9]\w{{0,12}}\+?",
    r"(?<!\w)(?!(?:x|mid|pre|post|early|late|sub|by|since)-)(?!Q[1-4]\b)[a-z]{1,12}-[0-9]{1,4}s?\b(?!%)",
    # Which of several it is, where no number of things can follow: "round 7 paid", "bay 3 still has none".
    (
        r"\b(?:bay|bed|bench|boiler|crusher|floor|furnace|gallery|gate|kiln|pier|platform|quay|round|series"
        r"|windows|wing)"
        r" [1-9][0-9]{0,2}"
        rf"(?={CLAUSE_END}(?!\.[0-9])|[,;:!?)]|\.(?![0-9])|\Z"
        r"| (?:and|bids?|closed|for|gave|had|has|in|is|money|n|not|of|on|only|opens|paid"
        r"|please|pls|shut|still|to|took|w|was|went|with)\b)(?!,[0-9])"
    ),
    # "No. 2 machine": which of several it is; before what there are several of "no." answers.
    (
        r"\bno\. ?[1-9][0-9]?"
        r"(?= (?:ask|barrier|berth|boiler|customer|dock|furnace|kiln|line|machine|mill|pit|plant|press|priority|problem"
        r"|pump|reactor|reason|shed|shop|site|supplier|vat)\b)"
    ),
    # The big 3 of a trade, and how old nobody is.
    r"\bbig [2-9]\b",
    rf"\b(?:no ?one|nobody|anyone|anybody)\b[^.!?\n]{{1,40}} (?:over|under) [1-9][0-9]{CLAUSE_END}",
    r"\b(?:act|scene|episode) [1-9][0-9]?\b(?! ?(?:%|k\b))",
    # How many are to follow is no claim.
    r"\b(?:two|three|four|five|[2-5]) (?:asks|issues|points|problems|questions|reasons|things)(?= ?[:;-])",
    r"\bT[- ]?levels?\b",
    # What has none of something by name counts nothing.
    r"\b(?:net[- ])?zero[- ](?:emissions?|carbon|waste|hours?|rated|rating|tolerance|trust|sum|cost)\b",
    rf"\b2(?:day|moro|morrow)\b|(?<!/)\b2 (?={_AFTER_TO}\b)|(?<!/)\b4 (?={_AFTER_FOR}\b)",
    # Ordinals, axes.
    r"(?<!\ba )\b[0-9]{1,4}(?:st|nd|rd|th)\b|#[0-9]{1,4}\b",
    r"\b[0-9]{1,2} (?:axis|phase)\b|\b[0-9]{1,2}-(?:axis|ply|stage|phase|way|point|page|part|pin|core|seater)\b",
    # Other numbers around a stroke, but no financial year and no fraction.
    # "3/5 berths" is a share of them.
    rf"(?<![\w/])(?!(?:1/[2-9]|2/3|3/4|1/10)(?![0-9/]))(?!{_SHARE})(?!(?:19|20)[0-9]{{2}}/[0-9]{{2}}\b)[0-9]{{1,4}}/[0-9]{{1,4}}\b",
)
_PATTERNS = [
    *(late(pattern) for pattern in _CAPITALS_COUNT),
    *(late(pattern, re.IGNORECASE) for pattern in _CAPITALS_DO_NOT_COUNT),
]
_LISTED = late(r"(?<![\w.,])(?P<number>[0-9]{1,2})\.(?= )")


def blank_names(text: str) -> str:
    """Gives the text without the names that hold a number and the numbers of a list, at the same length."""
    text = _blank_list(text)
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            text = blank(text, *match.span())
    return text


def _blank_list(text: str) -> str:
    """Gives the text without the numbers of "1. first 2. second", and of what begins with one."""
    found = list(_LISTED.finditer(text))
    numbers = [int(match["number"]) for match in found]
    for place, (match, number) in enumerate(zip(found, numbers, strict=True)):
        is_first = not text[: match.start()].strip()
        is_before = number == 1 and numbers[place + 1 : place + 2] == [2]
        is_after = place and number == numbers[place - 1] + 1
        if is_first or is_before or is_after:
            text = blank(text, *match.span())
    return text
