"""How well issues common to several roundtables are found, where the truth is known.

    python bench/comparison.py [FOLDER] [--json PATH]

FOLDER holds `common-issues.json` and one `NAME.jsonl` for each roundtable that it names; without one, the example
programme is measured, and then three small roundtables of other clusters, on which nothing was tuned. Prints one line
a case: neutral (names of themes ignored) and names, each beside its references (cosine of the means of themes; the same
method on letters alone), then how confirmed issues are joined by each roundtable in turn, and how long ten, thirty and
sixty roundtables of 120 notes take beside the reading.

- average precision: over all pairs of themes of different roundtables, without the pairs that may go either way; one
  theme under several headings counts once, as its best
- found: issues with a theme of each of their roundtables in one proposal; by notes: of whose notes, with those of
  one proposal, at least half are in both, some of every roundtable
- forbidden: pairs that must not match and stand in one proposal
- joining: of the themes of issues that two others have confirmed, for how many the right one is the first there
"""

import argparse
import json
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations, product
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import average_precision_score

from facilitator.clustering.embeddings import embed_texts
from facilitator.clustering.weights import has_model
from facilitator.clustering.wording import write_out
from facilitator.comparison.joining import propose_joining, score_issues
from facilitator.comparison.proposals import propose
from facilitator.comparison.scores import Scores, score_all
from facilitator.comparison.sides import (
    BY_WORDS,
    ComparedNote,
    ComparedTheme,
    Reading,
    Side,
    center,
    make_side,
    read_by_words,
)
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "facilitator" / "examples"
TRUTH = HERE / "truth" / "common-issues.json"
OTHER_CLUSTERS = HERE / "truth" / "other-clusters"
GROWTH = (10, 30, 60)
NUMBER_NAMES = {10: "ten", 30: "thirty", 60: "sixty"}

Theme = tuple[str, str]
"""A roundtable and the key of a theme there."""


@dataclass(frozen=True)
class Case:
    """Roundtables with what is true of them; `key_of` gives the key of each theme by its number."""

    sides: list[Side]
    key_of: dict[int, Theme]
    notes_of: dict[int, set[str]]
    issues: list[dict[str, str]]
    either: set[frozenset[Theme]]
    forbidden: set[frozenset[Theme]]

    def keys(self, themes: tuple[int, ...]) -> set[Theme]:
        return {self.key_of[theme] for theme in themes}

    def truth(self) -> set[frozenset[Theme]]:
        return {frozenset(pair) for issue in self.issues for pair in combinations(issue.items(), 2)}


def read_case(folder: Path | None) -> Case:
    truth = json.loads((folder / "common-issues.json" if folder else TRUTH).read_text(encoding="utf-8"))
    sides, key_of, notes_of = [], {}, {}
    for code in truth["roundtables"]:
        rows = read_rows((folder or EXAMPLES) / f"{code}.jsonl")
        side, keys, notes = read_side(code, rows, len(key_of))
        sides.append(side)
        key_of |= keys
        notes_of |= notes
    return Case(
        sides,
        key_of,
        notes_of,
        [{code: member["theme"] for code, member in each["members"].items()} for each in truth["issues"]],
        {read_pair(each) for each in truth["either_answer_accepted"]},
        {read_pair(each) for each in truth["must_not_match"]},
    )


def read_pair(pair: dict[str, Any]) -> frozenset[Theme]:
    return frozenset((tuple(pair["a"]), tuple(pair["b"])))


def read_rows(path: Path) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if not row.get("off_record")]


def read_side(code: str, rows: list[dict[str, Any]], start: int) -> tuple[Side, dict[int, Theme], dict[int, set[str]]]:
    places = defaultdict(list)
    for place, row in enumerate(rows):
        if not row.get("noise"):
            places[row["ecosystem"], row["theme_label"]].append(place)
    themes = [
        ComparedTheme(start + number, name, HeadingKey(heading), tuple(members))
        for number, ((heading, name), members) in enumerate(places.items())
    ]
    notes = [ComparedNote(place, row["text"], Kind(row["kind"])) for place, row in enumerate(rows)]
    keys = {theme.id: (code, rows[theme.notes[0]]["theme"]) for theme in themes}
    ids = {theme.id: {rows[place]["id"] for place in theme.notes} for theme in themes}
    return make_read_side(code, themes, notes), keys, ids


