"""Readings of texts by all-MiniLM-L6-v2, run with numpy from the weights and changes that `weights` finds here.

Each text is run alone: a matrix product may round differently in a batch of another shape, and one text must have one
reading whatever stands beside it.
"""

import hashlib
import json
import mmap
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from facilitator.clustering.weights import find_adapter, find_model, forget_place

Matrix = NDArray[np.float32]

DIMENSIONS = 384
N_LAYERS = 6
N_HEADS = 12
# What the published model reads of a text; a note of 2,000 letters may have more.
MAX_TOKENS = 256
# A reading takes about 17 KB, so at most 100 MB are kept: three large roundtables.
MAX_CACHED = 6_000
# The vocabulary stands in order of how common a word is; before this place stand marks and reserved places.
FIRST_WORD_ID = 1996
# What safetensors call the numbers of these files.
NUMBERS: dict[str, np.dtype[Any]] = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2")}
# Before and after each text the tokenizer sets a mark that is no word.
MARKS = slice(1, -1)


class Reading(NamedTuple):
    """What the model makes of one text.

    Attributes:
        vector: (384,) float32 of length 1; the meaning of the whole.
        words: (n_pieces, 384) float16, rows of length 1; the meaning of each piece of a word where it stands.
        weights: (n_pieces,) float32, 0 to 1; how rare each piece is in English: "the" has none, "tritium" nearly 1.
    """

    vector: Matrix
    words: NDArray[np.float16]
    weights: Matrix


_cache: OrderedDict[bytes, Reading] = OrderedDict()
_lock = threading.Lock()


class _Layer(NamedTuple):
    mix: Matrix
    mix_bias: Matrix
    attended: Matrix
    attended_bias: Matrix
    attended_norm: tuple[Matrix, Matrix]
    widen: Matrix
    widen_bias: Matrix
    narrow: Matrix
    narrow_bias: Matrix
    norm: tuple[Matrix, Matrix]


def _read_tensors(path: Path) -> dict[str, Matrix]:
    """Gives the tensors of a safetensors file by name, mapped from disk: pages come in when they are used."""
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    header_size = int.from_bytes(mapped[:8], "little")
    header: dict[str, Any] = json.loads(mapped[8 : 8 + header_size])
    tensors: dict[str, Matrix] = {}
    for name, place in header.items():
        number = NUMBERS.get(place.get("dtype"))
        if number is None:
            continue
        start, end = place["data_offsets"]
        flat = np.frombuffer(mapped, number, (end - start) // number.itemsize, 8 + header_size + start)
        tensors[name] = flat.reshape(place["shape"])
    return tensors


def _add_changes(tensors: dict[str, Matrix], changes: dict[str, Matrix]) -> dict[str, Matrix]:
    """Gives the tensors with up @ down added to each that has such a pair among the changes."""
    changed = dict(tensors)
    for down in (name for name in sorted(changes) if name.endswith(".down")):
        name = down.removesuffix(".down")
        product = changes[f"{name}.up"].astype(np.float32) @ changes[down].astype(np.float32)
        changed[f"{name}.weight"] = tensors[f"{name}.weight"] + product
    return changed


def _read_layer(tensors: dict[str, Matrix], prefix: str) -> _Layer:
    def weight(name: str) -> Matrix:
        return np.ascontiguousarray(tensors[f"{prefix}.{name}.weight"].T)

    def bias(name: str) -> Matrix:
        return tensors[f"{prefix}.{name}.bias"]

    def norm(name: str) -> tuple[Matrix, Matrix]:
        return tensors[f"{prefix}.{name}.weight"], tensors[f"{prefix}.{name}.bias"]

    parts = [f"attention.self.{part}" for part in ("query", "key", "value")]
    return _Layer(
        mix=np.hstack([weight(part) for part in parts]),
        mix_bias=np.hstack([bias(part) for part in parts]),
        attended=weight("attention.output.dense"),
        attended_bias=bias("attention.output.dense"),
        attended_norm=norm("attention.output.LayerNorm"),
        widen=weight("intermediate.dense"),
        widen_bias=bias("intermediate.dense"),
        narrow=weight("output.dense"),
        narrow_bias=bias("output.dense"),
        norm=norm("output.LayerNorm"),
    )


def _normalise(rows: Matrix, scale_and_shift: tuple[Matrix, Matrix]) -> Matrix:
    scale, shift = scale_and_shift
    centred = rows - rows.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(1e-12))
    result: Matrix = centred / spread * scale + shift
    return result


