"""A name as a note may have it again: shorter, longer, with a hyphen or without, run on, by its first letters."""

import re
import unicodedata

from facilitator.marking.firms.names import TAIL, TAILS, is_known, is_own
from facilitator.marking.short_forms import read_long_forms

# So many letters are no part of a word that means something else: "weAreHexagate", "Hexagate_UK".
_LONG = 6
_SHORTEST_INITIALS = 2


def write_forms(words: str) -> str:
    """Gives a pattern, for which capitals do not count, for a name and for what else whoever reads it knows it by."""
    core = _shorten(words)
    spelled = _spell(core)
    tails = rf"(?: {TAILS}\b\.?)*"
    is_long = len(core) >= _LONG and " " not in core
    own = rf"{spelled}\w*{tails}" if is_long else rf"(?<![^\W_]){spelled}s?(?![^\W_]){tails}"
    together = re.sub(r"[\W_]", "", words)
    run_on = [rf"{together}\w*"] if len(together) >= _LONG else []
    others = (*run_on, *_list_initials(words), *_list_initials(core), *_list_long_and_short(words))
    return "|".join((rf"(?:(?<!\w)the )?{own}", *others))


def strip_accents(plain: str) -> str:
    """Gives a text as people type it without accents, as long as it was: Nestlé is Nestle."""
    return plain if plain.isascii() else "".join(unicodedata.normalize("NFD", sign)[0] for sign in plain)


def _shorten(words: str) -> str:
    """Gives the name as people say it: "BAE" of BAE Systems, "Hexagate" of Hexagate Ltd; British Steel stays whole."""
    known = next((first for first in _list_firsts(words) if is_known(first)), None)
    tail = TAIL.search(words)
    if known is not None or tail is None:
        return known or words
    core = words[: tail.start()]
    return _shorten(core) if len(core) > 2 and (" " in core or is_own(core)) else words


def _list_firsts(words: str) -> list[str]:
    return [words[: match.start()] for match in re.finditer(r" |\Z", words)]


def _spell(words: str) -> str:
    parts = (
        "(?:&|and)" if part in {"&", "and"} else re.escape(part).replace("&", " ?(?:&|and) ?")
        for part in re.split("[ -]", words)
    )
    return "[ -]?".join(parts)


def _list_initials(words: str) -> list[str]:
    """Gives patterns for JLR where Jaguar Land Rover is named, and for the name where its first letters are."""
    firsts = "".join(part[0] for part in re.split(r"[ -]", words) if part[:1].isupper())
    if len(firsts) > 1 and re.search(" (?:&|and) ", words):
        return [rf"(?-i:\b{' ?& ?'.join(firsts)}\b)"]
    if len(firsts) >= _SHORTEST_INITIALS:
        return [rf"(?-i:\b{firsts}\b)"]
    if len(words) >= _SHORTEST_INITIALS and words.isupper() and words.isalpha():
        parts = r"[ -](?:(?:of|for|and|the|&) )*".join(rf"{letter}[a-z]+" for letter in words)
        return [rf"(?-i:\b{parts}\b)"]
    return []


def _list_long_and_short(words: str) -> list[str]:
    """Gives patterns for EA where the Environment Agency is named, and for its name where its short form is."""
    small = words.lower()
    forms = read_long_forms().items()
    shorts = [rf"(?-i:\b{re.escape(short)}\b)" for short, form in forms if form.name.lower() in {small, f"the {small}"}]
    return [*shorts, *(re.escape(form.name) for short, form in forms if short == words)]
