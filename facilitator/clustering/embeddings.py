"""Readings of texts by all-MiniLM-L6-v2, run from the weights and changes that `weights` finds here.

They are kept in memory, under a hash of the words.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from facilitator.clustering.networks import DIMENSIONS, Matrix, Network, Reading
from facilitator.clustering.weights import find_adapter, find_model, forget_place

# A reading takes about 17 KB, so at most 100 MB are kept: three large roundtables.
MAX_CACHED = 6_000
# So many texts are read before another thread may ask.
AT_ONCE = 16

_cache: OrderedDict[bytes, Reading] = OrderedDict()
_lock = threading.Lock()


@lru_cache(maxsize=1)
def _load_model(folder: Path) -> Network:
    return Network(folder, find_adapter())


def hash_words(text: str) -> bytes:
    """Gives under what a text is kept: erased words must not live on as keys of a cache."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def read_texts(texts: Sequence[str]) -> list[Reading]:
    """Gives the reading of each text; the same text has the same reading in every call.

    Raises:
        FileNotFoundError: the model is not installed; `weights.has_model` tells beforehand.
    """
    folder = find_model()
    if folder is None:
        raise FileNotFoundError("The language model is not installed.")
    parts = (texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE))
    return [reading for part in parts for reading in _read(folder, part)]


def _read(folder: Path, texts: Sequence[str]) -> list[Reading]:
    keys = [hash_words(text) for text in texts]
    with _lock:
        unread = {key: text for key, text in zip(keys, texts, strict=True) if key not in _cache}
        if unread:
            _cache.update(zip(unread, _load_model(folder).read(list(unread.values())), strict=True))
        for key in keys:
            _cache.move_to_end(key)
        readings = [_cache[key] for key in keys]
        while len(_cache) > MAX_CACHED:
            _cache.popitem(last=False)
    return readings


def embed_texts(texts: Sequence[str]) -> Matrix:
    """Gives (n_texts, 384) float32, rows of length 1. Raises FileNotFoundError as `read_texts` does."""
    vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
    for row, reading in enumerate(read_texts(texts)):
        vectors[row] = reading.vector
    return vectors


def weigh_words(words: Sequence[str]) -> list[float]:
    """Gives how rare each word is in English, 0 to 1: that of its rarest piece. Raises as `read_texts` does."""
    folder = find_model()
    if folder is None:
        raise FileNotFoundError("The language model is not installed.")
    with _lock:
        model = _load_model(folder)
        return [model.weigh_word(word) for word in words]


def forget_model() -> None:
    """Lets go of the model and of all readings, so that the next call looks for it afresh."""
    with _lock:
        _cache.clear()
        _load_model.cache_clear()
    forget_place()
