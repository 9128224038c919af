"""all-MiniLM-L6-v2 run by ONNX Runtime: the tensors of its files in, a reading of each text out."""

import json
import mmap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Matrix = NDArray[np.float32]

DIMENSIONS = 384
N_LAYERS = 6
# What the published model reads of a text; a note of 2,000 letters may have more.
MAX_TOKENS = 256
# The vocabulary stands in order of how common a word is; before this place stand marks and reserved places.
FIRST_WORD_ID = 1996
# What safetensors call the numbers of these files.
NUMBERS: dict[str, np.dtype[Any]] = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2")}
# Before and after each text the tokenizer sets a mark that is no word.
MARKS = slice(1, -1)

# The model in ONNX's notation: pieces of words and their places in, what each means where it stands out. A name in
# quotation marks is a tensor of the file. Every piece is of the first sentence, so one row of types serves all.
GRAPH = """
<ir_version: 11, opset_import: ["": 23]>
reader (int64[n] pieces, int64[n] places) => (float[n, 384] meanings_{n_layers}) <int64[1] first = {{0}}> {{
  words = Gather("embeddings.word_embeddings.weight", pieces)
  standing = Gather("embeddings.position_embeddings.weight", places)
  type = Gather("embeddings.token_type_embeddings.weight", first)
  placed = Add(words, standing)
  typed = Add(placed, type)
  meanings_0 = LayerNormalization<epsilon = 1e-12>(
    typed, "embeddings.LayerNorm.weight", "embeddings.LayerNorm.bias")
  {layers}
}}
"""
# Twelve heads, each of 32 numbers, take from the other pieces; then every piece is thought over by itself.
LAYER = """
  queries_{n} = Gemm<transB = 1>(
    meanings_{n}, "{layer}.attention.self.query.weight", "{layer}.attention.self.query.bias")
  keys_{n} = Gemm<transB = 1>(
    meanings_{n}, "{layer}.attention.self.key.weight", "{layer}.attention.self.key.bias")
  values_{n} = Gemm<transB = 1>(
    meanings_{n}, "{layer}.attention.self.value.weight", "{layer}.attention.self.value.bias")
  one_query_{n} = Unsqueeze(queries_{n}, first)
  one_key_{n} = Unsqueeze(keys_{n}, first)
  one_value_{n} = Unsqueeze(values_{n}, first)
  one_taken_{n} = Attention<q_num_heads = 12, kv_num_heads = 12>(one_query_{n}, one_key_{n}, one_value_{n})
  taken_{n} = Squeeze(one_taken_{n}, first)
  joined_{n} = Gemm<transB = 1>(
    taken_{n}, "{layer}.attention.output.dense.weight", "{layer}.attention.output.dense.bias")
  heard_{n} = Add(meanings_{n}, joined_{n})
  clear_{n} = LayerNormalization<epsilon = 1e-12>(
    heard_{n}, "{layer}.attention.output.LayerNorm.weight", "{layer}.attention.output.LayerNorm.bias")
  wide_{n} = Gemm<transB = 1>(clear_{n}, "{layer}.intermediate.dense.weight", "{layer}.intermediate.dense.bias")
  bent_{n} = Gelu(wide_{n})
  narrow_{n} = Gemm<transB = 1>(bent_{n}, "{layer}.output.dense.weight", "{layer}.output.dense.bias")
  thought_{n} = Add(clear_{n}, narrow_{n})
  meanings_{next} = LayerNormalization<epsilon = 1e-12>(
    thought_{n}, "{layer}.output.LayerNorm.weight", "{layer}.output.LayerNorm.bias")
"""


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


def _describe(tensors: dict[str, Matrix]) -> tuple[bytes, list[str]]:
    """Gives the graph as ONNX has it, and which tensors it takes; these are given to it apart and never copied."""
    from onnx import TensorProto, parser

    layers = (LAYER.format(n=number, next=number + 1, layer=f"encoder.layer.{number}") for number in range(N_LAYERS))
    described = parser.parse_model(GRAPH.format(n_layers=N_LAYERS, layers="".join(layers)))
    taken = sorted({name for node in described.graph.node for name in node.input if name in tensors})
    for name in taken:
        tensor = described.graph.initializer.add(name=name, dims=tensors[name].shape, data_type=TensorProto.FLOAT)
        tensor.data_location = TensorProto.EXTERNAL
        # ONNX asks for a place; where a tensor is given by its name, nobody looks there.
        tensor.external_data.add(key="location", value="apart")
    return described.SerializeToString(), taken


class Network:
    """The model, with our changes if there are any."""

    def __init__(self, folder: Path, changes: Path | None) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tensors = _read_tensors(folder / "model.safetensors")
        if changes is not None:
            self._tensors = _add_changes(self._tensors, _read_tensors(changes))
        self._session = self._open_session()

    def _open_session(self) -> "InferenceSession":
        import onnxruntime

        # Releases for Windows would tell their maker that they run.
        onnxruntime.disable_telemetry_events()
        graph, taken = _describe(self._tensors)
        options = onnxruntime.SessionOptions()
        # Nine words gain nothing from more threads, and one thread adds up in one order.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # What it says of a graph is for whoever writes one; errors are raised.
        options.log_severity_level = 3
        # The session reads them where they lie, so they are kept as long as it is.
        self._values = [onnxruntime.OrtValue.ortvalue_from_numpy(self._tensors[name]) for name in taken]
        options.add_external_initializers(taken, self._values)
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Gives the reading of each text. Each is read by itself, so it has one reading in any company."""
        return [self._read(self._tokenizer.encode(text).ids) for text in texts]

    def _read(self, ids: list[int]) -> Reading:
        given = {"pieces": np.array(ids), "places": np.arange(len(ids))}
        rows = self._session.run(None, given)[0]
        mean = rows.mean(axis=0)
        words = rows[MARKS] / np.linalg.norm(rows[MARKS], axis=-1, keepdims=True)
        return Reading(mean / np.linalg.norm(mean), words.astype(np.float16), self._weigh(ids[MARKS]))

    def weigh_word(self, word: str) -> float:
        weights = self._weigh(self._tokenizer.encode(word).ids[MARKS])
        return float(weights.max()) if len(weights) else 0.0

    def _weigh(self, ids: list[int]) -> Matrix:
        # The logarithm of the place stands in for a word's rarity (Zipf), so that no body of texts is needed for it.
        ranks = np.maximum(np.array(ids, np.float32) - FIRST_WORD_ID, 0) + 2
        weights: Matrix = np.log(ranks) / np.float32(np.log(self._tokenizer.get_vocab_size()))
        return weights
