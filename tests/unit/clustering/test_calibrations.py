"""Marks on scores are of one model each, and no model is run with the marks of another."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from facilitator.clustering import networks, weights
from facilitator.clustering.calibrations import ADAPTED, CALIBRATIONS, LETTERS, PUBLISHED, Calibration, find_calibration
from facilitator.clustering.embeddings import embed_texts, forget_model
from facilitator.clustering.likeness import describe_method
from facilitator.composition.nearness import MARKS, STRICTEST, find_marks
from facilitator.composition.parts import Vectors


def test_the_changes_that_are_shipped_are_those_that_the_marks_are_of() -> None:
    shipped = weights.hash_file(weights.ADAPTER)
    assert shipped == weights.ADAPTER_SHA256
    assert weights.join_hashes(weights.WEIGHTS_SHA256, shipped) == weights.ADAPTED_SHA256
    assert set(CALIBRATIONS) == set(MARKS) == {weights.WEIGHTS_SHA256, weights.ADAPTED_SHA256}


@pytest.mark.parametrize("marks", [*CALIBRATIONS.values(), LETTERS])
def test_a_finer_level_asks_for_more(marks: Calibration) -> None:
    assert list(marks.cuts) == [1, 2, 3, 4, 5]
    assert sorted(marks.cuts.values()) == list(marks.cuts.values())


@pytest.fixture
def as_published(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A machine on which the file of the changes was altered."""
    altered = tmp_path / "adapter.safetensors"
    altered.write_bytes(weights.ADAPTER.read_bytes() + b" ")
    monkeypatch.setattr(weights, "ADAPTER", altered)
    forget_model()
    yield
    forget_model()


@pytest.mark.usefixtures("_model")
def test_what_is_run_here_has_the_name_and_the_marks_of_the_adapted_model() -> None:
    assert weights.name_weights() == weights.ADAPTED_SHA256
    assert find_calibration() is ADAPTED
    assert describe_method()["version"] == weights.ADAPTED_SHA256[:12]
    assert describe_method()["model"] == weights.ADAPTED_NAME


@pytest.mark.usefixtures("_model", "as_published")
def test_altered_changes_are_not_applied_and_the_answer_says_so() -> None:
    assert not weights.has_changes()
    assert weights.name_weights() == weights.WEIGHTS_SHA256
    assert find_calibration() is PUBLISHED
    assert describe_method()["model"] == weights.MODEL_NAME
    # The cosines that the model's own page shows for these sentences.
    vectors = embed_texts(["That is a happy person", "That is a very happy person", "Today is a sunny day"])
    assert vectors[0] @ vectors[1] == pytest.approx(0.943, abs=0.001)
    assert vectors[0] @ vectors[2] == pytest.approx(0.257, abs=0.001)


@pytest.mark.usefixtures("_model")
def test_changes_are_added_to_the_weights_they_are_of_and_to_no_other() -> None:
    folder = weights.find_model()
    assert folder is not None
    before = networks._read_tensors(folder / "model.safetensors")
    after = networks._add_changes(before, networks._read_tensors(weights.ADAPTER))
    changed = {name for name in before if not np.array_equal(before[name], after[name])}
    assert set(before) == set(after)
    assert len(changed) == 18
    assert all(name.startswith(("encoder.layer.3.", "encoder.layer.4.", "encoder.layer.5.")) for name in changed)


@pytest.mark.usefixtures("without_model")
def test_without_the_model_the_marks_are_those_of_letters() -> None:
    assert find_calibration() is LETTERS


def test_vectors_of_a_model_that_nobody_fitted_are_joined_by_the_strictest_marks() -> None:
    assert find_marks(Vectors(model="another")) == STRICTEST
    assert find_marks(Vectors(model=weights.ADAPTED_SHA256)) == MARKS[weights.ADAPTED_SHA256]
