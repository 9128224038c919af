"""Notes are sorted by their letters where a part of the language model, or of what runs it, is broken."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.clustering import weights
from facilitator.clustering.likeness import LETTERS_NAME
from facilitator.clustering.worker import Worker

TEXTS = ["business rates are too high", "our business rates doubled", "who ate the sandwiches"]


@pytest.fixture
def fresh() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


@pytest.mark.parametrize("package", ["onnx", "onnxruntime", "tokenizers"])
def test_notes_are_sorted_by_letters_where_what_runs_the_model_is_broken(
    package: str, fresh: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{package}.py").write_text("raise ImportError('no such library')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)

    found, method = fresh.suggest_themes(TEXTS)

    assert (found[0].members, method["model"]) == ((0, 1), LETTERS_NAME)
    assert fresh.read_notes(TEXTS) == ("", [])


@pytest.mark.usefixtures("_model")
@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_notes_are_sorted_by_letters_where_a_file_of_the_model_is_cut_short(
    name: str, fresh: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = weights.find_model()
    assert installed is not None
    folder = tmp_path / weights._MODULE / weights._FOLDER
    folder.mkdir(parents=True)
    (tmp_path / weights._MODULE / "__init__.py").touch()
    for file in ("model.safetensors", "tokenizer.json"):
        (folder / file).symlink_to(installed / file)
    (folder / name).unlink()
    (folder / name).write_bytes((installed / name).read_bytes()[:100_000])
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)

    found, method = fresh.suggest_themes(TEXTS)

    assert (found[0].members, method["model"]) == ((0, 1), LETTERS_NAME)
    assert fresh.read_notes(TEXTS) == ("", [])
