"""What the tests of clustering share: the example roundtables, and a machine without the model."""

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from facilitator.clustering import calibrations, embeddings, likeness, names, namings, requests, weights

Rows = list[dict[str, Any]]
EXAMPLES = ("nuclear", "space", "cyber-defence")


@pytest.fixture(scope="session")
def read_example() -> Callable[[str], Rows]:
    def read(name: str) -> Rows:
        lines = files("facilitator").joinpath("examples", f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    return read


@pytest.fixture
def examples(read_example: Callable[[str], Rows]) -> list[Rows]:
    return [read_example(name) for name in EXAMPLES]


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (calibrations, likeness, names, namings, requests, weights):
        monkeypatch.setattr(module, "has_model", lambda: False)
    monkeypatch.setattr(embeddings, "find_model", lambda: None)


@pytest.fixture
def _model() -> None:
    if not weights.has_model():
        pytest.skip("the language model is not installed")
