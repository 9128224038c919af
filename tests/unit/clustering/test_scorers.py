"""The learnt judge of whether a note belongs to a theme: of one model only, and plain in what moves it."""

import json

import numpy as np
import pytest

from facilitator.clustering import scorers, weights
from facilitator.clustering.scorers import FIGURES, SCORER, SCORER_SHA256, Evidence, find_weights, gather_figures, judge

SHIPPED = json.loads(SCORER.read_text(encoding="utf-8"))


def rate(**changed: float) -> float:
    """The chance of one note that fits its theme well, but for what is changed."""
    values = {"meaning": 0.6, "rest": 1.2, "member": 0.6, "refused": 0.0, "filled": 1.2, "open": 1.2} | changed
    arrays = (
        np.array([values[name]], np.float32) for name in ("meaning", "rest", "member", "refused", "filled", "open")
    )
    usual = {"taken": 2, "turned_away": 0, "notes": 30, "themes": 8, "open_ones": 4}
    numbers = (int(values.get(name, number)) for name, number in usual.items())
    return float(judge(gather_figures(Evidence(*arrays, 1.2, *numbers)), SHIPPED["weights"])[0])


def test_the_weights_that_are_shipped_are_those_that_were_learnt_for_the_model_that_is() -> None:
    assert weights.hash_file(SCORER) == SCORER_SHA256
    assert SHIPPED["model"] == weights.ADAPTED_SHA256
    assert tuple(SHIPPED["weights"]) == FIGURES


def test_no_other_model_is_judged_by_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorers, "has_model", lambda: True)
    monkeypatch.setattr(scorers, "name_weights", lambda: weights.WEIGHTS_SHA256)
    assert find_weights() is None
    monkeypatch.setattr(scorers, "has_model", lambda: False)
    assert find_weights() is None


def test_a_note_is_likelier_the_nearer_it_is_to_the_name_and_the_farther_from_other_themes() -> None:
    assert rate(meaning=0.1) < rate() < rate(meaning=0.9)
    assert rate(open=2.5) < rate() < rate(open=0.5)
    assert rate(filled=2.5) < rate() < rate(filled=0.5)
    assert rate(member=0.0) < rate()
    assert rate(refused=1.5) < rate()


def test_a_note_is_likelier_where_fewer_notes_are_left_for_each_open_theme() -> None:
    assert rate(open_ones=0) < rate(open_ones=7)


def test_a_large_theme_of_a_large_heading_still_takes_notes() -> None:
    assert rate(taken=60, notes=400, themes=8) == pytest.approx(rate(taken=6, notes=40), abs=0.05)
    assert 0 <= rate(taken=10_000) <= 1
