"""A name for a group from its notes' own words: a noun phrase that its notes share and other notes do not."""

import re
import warnings
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from facilitator.clustering.embeddings import weigh_words
from facilitator.clustering.weights import has_model
from facilitator.clustering.wording import read_abbreviations, strip_markup, write_spellings

MAX_WORDS = 4
MAX_LETTERS = 60
# When no noun phrase is there, so many first words of the most central note stand in.
N_FIRST_WORDS = 4
UNNAMED = "Unnamed group"
# Only the most central notes are read for phrases: a group of hundreds has said its name by then.
MAX_NOTES = 8
# One noun alone seldom tells what is said about it.
LONE_WORD_SHARE = 0.7

# A figure with its unit, a word (parted before the end of "don't" and "we've", as the tagger learnt it), or a sign.
_TOKEN = re.compile(
    r"[£$€]?\d[\w.,%]*|n['’]t\b|['’](?:s|ve|re|ll|d|m)\b"
    r"|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+(?:(?!['’](?:s|ve|re|ll|d|m)\b)['’&/-][^\W\d_]+)*|\S",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word of a note: as it is shown, as it is counted, and its part of speech (Penn Treebank)."""

    shown: str
    stem: str
    tag: str


def count_stems(texts: Sequence[str]) -> Counter[str]:
    """Gives in how many of the texts each stem is."""
    return Counter(stem for text in texts for stem in {_stem(token) for token in _split(text) if token[0].isalpha()})


def name_group(texts: Sequence[str], heading: Mapping[str, int] | None = None, taken: Collection[str] = ()) -> str:
    """Gives a short name in sentence case, without markup or signs.

    Args:
        texts: the group's notes, the most central first.
        heading: in how many of the heading's notes, these among them, each stem is (`count_stems`): words that stand
            in many others as well say little about this group.
        taken: names that other groups of the heading have.
    """
    inside = count_stems(texts)
    values = _value_stems(inside, heading or inside, len(texts))
    scores: dict[str, float] = {}
    for place, text in enumerate(texts[:MAX_NOTES]):
        for phrase in _find_phrases(_read_words(text)):
            name = _join(phrase)
            # A later note is less central, so of two equal phrases the first one's stays.
            score = _score_phrase(phrase, values) * (1 - 0.01 * place)
            if len(name) <= MAX_LETTERS and name not in taken:
                scores[name] = max(scores.get(name, 0.0), score)
    if scores:
        return min(scores, key=lambda name: (-round(scores[name], 4), name))
    return _quote_first_words(texts, taken)


def _split(text: str) -> list[str]:
    return _TOKEN.findall(write_spellings(strip_markup(text)))


def _read_words(text: str) -> tuple[Word, ...]:
    """Gives the words of a note; a sign becomes a word without a stem, so that no phrase runs across it."""
    tokens = _split(text)
    words = []
    for place, (token, tag) in enumerate(zip(tokens, _tag(tokens), strict=True)):
        if not token[0].isalpha():
            words.append(Word("", "", "CD" if any(letter.isdigit() for letter in token) else ""))
            continue
        is_first = place == 0 or tokens[place - 1] in ".!?"
        words.append(Word(_settle_case(token, is_first=is_first), _stem(token), tag))
    return tuple(words)


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


def _stem(word: str) -> str:
    lower = word.lower()
    for ending, stem in (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("us", "us"), ("s", "")):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            return lower.removesuffix(ending) + stem
    return lower


def _settle_case(word: str, *, is_first: bool) -> str:
    """Gives a word as it stands within a sentence: names and abbreviations keep their capitals, others have none."""
    lower = word.lower()
    if word in read_abbreviations() or lower not in _load_tagger().lexicon:
        return word
    return lower if word.isupper() or is_first else word


def _value_stems(inside: Mapping[str, int], heading: Mapping[str, int], n_notes: int) -> dict[str, float]:
    """Gives what each stem says about the group, 0 to 1: in how many of its notes it is and in how few others."""
    stems = sorted(inside)
    weights = weigh_words(stems) if has_model() else [1.0] * len(stems)
    return {
        stem: weight * (inside[stem] / n_notes) * (inside[stem] / max(heading.get(stem, 0), inside[stem]))
        for stem, weight in zip(stems, weights, strict=True)
    }


def _find_phrases(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Gives the runs of adjectives and nouns that end in a noun, whole and in parts."""
    for start in range(len(words)):
        if start and words[start - 1].tag == "CD":
            # "6 month placements" without its figure would say something else.
            continue
        for end in range(start + 1, min(start + MAX_WORDS, len(words)) + 1):
            if not _may_stand(words[end - 1]):
                break
            if words[end - 1].tag.startswith("NN"):
                yield words[start:end]


def _may_stand(word: Word) -> bool:
    return len(word.stem) > 1 and word.tag[:2] in {"NN", "JJ"}


def _score_phrase(phrase: Sequence[Word], values: dict[str, float]) -> float:
    total = sum(values[stem] for stem in {word.stem for word in phrase})
    share = LONE_WORD_SHARE if len(phrase) == 1 else 1.0
    # Between the sum, which favours long phrases, and the mean, which favours single words.
    return float(share * total / len(phrase) ** 0.6)


def _join(phrase: Sequence[Word]) -> str:
    name = " ".join(word.shown for word in phrase)
    return name[0].upper() + name[1:]


def _quote_first_words(texts: Sequence[str], taken: Collection[str]) -> str:
    for text in texts:
        words = [token for token in _TOKEN.findall(strip_markup(text)) if token[0].isalpha()]
        name = " ".join(words[:N_FIRST_WORDS])[:MAX_LETTERS].rstrip()
        if not name:
            continue
        name = name[0].upper() + name[1:] + ("…" if len(words) > N_FIRST_WORDS else "")
        if name not in taken:
            return name
    number = 1 + sum(name.startswith(UNNAMED) for name in taken)
    return UNNAMED if number == 1 else f"{UNNAMED} {number}"
