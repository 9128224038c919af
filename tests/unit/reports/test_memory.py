"""What a server keeps of a document in its memory once somebody has it: nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from facilitator.reports.formats.pdf import memory


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []
    monkeypatch.setattr(memory, "forget", lambda: done.append("forgotten"))
    return done


def run_here(work: Callable[[], Any]) -> Any:
    return work()


def test_a_document_is_handed_over_and_then_forgotten(forgotten: list[str]) -> None:
    background = memory.forgetting(run_here)

    assert background(lambda: forgotten.append("written") or b"%PDF") == b"%PDF"
    assert forgotten == ["written", "forgotten"]


def test_a_document_that_fails_halfway_is_forgotten_too(forgotten: list[str]) -> None:
    with pytest.raises(ZeroDivisionError):
        memory.forgetting(run_here)(lambda: 1 / 0)
    assert forgotten == ["forgotten"]
