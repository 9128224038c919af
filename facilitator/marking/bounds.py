"""Words and signs beside a figure that make it a bound or a rough one, and what it is counted per."""

import re

from facilitator.marking.patterns import late

_BEFORE = late(
    r"(?:(?P<less><|\b(?:under|below|less than|fewer than|up to|at most|no more than|max(?:imum)?(?: of)?))"
    r"|(?P<more>(?<![-=])>|\b(?:(?<!fight )(?<!fighting )(?<!fought )(?<!argue )(?<!arguing )(?<!row )"
    r"(?<!spread )(?<!phased )(?<!paid )(?<!depreciates )(?<!depreciated )(?<!written off )over|above|"
    r"more than|at least|north of|upwards of|min(?:imum)?(?: of)?))"
    r"|(?P<near>~|±|\+/-|\b(?:about|around|roughly|approx(?:imately)?\.?|circa|c\.|nearer(?: to)?|nearly|almost|"
    r"close to))) ?\Z",
    re.IGNORECASE,
)
# What is paid on top of a sum makes it no bound.
_ADDED = r"VAT|tax|NI|lodg\w*|expenses|travel|bonus|car|pension|fees?|overtime|materials|an?|the|our"
_AFTER = late(
    rf"(?P<more>\+(?![0-9])| ?\b(?:min(?:imum)?|or more|plus(?! (?:{_ADDED})\b)|upwards)\b)"
    r"|(?P<near>[ -]?ish\b| or so\b|[ -](?:odd|something)\b)"
    r"|(?P<less> ?\b(?:max(?:imum)?|or less|or fewer|tops)\b)",
    re.IGNORECASE,
)
_SIGNS = {"less": "<", "more": ">", "near": "~"}
_AREA = (
    r"(?:(?:sq(?:uare|\.)?|cu(?:bic|\.)?) ?(?:(?:kilo)?met(?:re|er)|km|m|foot|feet|ft|inche?|mile|yard)s?|"
    r"(?:km|m|ft)[²³])(?!\w)"
)
_TIME = r"(?:second|minute|min|hour|hr|day|night|week|wk|month|mth|quarter|year|yr|annum)"
# After "a" only a length of time is surely what a figure is counted per, or a thing that is sold or moved one by one.
_EACH = (
    r"(?:go|pop|unit|acre|hectare|therm|consignment|metre|place|box|item|script|parcel|order|pint|patient|student|berth|tonne|ton|pallet|container|load|trip|seat|bed|plate|pupil|learner|lorry|truck|mile|"
    r"litre|kilo|kg|piece|throw|ticket|visit|session|sheet|test|dose|sample|bottle|wagon|vessel|flight)"
)
_PER = late(
    rf"(?: ?/ ?| per )(?:{_AREA}|100 ?km\b|[A-Za-z][A-Za-z0-9]{{0,14}})"
    rf"(?: (?:per|an?) {_TIME}\b)?"
    rf"| an? {_AREA}"
    rf"| an? {_EACH}(?: (?:per|an?) {_TIME})?\b(?! of\b)"
    r"| an? (?:second|minute|min|hour|hr|day|shift|head|night|week|wk|month|mth|quarter|year|yr)\b"
    r"|(?<=[0-9]p)pl\b|(?<=[0-9]) ?p(?:a|m|cm|w)\b|(?-i: p\.?a\.?)(?![\w.])",
    re.IGNORECASE,
)


def find_bound_before(text: str, start: int) -> tuple[str, int] | None:
    """Gives the bound that ends where a figure starts, and where it starts itself."""
    # 24 letters hold the longest of them.
    first = max(0, start - 24)
    match = _BEFORE.search(text[first:start])
    return (_SIGNS[str(match.lastgroup)], first + match.start()) if match else None


def find_bound_after(text: str, end: int) -> tuple[str, int] | None:
    """Gives the bound that starts where a figure ends, and where it ends itself."""
    match = _AFTER.match(text, end)
    return (_SIGNS[str(match.lastgroup)], match.end()) if match else None


def find_per(text: str, end: int) -> tuple[str, int] | None:
    """Gives what a figure that ends here is counted per, as typed, and where that ends."""
    match = _PER.match(text, end)
    return (match.group().strip(), match.end()) if match else None
