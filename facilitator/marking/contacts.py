"""Ways to reach one person: numbers, addresses, names on other platforms, and the wish to be reached."""

import re
from collections.abc import Callable, Iterator

from facilitator.marking.marks import Flag, find_wordings, word
from facilitator.marking.patterns import late

_SIGNS = r"[ .()/-]{0,2}"
_NOT_AN_AMOUNT = r"(?!\d)(?!\s?(?:%|(?:k|m|bn)\b))"
_TELEPHONE = late(
    rf"(?<![\d£])(?<!£ )\(?(?:(?:\+|00){_SIGNS}44{_SIGNS}(?:\(?0\)?{_SIGNS})?|0{_SIGNS})"
    rf"[1235789](?:{_SIGNS}\d){{8,9}}{_NOT_AN_AMOUNT}"
)
_ABROAD = late(rf"(?<![\d£])(?:\+|\b00)[1-9](?:{_SIGNS}\d){{7,14}}{_NOT_AN_AMOUNT}")
_NAMED_NUMBER = late(
    rf"\b(?:tel|telephone|phone|mobile|mob|fax|whatsapp|ring)(?: (?:me|us|no|number))?\W{{1,3}}(?:is )?"
    rf"(?P<number>\d(?:{_SIGNS}\d){{5,12}}){_NOT_AN_AMOUNT}",
    re.IGNORECASE,
)
_DAY = late(r"\d\d?([./-])\d\d?\1(?:19|20)\d\d\b")
_THOUSANDS = late(r"\+?\d{1,3}(?:[ .]000)+")
_LONG_NUMBER = late(r"(?<!\d)(?<!\d[ -])\d(?:[ -]?\d){12,18}(?!\d)")
_HEALTH_NUMBER = late(r"(?<!\d)(?<!\d[ -])\d{3}[ -]\d{3}[ -]\d{4}(?![ -]?\d)")
_NAMED_HEALTH_NUMBER = late(r"\bnhs\b[^\d]{0,15}(?P<number>\d(?:[ -]?\d){9})(?!\d)", re.IGNORECASE)
_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|"
    "G|"
    "GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|"
    "NW|"
    "OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|"
    "WD|"
    "WF|WN|WR|WS|WV|YO|ZE"
)
_POSTCODE = late(rf"\b(?P<area>{_AREAS})\d[A-Z\d]? ?(?P<inner>\d[ABD-HJLNP-UW-Z]{{2}})\b", re.IGNORECASE)
# Small letters after a road or fuel (m1 2nd exit, e10 2yr trial) are a count or a length of time.
_COUNTED = late(r"\d(?:st|nd|rd|th|yr|hr|wk|bn|gw|tw|gb|tb|kw)")
_HEAD = (
    r"(?:Road|Rd|Street|St|Lane|Avenue|Ave|Close|Drive|Crescent|Terrace|Gardens|Grove|Place|Row|Hill|Yard|Way|Square)"
)
_ESTATE = r"(?:Park|Estate|House|Court|Mills?|Works|Centre|Yard|Wharf|Buildings?)"
_ROOM = r"(?:\b(?:[Uu]nit|[Ff]lat|[Ss]uite) [A-Z]?\d{1,4}[A-Za-z]?,? )"
# "They never ring us" tells something; "ring us" at the start of a clause, or after one of these, asks for it.
_ASKED = "(?:^|{})".format(
    "|".join(
        f"(?<={before})"
        for before in (
            *(r"[.,;:!?()-]", r"[.,;:!?()-] ", r"\d ", r"\bplease ", r"\bpls ", r"\bplz ", r"\bjust ", r"\bcan you "),
            *(r"\bsomeone ", r"\banyone ", r"\bso ", r"\bto chat ", r"\binterested ", r"\bthen ", r"\bor ", r"\band "),
        )
    )
)

