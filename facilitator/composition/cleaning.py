"""A note made fit for print, by closed rules, each recorded by name: nothing is reordered, cut or reworded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from facilitator.composition.capitals import raise_names, start_sentences
from facilitator.composition.emoji import drop_emoji
from facilitator.composition.emphasis import lower_emphasis
from facilitator.composition.fillers import drop_fillers
from facilitator.composition.markup import keep_printable, strip_markup
from facilitator.composition.parts import Flag, Mark, Voice
from facilitator.composition.requests import part_request
from facilitator.composition.signs import calm_marks, drop_leading_signs, set_dashes, set_minus, write_and
from facilitator.composition.spellings import drop_dots, write_out_words, write_sounds
from facilitator.composition.stops import end_sentence
from facilitator.composition.topics import set_topic
from facilitator.composition.voices import find_reason_for_exact, is_first_person
from facilitator.domain.notes import Kind

Rule = tuple[str, Callable[[str], str]]

BEFORE: tuple[Rule, ...] = (
    ("unseen signs", keep_printable),
    ("markup", lambda text: " ".join(strip_markup(text).split())),
)
AFTER: tuple[Rule, ...] = (
    ("signs for and", write_and),
    ("marks", calm_marks),
    ("dashes", set_dashes),
    ("minus", set_minus),
    ("spelling", lambda text: write_out_words(drop_dots(write_sounds(text)))),
)
LAST: tuple[Rule, ...] = (
    ("emphasis", lower_emphasis),
    ("topic", set_topic),
    ("names", raise_names),
    ("capital", start_sentences),
    ("full stop", end_sentence),
)
HOLDING = frozenset({"about_a_person", "accusation", "advertisement", "contact", "instruction", "not_for_attribution"})
"""Flags of words that are for nobody's eyes, for a machine, or that somebody must decide of first."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A note's words for print. Exact words are as typed, held ones empty; `held_for` is the kind of the flag."""

    text: str
    voice: Voice
    edits: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    held_for: str | None = None


def clean(text: str, kind: Kind | None, *, flags: Sequence[Flag] = (), language: str | None = None) -> Cleaned:
    """Gives the note as it is printed.

    Args:
        text: as typed.
        kind: what its author says it is, None if they did not; only an ask loses its "please".
        flags: what was found in the text that may keep it out of print.
        language: its language where that is surely another than the report's.
    """
    held = find_hold(text, flags)
    if held is not None:
        return Cleaned("", Voice.HELD, held_for=held)
    bare, edits = _apply(BEFORE, text)
    body, asks_check = part_request(bare)
    marks = (Mark.AUTHOR_ASKS_CHECK,) if asks_check else ()
    tidy, more = _tidy(body, kind)
    reason = _find_reason(body, tidy, language)
    if reason is not None:
        return Cleaned(text.strip(), Voice.EXACT, (reason,), marks)
    voice = Voice.VOICED if is_first_person(tidy) else Voice.PLAIN
    asked = ("request to check",) if asks_check else ()
    return Cleaned(tidy, voice, (*edits, *asked, *more), marks)


def find_hold(text: str, flags: Sequence[Flag]) -> str | None:
    """Gives the kind of the first flag that keeps the words out of print.

    A tag does not: it can be taken out, if a word is left then. Markup without a place is of the whole note, and does.
    """
    is_bare = _is_only_markup(text, flags)
    for flag in flags:
        is_whole = is_bare or flag.start is None or _holds_words(text[flag.start : flag.end])
        if flag.kind in HOLDING or (flag.kind == "markup" and is_whole):
            return flag.kind
    return None


def _is_only_markup(text: str, flags: Sequence[Flag]) -> bool:
    """Tells whether no word is left of a text without what is written in it for a machine."""
    rest = strip_markup(text)
    for flag in flags:
        if flag.kind == "markup" and flag.start is not None:
            rest = rest.replace(text[flag.start : flag.end], " ")
    return not any(sign.isalnum() for sign in rest)


def _holds_words(text: str) -> bool:
    """Tells whether something written for a machine is more than a tag or a sign that nobody sees: a formula."""
    return not text.lstrip().startswith("<") and any(sign.isalnum() for sign in text)


def _find_reason(text: str, tidy: str, language: str | None) -> str | None:
    if language is not None:
        return "another language"
    if not any(sign.isalnum() for sign in tidy):
        return "no words"
    return find_reason_for_exact(drop_leading_signs(text))


def _tidy(text: str, kind: Kind | None) -> tuple[str, tuple[str, ...]]:
    fillers: Rule = ("filler", lambda words: drop_fillers(words, kind))
    first: tuple[Rule, ...] = (("emoji", drop_emoji), ("leading signs", drop_leading_signs))
    return _apply((*first, *AFTER, fillers, *LAST), text)


def _apply(rules: Sequence[Rule], text: str) -> tuple[str, tuple[str, ...]]:
    edits = []
    for name, rule in rules:
        changed = rule(text)
        if changed != text:
            edits.append(name)
        text = changed
    return text, tuple(edits)
