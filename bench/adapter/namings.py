"""Learns how near a name is to a group's notes when a reader of them nods, from judged_names.jsonl.

    python bench/adapter/namings.py OUT.json FILE.jsonl [FILE.jsonl …]

The files are the roundtables that the judged groups are from, beside notes.jsonl: they say what else was said under
the heading. Also prints, for groups that it has not learnt from (a tenth at a time), how many of the names that it
would choose were judged good, if it gave one to so many groups.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from facilitator.clustering.namings import FIGURES, gather_figures
from facilitator.clustering.weights import name_weights

HERE = Path(__file__).parent
RIDGE = 2e-3
PARTS = 10
SHARES = (0.3, 0.4, 0.5, 0.6)

Figures = NDArray[np.float64]
Group = Mapping[str, Any]


def read_others(files: list[Path]) -> dict[tuple[str, str], list[str]]:
    headings: dict[tuple[str, str], list[str]] = {}
    for row in read_rows(HERE / "notes.jsonl"):
        headings.setdefault((row["cluster"], row["heading"]), []).append(row["text"])
    for path in files:
        for row in read_rows(path):
            headings.setdefault((path.stem, row["ecosystem"]), []).append(row["text"])
    return headings


def read_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def measure(group: Group, heading: list[str]) -> tuple[Figures, NDArray[np.float64]]:
    names = [*group["common"], *group["own"]]
    others = [text for text in heading if text not in group["notes"]]
    figures = gather_figures(names, len(group["common"]), group["notes"], others)
    return figures.astype(np.float64), np.array([*group["common"].values(), *group["own"].values()], np.float64)


def learn(lessons: list[tuple[Figures, NDArray[np.float64]]]) -> NDArray[np.float64]:
    figures, nods = (np.concatenate(parts) for parts in zip(*lessons, strict=True))
    # On one scale, so that the ridge holds each figure back alike; the last one is always 1.
    scale = np.where(figures.std(axis=0) > 0, figures.std(axis=0), 1)

    def lose(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = figures / scale @ weights
        wrong = 1 / (1 + np.exp(-odds)) - nods
        loss = np.mean(np.logaddexp(0, odds) - nods * odds) + RIDGE * weights[:-1] @ weights[:-1]
        return float(loss), figures.T @ wrong / scale / len(nods) + 2 * RIDGE * np.append(weights[:-1], 0)

    found: NDArray[np.float64] = minimize(lose, np.zeros(len(FIGURES)), jac=True, method="L-BFGS-B").x / scale
    return found


def test(lessons: list[tuple[Figures, NDArray[np.float64]]]) -> list[tuple[float, bool]]:
    chosen = []
    for part in range(PARTS):
        weights = learn([lesson for place, lesson in enumerate(lessons) if place % PARTS != part])
        for figures, nods in lessons[part::PARTS]:
            odds = figures @ weights
            chosen.append((float(odds.max()), bool(nods[odds.argmax()])))
    return sorted(chosen, reverse=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    asked = parser.parse_args()
    headings = read_others(asked.files)
    groups = list(read_rows(HERE / "judged_names.jsonl"))
    lessons = [measure(group, headings[group["cluster"], group["heading"]]) for group in groups if group["common"]]
    chosen = test(lessons)
    for share in SHARES:
        best = chosen[: round(share * len(chosen))]
        chance = 1 / (1 + np.exp(-best[-1][0]))
        print(f"a name for {share:.0%}: {np.mean([good for _, good in best]):.2f} good, from a chance of {chance:.2f}")
    weights = {figure: round(float(weight), 3) for figure, weight in zip(FIGURES, learn(lessons), strict=True)}
    made = {"model": name_weights(), "made_by": "bench/adapter/namings.py, from judged_names.jsonl, MIT"}
    asked.out.write_text(json.dumps(made | {"weights": weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