_WORDINGS = (
    word(
        "e-mail address",
        r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        r"(?<![\w.+-])[\w+-][\w.+-]*(?: dot [\w-]+){0,3} (?:at|\(at\)|\[at\]) [\w-]+"
        r"(?: ?(?:\bdot\b|\(dot\)|\[dot\]) ?[\w-]+){0,3} ?(?:\bdot\b|\(dot\)|\[dot\]) ?"
        r"(?:com|org|net|uk|co|io|test|example|ac|gov|eu|info|biz|me|ai)\b(?:\.[a-z]{2,3}\b)?",
        mask="[e-mail address]",
    ),
    word(
        "address",
        rf"{_ROOM}(?:[A-Z][\w'-]+ ){{1,3}}{_ESTATE}\b",
        rf"{_ROOM}?(?<![\d.,£])\b\d{{1,4}}[A-Za-z]?,? (?:[A-Z][a-z'-]+\.? ){{1,3}}{_HEAD}\b",
        mask="[address]",
        has_case=True,
    ),
    word(
        "address",
        r"(?<![\d.,£])\b\d{1,4}[a-z]?,? (?!(?:mile|way|mph|year|more|new|main|trunk|other|big|small|local|high|the|"
        r"of|on|in"
        r"|m|k|km|per|to|and|busy|long|whole|every|a|ring|toll|access|haul|link|off|for|from|by|tonne|"
        r"x)\b)[a-z']{3,} "
        r"(?:road|rd|street|avenue|crescent|terrace)\b(?! \w+s\b)",
        mask="[address]",
    ),
    word("national insurance number", r"\b[A-Z]{2}(?:[ -]?\d\d){3}[ -]?[A-D]\b", mask="[number]", has_case=True),
    word("national insurance number", r"\b[a-z]{2}\d{6}[a-d]\b", mask="[number]"),
    word("bank account", r"\b(?:sort code|account (?:no|number))\W{1,3}\d(?:[ -]?\d){5,9}\b", mask="[number]"),
    word(
        "personal page",
        r"\b(?:linkedin\.com/(?:in|pub)|(?:facebook|instagram|twitter|tiktok|x)\.com|t\.me|wa\.me)/[\w@.?=&/-]*\w",
        mask="[personal page]",
    ),
    word(
        "name on another platform",
        r"(?<![\w@./:])@(?!(?:tables?|all|every(?:one|body)|here|facilitators?|hosts?|room|front|back|home|work|"
        r"scale|"
        r"mods?|team|speaker|chair|organi[sz]ers?)[\d_]*\b)[a-z_][\w.]*\w(?![\w(|])",
        mask="[name on another platform]",
    ),
    word(
        "asks to be contacted",
        rf"{_ASKED}(?:ring|call|phone|text|txt|message|msg|e-?mail|mail|dm|whatsapp|ping) (?:me|us)"
        r"(?: (?:back|on|at|after|if|re|for|when|later|tomorrow|tonight|any ?time|direct(?:ly)?)\b|\W*$|[:,.])",
        r"\b(?:drop|send|shoot) (?:me|us) (?:a (?:line|text|message|msg|dm|note)|an e-?mail)\b",
        r"\bgive (?:me|us) a (?:ring|call|bell|shout|buzz)\b",
        r"\b(?:find|add|follow|reach|contact|dm|connect with) (?:me|us) (?:on|at|via|through) \w+",
        r"\bmy (?:number|mobile|cell|e-?mail(?: address)?|contact details?|address|insta|linkedin|twitter)(?: (?:is|"
        r"are)\b|:|'s\b)",
        r"\bget in touch with me\b|\bhmu\b|\bdm me\b",
        mask="[asks to be contacted]",
    ),
)


def find_contacts(plain: str) -> Iterator[Flag]:
    """Gives each way to reach one person that stands in the flattened text."""
    yield from find_wordings("contact", plain, _WORDINGS)
    yield from _find_numbers(plain)
    for match in _POSTCODE.finditer(plain):
        if not _is_road_and_count(match):
            yield Flag("contact", match.start(), match.end(), "postcode", "[postcode]")


def _is_road_and_count(match: re.Match[str]) -> bool:
    return len(match["area"]) == 1 and bool(_COUNTED.fullmatch(match["inner"]))


def _find_numbers(plain: str) -> Iterator[Flag]:
    yield from _find(_TELEPHONE, plain, "telephone number", _is_telephone)
    yield from _find(_ABROAD, plain, "telephone number", _is_telephone)
    yield from _find(_NAMED_NUMBER, plain, "telephone number", _is_telephone)
    yield from _find(_NAMED_HEALTH_NUMBER, plain, "health service number")
    yield from _find(_HEALTH_NUMBER, plain, "health service number", _is_health_number)
    yield from _find(_LONG_NUMBER, plain, "card number", _is_card_number)


def _find(
    pattern: re.Pattern[str], plain: str, reason: str, is_one: Callable[[str], bool] = lambda _: True
) -> Iterator[Flag]:
    group = "number" if "number" in pattern.groupindex else 0
    mask = "[telephone number]" if reason == "telephone number" else "[number]"
    for match in pattern.finditer(plain):
        if is_one(match[group]):
            yield Flag("contact", *match.span(group), reason, mask)


def _is_telephone(number: str) -> bool:
    return not (_DAY.match(number) or _THOUSANDS.fullmatch(number))


def _list_digits(number: str) -> list[int]:
    return [int(sign) for sign in number if sign.isdecimal()]


def _is_health_number(number: str) -> bool:
    """Tells by the check digit, as the health service reckons it."""
    *digits, check = _list_digits(number)
    return (11 - sum(digit * (10 - place) for place, digit in enumerate(digits))) % 11 == check


def _is_card_number(number: str) -> bool:
    """Tells by the check digit that all cards have."""
    doubled = [digit * (1 + place % 2) for place, digit in enumerate(reversed(_list_digits(number)))]
    return sum(digit - 9 * (digit > 9) for digit in doubled) % 10 == 0
