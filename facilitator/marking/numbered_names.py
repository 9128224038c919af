"""Names and labels that hold a number and are no figure: standards, roads, tiers, ages, times of day, telephones."""

import re

from facilitator.marking.plain_text import blank

_LABELS = (
    "tiers?|levels?|lvl|phase|TRL|MRL|tables?|slides?|page|junction|section|step|stage|years?|yr|month|week|day|grade|band|"
    "industry|version|type|class|category|cat|chapter|room|part|article|form|zone|appendix|annex|option|question|"
    "scope|gen|euro|list|key stage|platform|bus|route|deliverable|work ?package|gateway|clause|sec|priority|regulation|reg|"
    "(?<!av )(?<!avg )(?<!average )age|aged"
)
_PATTERNS = [
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"https?://[^ ]{1,200}|[\w.]{1,60}@[\w.]{1,60}|@\w{1,40}|<[a-z/][^<>]{0,200}>", re.IGNORECASE),
        # A telephone number, then a postcode.
        (r"(?<![\w])(?:\+[0-9]{1,3}|0)[0-9 ()-]{8,16}[0-9](?![0-9])", 0),
        (r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", 0),
        # Times of day, round the clock, ratios.
        (r"\b[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]m\b|\b[0-9]{1,2}(?:am|pm|o'clock)\b", re.IGNORECASE),
        (r"\b[0-9]{1,3}:[0-9]{1,3}\b|\b0[0-9]{3}\b|\b9 ?(?:-|to) ?5\b|\b[0-9]{1,3} to 1\b(?![0-9.,])", 0),
        (r"\b[0-9]{1,2}(?:-[0-9]{1,2}){2,4}\b", 0),
        (
            r"\b[0-9]{1,2}\.(?:00|15|30|45) ?- ?[0-9]{1,2}\.(?:00|15|30|45)\b(?! ?(?:%|[a-z]{1,3}\b))"
            r"|\b(?:jan|feb|mar|march|apr|june?|july?|aug|sept?|oct|nov|dec) '?[0-9]{1,2}\b(?! [a-z]{1,20}s\b)",
            re.IGNORECASE,
        ),
        # Ages.
        (
            r"\b[0-9]{1,2}(?:-| )?(?:year|yr)s?(?:-| )olds?\b|\b[0-9]{1,2} ?yo\b|\b(?:over|under)[- ][0-9]{2}s\b"
            r"|\bunder[- ](?:1[0-9]|2[0-9])(?= *(?:[.,;!?]|\Z))",
            re.IGNORECASE,
        ),
        (
            rf"(?<![\w])(?<!this )(?<!last )(?<!next )(?<!an )(?<!a )(?<!per )(?:{_LABELS})[ -]?#?[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?s?\b"
            rf"(?:(?:/|-| to | and | & |, )(?:(?:{_LABELS}) ?)?[0-9]{{1,2}}\b(?! [a-z]+s\b))?",
            re.IGNORECASE,
        ),
        # Standards: capitals, then a long number, with a second one after "and".
        (
            r"\b(?:ISO|BS|EN|IEC|PAS|DEFCON|SIC|API|ASME|ASTM|UN|RIDDOR|CE)[ /-][0-9]{1,5}(?:[-:][0-9]{1,4})?\b"
            r"(?: (?:and|&|\+) [0-9]{4,5}\b)?",
            0,
        ),
        # Letters and digits in one word; a quarter, a financial year and "x4" are read later.
        (
            r"(?<![\w.])(?!x[0-9]{1,3}\b|m[23]\b|Q[1-4]\b|FY ?'?[0-9]{2}|H[12] (?:19|20)[0-9]{2})[^\W\d_][^\W_]{0,9}[0-9]\w{0,12}\+?",
            re.IGNORECASE,
        ),
        (
            r"(?<![\w])(?!(?:x|mid|pre|post|early|late|sub|by|since)-)(?!Q[1-4]\b)[a-z]{1,12}-[0-9]{1,4}s?\b(?!%)",
            re.IGNORECASE,
        ),
        (r"(?<![\w])(?!x[0-9])[A-Z]{1,5}[0-9]{1,5}\b(?<!Q[1-4])(?<!FY[0-9][0-9])", 0),
        (r"\bT[- ]?levels?\b", re.IGNORECASE),
        # Phones write 2 for "to" and 4 for "for".
        (
            r"\b2 (?=(?:agree|be|buy|come|do|find|fund|get|give|go|help|hire|keep|make|me|move|pay|see|sell|start|take|"
            r"the|train|u|us|use|work)\b)|\b4 (?=(?:a|all|free|me|my|our|the|this|u|us|[a-z]{2,12}ing)\b)",
            re.IGNORECASE,
        ),
        # Ordinals, generations of networks, axes, keys and numbers in a list.
        (r"\b[0-9]{1,4}(?:st|nd|rd|th)\b|\b[2-6]G\b|\b[1-4][Dd]\b|#[0-9]{1,4}\b|[0-9]\ufe0f?\u20e3", 0),
        (r"\b[0-9]{1,2}-(?:axis|ply|stage|phase|way|point|page|part|pin|core|seater)\b", re.IGNORECASE),
        (r"(?:^ *|(?<=[ .;,]))[0-9]\)|^ *[0-9]\.(?= )", 0),
        # Other numbers around a stroke, but no school year, financial year or fraction.
        (r"(?<![\w/])(?!(?:1/[2-9]|2/3|3/4|1/10)(?![0-9/]))(?!(?:19|20)[0-9]{2}/[0-9]{2}\b)[0-9]{1,4}/[0-9]{1,4}\b", 0),
    )
]


def blank_names(text: str) -> str:
    """Gives the text without the names that hold a number, at the same length."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            text = blank(text, *match.span())
    return text
