"""Who a point speaks as: the notes, one speaker, or a speaker word for word."""

import re

from facilitator.composition.emoji import has_answer
from facilitator.composition.emphasis import is_shouted
from facilitator.composition.lists import make_pattern

_FIRST_PERSON = re.compile(
    r"(?<![\w'’])(?:I|[Ww]e|[Oo]ur|[Oo]urs|us|Us|[Mm]y|[Mm]e|[Mm]yself|[Oo]urselves)(?!\.\w)(?=$|[^\w'’]|['’](?:m|d|ll|ve|re|s)\b|['’](?!\w))"
)
_NAMED_I = re.compile(r"\b(?:tier|type|phase|part|class|level|grade|category|vol|volume|stage)\s+I\b", re.IGNORECASE)
_ANSWER = re.compile(r"(?<!\S)\+\s?1(?![\w.,%£])")
# How many were asked is no verb: "(n=23)".
_SAMPLE = re.compile(r"\bn ?= ?\d+", re.IGNORECASE)
_ARROW = re.compile(r"[←-⇿⟵-⟿⬀-⬑]|[-–—]>|<-(?![£€$]?\d)")


def is_first_person(text: str) -> bool:
    """Tells whether a text speaks as I or we anywhere; the country US does not count, nor does tier I."""
    return _FIRST_PERSON.search(_NAMED_I.sub(" ", text)) is not None


def find_reason_for_exact(text: str) -> str | None:
    """Gives why a text can only be printed as it was typed, None if it can be cleaned; bullets are gone by now."""
    if _ANSWER.search(text):
        return "answers another note"
    if "=" in _SAMPLE.sub("", text) or _ARROW.search(text):
        return "signs for verbs"
    if has_answer(text):
        return "yes or no as a sign"
    if make_pattern("jokes.txt").search(text):
        return "joking"
    return "all in capitals" if is_shouted(text) else None
