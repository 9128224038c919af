"""Which other language than English a text surely is in, in whole or in part."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from facilitator.marking.patterns import late

UNKNOWN = "und"
# Where a script serves several languages the first whose letters stand in the text is taken.
_SCRIPTS = (
    ("ja", r"[\u3041-\u30ff]"),
    ("ko", r"[\uac00-\ud7af\u1100-\u11ff]"),
    ("zh", r"[\u3400-\u9fff\U00020000-\U0003ffff]"),
    ("hi", r"[\u0900-\u097f]"),
    ("bn", r"[\u0980-\u09ff]"),
    ("pa", r"[\u0a00-\u0a7f]"),
    ("gu", r"[\u0a80-\u0aff]"),
    ("ta", r"[\u0b80-\u0bff]"),
    ("te", r"[\u0c00-\u0c7f]"),
    ("kn", r"[\u0c80-\u0cff]"),
    ("ml", r"[\u0d00-\u0d7f]"),
    ("si", r"[\u0d80-\u0dff]"),
    ("th", r"[\u0e00-\u0e7f]"),
    ("ur", r"[ٹڈڑںےہ]"),
    ("fa", r"[گچپژ]"),
    ("ar", r"[\u0620-\u064a]"),
    ("he", r"[\u05d0-\u05ea]"),
    ("uk", r"[іїєґІЇЄҐ]"),
    ("ru", r"[\u0400-\u04ff]"),
    ("el", r"[\u0370-\u03ff\u1f00-\u1fff]"),
    ("hy", r"[\u0531-\u0587]"),
    ("ka", r"[\u10a0-\u10ff]"),
    ("am", r"[\u1200-\u137f]"),
)
_SCRIPT_PATTERNS = tuple((tag, late(letters)) for tag, letters in _SCRIPTS)
_OTHER_LETTER = late(r"[^\W\d_\u0000-\u036f\u0250-\u02ff\u1e00-\u1eff]")
_CLAUSE = late(r"[.;:!?()\n–—|\"“”]+|,\s+(?=so\b|but\b)|\s+(?=but\b)| - ")
# "w/" and "w/o" are English on a phone.
_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?!/)")
# A hectare is no "ha" of another language.
_UNIT = late(r"\d\s?(?:ha|km|kg|mg|ml|m|g|t|l|h|a)\b")
_FOREIGN_LETTER = late(r"[\u00df-\u00f6\u00f8-\u017f\u01a1\u01b0\u0219\u021b\u1e00-\u1eff]")


@lru_cache(maxsize=16_384)
def find_language(text: str) -> str | None:
    """Gives the tag of the language (BCP 47) that the text, or a clause of it, is in if it surely is not English.

    `und` is another language, not known which; None is English, or not sure.
    """
    return _find_by_script(text) or _find_by_small_words(text) or _find_by_letters(text)


def is_in_latin_letters(text: str) -> bool:
    """Tells whether a model that knows English letters can tell this text from others: it finds all else alike."""
    return _find_by_script(text) is None


def _find_by_script(text: str) -> str | None:
    letters = "".join(_OTHER_LETTER.findall(text))
    if len(letters) < 3:
        return None
    return next((tag for tag, pattern in _SCRIPT_PATTERNS if pattern.search(letters)), UNKNOWN)


@lru_cache(maxsize=1)
def _read_small_words() -> dict[str, frozenset[str]]:
    text = files("facilitator.marking").joinpath("small_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {tag: frozenset(words.split()) for tag, words in rows}


@lru_cache(maxsize=1)
def _read_tags() -> dict[str, tuple[str, ...]]:
    """Gives the languages other than English that a small word stands in, by the word."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for tag, words in _read_small_words().items():
        for word in words if tag != "en" else ():
            by_word[word].append(tag)
    return {word: tuple(tags) for word, tags in by_word.items()}


def _find_tags(words: Iterable[str]) -> list[str]:
    """Gives the languages of which two different small words stand among these: the others need no look."""
    n_found = Counter(tag for word in set(words) for tag in _read_tags().get(word, ()))
    return [tag for tag, count in n_found.items() if count >= 2]


def _find_by_small_words(text: str) -> str | None:
    totals: Counter[str] = Counter()
    for clause in _CLAUSE.split(text):
        totals.update(_count_small_words(_list_small(clause)))
    if not totals:
        return None
    best = max(totals.values())
    tags = [tag for tag, count in totals.items() if count == best]
    return tags[0] if len(tags) == 1 else UNKNOWN


def _list_small(clause: str) -> list[str]:
    # Capitals are short forms: PAS, DAR.
    words = _WORD.findall(_UNIT.sub(" ", clause))
    return [word.lower().replace("’", "'") for word in words if len(word) == 1 or not word.isupper()]


def _count_small_words(words: list[str]) -> dict[str, int]:
    """Gives the languages that a clause is surely in, each with how many of its small words stand there."""
    if len(words) < 2:
        return {}
    by_tag = _read_small_words()
    english = by_tag["en"]
    counts = {}
    for tag in _find_tags(words):
        own = [word for word in words if word in by_tag[tag]]
        n_english = sum(word in english and word not in by_tag[tag] for word in words)
        # A single letter is never what makes a word foreign: a room w/o air, 5 o clock.
        surely = {word for word in own if len(word) > 1} - english
        if len(set(own)) >= 2 and surely and len(own) > n_english:
            counts[tag] = len(own)
    return counts


def _find_by_letters(text: str) -> str | None:
    # A word with a capital may be the name of a place.
    words = {word for word in _WORD.findall(text) if word.islower() and word not in _read_small_words()["en"]}
    return UNKNOWN if sum(bool(_FOREIGN_LETTER.search(word)) for word in words) >= 2 else None
