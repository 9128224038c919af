"""Words with which a note's author doubts its own figure, or asks for it to be looked at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from facilitator.marking.figures import Figure, read_figures
from facilitator.marking.patterns import late
from facilitator.marking.plain_text import make_plain


@dataclass(frozen=True, slots=True)
class Doubt:
    """Doubting words between two places of a text."""

    start: int
    end: int
    quote: str


_PHRASES = late(
    r"\b(?:some(?:one|body) (?:(?:please|pls) )?(?:check|verify|confirm|said|told|claimed)\b"
    r"|(?:please |pls |can (?:some|any)(?:one|body) )?(?:check|verify|confirm) (?:this|that|the|these"
    r"|those|my|before)? ?"
    r"(?:figures?|numbers?|stats?|statistics?|data|sums?|before)"
    r"|needs? (?:checking|verifying|a source|confirming|a footnote)|to be (?:checked|confirmed|verified)|tbc\b"
    r"|citation needed|(?:what(?:'s| is) the |no |any |got a )?source ?\?|says who|according to whom"
    r"|who says|unverified"
    r"|does (?:it|that|this) include|(?:is|are) (?:it|that|this|these|they) (?:still )?(?:gross|net"
    r"|comparable|right|current)"
    r"|gross or net|net or gross|(?:isn't|isnt|not|aren't|arent) (?:really )?comparable|comparable\?"
    r"|(?:over |for |of )?which (?:years?|yrs?)\b|what (?:years?|period)\?|old (?:data|figures?|numbers?|stats?)"
    r"|more recent (?:cut|data|figures?|numbers?)"
    r"|the (?:slides?|deck|keynote|speaker|report|paper) (?:said|says|claimed|claims)|in the deck"
    r"|(?:an?|your|whose|big|that|this) assumption|assumes|assuming|feels? (?:a bit |too |very"
    r" )?(?:low|high|off|wrong|big|small)"
    r"|(?:sounds?|seems?|looks?) (?:a bit |too |very )?(?:low|high|off|wrong)"
    r"|apparently|allegedly|supposedly|so (?:i'm|im|we're|were) told|i (?:think|heard|read somewhere)"
    r"|or was it\b|so (?:they|he|she) (?:says?|claims?|tells? us)\b|(?:their|his|her) (?:own )?(?:figures?|numbers?)\b"
    r"|according to (?:some\w*)\b|if that(?= ?[.!)]| ?\Z)"
    r"|if (?:that's|thats|it's) right"
    r"|quotes? a different (?:number|figure)|double[- ]counts?|double counting|don't quote me|from"
    r" memory|ballpark|guess(?:ing|timate)"
    r"|not sure (?:if|that|whether) (?:that|this|it)(?:'s| is) (?:right|true|correct))"
    r"|(?:source|really|sure|true) ?\?\?",
    re.IGNORECASE,
)
_AFTER = late(r"[)\]]?(?P<marks> ?\?{2,}| ?\(\?+\)|\?)")
# A quotation opens after a space and closes before one, so that no apostrophe does either.
_QUOTED = late(r"(?<![\w])(?P<sign>[\"'])(?=[^ ])[^\"]{1,160}?(?<=[^ ])(?P=sign)(?![\w])")
# "I can't take '18% of GDP is space' to a committee".
_NOT_REPEATED = late(
    r"\b(?:can(?:no|')?t|can not|couldn'?t|won'?t|wouldn'?t|don'?t) (?:\w+ )?"
    r"(?:believe|buy|cite|defend|print|quote|repeat|stand behind|take|trust|use) (?:the |that |this |your )?\Z",
    re.IGNORECASE,
)
_BESIDE = " .,;:!?~<>+"
_CERTAIN_KINDS = {"share", "money"}
_LARGE = 50


@lru_cache(maxsize=16_384)
def is_doubted(text: str) -> bool:
    """Whether a note holds a figure that its author doubts."""
    return bool(find_doubts(text))


def find_doubts(text: str) -> list[Doubt]:
    """Gives the doubting words of a note that holds a figure, in the order in which they stand."""
    figures = read_figures(text)
    if not figures:
        return []
    plain = make_plain(text)
    spans = {match.span() for match in _PHRASES.finditer(plain)}
    spans |= set(_find_questions(plain, figures)) | set(_find_quoted(plain, figures))
    return [Doubt(start, end, text[start:end]) for start, end in sorted(spans)]


def _find_questions(text: str, figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Gives "??" after a figure, and "?" straight after a share, a sum or a large number."""
    for figure in figures:
        match = _AFTER.match(text, figure.end)
        is_strong = match is not None and (match["marks"].count("?") > 1 or "(" in match["marks"])
        is_large = figure.kind in _CERTAIN_KINDS or (figure.low or 0) >= _LARGE
        if match and (is_strong or is_large):
            yield match.span("marks")


def _find_quoted(text: str, figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Gives the figures that stand in quotation marks alone, and the quotations that nobody can repeat.

    What somebody else said may stand in quotation marks without a doubt: an advertisement, a form.
    """
    for match in _QUOTED.finditer(text):
        held = [each for each in figures if match.start() < each.start and each.end < match.end()]
        inner = match.group()[1:-1].strip(_BESIDE)
        is_alone = any(inner == each.quote.strip(_BESIDE) for each in held)
        if is_alone or (held and _NOT_REPEATED.search(text[: match.start()])):
            yield match.span()
