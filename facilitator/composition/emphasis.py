"""Words in capitals for stress, lowered from a closed list: by dictionary, names and markings would be lost."""

import re

from facilitator.composition.lists import read_words

_CAPITALS = re.compile(r"(?<![\w&'’])[A-Z]+(?:['’][A-Z]+)?(?![\w&+])")
_CAPITAL_RUN = re.compile(r"(?<![\w&'’])[A-Z]+(?: [A-Z]{2,})+(?![\w&+])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# "A CAN bus" is a name: no article stands before a verb.
_ARTICLE = re.compile(r"\b(?:an?|the|each|every)\s$", re.IGNORECASE)
_VERBS = frozenset({"can", "do", "get", "is", "make", "must", "take", "will"})
MANY_WORDS = 4
"""A note of fewer words in capitals may be nothing but abbreviations."""


def lower_emphasis(text: str) -> str:
    """Gives the text with shouted words of the list in small letters, and what is said once more, louder."""
    once = _CAPITAL_RUN.sub(lambda run: _lower_echo(run.group(), text), text)
    return _CAPITALS.sub(lambda word: word.group() if _is_named(word) else _lower(word.group()), once)


def _is_named(word: re.Match[str]) -> bool:
    """Tells whether what could be a shouted verb stands where only a name can."""
    return word.group().lower() in _VERBS and _ARTICLE.search(word.string[: word.start()]) is not None


def _lower_echo(run: str, text: str) -> str:
    """Gives "A CHEEK SWAB" in small letters where the note says "a cheek swab", too."""
    return run.lower() if re.search(rf"(?<!\w){re.escape(run.lower())}(?!\w)", text) else run


def _lower(word: str) -> str:
    # "A" and "I" are capitals at the start of a sentence, not shouts.
    return word.lower() if len(word) > 1 and is_emphasis(word) else word


def is_emphasis(word: str) -> bool:
    """Tells whether a word is one that people shout."""
    return word.lower().replace("’", "'") in read_words("emphasis.txt")


def is_shouted(text: str) -> bool:
    """Tells whether all of a text is in capitals, so that nothing tells its names from its words."""
    words = _WORD.findall(text)
    return text.isupper() and len(words) >= MANY_WORDS and sum(map(is_emphasis, words)) >= 2