def make_read_side(code: str, themes: list[ComparedTheme], notes: list[ComparedNote]) -> Side:
    if not has_model():
        empty = Side(code, tuple(themes), tuple(notes), BY_WORDS, np.zeros((0, 0)), np.zeros((0, 0)))
        return read_by_words(empty)
    read = embed_texts([write_out(note.text) for note in notes]).astype(np.float64)
    names = embed_texts([write_out(theme.name) for theme in themes]).astype(np.float64)
    return make_side(
        code, themes, notes, read=Reading("model", read, dict(zip((theme.id for theme in themes), names, strict=True)))
    )


def make_neutral(side: Side) -> Side:
    """The same without a word of its themes' names."""
    themes = [replace(theme, name=f"Group {number}") for number, theme in enumerate(side.themes)]
    if side.model == BY_WORDS:
        return read_by_words(replace(side, themes=tuple(themes)))
    vectors = np.array([side.rows[list(theme.notes)].sum(axis=0) for theme in themes])
    return replace(side, themes=tuple(themes), vectors=vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def score_by_means(sides: list[Side]) -> Scores:
    """The reference: the cosine of the means of themes' notes, and nothing else."""
    means = [np.array([side.rows[list(theme.notes)].mean(axis=0) for theme in side.themes]) for side in sides]
    read = [row / np.linalg.norm(row, axis=1, keepdims=True) for row in means]
    rows = np.concatenate(read)
    found = score_all(sides)
    return replace(found, matrix=np.where(np.isfinite(found.matrix), rows @ rows.T, -np.inf))


def measure_precision(case: Case, scores: Scores) -> float:
    truth, best = case.truth(), dict[frozenset[Theme], float]()
    for one, other in combinations(range(len(scores.themes)), 2):
        pair = frozenset((case.key_of[scores.themes[one].id], case.key_of[scores.themes[other].id]))
        if np.isfinite(scores.matrix[one, other]) and pair not in case.either:
            best[pair] = max(best.get(pair, -np.inf), scores.matrix[one, other])
    return float(average_precision_score([pair in truth for pair in best], list(best.values())))


def measure(case: Case, scores: Scores) -> dict[str, Any]:
    proposals = propose(scores)
    told = [case.keys(each.themes) for each in proposals]
    by_notes = [set().union(*(named(case, theme) for theme in each.themes)) for each in proposals]
    found = {size: [issue for issue in case.issues if len(issue) == size] for size in (2, 3)}
    return {
        "average_precision": round(measure_precision(case, scores), 3),
        "three_way": count(found[3], told),
        "three_way_by_notes": sum(is_found_by_notes(case, issue, by_notes) for issue in found[3]),
        "n_three_way": len(found[3]),
        "two_way": count(found[2], told),
        "n_two_way": len(found[2]),
        "forbidden": sum(any(pair <= keys for keys in told) for pair in case.forbidden),
        "n_forbidden": len(case.forbidden),
        "issues": len(proposals),
        "n_issues": len(case.issues),
    }


def count(issues: list[dict[str, str]], told: list[set[Theme]]) -> int:
    return sum(any(set(issue.items()) <= keys for keys in told) for issue in issues)


def named(case: Case, theme: int) -> set[tuple[str, str]]:
    return {(case.key_of[theme][0], note) for note in case.notes_of[theme]}


def is_found_by_notes(case: Case, issue: dict[str, str], told: list[set[tuple[str, str]]]) -> bool:
    truth = {note for theme, key in case.key_of.items() if key in issue.items() for note in named(case, theme)}
    return any(
        2 * len(truth & notes) >= len(truth | notes) and issue.keys() <= {code for code, _ in truth & notes}
        for notes in told
    )


def measure_joining(case: Case, scores: Scores) -> dict[str, int]:
    """Each roundtable in turn joins what was confirmed from the others."""
    figures = {"memberships": 0, "first": 0, "proposed": 0, "right": 0}
    for code in (side.code for side in scores.sides):
        issues = [issue for issue in case.issues if code in issue and len(issue) > 2]
        members = {number: find_members(case, issue, code) for number, issue in enumerate(issues)}
        fits = score_issues(scores, [members[number] for number in sorted(members)])
        here = [place for place, theme in enumerate(scores.themes) if case.key_of[theme.id][0] == code]
        for column, issue in enumerate(issues):
            best = max(here, key=lambda place, column=column: fits[place, column])
            figures["memberships"] += 1
            figures["first"] += case.key_of[scores.themes[best].id] == (code, issue[code])
        for each in propose_joining(scores, members):
            if case.key_of[each.theme][0] == code:
                figures["proposed"] += 1
                figures["right"] += case.key_of[each.theme] == (code, issues[each.issue][code])
    return figures


def find_members(case: Case, issue: dict[str, str], without: str) -> list[int]:
    return [theme for theme, key in case.key_of.items() if key in issue.items() and key[0] != without]


def measure_time(sides: list[Side], n_sides: int = 30, n_notes: int = 120) -> float:
    """Seconds until proposals stand for so many roundtables, drawn from these, whose notes have been read."""
    chance = np.random.default_rng(0)
    many = []
    for number, (_, side) in zip(range(n_sides), product(range(n_sides), sides), strict=False):
        drawn = chance.integers(0, len(side.notes), n_notes)
        themes = [
            replace(theme, id=1000 * number + place, notes=tuple(np.flatnonzero(np.isin(drawn, theme.notes)).tolist()))
            for place, theme in enumerate(side.themes)
        ]
        rows = center(side.rows[drawn] + chance.normal(0, 0.02, (n_notes, side.rows.shape[1])))
        vectors = side.vectors + chance.normal(0, 0.02, side.vectors.shape)
        kept = [theme for theme in themes if theme.notes]
        places = [place for place, theme in enumerate(themes) if theme.notes]
        notes = tuple(side.notes[place] for place in drawn)
        many.append(Side(f"R{number}", tuple(kept), notes, side.model, rows, vectors[places]))
    start = time.perf_counter()
    propose(score_all(many))
    return time.perf_counter() - start


LINE = (
    "{title}: average precision {average_precision:.3f} · three-way {three_way}/{n_three_way} · "
    "by notes {three_way_by_notes}/{n_three_way} · two-way {two_way}/{n_two_way} · "
    "forbidden {forbidden}/{n_forbidden} · issues {issues} ({n_issues})"
)
JOINED = "{title}: memberships {memberships} · right first {first} · proposed {proposed} · right {right}"


def measure_case(case: Case, whose: str = "") -> dict[str, Any]:
    """Prints and gives the figures of one case, neutral and with names, each beside its references."""
    figures: dict[str, Any] = {}
    for kind, sides in (("neutral", [make_neutral(side) for side in case.sides]), ("names", case.sides)):
        title = f"{whose}{kind}"
        kinds = {title: score_all(sides), f"{title}, letters": score_all([read_by_words(side) for side in sides])}
        for name, scores in kinds.items():
            figures[name] = measure(case, scores)
            print(LINE.format(title=name, **figures[name]), flush=True)
        figures[f"{title}, means"] = {"average_precision": round(measure_precision(case, score_by_means(sides)), 3)}
        print("{}, means: average precision {average_precision:.3f}".format(title, **figures[f"{title}, means"]))
        figures[f"{title}, joining"] = measure_joining(case, kinds[title])
        print(JOINED.format(title=f"{title}, joining", **figures[f"{title}, joining"]), flush=True)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what is proposed as common to several roundtables.")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write all figures there")
    options = parser.parse_args()
    case = read_case(options.folder)
    figures = measure_case(case)
    if options.folder is None:
        figures |= measure_case(read_case(OTHER_CLUSTERS), "other clusters, ")
    for number in GROWTH:
        seconds = round(measure_time(case.sides, number), 2)
        figures[f"seconds_of_{NUMBER_NAMES[number]}"] = seconds
        print(f"{NUMBER_NAMES[number]} roundtables of 120 notes: proposals s {seconds}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
