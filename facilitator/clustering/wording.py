"""A note as the tool reads it: no markup, no figures, its abbreviations written out. Never shown to anybody."""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LEAD = re.compile(r"^[\s=+\-@>*#'\"]+")
# An abbreviation may end in a plus (CE+) or hold an ampersand (R&D); "w/" and "w/o" end in or hold a stroke.
_WORD = re.compile(r"w/o(?:ut)?\b|w/|[^\W\d_][\w&]*\+?")
# An amount or a length of time: two notes that both say "9 months" need not speak of the same thing.
_FIGURE = re.compile(
    r"[£€$]?\d[\d,.]*\s?(?:k|m|bn|%|th|st|nd|rd|x)?(?![^\W\d_])(?:\s?(?:year|month|week|day|hour|minute)s?\b)?",
    re.IGNORECASE,
)
# All but letters, digits and the punctuation that parts a sentence.
_SIGN = re.compile(r"[^\w\s.,;:&/+()%£€$#@'’–—-]")


@lru_cache(maxsize=1)
def read_abbreviations() -> dict[str, str]:
    """Gives what each abbreviation of `abbreviations.tsv` stands for. Capitals count: SC is one, sc is not."""
    text = files("facilitator.clustering").joinpath("abbreviations.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def strip_markup(text: str) -> str:
    """Gives the text without tags, control characters and the signs with which a spreadsheet's formula starts."""
    return " ".join(_LEAD.sub("", _TAG.sub(" ", _keep_printable(text))).split())


def _keep_printable(text: str) -> str:
    normal = unicodedata.normalize("NFC", text)
    if not normal.isprintable():
        # Half a surrogate pair would stop the tokenizer; the other signs have no width.
        letters = (" " if unicodedata.category(letter) in {"Cc", "Cf", "Cs"} else letter for letter in normal)
        normal = "".join(letters)
    return " ".join(normal.split())


def write_spellings(text: str) -> str:
    """Gives the text with phone spellings written out ("ppl", "unis"); abbreviations in capitals stay."""
    table = read_abbreviations()
    return _WORD.sub(lambda match: match.group() if match.group().isupper() else _spell(match.group(), table), text)


def _spell(word: str, table: dict[str, str]) -> str:
    # Capitals within the word make it an abbreviation.
    return table.get(word.lower(), word) if word[1:].islower() or len(word) == 1 or "/" in word else word


def write_out(text: str) -> str:
    """Gives the text as it is compared: without markup, figures and signs of feeling, abbreviations written out.

    A text of which no word would be left is given without its markup, or as it is.
    """
    plain = strip_markup(text)
    # In a note that shouts, IT and US are words, not abbreviations.
    shouts = plain.isupper() and len(plain.split()) > 2
    written = _WORD.sub(lambda match: _expand(match.group(), shouts=shouts), plain)
    bare = _SIGN.sub(_keep_mark, _FIGURE.sub(" ", written))
    for candidate in (bare, written):
        if any(letter.isalpha() for letter in candidate):
            return " ".join(candidate.split())
    return _keep_printable(text)


def _keep_mark(match: re.Match[str]) -> str:
    # The vowel signs of many scripts are marks, not letters.
    return match.group() if unicodedata.category(match.group())[0] == "M" else " "


def _expand(word: str, *, shouts: bool) -> str:
    table = read_abbreviations()
    if word in table and not shouts:
        return table[word]
    if word[:-1].isupper() and word.endswith("s") and word[:-1] in table and not shouts:
        return f"{table[word[:-1]]}s"
    # Phone spellings are listed in small letters and hold in any case but capitals.
    return word if word.isupper() else table.get(word.lower(), word)
