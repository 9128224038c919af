"""Short forms in a text, such as CfD and R&D, and what those that mean one thing only stand for."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from facilitator.marking.patterns import late
from facilitator.marking.plain_text import list_words, make_plain


@dataclass(frozen=True, slots=True)
class LongForm:
    """What a short form stands for: a body, a programme, a law or a term, and its full name for print."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form between two places of a text; its plural's s is left out.

    One that is perhaps a word written in capitals is `is_shouted`: it is kept apart, for a person to look through.
    """

    start: int
    end: int
    quote: str
    is_shouted: bool = False


_TOKEN = late(
    r"(?<![\w&@#'/.-])(?=[a-z]{0,2}[A-Z])(?:[A-Z][0-9][A-Z]|[A-Za-z&]{2,30}(?:[0-9]{1,2}\+?"
    r"|\+)?)(?![\w&]|-?[0-9])(?<!&)"
)
_AFTER_STROKE = late(
    r"(?<=[\w)]/)(?=[a-z]{0,2}[A-Z])(?:[A-Z][0-9][A-Z]|[A-Za-z&]{2,30}(?:[0-9]{1,2}\+?|\+)?)(?![\w&]|-?[0-9])(?<!&)"
)
# Nobody needs these spelt out, and a unit of measure is part of a figure.
_KNOWN = frozenset(
    list_words(
        "UK EU US USA AI TV OK PC CV PDF URL USB DVD HQ CEO MP ID GB NI PM AM UN "
        "MW MWh MWe GW GWh TWh KW KWh kW kWh MVA kVA kV GHz MHz MPa GPa TB MB PB RPM PPM DIY FAQ ASAP FYI "
        "LOL BBC NB PS GP LED JCB JLR BMW DHL DPD BOC IVECO WiFi BSc MSc PhD MBA HR B&B MOT GPS DNA CO2"
    )
)
_LONGEST = 7
_SHORTEST_ECHO = 4


@lru_cache(maxsize=1)
def read_long_forms() -> dict[str, LongForm]:
    """Gives what the short forms of `short_forms.tsv` stand for. Capitals count."""
    lines = files("facilitator.marking").joinpath("short_forms.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {short: LongForm(kind, name) for short, kind, name in rows}


@lru_cache(maxsize=1)
def read_common_words() -> frozenset[str]:
    """Gives words that mark nothing by themselves, in small letters."""
    return frozenset(files("facilitator.marking").joinpath("common_words.txt").read_text(encoding="utf-8").split())


def find_short_forms(text: str) -> list[ShortForm]:
    """Gives the short forms of a text in the order in which they stand."""
    plain = make_plain(text)
    matches = [match for pattern in (_TOKEN, _AFTER_STROKE) for match in pattern.finditer(plain)]
    forms = [
        _make(text, match, shouts=_is_shouting(plain) or _is_echo(plain, match.group()))
        for match in matches
        if _looks_short(_cut_plural(match.group()))
    ]
    return sorted(forms, key=lambda form: form.start)


def _make(text: str, match: re.Match[str], *, shouts: bool) -> ShortForm:
    end = match.start() + len(_cut_plural(match.group()))
    quote = text[match.start() : end]
    return ShortForm(match.start(), end, quote, _is_shouted(quote, shouts=shouts))


def _cut_plural(word: str) -> str:
    # The s of SaaS and of a word all in capitals is its own.
    return word[:-1] if re.fullmatch(r"[A-Za-z&]*[A-Z]s", word) else word


def _looks_short(word: str) -> bool:
    if word in read_long_forms():
        return True
    letters = [letter for letter in word if letter.isalpha()]
    n_capitals = sum(letter.isupper() for letter in letters)
    # Two capitals are enough for CfD, and too few for ScotWind.
    return n_capitals > 1 and 2 * n_capitals >= len(letters) and word not in _KNOWN and not _is_roman(word)


def _is_roman(word: str) -> bool:
    return re.fullmatch(r"[IVX]{2,4}a?", word) is not None


def _is_shouted(word: str, *, shouts: bool) -> bool:
    if not word.isupper():
        return False
    if word in read_long_forms():
        return shouts and word.lower() in read_common_words()
    return shouts or len(word) > _LONGEST or word.lower() in read_common_words()


def _is_shouting(text: str) -> bool:
    """Whether all of a note is in capitals, or so much of it that no single word says anything."""
    words = re.findall(r"[A-Za-z]{2,}", text)
    return len(words) > 3 and sum(word.isupper() for word in words) > 0.8 * len(words)


def _is_echo(text: str, word: str) -> bool:
    """Whether a word of some length stands in the note in small letters, too: it is said once more, louder."""
    return len(word) >= _SHORTEST_ECHO and re.search(rf"\b{re.escape(word.lower())}\b", text) is not None
