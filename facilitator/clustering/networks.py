"""all-MiniLM-L6-v2 run with numpy: the tensors of its files in, a reading of each text out.

Several texts stand below each other in a matrix product, each from such a row on that the processor adds up the text's
rows in one order whatever stands above and below. So one text has one reading in any company.
"""

import json
import mmap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

DIMENSIONS = 384
N_LAYERS = 6
N_HEADS = 12
# What the published model reads of a text; a note of 2,000 letters may have more.
MAX_TOKENS = 256
# The vocabulary stands in order of how common a word is; before this place stand marks and reserved places.
FIRST_WORD_ID = 1996
# What safetensors call the numbers of these files.
NUMBERS: dict[str, np.dtype[Any]] = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2")}
# Before and after each text the tokenizer sets a mark that is no word.
MARKS = slice(1, -1)
# How many rows OpenBLAS works out at a time: with AVX-512 a row is added up alike wherever it stands, with AVX2 alone
# the first six of twelve and the last six each in an order of their own.
STRIDES = (1, 2, 4, 8, 12, 16, 24)
# With more rows at once nothing is gained, and what is on the way leaves the core's own memory.
N_ROWS = 64
# The tail of the error function as a polynomial, from the highest power.
TAIL = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)


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


class _Layer(NamedTuple):
    mix: Matrix
    query_bias: Matrix
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
        return tensors[f"{prefix}.{name}.weight"].T

    def bias(name: str) -> Matrix:
        return tensors[f"{prefix}.{name}.bias"]

    def norm(name: str) -> tuple[Matrix, Matrix]:
        return _read_norm(tensors, f"{prefix}.{name}")

    query, key, value = (f"attention.self.{part}" for part in ("query", "key", "value"))
    scale = np.float32(1 / np.sqrt(DIMENSIONS // N_HEADS))
    # What is added to every key changes no share, and what is added to every value comes through as it is.
    return _Layer(
        mix=np.hstack([weight(query) * scale, weight(key), weight(value)]),
        query_bias=bias(query) * scale,
        attended=weight("attention.output.dense"),
        attended_bias=bias("attention.output.dense") + bias(value) @ weight("attention.output.dense"),
        attended_norm=norm("attention.output.LayerNorm"),
        widen=weight("intermediate.dense"),
        widen_bias=bias("intermediate.dense"),
        narrow=weight("output.dense"),
        narrow_bias=bias("output.dense"),
        norm=norm("output.LayerNorm"),
    )


def _lay_together(layers: Sequence[_Layer]) -> list[_Layer]:
    """Gives the same layers, their matrices in one stretch of memory, each as it is multiplied with.

    Rows of the file begin anywhere and stand the other way, which makes products a quarter slower; a large stretch
    comes in large pages, which saves another tenth.
    """
    matrices = [matrix for layer in layers for matrix in (layer.mix, layer.attended, layer.widen, layer.narrow)]
    parts = np.split(np.concatenate([matrix.ravel() for matrix in matrices]), np.cumsum([m.size for m in matrices]))
    laid = iter([part.reshape(matrix.shape) for part, matrix in zip(parts, matrices, strict=False)])
    return [
        layer._replace(mix=next(laid), attended=next(laid), widen=next(laid), narrow=next(laid)) for layer in layers
    ]


def _read_norm(tensors: dict[str, Matrix], name: str) -> tuple[Matrix, Matrix]:
    return tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def _normalise(rows: Matrix, scale_and_shift: tuple[Matrix, Matrix]) -> Matrix:
    """Gives the rows themselves, changed."""
    scale, shift = scale_and_shift
    rows -= np.add.reduce(rows, axis=-1, keepdims=True) / np.float32(DIMENSIONS)
    spread = np.add.reduce(rows * rows, axis=-1, keepdims=True) / np.float32(DIMENSIONS)
    rows /= np.sqrt(spread + np.float32(1e-12))
    rows *= scale
    rows += shift
    return rows


def _find_stride(layer: _Layer) -> int | None:
    """Gives the least of STRIDES at whose multiples texts may begin and end, None where company tells at each."""
    products = (layer.attended, layer.mix, layer.widen, layer.narrow)
    return next((stride for stride in STRIDES if all(_is_steady(weights, stride) for weights in products)), None)


def _is_steady(weights: Matrix, stride: int) -> bool:
    """Whether rows from one multiple of a stride to another have one product, number for number, in any company."""
    rows = np.random.default_rng(0).standard_normal((N_ROWS - N_ROWS % stride, len(weights)), np.float32)
    whole = rows @ weights
    ends = (slice(0, end) for end in range(stride, len(rows), stride))
    starts = (slice(start, len(rows)) for start in range(stride, len(rows), stride))
    return all(np.array_equal(rows[part] @ weights, whole[part]) for part in (*ends, *starts))


def _attend(layer: _Layer, state: Matrix, places: Sequence[slice]) -> Matrix:
    """Gives (n_rows, DIMENSIONS), what each token takes from the others of its text."""
    # Queries, keys and values, one beside the other.
    mixed = state @ layer.mix
    mixed[:, :DIMENSIONS] += layer.query_bias
    attended = np.zeros_like(state)
    for place in places:
        attended[place] = _attend_to_text(mixed[place])
    return attended @ layer.attended


def _attend_to_text(mixed: Matrix) -> Matrix:
    n_tokens = len(mixed)
    queries, keys, values = mixed.reshape(n_tokens, 3, N_HEADS, DIMENSIONS // N_HEADS).transpose(1, 2, 0, 3)
    scores: Matrix = queries @ keys.transpose(0, 2, 1)
    scores -= np.maximum.reduce(scores, axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= np.add.reduce(scores, axis=-1, keepdims=True)
    attended: Matrix = (scores @ values).transpose(1, 0, 2).reshape(n_tokens, DIMENSIONS)
    return attended


def _bend(wide: Matrix) -> Matrix:
    """Gives the numbers themselves, changed to their Gaussian error linear unit.

    Right to 1e-6 (Abramowitz and Stegun, 7.1.26).

    The exact error function took as long as all other steps beside the matrix products.
    """
    size = np.abs(wide)
    part = size * np.float32(0.3275911 * np.sqrt(0.5))
    part += np.float32(1)
    np.reciprocal(part, out=part)
    tail = part * np.float32(TAIL[0] / 2)
    for factor in TAIL[1:]:
        tail += np.float32(factor / 2)
        tail *= part
    tail *= size
    size *= size
    size *= np.float32(-0.5)
    tail *= np.exp(size, out=size)
    # What is below zero keeps the tail, what is above loses it.
    np.maximum(wide, np.float32(0), out=wide)
    wide -= tail
    return wide


class Network:
    """The model, with our changes if there are any."""

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
        self._norm = _read_norm(tensors, "embeddings.LayerNorm")
        self._layers = _lay_together([_read_layer(tensors, f"encoder.layer.{number}") for number in range(N_LAYERS)])
        self._stride = _find_stride(self._layers[0])

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Gives the reading of each text, in as many runs as it takes."""
        encoded = [self._tokenizer.encode(text).ids for text in texts]
        return [reading for part in self._part(encoded) for reading in self._read_part(part)]

    def _read_part(self, part: Sequence[list[int]]) -> Iterator[Reading]:
        for ids, rows in zip(part, self._run(part), strict=True):
            mean = rows.mean(axis=0)
            words = rows[MARKS] / np.linalg.norm(rows[MARKS], axis=-1, keepdims=True)
            yield Reading(mean / np.linalg.norm(mean), words.astype(np.float16), self._weigh(ids[MARKS]))

    def _part(self, encoded: Sequence[list[int]]) -> Iterator[list[list[int]]]:
        """Gives the texts in their order, so many at a time as have N_ROWS together, or one that is longer."""
        part: list[list[int]] = []
        for ids in encoded:
            if part and (self._stride is None or sum(map(self._count_rows, [*part, ids])) > N_ROWS):
                yield part
                part = []
            part.append(ids)
        if part:
            yield part

    def _count_rows(self, ids: Sequence[int]) -> int:
        stride = self._stride or 1
        return -(-len(ids) // stride) * stride

    def _run(self, part: Sequence[list[int]]) -> list[Matrix]:
        """Gives for each text (n_tokens, DIMENSIONS): what each piece means where it stands."""
        starts = np.cumsum([0, *map(self._count_rows, part)]).tolist()
        places = [slice(start, start + len(ids)) for start, ids in zip(starts, part, strict=False)]
        state = np.zeros((starts[-1], DIMENSIONS), np.float32)
        for ids, place in zip(part, places, strict=True):
            np.add(self._words[ids], self._places[: len(ids)], out=state[place])
        state = _normalise(state, self._norm)
        for layer in self._layers:
            state += _attend(layer, state, places)
            state += layer.attended_bias
            state = _normalise(state, layer.attended_norm)
            wide = state @ layer.widen
            wide += layer.widen_bias
            state += _bend(wide) @ layer.narrow
            state += layer.narrow_bias
            state = _normalise(state, layer.norm)
        return [state[place] for place in places]

    def weigh_word(self, word: str) -> float:
        weights = self._weigh(self._tokenizer.encode(word).ids[MARKS])
        return float(weights.max()) if len(weights) else 0.0

    def _weigh(self, ids: list[int]) -> Matrix:
        # The logarithm of the place stands in for a word's rarity (Zipf), so that no body of texts is needed for it.
        ranks = np.maximum(np.array(ids, np.float32) - FIRST_WORD_ID, 0) + 2
        weights: Matrix = np.log(ranks) / np.float32(np.log(len(self._words)))
        return weights