def _attend(mixed: Matrix) -> Matrix:
    """Gives (n_tokens, DIMENSIONS) from queries, keys and values side by side, (n_tokens, 3 * DIMENSIONS)."""
    n_tokens, width = len(mixed), DIMENSIONS // N_HEADS
    queries, keys, values = mixed.reshape(n_tokens, 3, N_HEADS, width).transpose(1, 2, 0, 3)
    scores = queries @ keys.transpose(0, 2, 1) / np.float32(np.sqrt(width))
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    scores /= scores.sum(axis=-1, keepdims=True)
    attended: Matrix = (scores @ values).transpose(1, 0, 2).reshape(n_tokens, DIMENSIONS)
    return attended


class _Model:
    def __init__(self, folder: Path, changes: Path | None) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        tensors = _read_tensors(folder / "model.safetensors")
        if changes is not None:
            tensors = _add_changes(tensors, _read_tensors(changes))
        self._words = tensors["embeddings.word_embeddings.weight"]
        # Every token is of the first sentence, so its type is added to the places once and for all.
        types = tensors["embeddings.token_type_embeddings.weight"][0]
        self._places = tensors["embeddings.position_embeddings.weight"] + types
        self._norm = (tensors["embeddings.LayerNorm.weight"], tensors["embeddings.LayerNorm.bias"])
        self._layers = [_read_layer(tensors, f"encoder.layer.{number}") for number in range(N_LAYERS)]

    def read(self, text: str) -> Reading:
        from scipy.special import erf

        ids = self._tokenizer.encode(text).ids
        state = _normalise(self._words[ids] + self._places[: len(ids)], self._norm)
        for layer in self._layers:
            attended = _attend(state @ layer.mix + layer.mix_bias)
            state = _normalise(attended @ layer.attended + layer.attended_bias + state, layer.attended_norm)
            wide = state @ layer.widen + layer.widen_bias
            wide = wide * np.float32(0.5) * (1 + erf(wide / np.float32(np.sqrt(2))))
            state = _normalise(wide @ layer.narrow + layer.narrow_bias + state, layer.norm)
        mean = state.mean(axis=0)
        words = state[MARKS] / np.linalg.norm(state[MARKS], axis=-1, keepdims=True)
        return Reading(mean / np.linalg.norm(mean), words.astype(np.float16), self._weigh(ids[MARKS]))

    def weigh_word(self, word: str) -> float:
        weights = self._weigh(self._tokenizer.encode(word).ids[MARKS])
        return float(weights.max()) if len(weights) else 0.0

    def _weigh(self, ids: list[int]) -> Matrix:
        # The logarithm of the place stands in for a word's rarity (Zipf), so that no body of texts is needed for it.
        ranks = np.maximum(np.array(ids, np.float32) - FIRST_WORD_ID, 0) + 2
        weights: Matrix = np.log(ranks) / np.float32(np.log(len(self._words)))
        return weights


@lru_cache(maxsize=1)
def _load_model(folder: Path) -> _Model:
    return _Model(folder, find_adapter())


def _key(text: str) -> bytes:
    # Erased words must not live on as keys of a cache.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def read_texts(texts: Sequence[str]) -> list[Reading]:
    """Gives the reading of each text; the same text has the same reading in every call.

    Raises:
        FileNotFoundError: the model is not installed; `weights.has_model` tells beforehand.
    """
    folder = find_model()
    if folder is None:
        raise FileNotFoundError("The language model is not installed.")
    return [_read_text(folder, text) for text in texts]


def _read_text(folder: Path, text: str) -> Reading:
    key = _key(text)
    with _lock:
        reading = _cache.get(key)
        if reading is None:
            reading = _cache[key] = _load_model(folder).read(text)
        _cache.move_to_end(key)
        while len(_cache) > MAX_CACHED:
            _cache.popitem(last=False)
    return reading


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


def forget_texts(texts: Iterable[str]) -> int:
    """Drops the readings of these texts and gives how many there were."""
    with _lock:
        return sum(_cache.pop(_key(text), None) is not None for text in texts)


def forget_model() -> None:
    """Lets go of the model and of all readings, so that the next call looks for it afresh."""
    with _lock:
        _cache.clear()
        _load_model.cache_clear()
    forget_place()
