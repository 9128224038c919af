"""Learns how near a name is to a group's notes when a reader of them nods, from judged_names.jsonl.

    python bench/adapter/namings.py OUT.json

Also prints, for clusters that it has not learnt from, how many of the names that it would choose were
judged good, for each share of the groups that got one, and how good those were that who did not know the code judged.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from facilitator.clustering.common_themes import read_common_themes
from facilitator.clustering.namings import FIGURES, gather_figures, judge_figures
from facilitator.clustering.notes import MOST_LETTERS
from facilitator.clustering.phrases import find_phrases
from facilitator.clustering.weights import name_weights
from facilitator.clustering.wording import write_out
from facilitator.clustering.words import read_words

HERE = Path(__file__).parent
RIDGE = 2e-3
# Names that somebody judged who did not know the code count so many times.
READER_COUNTS = 3.0
SHARES = (0.06, 0.08, 0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.25, 0.3, 0.4, 0.5)

Figures = NDArray[np.float64]
Group = Mapping[str, Any]


def read_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


class Lesson(NamedTuple):
    """A group's names, a row for each: if it is given now, its figures, if a reader nods, how much that counts."""

    cluster: str
    is_given: NDArray[np.bool_]
    figures: Figures
    nods: Figures
    counts: Figures


def measure(group: Group) -> Lesson:
    names = [*group["common"], *group["own"]]
    figures = gather_figures(names, len(group["common"]), [write_out(note) for note in group["notes"]])
    nods = np.array([*group["common"].values(), *group["own"].values()], np.float64)
    counts = np.array([READER_COUNTS if name in group["reader"] else 1.0 for name in names])
    given = {name for text in group["notes"] for name in list_phrases(text)} | set(read_common_themes())
    is_given = np.array([name in given for name in names])
    return Lesson(group["cluster"], is_given, figures.astype(np.float64), nods, counts)


def list_phrases(text: str) -> list[str]:
    return [phrase.name for phrase in find_phrases(read_words(text[:MOST_LETTERS]))]


def learn(lessons: Sequence[Lesson]) -> Figures:
    figures, nods, counts = (
        np.concatenate([getattr(lesson, field) for lesson in lessons]) for field in ("figures", "nods", "counts")
    )
    counts = counts / counts.sum()
    # On one scale, so that the ridge holds each figure back alike; the last one is always 1.
    scale = np.where(figures.std(axis=0) > 0, figures.std(axis=0), 1)

    def lose(weights: Figures) -> tuple[float, Figures]:
        odds = figures / scale @ weights
        wrong = 1 / (1 + np.exp(-odds)) - nods
        loss = counts @ (np.logaddexp(0, odds) - nods * odds) + RIDGE * weights[:-1] @ weights[:-1]
        return float(loss), figures.T @ (wrong * counts) / scale + 2 * RIDGE * np.append(weights[:-1], 0)

    found: Figures = minimize(lose, np.zeros(len(FIGURES)), jac=True, method="L-BFGS-B").x / scale
    return found


class Choice(NamedTuple):
    """The best name of a group that the weights have not seen."""

    chance: float
    is_good: bool
    is_readers: bool


def test(lessons: Sequence[Lesson]) -> list[Choice]:
    """Gives the choices for all groups, the surest first, each by weights learnt from the other clusters."""
    chosen = []
    for cluster in sorted({lesson.cluster for lesson in lessons}):
        weights = learn([lesson for lesson in lessons if lesson.cluster != cluster])
        for lesson in lessons:
            if lesson.cluster == cluster:
                chances = np.where(
                    lesson.is_given, judge_figures(lesson.figures.astype(np.float32), weights.tolist()), 0
                )
                best = int(chances.argmax())
                chosen.append(Choice(float(chances[best]), bool(lesson.nods[best]), lesson.counts[best] > 1))
    return sorted(chosen, reverse=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    lessons = [measure(group) for group in read_rows(HERE / "judged_names.jsonl")]
    chosen = test(lessons)
    for share in SHARES:
        best = chosen[: round(share * len(chosen))]
        readers = [choice.is_good for choice in best if choice.is_readers]
        print(
            f"a name for {share:.0%}: {np.mean([choice.is_good for choice in best]):.2f} good, from a chance of "
            f"{best[-1].chance:.2f}; of {len(readers)} that a reader judged {sum(readers)}"
        )
    weights = {figure: round(float(weight), 3) for figure, weight in zip(FIGURES, learn(lessons), strict=True)}
    made = {"model": name_weights(), "made_by": "bench/adapter/namings.py, from judged_names.jsonl, MIT"}
    asked.out.write_text(json.dumps(made | {"weights": weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
