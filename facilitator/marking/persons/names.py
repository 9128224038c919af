"""Words about one person who can be known: a name, a role that only one holds, what touches a family or a body."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from facilitator.marking.marks import Flag, find_wordings, word
from facilitator.marking.patterns import late
from facilitator.marking.persons.lives import LIVES
from facilitator.marking.persons.small_letters import find_in_small_letters
from facilitator.marking.persons.words_too import THINGS, find_names_that_are_words
from facilitator.marking.short_forms import read_common_words

NAME = "[name]"
ROLE = "[role]"
_FIXED = late(
    r"\b(?:john deere|john lewis|alan turing|james watt|james dyson|james webb|thomas cook|isaac newton|martin[- "
    r"]baker|alexander dennis|castle howard|ellen macarthur|"
    r"david brown|morgan sindall|francis crick|henry royce|rosalind franklin|peter pan|tom tom|uncle tom|tom,? dick|"
    r"ann arbor|ann summers|ella's kitchen|fred\.? (?:olsen|perry)|maggie's cent(?:re|er)s?|noah's ark|percy pigs?|"
    r"ronnie scott'?s|joe bloggs?|joe public|average joe|jim crow|john bull|joseph rowntree|paul smith|"
    r"(?:st\.?|saint|aston|lewis|king|queen|prince|princess|marks|rank|louis|santa|san) (?:[a-z]+))\b",
    re.IGNORECASE,
)
_CHIEF = (
    r"(?:md|ceo|cfo|coo|cto|fd|chief exec(?:utive)?|managing director|finance director|technical director|sales "
    r"director|"
    r"operations director|chair(?:man|woman|person)?|founder|vice[- ]chancellor|head ?teacher|principal|company "
    r"secretary|"
    r"permanent secretary|chief constable|leader of the council|council leader|mayor|hr manager|plant manager|works "
    r"manager)"
)
_WORDINGS = (
    word(
        "a title and a name",
        r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Rev|Miss|[Ss]gt|Sergeant|Capt|Captain|Rabbi|Imam"
        r"|(?:Lord|Lady|Father)(?! (?:Bay|Chancellor|Christmas|Hall|Hill|House|Justice|Lane|Lieutenant|Mayor|Road"
        r"|Street|Warden)))"
        r"\.? (?:[A-Z]')?[A-Z]\w+(?:[-'][A-Z]\w+)?(?: "
        r"[A-Z]\w+(?:[-'][A-Z]\w+)?){0,2}",
        r"\b(?:Mr|Mrs|Ms) [A-Z]\b(?!\.?\w|')",
        mask=NAME,
        has_case=True,
    ),
    word(
        "a title and a name",
        r"\b(?:mr|mrs|cllr)\.? (?!(?:who|and|is|said|says|or|with|big|in|the|a)\b)[a-z'-]{3,}",
        mask=NAME,
    ),
    word(
        "a signature",
        r"(?:^|[.!?,] *|- ?)(?:- ?|(?i:(?:kind |best |warm )?regards|best wishes|cheers|(?:many )?thanks|signed|"
        r"yours),? )"
        r"(?!All\b|Every(?:one|body)\b|Again\b|Folks\b|Team\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?"
        r"(?=,? (?:table|from|at)\b|[ .!x]*$)",
        r"(?:,|-) ?(?:[A-Z][a-z]+ )?[A-Z][a-z]+(?=, (?:table \d|[A-Z]\w+ Ltd))",
        mask=NAME,
        has_case=True,
    ),
    word("a name", r"\bmy name(?:'s| is) [a-z'-]+(?: [A-Z][a-z]+)?", mask=NAME),
    word(
        "a role that one person holds",
        rf"\b(?:our|their|his|her|my) (?:(?:ex|old|former|last|previous)[- ])?{_CHIEF}\b(?!s)",
        r"\bmy (?:ex|old|former|last|previous)[- ](?:line |site |shift )?(?:boss|manager|supervisor|foreman|mentor)\b",
        rf"\bthe (?!founder){_CHIEF}(?= (?:of (?!an?\b)|at\b|told|said|says|here|is (?:nervous|against|leaving|scared|"
        rf"worried)))",
        r"\b(?:the |our |their |council'?s? )?(?:s ?\.?151|section 151) officer\b|\b(?:the|our|their) monitoring "
        r"officer\b",
        rf"\bas (?:the )?(?:only |sole )?(?:{_CHIEF}|head|owner|director)(?= of\b)",
        mask=ROLE,
    ),
    word(
        "a role that one person holds",
        r"\bI(?:'?m| am) the (?:only|sole|first (?:female|black|asian|disabled))\b[^.!?\n]*",
        r"\bas the only\b[^.,!?\n]*",
        mask=ROLE,
    ),
    *LIVES,
)
_WORD = late(r"[^\W\d_]+")
_FOLLOWING = late(r" (?P<word>[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)?)", re.IGNORECASE)
_SURNAME = late(r"(?: [A-Z][a-z]+(?:[-'][A-Z][a-z]+)?){0,2}")
# One letter for the given name: a school's form, a class and a vitamin have no surname after them.
_INITIAL = late(
    r"(?<![\w.&/])(?<!\b[Cc]lass )(?<!\b[Gg]rade )(?<!\b[Pp]lan )(?<!\b[Tt]ype )(?<!\b[Uu]nit )(?<!\b[Vv]itamin )"
    r"(?<!\b[Zz]one )(?!T\. Rex\b)[B-HJ-Z](?:\.? ?[A-Z])?\.? (?P<surname>[A-Z][a-z]{2,})\b"
)


def find_persons(plain: str) -> Iterator[Flag]:
    """Gives each place in the flattened text that speaks of one person."""
    yield from find_wordings("about_a_person", plain, _WORDINGS)
    found = (_find_given_names, find_names_that_are_words, find_in_small_letters, _find_initials)
    for start, end in [place for find in found for place in find(plain)]:
        yield Flag("about_a_person", start, end, "a name", NAME)


def is_given_name(word: str) -> bool:
    """Whether a word is the given name of people and nothing else."""
    return word.lower() in _read_given_names()


@lru_cache(maxsize=1)
def _read_given_names() -> frozenset[str]:
    return _read_listed("given_names.txt")


@lru_cache(maxsize=1)
def _read_surnames() -> frozenset[str]:
    return _read_listed("surnames.txt")


def _read_listed(file: str) -> frozenset[str]:
    text = files("facilitator.marking.persons").joinpath(file).read_text(encoding="utf-8")
    return frozenset(name for line in text.splitlines() if not line.startswith("#") for name in line.split())


def _find_given_names(plain: str) -> Iterator[tuple[int, int]]:
    names, fixed = _read_given_names(), [match.span() for match in _FIXED.finditer(plain)]
    for match in _WORD.finditer(plain):
        if match.group().lower() in names and not _is_of_a_thing(plain, match, fixed):
            yield match.start(), _end_of_name(plain, match)


def _find_initials(plain: str) -> Iterator[tuple[int, int]]:
    for match in _INITIAL.finditer(plain):
        surname = match["surname"].lower()
        is_dotted = "." in match.group() and surname not in read_common_words()
        if is_dotted or surname in _read_surnames():
            yield match.span()


def _is_of_a_thing(plain: str, match: re.Match[str], fixed: list[tuple[int, int]]) -> bool:
    is_fixed = any(start <= match.start() < end for start, end in fixed)
    # Capitals make a short form of it, but where all is in capitals.
    is_short_form = match.group().isupper() and not plain.isupper()
    return is_fixed or is_short_form or bool(THINGS.match(plain, match.end()))


def _end_of_name(plain: str, match: re.Match[str]) -> int:
    surname = _SURNAME.match(plain, match.end()) if match.group()[0].isupper() else None
    if surname and surname.group():
        return surname.end()
    # Who types in one case types a surname as any other word.
    following = _FOLLOWING.match(plain, match.end())
    is_surname = following is not None and following["word"].lower() in _read_surnames()
    return following.end() if following and is_surname else match.end()
