"""How well notes are grouped and ranked, and how much work that saves a facilitator, on files whose themes are known.

    python bench/grouping.py FILE.jsonl [FILE.jsonl …] [--json PATH] [--once]

Prints a line for each file and one for the mean. All figures are means over headings.

- First sort: B³ precision, recall and F1, and adjusted mutual information, at the default level. Noise notes and notes
  in no group are alone.
- Ranking: how often a note's theme is the first, or among the first three, of its heading's themes: from the names
  alone, and with two examples each (drawn five times; a theme keeps one note at least, so a theme of one note has no
  example). Noise is neither ranked nor a name.
- Names: of the groups, how many have a suggested name, and how many of these pass the rubric in `names.py`.
- Effort: actions to reach the true themes, by hand and with the tool. A theme's name costs 1, a tick or untick 1,
  accepting a list 1, moving a ticked selection 1, moving one note 2. By hand each theme costs its name, a tick for each
  note and one move.
- Reading: how many notes the facilitator reads. By hand, for each theme all notes that are not placed yet.

The simulated facilitator knows the truth. With the tool, all themes of two notes or more are named, then filled, the
largest first: the list comes best first with the likely ones ticked, and is ranked anew after each tick and untick
(with --once it is not); it is read down to the last note that belongs or is ticked. A note that stands more than
GIVE_UP places below is left to the end, where it is picked and moved by itself. A theme of one note costs nothing in
either way.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from names import judge_file
from sklearn.metrics import adjusted_mutual_info_score

from facilitator.clustering.files import group_notes, rank_rows
from facilitator.clustering.ranking import LIKELY, describe_ranking, rank_notes

N_EXAMPLES = 2
N_DRAWS = 5
GIVE_UP = 8
WISHED = (
    "wished for: first sort precision 0.78 F1 0.575 AMI 0.27 | names for 0.60 of the groups, 0.85 of these good"
    " | name only top-3 0.87 | two examples top-3 0.91 | effort 0.66 | reading 0.42"
)

Row = dict[str, Any]
Figures = dict[str, float]


class Heading(NamedTuple):
    """The notes of one heading, their texts, and of which theme each is; noise is of none."""

    rows: list[Row]
    texts: list[str]
    themes: list[str | None]

    def find_members(self, theme: str) -> list[int]:
        return [place for place, own in enumerate(self.themes) if own == theme]

    def list_themes(self) -> list[str]:
        """Gives the themes, the largest first."""
        counts = Counter(theme for theme in self.themes if theme is not None)
        return sorted(counts, key=lambda theme: (-counts[theme], theme))


def read_headings(path: Path) -> list[Heading]:
    parts: dict[str, list[Row]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        for field in ("id", "text", "ecosystem", "theme_label"):
            if not isinstance(row.get(field), str):
                sys.exit(f"{path}, line {number}: {field} is missing or no text")
        parts.setdefault(row["ecosystem"], []).append(row)
    return [
        Heading(rows, [row["text"] for row in rows], [None if row.get("noise") else row["theme_label"] for row in rows])
        for _, rows in sorted(parts.items())
    ]


def score_first_sort(heading: Heading) -> Figures:
    group_of = {
        note: number for number, theme in enumerate(group_notes(heading.rows)["themes"]) for note in theme["notes"]
    }
    found = [f"group {group_of[row['id']]}" if row["id"] in group_of else f"alone {row['id']}" for row in heading.rows]
    truth = [theme or f"noise {row['id']}" for row, theme in zip(heading.rows, heading.themes, strict=True)]
    both, groups, themes = Counter(zip(truth, found, strict=True)), Counter(found), Counter(truth)
    precision = sum(count**2 / groups[group] for (_, group), count in both.items()) / len(truth)
    recall = sum(count**2 / themes[theme] for (theme, _), count in both.items()) / len(truth)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
        "ami": float(adjusted_mutual_info_score(truth, found)),
    }


def score_names(heading: Heading) -> Figures:
    n_groups, n_named, judged = judge_file(heading.rows)
    return {"groups": n_groups, "named": n_named, "accepted": sum(not broken for _, broken in judged)}


def score_ranking(heading: Heading, n_examples: int, n_draws: int) -> tuple[float, float]:
    """Gives how often the theme is first, and among the first three."""
    firsts, threes = [], []
    for draw in range(n_draws):
        examples = draw_examples(heading, n_examples, draw)
        ranks = rank_rows(heading.rows, {heading.rows[0]["ecosystem"]: examples})
        asked = [
            (theme, ranks[row["id"]])
            for row, theme in zip(heading.rows, heading.themes, strict=True)
            if theme is not None and row["id"] in ranks
        ]
        firsts.append(mean(names[0] == theme for theme, names in asked))
        threes.append(mean(theme in names[:3] for theme, names in asked))
    return mean(firsts), mean(threes)


def draw_examples(heading: Heading, n_examples: int, draw: int) -> dict[str, list[str]]:
    chance = random.Random(draw)  # noqa: S311 -- no secret
    examples = {}
    for theme in heading.list_themes():
        members = heading.find_members(theme)
        chosen = chance.sample(members, min(n_examples, len(members) - 1))
        examples[theme] = [heading.rows[place]["id"] for place in chosen]
    return examples


class Work(NamedTuple):
    """Actions of the facilitator and notes read."""

    actions: int
    reads: int


def work_by_hand(heading: Heading) -> Work:
    actions = reads = n_placed = 0
    for theme in list_filled(heading):
        members = heading.find_members(theme)
        actions += 1 + len(members) + 1
        reads += len(heading.rows) - n_placed
        n_placed += len(members)
    return Work(actions, reads)


def list_filled(heading: Heading) -> list[str]:
    return [theme for theme in heading.list_themes() if len(heading.find_members(theme)) > 1]


Ranker = Callable[
    [Heading, str, tuple[Sequence[int], Sequence[int]], Sequence[int], Mapping[str, list[int]]], dict[int, float]
]


def work_with_tool(heading: Heading, *, is_ranked_once: bool, rank: Ranker | None = None) -> Work:
    themes = list_filled(heading)
    actions, reads, n_left = len(themes), 0, 0
    placed: dict[str, list[int]] = {theme: [] for theme in themes}
    for theme in themes:
        truth = set(heading.find_members(theme))
        taken = {place for places in placed.values() for place in places}
        pool = [place for place in range(len(heading.rows)) if place not in taken]
        kept, toggles, n_read = fill_theme(
            heading, theme, truth, pool, placed, is_ranked_once=is_ranked_once, rank=rank or rank_by_tool
        )
        placed[theme] = kept
        actions += toggles + 1
        reads += n_read
        n_left += len(truth) - len(kept)
    # What was left is picked and moved by itself.
    return Work(actions + 2 * n_left, reads + n_left)


def fill_theme(
    heading: Heading,
    theme: str,
    truth: set[int],
    pool: Sequence[int],
    placed: Mapping[str, list[int]],
    *,
    is_ranked_once: bool,
    rank: Ranker,
) -> tuple[list[int], int, int]:
    """Gives the notes that the theme got, the ticks and unticks, and the notes read."""
    kept: list[int] = []
    refused: list[int] = []
    todo = list(pool)
    toggles = n_read = 0
    scores = rank(heading, theme, ([], []), todo, placed)
    while todo:
        if n_read and not is_ranked_once:
            scores = rank(heading, theme, (kept, refused), todo, placed)
        todo.sort(key=lambda place: -scores[place])
        wanted = [row for row, place in enumerate(todo) if place in truth or scores[place] >= LIKELY]
        if not wanted or wanted[0] > GIVE_UP:
            break
        place = todo.pop(0)
        n_read += 1
        is_ticked, belongs = scores[place] >= LIKELY, place in truth
        toggles += is_ticked != belongs
        (kept if belongs else refused).append(place)
    return kept, toggles, n_read


def rank_by_tool(
    heading: Heading,
    theme: str,
    judged: tuple[Sequence[int], Sequence[int]],
    todo: Sequence[int],
    placed: Mapping[str, list[int]],
) -> dict[int, float]:
    """Gives how likely each note of `todo` belongs, after those that were kept and refused."""

    def get_texts(places: Sequence[int]) -> list[str]:
        return [heading.texts[place] for place in places]

    rivals = {other: get_texts(places) for other, places in placed.items() if other != theme}
    kept, refused = map(get_texts, judged)
    scores = rank_notes(theme, kept, refused, get_texts(todo), rivals=rivals, context=heading.texts)
    return dict(zip(todo, scores, strict=True))


def measure(heading: Heading, *, is_ranked_once: bool) -> Figures:
    figures = score_first_sort(heading) | score_names(heading)
    figures["name_top1"], figures["name_top3"] = score_ranking(heading, 0, 1)
    figures["examples_top1"], figures["examples_top3"] = score_ranking(heading, N_EXAMPLES, N_DRAWS)
    hand, tool = work_by_hand(heading), work_with_tool(heading, is_ranked_once=is_ranked_once)
    n_themes = max(1, len(list_filled(heading)))
    figures |= {"hand_actions": hand.actions, "tool_actions": tool.actions}
    figures |= {"hand_reads_per_theme": hand.reads / n_themes, "tool_reads_per_theme": tool.reads / n_themes}
    # A heading of single notes needs no work in either way.
    figures["effort"] = tool.actions / hand.actions if hand.actions else 1.0
    figures["reading"] = tool.reads / hand.reads if hand.reads else 1.0
    return figures


def average(figures: Sequence[Figures]) -> Figures:
    return {name: mean(one[name] for one in figures) for name in figures[0]}


def format_line(title: str, figures: Figures) -> str:
    return (
        "{title}: first sort precision {precision:.2f} recall {recall:.2f} F1 {f1:.3f} AMI {ami:.2f}"
        " | of {groups:.1f} groups {named:.1f} named, {accepted:.1f} by the rubric"
        " | name only top-1 {name_top1:.2f} top-3 {name_top3:.3f}"
        " | two examples top-1 {examples_top1:.2f} top-3 {examples_top3:.3f}"
        " | effort {tool_actions:.1f} of {hand_actions:.1f} by hand ({effort:.2f})"
        " | reading {tool_reads_per_theme:.1f} of {hand_reads_per_theme:.1f} by hand ({reading:.2f})"
    ).format(title=title, **figures)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures grouping and ranking on files whose themes are known.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write all figures there")
    parser.add_argument("--once", action="store_true", help="rank each theme's list once, not after each tick")
    options = parser.parse_args()
    by_file: dict[str, list[Figures]] = {}
    for path in options.files:
        by_file[str(path)] = [measure(heading, is_ranked_once=options.once) for heading in read_headings(path)]
        print(format_line(path.stem, average(by_file[str(path)])), flush=True)
    total = average([figures for headings in by_file.values() for figures in headings])
    print(format_line("mean", total))
    print(WISHED)
    if options.json:
        answer = {
            "files": {name: average(figures) for name, figures in by_file.items()},
            "mean": total,
            "method": describe_ranking(),
        }
        options.json.write_text(json.dumps(answer, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
