"""Learns how a note's likenesses become the chance that it belongs to a theme, on notes.jsonl; torch is not needed.

    python bench/adapter/scorer.py OUT.json [--half]

The simulated facilitator of bench/grouping.py sorts the headings, first by likeness to the name alone, then by what was
learnt of that; what stood at the top of each list, and whether it belonged, is what is learnt from. With --half it
learns on every other cluster, and prints the effort on those that it has not seen.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
from grouping import Heading, work_by_hand, work_with_tool

from facilitator.clustering.likeness import compare_parts
from facilitator.clustering.ranking import MAX_MEMBERS, MEMBERS_WEIGHT, find_nearest
from facilitator.clustering.scorers import FIGURES, MOST_BEGUN, Evidence, gather_figures, judge
from facilitator.clustering.weights import name_weights

NOTES = Path(__file__).with_name("notes.jsonl")
# Later ones have terser notes in larger headings, and what is learnt of all takes more actions on the examples.
N_CLUSTERS = 24
# What stands lower is hardly ever read, and would teach the scorer to say no.
TOP = 5
RIDGE = 1e-3
# Added after: to tick wrongly and not to tick wrongly cost the same, but what is not ticked may be left out.
LEAN = 0.15
LEAST_AGAINST = 0.02
AGAINST = ("nearest_refused", "best_filled", "best_open")
START = {"meaning": 4.0, "letters_and_words": 4.0, "always": -6.0}

Weights = Mapping[str, float]
Lesson = tuple[NDArray[np.float64], NDArray[np.bool_]]


class Pupil:
    """Ranks notes for the simulated facilitator from likenesses that are measured once, and keeps what it saw."""

    def __init__(self, heading: Heading) -> None:
        self.heading = heading
        self.names = heading.list_themes()
        texts = heading.texts
        self.wholes, self.rest = compare_parts(texts, self.names, texts)
        wholes, rest = compare_parts(texts, texts, texts)
        self.alike = wholes + rest
        self.fits = self.wholes + self.rest
        self.weights: Weights = {}
        self.lessons: list[Lesson] = []

    def rank(
        self,
        heading: Heading,
        theme: str,
        judged: tuple[Sequence[int], Sequence[int]],
        todo: Sequence[int],
        placed: Mapping[str, list[int]],
    ) -> dict[int, float]:
        column, rows = self.names.index(theme), list(todo)
        others = [other for other in placed if other != theme]
        open_ones = [other for other in others if len(placed[other]) <= MOST_BEGUN]
        evidence = Evidence(
            self.wholes[rows, column],
            self.rest[rows, column],
            self._near(rows, judged[0]),
            np.maximum(self._near(rows, judged[1]), 0),
            self._find_best(rows, [other for other in others if other not in open_ones], placed),
            self._find_best(rows, open_ones, placed),
            float(self.fits[:, column].mean()),
            len(judged[0]),
            len(judged[1]),
            len(heading.texts),
            len(placed),
            len(open_ones),
        )
        figures = gather_figures(evidence)
        chances = judge(figures, self.weights)
        top = np.argsort(-chances, kind="stable")[:TOP]
        self.lessons.append((figures[top], np.array([heading.themes[rows[row]] == theme for row in top])))
        return dict(zip(todo, np.round(chances, 4).tolist(), strict=True))

    def _near(self, rows: Sequence[int], places: Sequence[int]) -> NDArray[np.float32]:
        return find_nearest(self.alike[np.ix_(rows, places[:MAX_MEMBERS])])

    def _find_best(
        self, rows: list[int], others: Sequence[str], placed: Mapping[str, list[int]]
    ) -> NDArray[np.float32]:
        scores = [
            self.fits[rows, self.names.index(other)] + MEMBERS_WEIGHT * self._near(rows, placed[other])
            for other in others
        ]
        best: NDArray[np.float32] = np.max(scores, axis=0) if scores else np.zeros(len(rows), np.float32)
        return best

    def work(self, weights: Weights) -> float:
        """Sorts the heading by these weights and gives the actions against those by hand."""
        self.weights, self.lessons = weights, []
        hand = work_by_hand(self.heading).actions
        return work_with_tool(self.heading, is_ranked_once=False, rank=self.rank).actions / hand if hand else 1.0


def learn(lessons: Sequence[Lesson]) -> dict[str, float]:
    """Gives the weights of a logistic regression."""
    rows, truth = (np.concatenate([lesson[part] for lesson in lessons]).astype(float) for part in (0, 1))
    middle, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-9)
    middle[-1], spread[-1] = 0, 1
    scaled = (rows - middle) / spread

    def measure(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = scaled @ weights
        loss = (np.logaddexp(0, odds) - truth * odds).mean() + RIDGE * (weights[:-1] ** 2).sum()
        slope = scaled.T @ (1 / (1 + np.exp(-odds)) - truth) / len(truth)
        return float(loss), slope + 2 * RIDGE * np.append(weights[:-1], 0)

    # To be like what is in another theme speaks a little against this one at least, whatever so few notes say.
    bounds = [(None, -LEAST_AGAINST) if figure in AGAINST else (None, None) for figure in FIGURES]
    found = minimize(measure, np.zeros(len(FIGURES)), jac=True, method="L-BFGS-B", bounds=bounds).x
    raw = found / spread
    raw[-1] += LEAN - (found * middle / spread).sum()
    return {figure: round(float(weight), 3) for figure, weight in zip(FIGURES, raw, strict=True)}


def read_pupils(path: Path) -> list[tuple[str, Pupil]]:
    parts: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        parts[row["cluster"], row["heading"]].append(row)
    return [
        (cluster, Pupil(Heading(rows, [row["text"] for row in rows], [row["label"] or None for row in rows])))
        for (cluster, _), rows in parts.items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description="Learns the scorer from notes.jsonl.")
    parser.add_argument("out", type=Path, metavar="OUT.json")
    parser.add_argument("--half", action="store_true", help="learn on every other cluster, try it on the rest")
    options = parser.parse_args()
    pupils = read_pupils(NOTES)[: 4 * N_CLUSTERS]
    seen = set(sorted({cluster for cluster, _ in pupils})[:: 2 if options.half else 1])
    taught = [pupil for cluster, pupil in pupils if cluster in seen]
    weights: Weights = dict.fromkeys(FIGURES, 0.0) | START
    for turn in range(3):
        effort = mean(pupil.work(weights) for pupil in taught)
        print(f"turn {turn}: effort {effort:.3f} on {len(taught)} headings", flush=True)
        weights = learn([lesson for pupil in taught for lesson in pupil.lessons])
    judged = [pupil for cluster, pupil in pupils if cluster not in seen] or taught
    print(f"learnt: effort {mean(pupil.work(weights) for pupil in judged):.3f} on {len(judged)} headings")
    told = {"model": name_weights(), "made_by": "bench/adapter/scorer.py, from notes written for it, MIT"}
    options.out.write_text(json.dumps(told | {"weights": weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
