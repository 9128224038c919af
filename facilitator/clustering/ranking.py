"""Which theme a note may belong to, and which notes a theme may hold, from names, members and refusals."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.clustering.calibrations import find_calibration
from facilitator.clustering.likeness import Matrix, compare_for_rank, compare_parts, describe_method
from facilitator.clustering.scorers import MOST_BEGUN, SCORER_SHA256, Evidence, find_weights, gather_figures, judge

# A name says in a few words what its notes say in many, so their nearest words count half of it.
MEMBERS_WEIGHT = 0.5
# To be like a note that was turned away says as much as to be like one that was taken.
REFUSED_WEIGHT = 0.5
# What earlier roundtables said of the same issue speaks for a note, but less than what this room said. On the examples,
# one roundtable after two, average precision under an issue's name rises from 0.66 to 0.70, and ticks find 42% of its
# notes instead of 28%, at a precision of 0.74 instead of 0.79; at twice the weight, 0.72, 50% and 0.65.
EARLIER_WEIGHT = 0.25
# A list comes with these ticked.
LIKELY = 0.5
# Themes grow; more members than this add nothing but time.
MAX_MEMBERS = 24


def describe_ranking() -> dict[str, Any]:
    """Gives with what ranks are made, so that they can be repeated."""
    scorer = {"scorer": SCORER_SHA256[:12]} if find_weights() else {}
    weights = {"members_weight": MEMBERS_WEIGHT, "refused_weight": REFUSED_WEIGHT, "earlier_weight": EARLIER_WEIGHT}
    return describe_method(**weights, likely=LIKELY, **scorer)


def rank_names(
    texts: Sequence[str], names: Mapping[str, Sequence[str]], *, context: Sequence[str] = ()
) -> list[list[str]]:
    """Gives for each text all the names, the best first; equal ones in order of the alphabet.

    Args:
        texts: the notes to place.
        names: the themes of the heading with notes that are in them, or none.
        context: the heading's other notes; they only tell which letters are common.
    """
    ordered = sorted(names)
    # Rounded, so that a last digit that differs between machines decides nothing.
    scores = np.round(_score(texts, {name: names[name] for name in ordered}, context), 4)
    return [[ordered[column] for column in np.argsort(-row, kind="stable")] for row in scores]


def rank_notes(
    name: str,
    members: Sequence[str],
    refused: Sequence[str],
    texts: Sequence[str],
    *,
    rivals: Mapping[str, Sequence[str]] | None = None,
    context: Sequence[str] = (),
    earlier: Sequence[str] = (),
) -> list[float]:
    """Gives for each text how likely it belongs to a theme, 0 to 1; from LIKELY on it is worth a tick.

    Args:
        name: the theme's name as a person typed it; it may be empty when there are members.
        members: notes that are in the theme.
        refused: notes that a person has said are not.
        texts: the notes to judge.
        rivals: the heading's other themes with their notes; a note that fits one of them better is less likely.
        context: the heading's other notes; they only tell which letters are common.
        earlier: notes of earlier roundtables about the issue of this name, as examples of a lower weight.
    """
    others = {other: notes for other, notes in (rivals or {}).items() if other != name}
    weights = find_weights() if others and texts else None
    if weights:
        evidence = _gather_evidence({name: members, **others}, refused, texts, context, earlier)
        chances = judge(gather_figures(evidence), weights)
    else:
        chances = _judge_by_curve({name: members, **others}, refused, texts, context, earlier)
    return [round(float(chance), 4) for chance in chances]


def _gather_evidence(
    themes: Mapping[str, Sequence[str]],
    refused: Sequence[str],
    texts: Sequence[str],
    context: Sequence[str],
    earlier: Sequence[str],
) -> Evidence:
    """Gives what is known of the texts for the first of the themes; there are others."""
    (name, members), *others = themes.items()
    heading = list(dict.fromkeys([*texts, *members, *context]))
    wholes, rest = (part[:, 0] for part in compare_parts(heading, [name], context))
    place = {text: row for row, text in enumerate(heading)}
    rows = [place[text] for text in texts]
    # Examples like members, of as much less weight as theirs is elsewhere.
    share = np.float32(EARLIER_WEIGHT / MEMBERS_WEIGHT)
    is_open = np.array([len(notes) <= MOST_BEGUN for _, notes in others])
    rivals = _score(texts, dict(others), context)
    nearest = find_nearest(compare_for_rank(texts, members[:MAX_MEMBERS], context))
    return Evidence(
        meaning=wholes[rows],
        rest=rest[rows],
        member=nearest + share * _compare_earlier(earlier, texts, context),
        refused=np.maximum(find_nearest(compare_for_rank(texts, refused[:MAX_MEMBERS], context)), 0),
        filled=rivals[:, ~is_open].max(axis=1, initial=0),
        open=rivals[:, is_open].max(axis=1, initial=0),
        name_fits_all=float((wholes + rest).mean()),
        n_taken=len(members),
        n_refused=len(refused),
        n_notes=len(heading),
        n_themes=len(themes),
        n_open=int(is_open.sum()),
    )


def _judge_by_curve(
    themes: Mapping[str, Sequence[str]],
    refused: Sequence[str],
    texts: Sequence[str],
    context: Sequence[str],
    earlier: Sequence[str],
) -> NDArray[np.float64]:
    fits = _score(texts, themes, context)
    scores = fits[:, 0].astype(np.float64)
    if refused:
        alike = compare_for_rank(texts, refused[:MAX_MEMBERS], context)
        scores -= REFUSED_WEIGHT * np.maximum(find_nearest(alike), 0)
    scores += EARLIER_WEIGHT * _compare_earlier(earlier, texts, context)
    curve = find_calibration().curve
    odds = (scores - curve.even) / curve.spread
    if len(themes) > 1:
        lead = scores - fits[:, 1:].max(axis=1)
        odds = (scores - curve.rival_even) / curve.rival_spread + lead / curve.lead_spread
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-odds))
    return chances


def _compare_earlier(earlier: Sequence[str], texts: Sequence[str], context: Sequence[str]) -> Matrix:
    nearest: Matrix = np.maximum(find_nearest(compare_for_rank(texts, earlier[:MAX_MEMBERS], context)), 0)
    return nearest


def _score(texts: Sequence[str], themes: Mapping[str, Sequence[str]], context: Sequence[str]) -> Matrix:
    """Gives (n_texts, n_themes): the fit to the name, and half of that to the nearest note of the theme."""
    members = [list(group)[:MAX_MEMBERS] for group in themes.values()]
    fits = compare_for_rank(texts, [*themes, *(member for group in members for member in group)], context)
    scores = fits[:, : len(themes)].copy()
    start = len(themes)
    for column, group in enumerate(members):
        scores[:, column] += MEMBERS_WEIGHT * find_nearest(fits[:, start : start + len(group)])
        start += len(group)
    return scores


def find_nearest(fits: Matrix) -> Matrix:
    """Gives for each row how much more alike it is to the nearest column than unrelated notes are, (n_rows,)."""
    if not fits.shape[1]:
        return np.zeros(len(fits), np.float32)
    nearest: Matrix = fits.max(axis=1) - np.float32(find_calibration().unrelated)
    return nearest
