"""Capitals at the start of sentences and of names that are listed."""

import re
from functools import lru_cache

from facilitator.composition.lists import make_pattern, read_list

# Words in quotation marks are somebody's: they keep the letter that was typed.
_OPENING = r"[(\[]*"
# The letter of a list's item, a) or (ii), and an address on the web are typed small on purpose.
_WORD = (
    r"(?![a-z]-[A-Z]|(?:[a-z]|[ivx]{1,4})\)|\w+://|www\.|[\w-]+\.(?:com|org|net|uk|eu|gov|ac|co|io)\b)([^\W\d_][\w'’]*)"
)
_START = re.compile(rf"^({_OPENING}){_WORD}")
_AFTER_STOP = re.compile(rf"(?<=[^\s.?!…])([.?!]\s+{_OPENING}){_WORD}")
_NUMBERED = re.compile(r"(?:^|[\s(])1[.)]\s.*\s2[.)]\s")
_NUMBER = re.compile(r"(?:^|[\s(])\d{1,2}$")
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|eg|ie|etc|vs|approx|no|nos|incl|inc|ltd|est|c|cf|dept|st|dr|mr|mrs|prof|co|eng|prob|avg|govt|esp|max|appr|mgmt|mfg|ins|th|hosp|asst|accom|res|qty|v|[a-z]\.[a-z])$",
    re.IGNORECASE,
)
# The number of something, which a full stop only shortens.
_COUNTS = re.compile(
    r"\b(?:phone|tel|telephone|mobile|ref|reference|account|contact|serial|part|model|job|order|batch|reg) no$",
    re.IGNORECASE,
)
# March, May and August are words as well, but not after these.
_MONTH = re.compile(
    r"\b((?:in|by|since|until|from|mid) )(march|may|august)\b"
    r"|\b((?:to|next|last|early|late|end of|due|deadline is) )(march|august)\b"
)
# Short ones are words and names too, but not before a year, beside another or after these.
_SURE = "jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec"
_JOINED = r"\s?(?:-|–|\bto\b|\band\b|\bor\b)\s?"
_SHORT_MONTH = re.compile(
    rf"\b({_SURE}|mar|may)(?=\s(?:20\d\d|['’]\d\d|\d{{1,2}}(?:st|nd|rd|th))\b)"
    rf"|\b({_SURE})(?={_JOINED}(?i:{_SURE}|mar|may)[a-z]{{0,6}}\b)"
    r"|\b(march|august)(?=\s\d{1,2}(?:st|nd|rd|th)\b)"
    rf"|(?<=\d\s)({_SURE}|march|august)\b|(?<=\d(?:st|nd|rd|th)\s)({_SURE}|march|august)\b"
    r"|(?:(?<=\bin )|(?<=\bby )|(?<=\bfrom )|(?<=\bmid )|(?<=\buntil )|(?<=\btill )|(?<=\btil )"
    r"|(?<=\blast )|(?<=\bnext )|(?<=\bsince ))(jan|feb|apr|jul|aug|sept?|oct|nov|dec)\b"
    r"|(?:(?<=\d[–-]\d )|(?<=\d[–-]\d\d ))(mar)\b"
)
_NEXT_MONTH = re.compile(rf"\b((?:(?i:{_SURE})|Mar|May)[a-z]{{0,6}}{_JOINED})({_SURE})\b")
_IN_ADDRESS_BEFORE = re.compile(r"(?:[.@]|://|\w\.\w+/\S*)$")
_IN_ADDRESS = re.compile(r"\.[a-z]|@")
# Of three dimensions, or of the fifth generation; "5g of glaze" are grams.
_TECHNOLOGY = re.compile(
    r"(?<![\w.£$€])(?:[23]d(?=[ -](?:print|scan|model|cad\b|design|render))"
    r"|[45]g(?=[ -](?:networks?|masts?|test ?beds?|coverage|signal|routers?|spectrum)\b)|(?<=private )[45]g\b)"
)
# China the ware, and what it is made of.
_WARE_BEFORE = re.compile(r"\b(?:bone|fine|stone|vitreous|hotel) $", re.IGNORECASE)
_WARE = re.compile(r" (?:clay|stone|ware|cups?|plates?|doll|cabinet|painters?|painting|pots?|tableware)\b")

# A capital within a word, or one that no sentence starts with.
_NAMED = re.compile(r"\b\w+[A-Z]\w*|(?<=[\w,;:)] )[A-Z]\w+")


def find_named(text: str) -> frozenset[str]:
    """Gives what a text names, in small letters, as its capitals tell; nothing of a text that shouts."""
    return frozenset() if text.isupper() else frozenset(word.casefold() for word in _NAMED.findall(text))


def start_sentences(text: str) -> str:
    """Gives the text with a capital at its start and after a full stop or a question mark."""
    begun = _START.sub(lambda word: word[1] + _raise(word[2]), text)
    return _AFTER_STOP.sub(lambda word: _start_after(begun, word), begun)


def _start_after(text: str, word: re.Match[str]) -> str:
    before = text[max(0, word.start() - 12) : word.start()]
    if _NUMBER.search(before) and is_numbered(text):
        return word.group()
    # "No." ends a sentence more often than it stands for a number.
    is_no = before.lower().endswith("no") and word[2] != "of" and _COUNTS.search(before) is None
    is_short = is_shortened(before) and not is_no
    return word.group() if is_short and word[1][0] == "." else word[1] + _raise(word[2])


def is_numbered(text: str) -> bool:
    """Tells whether a text numbers its items: 1. and 2. stand for no sentence's end."""
    return _NUMBERED.search(text) is not None


def is_shortened(text: str) -> bool:
    """Tells whether a text ends in a word that its dot shortens, as Dr. is, whether the dot is there or not."""
    return _SHORTENED.search(text.removesuffix(".")) is not None


def _raise(word: str) -> str:
    """Gives the word with a capital, unless it has one further on, as eVTOL has."""
    return word[0].upper() + word[1:] if word == word.lower() else word


def raise_names(text: str) -> str:
    """Gives the text with the capitals of listed nations, places, months and days, and of 3D and 5G."""
    named = make_pattern("names.txt").sub(_write_name, text)
    named = _TECHNOLOGY.sub(lambda found: found.group().upper(), named)
    named = _SHORT_MONTH.sub(lambda found: found.group().capitalize(), named)
    named = _NEXT_MONTH.sub(lambda found: found[1] + found[2].capitalize(), named)
    return _MONTH.sub(lambda found: (found[1] or found[3]) + (found[2] or found[4]).capitalize(), named)


def _write_name(name: re.Match[str]) -> str:
    """Gives a name as the list prints it; one that has a capital already is its author's, and so is an address."""
    typed = name.group()
    is_address = _IN_ADDRESS_BEFORE.search(name.string[: name.start()]) or _IN_ADDRESS.match(name.string, name.end())
    is_ware = typed == "china" and (
        _WARE_BEFORE.search(name.string[: name.start()]) or _WARE.match(name.string, name.end())
    )
    full = _read_names()[typed.lower()]
    # "Uk" at the start of a note has its capital from there.
    is_bare = typed.islower() or (full.isupper() and typed == typed.capitalize())
    return full if is_bare and not (is_address or is_ware) else typed


@lru_cache(maxsize=1)
def _read_names() -> dict[str, str]:
    return {name.lower(): _raise(name) for name in read_list("names.txt")}
