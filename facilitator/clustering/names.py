"""A name for a group from its notes' own words: a noun phrase that its notes share and other notes do not.

A name goes onto a wall before everybody, so none is given where the notes hold no good one.
"""

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
# Only the most central notes are read for phrases: a group of hundreds has said its name by then.
MAX_NOTES = 8
# One noun alone seldom tells what is said about it, so two words at least must say something.
FEWEST_SAYING = 2
# Below this a phrase says too little of the group: it is in few of its notes, in many others, or of common words.
LEAST_SCORE = 0.4

# A figure with its unit, a word (parted before the end of "don't" and "we've", as the tagger learnt it), or a sign.
_TOKEN = re.compile(
    r"[£$€]?\d[\w.,%]*|n['’]t\b|['’](?:s|ve|re|ll|d|m)\b"
    r"|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+(?:(?!['’](?:s|ve|re|ll|d|m)\b)['’&/-][^\W\d_]+)*|\S",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word of a note: as it is shown, as it is counted, its part of speech (Penn Treebank), if it is known."""

    shown: str
    stem: str
    tag: str
    is_known: bool


def count_stems(texts: Sequence[str]) -> Counter[str]:
    """Gives in how many of the texts each stem is."""
    return Counter(stem for text in texts for stem in {_stem(token) for token in _split(text) if token[0].isalpha()})


def name_group(texts: Sequence[str], heading: Mapping[str, int] | None = None, taken: Collection[str] = ()) -> str:
    """Gives a short name in sentence case, without markup or signs; an empty one where no phrase is good enough.

    Args:
        texts: the group's notes, the most central first.
        heading: in how many of the heading's notes, these among them, each stem is (`count_stems`): words that stand
            in many others as well say little about this group.
        taken: names that other groups of the heading have; none like them is given.
    """
    inside = count_stems(texts)
    values = _value_stems(inside, heading or inside, len(texts))
    is_foreign = 2 * sum(not text.isascii() for text in texts) > len(texts)
    scores: dict[str, float] = {}
    for place, text in enumerate(texts[:MAX_NOTES]):
        for phrase in _find_phrases(read_words(text)):
            name = _join(phrase)
            if not _may_name(phrase, inside) or not (is_foreign or name.isascii()) or len(name) > MAX_LETTERS:
                continue
            # A later note is less central, so of two equal phrases the first one's stays.
            score = _score_phrase(phrase, values) * (1 - 0.01 * place)
            scores[name] = max(scores.get(name, 0.0), score)
    good = [name for name, score in scores.items() if score >= LEAST_SCORE and not _is_like_any(name, taken)]
    return min(good, key=lambda name: (-round(scores[name], 4), name), default="")


def _may_name(phrase: Sequence[Word], inside: Mapping[str, int]) -> bool:
    """Tells whether enough of the words say something, are shared by two notes, and are surely no mistyped ones."""
    stems = {word.stem for word in phrase if _says_something(word)}
    n_shared = sum(inside[stem] > 1 for stem in stems)
    is_spelled = all(word.is_known or inside[word.stem] > 1 for word in phrase)
    return len(stems) >= FEWEST_SAYING and 2 * n_shared >= len(stems) and is_spelled


def _is_like_any(name: str, taken: Collection[str]) -> bool:
    own = _stem_all(name)
    return any(2 * len(own & other) >= len(own | other) for other in map(_stem_all, taken))


def _stem_all(name: str) -> set[str]:
    return {_stem(token) for token in _split(name) if token[0].isalpha()}


def _split(text: str) -> list[str]:
    return _TOKEN.findall(write_spellings(strip_markup(text)))


def read_words(text: str) -> tuple[Word, ...]:
    """Gives the words of a note with their parts of speech; a sign becomes one without a stem, which ends a phrase."""
    tokens = _split(text)
    words = []
    for place, (token, tag) in enumerate(zip(tokens, _tag(tokens), strict=True)):
        if not token[0].isalpha():
            words.append(Word("", "", "CD" if any(letter.isdigit() for letter in token) else "", is_known=True))
            continue
        is_first = place == 0 or tokens[place - 1] in ".!?"
        words.append(Word(_settle_case(token, is_first=is_first), _stem(token), tag, _is_listed(token)))
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


def _is_listed(word: str) -> bool:
    return word in read_abbreviations() or word.lower() in _load_tagger().lexicon or word in _load_tagger().lexicon


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
        if not _says_something(words[start]) or (start and words[start - 1].tag == "CD"):
            # "6 month placements" without its figure would say something else.
            continue
        for end in range(start + 1, min(start + MAX_WORDS, len(words)) + 1):
            if not _says_something(words[end - 1]):
                break
            if words[end - 1].tag.startswith("NN"):
                yield words[start:end]


def _says_something(word: Word) -> bool:
    return len(word.stem) > 1 and word.tag[:2] in {"NN", "JJ"}


def _score_phrase(phrase: Sequence[Word], values: dict[str, float]) -> float:
    stems = {word.stem for word in phrase if _says_something(word)}
    # Between the sum, which favours long phrases, and the mean, which favours single words.
    return float(sum(values[stem] for stem in stems) / len(stems) ** 0.6)


def _join(phrase: Sequence[Word]) -> str:
    name = " ".join(word.shown for word in phrase)
    return name[0].upper() + name[1:]
