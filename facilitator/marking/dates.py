"""Years: alone, as spreads, as financial years, with a quarter or a month before them."""

import re
from collections.abc import Iterator

from facilitator.marking.nouns import find_noun
from facilitator.marking.numerals import read_number
from facilitator.marking.patterns import late
from facilitator.marking.plain_text import CLAUSE_END
from facilitator.marking.quantities import Figure

_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_BEFORE = (
    r"(?:(?P<quarter>Q[1-4]|H[12]|spring|summer|autumn|winter|mid|early|late|end(?: of)?|start of)[ -]"
    rf"|\b(?:[0-3]?[0-9](?:st|nd|rd|th)? )?(?P<month>\b{_MONTH}) )"
)
_PAIR = late(
    rf"(?<![\w.,/£$€])(?P<first>{_YEAR}) ?(?P<sign>[-/]| to ) ?'?(?P<second>{_YEAR}|[0-9]{{2}})(?![\w%]|[.,][0-9])"
)
_SINGLE = late(
    rf"(?<![\w.,£$€])(?:{_BEFORE})?(?P<year>{_YEAR})(?P<decade>s)?(?:(?P<later>\+)|ish)?(?![\w%]"
    rf"|[.,][0-9])",
    re.IGNORECASE,
)
_OLD = late(
    r"\b(?:in|since|from|of|is|was|circa|opened|built|founded|established|dated) (?P<year>1[78][0-9]{2})"
    r"(?![\w%]|[.,][0-9])",
    re.IGNORECASE,
)
_FINANCIAL = late(r"\bFY ?'?(?P<year>(?:20)?[0-9]{2})(?:/[0-9]{2})?(?![\w%])", re.IGNORECASE)
_SHORT = late(r"(?<!\w)'(?P<year>[0-9]{2})(?![\w'%])")
# "Since 09", "by Xmas 26", where nothing follows that is counted.
_BARE = late(
    r"\b(?:since|xmas|christmas|easter|spring|summer|autumn|winter) (?P<year>[0-2][0-9])(?![0-9])"
    rf"(?={CLAUSE_END}| (?:and|but|it|or|so|they|we|when)\b)(?!,[0-9]|\.[0-9])",
    re.IGNORECASE,
)
_SPOKEN = late(
    r"\btwenty[ -](?P<tens>twenty|thirty|forty|fifty)(?:[ -](?P<ones>one|two|three|four|five|six|seven|eight|nine))?\b",
    re.IGNORECASE,
)
_OF_A_MONTH = late(r" (?:of )?(?:(?!(?i:march|may)\b)(?i:" + _MONTH + r")|March|May)\b")
# Before a year, not before a number of things.
_LEADS = late(
    r"\b(?:by|in|since|until|till?|from|before|after|mid|early|late|end|circa|around|of|the|zero|for|through"
    r"|pre|post)[ -]\Z",
    re.IGNORECASE,
)


def find_year_pairs(text: str) -> Iterator[Figure]:
    """Gives "2026/27" and "2017-21"."""
    for match in _PAIR.finditer(text):
        first, second = match["first"], match["second"]
        last = second if len(second) == 4 else first[:2] + second
        if int(last) > int(first):
            # Two years side by side are one financial or school year.
            is_one = len(second) == 2 and int(last) == int(first) + 1
            yield Figure(*match.span(), "date", years=f"{first}/{second}" if is_one else f"{first}-{last}")


def find_financial_years(text: str) -> Iterator[Figure]:
    """Gives "FY26"."""
    for match in _FINANCIAL.finditer(text):
        yield Figure(*match.span(), "date", marks=("financial year",), years="20" + match["year"][-2:])


def find_spoken_years(text: str) -> Iterator[Figure]:
    """Gives "twenty thirty four"."""
    for match in _SPOKEN.finditer(text):
        ones = read_number(match["ones"]) if match["ones"] else 0
        yield Figure(*match.span(), "date", years=f"{2000 + read_number(match['tens']) + ones:g}")


def find_years(text: str) -> Iterator[Figure]:
    """Gives single years; "2000 people" is no year."""
    for match in _SINGLE.finditer(text):
        if _is_count(text, match):
            continue
        marks = (match["month"].capitalize(),) if match["month"] else ()
        bound = ">" if match["later"] else None
        yield Figure(*match.span(), "date", bound=bound, marks=marks, years=match["year"])


def find_old_years(text: str) -> Iterator[Figure]:
    """Gives "built in 1886": before 1900 a year is one after a word that says so."""
    for match in _OLD.finditer(text):
        if find_noun(text, match.end(), reach=1) is None:
            yield Figure(*match.span("year"), "date", years=match["year"])


def find_short_years(text: str) -> Iterator[Figure]:
    """Gives "since '08" and "since 08"."""
    for match in (*_SHORT.finditer(text), *_BARE.finditer(text)):
        century = "20" if int(match["year"]) < 60 else "19"
        start = match.start() if match.group().startswith("'") else match.start("year")
        yield Figure(start, match.end(), "date", years=century + match["year"])


def is_day(text: str, end: int) -> bool:
    """Whether a number that ends here is a day of a month: "14 March", but not "of the 14 may"."""
    return _OF_A_MONTH.match(text, end) is not None


def _is_count(text: str, match: re.Match[str]) -> bool:
    if match["quarter"] or match["month"] or match["decade"] or match["later"]:
        return False
    noun = find_noun(text, match.end(), reach=1)
    is_round = match["year"] in {"2000", "1900"}
    return noun is not None and (is_round or not _LEADS.search(text[max(0, match.start() - 12) : match.start()]))
