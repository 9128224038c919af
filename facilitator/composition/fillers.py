"""Words that add nothing to a statement: dropped at its start or end, and nowhere else."""

import re

from facilitator.domain.notes import Kind

_END = re.compile(
    r"(?<![\s,–-])[\s,–-]+(?:tbh|tbf|to be honest|basically|btw|end of|lol|fgs|ffs|wtf)[\s.,!]*$", re.IGNORECASE
)
_PLEASE = re.compile(r"(?<![\s,–-])[\s,–-]+(?:pls|plz|please|thx|thanks|ty)[\s.,!]*$", re.IGNORECASE)
# Said after all was said. What stands before must be a statement without it.
_TAG = re.compile(
    r"(?<![\s,;:.!–-])[\s,;:.!–-]+(?:win[ -]win|full stop|rant over|end of story|job done|"
    r"simples?|simple as|obvs|cheers)[\s.!]*$",
    re.IGNORECASE,
)
LEAST_WORDS = 4
_START = re.compile(
    r"^(?:btw|by the way)[\s,:–-]+|^so(?:\s*,\s*|\s+(?=(?:the|we|it|they|i|you|there|this|that|our|my)\b))",
    re.IGNORECASE,
)

_NEED = re.compile(r"^need\s+(?=(?:an?|one|more|some)\b)", re.IGNORECASE)
"""What stands under *Asked for* is needed; of "we need" nothing goes, since it says who does."""


def drop_fillers(text: str, kind: Kind | None) -> str:
    """Gives the text without the fillers at its start and end; "please" and "need" go from an ask only."""
    bare = _keep_words(text, _START.sub("", text, count=1))
    bare = _keep_words(bare, _END.sub("", bare))
    bare = _drop_tag(bare)
    return _keep_words(bare, _NEED.sub("", _PLEASE.sub("", bare))) if kind is Kind.ASK else bare


def _keep_words(text: str, shorter: str) -> str:
    return shorter if any(sign.isalnum() for sign in shorter) else text


def _drop_tag(text: str) -> str:
    shorter = _TAG.sub("", text)
    return shorter if len(shorter.split()) >= LEAST_WORDS else text
