"""The upper half of all-MiniLM-L6-v2 in torch, its linear maps with low-rank changes that can be learnt."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 -- everybody's name for it

N_LAYERS, N_HEADS, WIDTH = 6, 12, 384
# Layers below this stay as they are and are run once for each text.
FIRST = 3
LINEAR = (
    "attention.self.query", "attention.self.key", "attention.self.value",
    "attention.output.dense", "intermediate.dense", "output.dense",
)  # fmt: skip
MAX_TOKENS = 48
FIRST_WORD_ID = 1996


class Batch(NamedTuple):
    """Texts before layer FIRST: all tokens in a row (n_tokens, WIDTH), where they stand, how rare they are.

    Padding is left out of every linear map, which halves the work.
    """

    state: Tensor
    is_token: Tensor
    rarity: Tensor


class LowRank(nn.Module):
    """A change up @ down of a linear map; at the start it changes nothing."""

    def __init__(self, n_in: int, n_out: int, rank: int, drop: float) -> None:
        super().__init__()
        self.down = nn.Parameter(torch.randn(rank, n_in) / math.sqrt(n_in))
        self.up = nn.Parameter(torch.zeros(n_out, rank))
        self.drop = drop

    def forward(self, state: Tensor) -> Tensor:
        return F.linear(F.linear(F.dropout(state, self.drop, self.training), self.down), self.up)


class Network(nn.Module):
    """The published model with changes above layer FIRST; only the changes are parameters."""

    def __init__(self, folder: Path, rank: int, drop: float) -> None:
        super().__init__()
        self._tensors = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self.changes = nn.ModuleDict()
        for layer in range(FIRST, N_LAYERS):
            for name in LINEAR:
                n_out, n_in = self._tensors[f"encoder.layer.{layer}.{name}.weight"].shape
                self.changes[f"encoder.layer.{layer}.{name}".replace(".", "/")] = LowRank(n_in, n_out, rank, drop)

    def list_changes(self) -> Iterator[tuple[str, LowRank]]:
        """Gives the changes with the names of the published tensors that they are of."""
        for name, change in self.changes.items():
            yield name.replace("/", "."), change

    @torch.no_grad()
    def prepare(self, texts: list[str]) -> Batch:
        """Runs what stays as it is."""
        codes = [code.ids for code in self._tokenizer.encode_batch(texts)]
        length = max(map(len, codes))
        ids = torch.tensor([code + [0] * (length - len(code)) for code in codes])
        is_token = torch.tensor([[1.0] * len(code) + [0.0] * (length - len(code)) for code in codes])
        rarity = torch.log((ids - FIRST_WORD_ID).clamp(min=0) + 2.0) / math.log(30522)
        for row, code in enumerate(codes):
            rarity[row, 0] = 0
            rarity[row, len(code) - 1 :] = 0
        words, places, types = (
            self._tensors[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "position", "token_type")
        )
        state = self._norm((words[ids] + places[:length] + types[0])[is_token > 0], "embeddings.LayerNorm")
        for layer in range(FIRST):
            state = self._run_layer(state, is_token, layer)
        return Batch(state, is_token, rarity)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Gives the meanings of the texts (n, WIDTH) and of their pieces (n, length, WIDTH), of length 1."""
        state = batch.state
        for layer in range(FIRST, N_LAYERS):
            state = self._run_layer(state, batch.is_token, layer)
        state = spread(state, batch.is_token)
        whole = (state * batch.is_token[:, :, None]).sum(1) / batch.is_token.sum(1, keepdim=True)
        return F.normalize(whole, dim=-1), F.normalize(state, dim=-1, eps=1e-6)

    def _run_layer(self, state: Tensor, is_token: Tensor, layer: int) -> Tensor:
        prefix = f"encoder.layer.{layer}"
        parts = [self._map(state, f"{prefix}.attention.self.{part}") for part in ("query", "key", "value")]
        queries, keys, values = (spread(part, is_token).unflatten(-1, (N_HEADS, -1)).transpose(1, 2) for part in parts)
        mask = (1 - is_token)[:, None, None, :] * -1e9
        attended = F.scaled_dot_product_attention(queries, keys, values, mask).transpose(1, 2).flatten(-2)[is_token > 0]
        mixed = self._map(attended, f"{prefix}.attention.output.dense")
        state = self._norm(mixed + state, f"{prefix}.attention.output.LayerNorm")
        wide = F.gelu(self._map(state, f"{prefix}.intermediate.dense"))
        return self._norm(self._map(wide, f"{prefix}.output.dense") + state, f"{prefix}.output.LayerNorm")

    def _map(self, state: Tensor, name: str) -> Tensor:
        plain = F.linear(state, self._tensors[f"{name}.weight"], self._tensors[f"{name}.bias"])
        key = name.replace(".", "/")
        return plain + self.changes[key](state) if key in self.changes else plain

    def _norm(self, state: Tensor, name: str) -> Tensor:
        return F.layer_norm(state, (WIDTH,), self._tensors[f"{name}.weight"], self._tensors[f"{name}.bias"], 1e-12)


def spread(state: Tensor, is_token: Tensor) -> Tensor:
    """Gives (n, length, WIDTH) with zeros where there is no token."""
    whole = state.new_zeros((*is_token.shape, state.shape[-1]))
    return whole.masked_scatter((is_token > 0)[:, :, None], state)
