"""Which words are common ones, so that the first of a sentence is not taken for a name for its capital."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path


def is_common(word: str) -> bool:
    """Tells whether a word with a capital is one that nobody writes with one elsewhere: Suppliers, but not Derby."""
    tag = _find_tag(word.lower())
    return bool(tag) and "NNP" not in {tag, _find_tag(word)} and _find_tag(word) != "NNPS"


def _find_tag(word: str) -> str:
    """What the list says a word is; "" for one that it does not have."""
    words = _read_list()
    start = words.find(f"\n{word} ")
    return "" if start < 0 else words[start + len(word) + 2 : words.index("\n", start + 1)]


@lru_cache(maxsize=1)
def _read_list() -> str:
    """The library's list of words, read as a file: to import the library takes a second, which a server has not."""
    spec = find_spec("textblob")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("textblob, which has the list of words, is not installed")
    return f"\n{Path(spec.origin).with_name('en').joinpath('en-lexicon.txt').read_text(encoding='utf-8')}\n"
