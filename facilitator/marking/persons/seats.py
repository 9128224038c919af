"""The number of a table at which people sat: beside a sector it is nearly a name, where one person came of that sector.

It holds no note back: what was said stands whole without it.
"""

import re
from collections.abc import Iterator

from facilitator.marking.marks import Flag
from facilitator.marking.patterns import late

SEAT = "[a table]"
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
# A table of figures is cited, measured or part of a text; so is that of a league, and water's.
_OF_FIGURES = (
    r"(?![\w%]|[.:,-]\d| ?(?:%|[cmk]?m|ft|in|k|x|st|nd|rd|th)\b"
    r"| (?:(?:of|in) (?!us\b)|above|amendments?|below|entries|figures|gives|limits|lists|motions|shows?"
    r"|tests?|values)\b)"
)
# "Tables 4-6" are three; "table 4-6" is one of a text.
_THROUGH = r"(?:(?<=tables \d)|(?<=tables \d\d))(?:-| to )"
_SAT = r"(?:(?<=\bat table )|(?<=\bfrom table )|(?<=\bsat on table )|(?<=\bus on table ))"
_SEAT = late(
    rf"(?:^|[.,;:!?(@–-] ?|\b(?:am|and|are|as|ask|at|by|can|could|for|from|get|give|hello|here|I'?m|is|near|of us|on|or"
    rf"|tell|than|this|under|us|w|we'?re|what|with) )(?P<seat>(?:our |my |this )?tables? ?(?:no\.? ?|number |#)?"
    rf"(?:\d{{1,2}}(?:(?: ?(?:and|&|\+|,|or|/) ?|{_THROUGH})\d{{1,2}})*|{_SAT}(?:{_WORDS}))\b{_OF_FIGURES})",
    re.IGNORECASE,
)


def find_seats(plain: str) -> Iterator[Flag]:
    """Gives each place in the flattened text that tells by its number at which table somebody sat."""
    for match in _SEAT.finditer(plain):
        yield Flag("about_a_person", *match.span("seat"), "a table by its number", SEAT)
