"""What only speaks of secrecy and asks nothing: "the grid data is not yet public, so we cannot plan".

Wordings of wishes are found in whatever they stand in. A wish is its author's own, about this very note. Where others
keep something back, or data or a rule is what is kept, nobody asked that the note stay unprinted. Shapes are few and
closed: what fits none is taken for a wish.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from facilitator.marking.attributions import CLOSED
from facilitator.marking.flags import Flag
from facilitator.marking.marks import flatten
from facilitator.marking.masks import NOT_QUOTED
from facilitator.marking.patterns import late

# Whoever says one of these may be asking, whatever else the note speaks of.
_OWN = late(
    r"\b(?:I|I'\w+|me|my|mine|myself|ourselves|please|pls|plz|kindly|quot\w+|attribut(?:e|ed|able)|minute[ds]?|secret|"
    r"rather|prefer|careful|hush|sh+h|btw|fyi)\b|\b(?:this|that) (?:is|one|note|bit|must|should|stays?|part)\b|"
    r"\bthis'?s\b|\bthat's\b|\bbut (?:we|they|it|he|she|there|the)\b|"
    r"\b(?:our|this|these|that) (?:\w+ )?(?:data|maps?|records?|results|information|pricing|designs?|drawings)\b",
    re.IGNORECASE,
)
# After a colon stands what somebody tells nevertheless.
_TOLD = late(r"[^.;]{0,60}?(?::| - )")
_OTHERS = (
    r"(?:they|people|everyone|everybody|nobody|no one|primes?|firms|companies|smes|suppliers|operators|owners|"
    r"councils?|landlords|universities|unis|academics|researchers|banks|investors|funds|lenders|competitors|"
    r"customers|clients|buyers|oems|tier (?:1|2|one|two)s?|contractors|departments|officials|officers|"
    r"civil servants|regulators?|utilities|dnos?|national grid|insurers|consultants|incumbents|corporates|engineers|"
    r"founders|spin-?outs|start-?ups|hospitals|trusts|labs|ministries|ministers|hmt|mod|desnz|dft|defra)"
    r"(?: (?:all|always|just|still|often|then|only|mostly))?"
)
_DATA = (
    r"(?:data|datasets?|maps?|registers?|records?|information|pipelines?|timetables?|schedules?|criteria|scores|rules|"
    r"guidance|standards?|specs?|specifications?|methods?|methodology|models?|evidence|telemetry|pricing|drawings|"
    r"designs|calls|results)"
)
_CANNOT = r"(?:can'?t|cannot|could ?n[o']t|won'?t|will not|don'?t|do not|never|(?:are|is) not|aren'?t|isn'?t)"
_NOT_YET = (
    r"(?:(?:is|are)(?: still)? (?:not(?: yet| even)?|never(?: yet)?)|(?:is|are)n'?t(?: yet| even)?|"
    r"ha(?:s|ve)(?:n'?t| not)(?: yet)? been)"
)
_THEN = (
    r"(?=\W*$|,? so (?:we|they|it|planning|bids)\b|,? (?:so|and) (?:nobody|no one|firms|smes|suppliers|people|"
    r"investors|planners|developers|buyers|teams)\b)"
)
# What is off the record is a kind of talk, and no word of the note is.
_TALK = (
    r"\boff[ -](?:the[ -])?record (?:culture|chats|conversations|briefings|meetings|talks|deals|lobbying|advice|"
    r"feedback|discussions|remarks|comments)\b"
)
# What is not public is data, on which nobody can tell.
_KEPT_DATA = (
    rf"\b{_DATA} {_NOT_YET}(?: (?:yet|made|public|announced|published|released|in the public domain))*{_THEN}|"
    rf"\b{_DATA} (?:can'?t|cannot|won'?t|will not) (?:\w+ )?be (?:shared|published|recorded|circulated){_THEN}|"
    rf"\b{_DATA} (?:is|are) (?:\w+ )?(?:commercially )?(?:confidential|sensitive){_THEN}|"
    r"[,;-] never (?:published|shared|recorded|circulated)\W*$"
)
# Others keep something back.
_KEPT_BY_OTHERS = (
    rf"\b{_OTHERS} (?:treat|class|mark|label|stamp|regard|consider)s? (?:\w+ ){{1,4}}?(?:as )?(?:too )?"
    r"(?:commercially )?(?:confidential|sensitive)\b|"
    rf"\b{_OTHERS} (?:are |is |get )*(?:bound|tied|covered|gagged|restricted) by\b|"
    rf"\b{_OTHERS} {_CANNOT} (?:be )?(?:\w+ )?(?:say|tell|talk|discuss|admit|share|disclose|comment|publish|record|"
    r"circulate|allowed|supposed|meant|permitted|free)\b|"
    rf"\b{_OTHERS} (?:keep|keeps|kept) (?:\w+ ){{1,3}}(?:in-house|internal)\b|"
    r"\b(?:customers?|clients?|buyers?) (?:\w+ )?(?:do(?:es)? ?n[o']t|didn'?t|don'?t) know (?:that )?(?:we|it) "
    r"(?:exists?|can)\b"
)
_OTHER_SENSES = (
    r"\b(?:customers|clients|buyers|consumers|shoppers|households|patients|students|visitors|retailers|guests|they|"
    r"the market|the sector) (?:is|are|remain|stay) (?:\w+ ){0,2}(?:price|market)[- ]sensitive\b|"
    r"\b(?:drop|fall|fell|dip|rise|ris\w+|grow\w*|grew|gain\w*|increase\w*|boost|loss|lack\w*|decline|collapse|"
    r"crisis|jump|improve\w*) in confidence\b|"
    r"\b(?:trade|arms|export|import|oil|chips?|russian?|chinese|us|un|eu) embargo(?:es)?\b|"
    r"\bnot for (?:the )?(?:public|wider) (?:sector|bod(?:y|ies)|services?|transport|authorit\w+|companies|"
    r"buildings|procurement)\b|"
    r"\bon background (?:checks?|noise|levels?|radiation)\b|^\W*background-check|"
    r"\b(?:goe?s?|going) (?:no |any )?further (?:than|without|until|unless)\b"
)
_MENTIONS = late(f"{_TALK}|{_KEPT_DATA}|{_KEPT_BY_OTHERS}|{_OTHER_SENSES}", re.IGNORECASE)


def spare_mentions(text: str, flags: Iterable[Flag]) -> list[Flag]:
    """Gives the flags, those that only mention secrecy without their mask.

    Where one may be a wish all keep theirs.
    """
    flags = list(flags)
    closed = [flag for flag in flags if flag.mask == NOT_QUOTED]
    if not closed or not all(_is_mention(flatten(text), flag) for flag in closed):
        return flags
    return [replace(flag, mask=None) if flag.mask == NOT_QUOTED else flag for flag in flags]


def is_spared(flag: Flag) -> bool:
    """Tells whether it is a wish by its wording that was found to be none by its shape."""
    return flag.kind == "not_for_attribution" and flag.reason in CLOSED and flag.mask is None


def _is_mention(plain: str, flag: Flag) -> bool:
    """Tells whether a closed shape covers part of the flag's place, in a text that never speaks of itself."""
    if flag.start is None or flag.end is None or _OWN.search(plain) or _TOLD.match(plain, flag.end):
        return False
    return any(found.start() < flag.end and flag.start < found.end() for found in _MENTIONS.finditer(plain))
