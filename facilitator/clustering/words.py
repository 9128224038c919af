"""The words of a note with their parts of speech, by the tagger and the lexicon of TextBlob."""

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib import import_module
from itertools import chain
from typing import Any, NamedTuple

from facilitator.clustering.wording import read_abbreviations, strip_markup, write_spellings

SAYING = frozenset({"NN", "JJ"})

# A figure with its unit, a word (parted before the end of "don't" and "we've", as the tagger learnt it), or a sign.
_TOKEN = re.compile(
    r"[£$€]?\d[\w.,%]*|(?-i:[A-Z]{2,}\+)(?!\w)|n['’]t\b|['’](?:s|ve|re|ll|d|m)\b"
    r"|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+(?:(?!['’](?:s|ve|re|ll|d|m)\b)['’&/-][^\W\d_]+)*|\S",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word of a note: as it is shown, as it is counted, its part of speech (Penn Treebank), if it is known.

    A sign has neither a stem nor letters to show, and is its own part of speech.
    """

    shown: str
    stem: str
    tag: str
    is_known: bool

    @property
    def says_something(self) -> bool:
        """Whether it is a noun or an adjective."""
        return len(self.stem) > 1 and self.tag[:2] in SAYING


def count_stems(stems: Iterable[AbstractSet[str]]) -> Counter[str]:
    """Gives in how many texts each stem is, from the stems of each text."""
    return Counter(chain.from_iterable(stems))


def find_stems(text: str) -> set[str]:
    """Gives the stems of a text's words."""
    return {find_stem(token) for token in _split(text) if token[0].isalpha()}


def find_stem(word: str) -> str:
    """Gives a word as it is counted: in small letters, without the ending of a plural."""
    lower = word.lower()
    for ending, stem in (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("us", "us"), ("s", "")):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            return lower.removesuffix(ending) + stem
    return lower


def read_words(text: str) -> tuple[Word, ...]:
    """Gives the words, figures and signs of a note in their order; the end of "don't" is a word of its own."""
    tokens = _split(text)
    words = []
    for place, (token, tag) in enumerate(zip(tokens, _tag(tokens), strict=True)):
        if any(letter.isdigit() for letter in token):
            words.append(Word("", "", "CD", is_known=True))
        elif not any(letter.isalpha() for letter in token):
            words.append(Word("", "", token, is_known=True))
        else:
            is_first = place == 0 or tokens[place - 1] in ".!?"
            words.append(Word(_settle_case(token, is_first=is_first), find_stem(token), tag, _is_listed(token)))
    return tuple(words)


def _split(text: str) -> list[str]:
    return _TOKEN.findall(write_spellings(strip_markup(text)))


@lru_cache(maxsize=1)
def _load_tagger() -> Any:
    with warnings.catch_warnings():
        # The library leaves its word list open to the garbage collector when it first reads it.
        warnings.simplefilter("ignore", ResourceWarning)
        tagger = import_module("textblob.en")
        tagger.tag("a")
    return tagger


def _tag(tokens: Sequence[str]) -> list[str]:
    # Each token stays whole: the library's own tokenizer would part them otherwise.
    tags = [tag for _, tag in _load_tagger().tag(" ".join(tokens), tokenize=False)]
    return tags if len(tags) == len(tokens) else [""] * len(tokens)


def _is_listed(word: str) -> bool:
    return word in read_abbreviations() or word.lower() in _load_tagger().lexicon or word in _load_tagger().lexicon


def _settle_case(word: str, *, is_first: bool) -> str:
    """Gives a word as it stands within a sentence: names and abbreviations keep their capitals, others have none."""
    lower = word.lower()
    if word in read_abbreviations() or lower not in _load_tagger().lexicon:
        return word
    return lower if word.isupper() or is_first else word
