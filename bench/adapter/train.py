"""Teaches all-MiniLM-L6-v2 how workshop notes are written: low-rank changes of its upper half. README.md says how.

python bench/adapter/train.py OUT.safetensors --model FOLDER [--seed 1] [--steps 480] [--stop 440] [--keep 1.5]
"""

import argparse
import json
import math
import random
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import torch
from networks import Batch, Network
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 -- everybody's name for it

sys.path.insert(0, str(Path(__file__).parents[2]))
from facilitator.clustering.wording import write_out

RANK, DROP = 8, 0.1
RATE, WARM_UP, DECAY = 5e-4, 30, 0.01
# A likeness that differs by this decides between two themes.
TEMPERATURE = 0.1
HEADINGS_A_STEP = 2
SAVE_EVERY = 20
TOLD = {
    "of": "sentence-transformers/all-MiniLM-L6-v2, Apache-2.0",
    "made by": "bench/adapter/train.py of Facilitator from notes written for it, MIT",
}
NOTES = Path(__file__).with_name("notes.jsonl")


class Heading(NamedTuple):
    """A heading's notes and then its names, of which theme each is (-1: of none), and how alike they were."""

    batch: Batch
    themes: Tensor
    n_notes: int
    before: Tensor


def read_headings(network: Network, path: Path) -> list[Heading]:
    parts = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        parts[row["cluster"], row["heading"]].append(row)
    return [prepare_heading(network, rows) for rows in parts.values()]


def prepare_heading(network: Network, rows: list[dict[str, str]]) -> Heading:
    names = sorted({row["label"] for row in rows if row["label"]})
    batch = network.prepare([write_out(text) for text in [*(row["text"] for row in rows), *names]])
    themes = [names.index(row["label"]) if row["label"] else -1 for row in rows] + list(range(len(names)))
    with torch.no_grad():
        wholes, _ = network(batch)
    return Heading(batch, torch.tensor(themes), len(rows), wholes @ wholes.T)


def measure_loss(network: Network, heading: Heading, keep: float, words: float) -> Tensor:
    wholes, pieces = network(heading.batch)
    alike = wholes @ wholes.T
    n_notes, themes = heading.n_notes, heading.themes
    is_named = themes[:n_notes] >= 0
    targets = themes[:n_notes][is_named]
    loss = bring_together(alike, themes) + F.cross_entropy(alike[:n_notes, n_notes:][is_named] / TEMPERATURE, targets)
    if words:
        # As ranking compares: the wholes, and each word with the nearest one, both ways.
        fits = alike[:n_notes, n_notes:] + compare_words(pieces, heading.batch.rarity, n_notes)
        loss = loss + words * F.cross_entropy(fits[is_named] / (2 * TEMPERATURE), targets)
    # Without this it forgets whatever workshops do not speak of.
    return loss + keep * 20 * ((alike - heading.before) ** 2).mean()


def bring_together(alike: Tensor, themes: Tensor) -> Tensor:
    """Gives how far notes of one theme are from being nearer than all others (supervised contrastive loss)."""
    itself = torch.eye(len(themes), dtype=torch.bool)
    same = (themes[:, None] == themes) & (themes >= 0)[:, None] & ~itself
    logits = (alike / TEMPERATURE).masked_fill(itself, -1e9)
    chances = logits - torch.logsumexp(logits, 1, keepdim=True)
    counts = same.sum(1)
    return -((chances * same).sum(1)[counts > 0] / counts[counts > 0]).mean()


def compare_words(pieces: Tensor, rarity: Tensor, n_notes: int) -> Tensor:
    """Gives (n_notes, n_names): the two directions of nearest words added."""
    cosines = torch.einsum("nad,mbd->nmab", pieces[:n_notes], pieces[n_notes:])
    left, right = rarity[:n_notes], rarity[n_notes:]
    cosines = cosines.masked_fill((left == 0)[:, None, :, None] | (right == 0)[None, :, None, :], -1.0)
    there = (cosines.amax(3) * left[:, None]).sum(2) / left.sum(1).clamp(min=1e-6)[:, None]
    back = (cosines.amax(2) * right[None]).sum(2) / right.sum(1).clamp(min=1e-6)[None]
    return there + back


def train(network: Network, headings: list[Heading], out: Path, options: argparse.Namespace) -> None:
    n_steps = options.steps
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    print(f"prepared after {time.process_time():.0f} s", flush=True)
    order: list[int] = []
    network.train()
    for step in range(min(options.stop, n_steps)):
        fall = max(0.02, 0.5 * (1 + math.cos(math.pi * step / n_steps)))
        optimizer.param_groups[0]["lr"] = RATE * min(1, (step + 1) / WARM_UP) * fall
        for _ in range(HEADINGS_A_STEP):
            order = order or random.sample(range(len(headings)), len(headings))
            loss = measure_loss(network, headings[order.pop()], options.keep, options.words) / HEADINGS_A_STEP
            loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == min(options.stop, n_steps):
            print(
                f"step {step + 1} loss {loss.item() * HEADINGS_A_STEP:.3f} after {time.process_time():.0f} s",
                flush=True,
            )
            save(network, out)


def save(network: Network, out: Path) -> None:
    changes = {
        f"{name}.{part}": matrix.detach().to(torch.float16).contiguous()
        for name, change in network.list_changes()
        for part, matrix in (("down", change.down), ("up", change.up))
    }
    save_file(changes, out, metadata=TOLD)


def main() -> None:
    parser = argparse.ArgumentParser(description="Learns the changes from notes.jsonl.")
    parser.add_argument("out", type=Path, metavar="OUT.safetensors")
    parser.add_argument("--model", type=Path, required=True, metavar="FOLDER", help="the published model's files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=480, help="over so many steps the rate falls")
    parser.add_argument("--stop", type=int, default=440, help="and so many of them are taken")
    parser.add_argument("--keep", type=float, default=1.5, help="how much likenesses are held near what they were")
    parser.add_argument("--words", type=float, default=1.0, help="how much the fit of single words is taught too")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    network = Network(options.model, RANK, DROP).eval()
    print("reading", flush=True)
    train(network, read_headings(network, NOTES), options.out, options)


if __name__ == "__main__":
    main()
