"""Notes that are not about the subject: about the room, its phones and its food, greetings and jokes.

A short note is no aside for being short, and words of a trade (food, wifi) are none without a question or a plea.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from facilitator.marking.languages import find_language
from facilitator.marking.marks import Flag
from facilitator.marking.patterns import late

_TEST = late(
    r"\W*test(?:ing|s)?(?:\W+(?:test|testing|\d+|is|this|the|thing|mic|on|one|two|three|anonymous))*\W*", re.IGNORECASE
)
_FORMULA = late(r"^\s*[=+@-]\s?(?:[A-Z]{2,}\w*\(|cmd\s?\|)", re.IGNORECASE)
_SCRIPT = late(r"<script\b[^<]*(?:</script>)?", re.IGNORECASE)
_FOOD = (
    r"(?:lunch|dinner|breakfast|sandwich\w*|biscuits?|coffees?|tea|cakes?|pastr(?:y|ies)|brownies?|pizzas?|vegan|"
    r"veggie|"
    r"gluten|crisps|fruit|snacks?|drinks?|prosecco|bar|more food|samples|cookies?|croissants?|doughnuts?|buffet)"
)
_TRADE = late(
    rf"\b(?:{_FOOD}|wi-?fi|wifi|toilets?|loos?|charg(?:er|ing cable)|plug|socket|parking|car park|projector|pens?|"
    rf"heating|"
    r"air ?con|chairs?|screen|break|taxi|password|pw|slides?|agenda|blind)\b",
    re.IGNORECASE,
)
_PLEA = late(
    r"^\W*(?:is|are|was|who|whos|who's|whose|when|whens|when's|where|wheres|where's|what|whats|what's|can|could|"
    r"any(?:one|body)?|"
    r"does|do|did|has|have|how|please|pls|more)\b|\b(?:pls|plz|please)\b|\?|\basking for a friend\b",
    re.IGNORECASE,
)
# A word of the subject beside a trade's word: the note asks about more than the room.
_SUBJECT = late(
    r"\b(?:local|firms?|industry|sector|region\w*|rural|supply|suppliers?|grants?|fund\w*|council|policy|government|"
    r"buy(?:ers?)?|"
    r"export\w*|customers?|market|business(?:es)?|factor\w+|schools?|colleges?|training|skills|investment(?! "
    r"opportunity)|sites?|"
    r"plants?|companies|company|regulat\w+|standards?|planning|staff|workers|apprentic\w+|makers?|producers?|farm\w*|"
    r"cost\w*|price\w*|"
    r"tax\w*|energy|power|grid|vans?|fleets?|depots?|chargers|network|public|data|broadband|villages?|hotels?|"
    r"visitors?|tourists?|"
    r"towns?|city|cities|jobs?|shifts?|night|retail\w*|brands?|we|our|my|us|SMEs?|uk|midlands|per|waste|pubs?|"
    r"procure\w*|who pays)\b",
    re.IGNORECASE,
)
_LONGEST = 22


def find_asides(text: str, plain: str, others: Sequence[Flag]) -> Iterator[Flag]:
    """Gives a flag for the whole note if it is surely not about the subject; `others` are the marks it has."""
    reason = _find_certain(text, plain, others) or _find_furniture(plain)
    if reason:
        yield Flag("off_topic", None, None, reason)


def _find_certain(text: str, plain: str, others: Sequence[Flag]) -> str | None:
    is_short = len(plain.split()) <= 10
    reasons = {
        "has no letters": not any(letter.isalnum() for letter in text),
        "a formula": bool(_FORMULA.match(plain)),
        "nothing but markup": any(flag.kind == "markup" for flag in others) and not _has_words(plain, others),
        "speaks to a machine": any(flag.kind == "instruction" for flag in others),
        "a test": bool(_TEST.fullmatch(plain)),
        "a telephone number, little else": is_short and any(flag.reason == "telephone number" for flag in others),
    }
    return next((reason for reason, is_so in reasons.items() if is_so), None)


def _has_words(plain: str, others: Sequence[Flag]) -> bool:
    spans = [(flag.start, flag.end) for flag in others if flag.kind == "markup" and flag.start is not None]
    rest = list(plain)
    for start, end in [*spans, *(match.span() for match in _SCRIPT.finditer(plain))]:
        rest[start:end] = " " * ((end or start) - start)
    return any(letter.isalpha() for letter in rest)


@lru_cache(maxsize=1)
def _read_room_words() -> re.Pattern[str]:
    text = files("facilitator.marking").joinpath("room_words.txt").read_text(encoding="utf-8")
    return late("|".join(line for line in text.splitlines() if not line.startswith("#")), re.IGNORECASE)


def _find_furniture(plain: str) -> str | None:
    words = plain.split()
    if len(words) > _LONGEST or find_language(plain):
        return None
    if _read_room_words().search(plain) or _asks_for_comfort(plain, len(words)):
        return "about the room, not the subject"
    return None


def _asks_for_comfort(plain: str, n_words: int) -> bool:
    return n_words <= 10 and bool(_TRADE.search(plain) and _PLEA.search(plain) and not _SUBJECT.search(plain))
