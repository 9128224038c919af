"""Whatever a model's server sends, a writer gets one text with its notes, or a sentence that says why there is none."""

import json
from typing import Any

import pytest

from facilitator.domain.amendments import Act
from facilitator.domain.drafted_texts import Outcome
from facilitator.drafting.answers import NoDraft, read_answer


def completion(content: Any, **more: Any) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}, **more}]}).encode()


def drafted(text: Any, notes: Any) -> bytes:
    return completion(json.dumps({"text": text, "notes": notes}))


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (b"<html>busy</html>", Outcome.UNREADABLE),
        (b"\xff\xfe", Outcome.UNREADABLE),
        (b"[" * 100_000, Outcome.UNREADABLE),
        (b"", Outcome.UNREADABLE),
        (b"{}", Outcome.MISSHAPEN),
        (b"[]", Outcome.MISSHAPEN),
        (b"3", Outcome.MISSHAPEN),
        (b'{"choices": []}', Outcome.MISSHAPEN),
        (b'{"error": {"message": "no"}}', Outcome.MISSHAPEN),
        (completion(None), Outcome.EMPTY),
        (completion(""), Outcome.EMPTY),
        (completion(["text"]), Outcome.MISSHAPEN),
        (completion("Firms wait."), Outcome.MISSHAPEN),
        (completion("[" * 100_000), Outcome.MISSHAPEN),
        (completion('{"text": "Firms', finish_reason="length"), Outcome.LONG),
        (drafted(3, [1]), Outcome.MISSHAPEN),
        (drafted("", []), Outcome.EMPTY),
        (drafted(" \u200b ", [1]), Outcome.EMPTY),
        (drafted("Firms wait. " * 50, [1]), Outcome.LONG),
        (drafted("Firms wait.", []), Outcome.MISSHAPEN),
        (drafted("Firms wait.", ["B1"]), Outcome.MISSHAPEN),
        (drafted("Firms wait.", [True]), Outcome.MISSHAPEN),
        (drafted("Firms wait.", [0]), Outcome.UNTRUE),
        (drafted("Firms wait.", [3]), Outcome.UNTRUE),
    ],
)
def test_what_cannot_be_taken_says_so_in_a_sentence(body: bytes, outcome: Outcome) -> None:
    with pytest.raises(NoDraft) as refused:
        read_answer(body, Act.SENTENCE, 2)

    assert refused.value.outcome is outcome
    assert refused.value.fault.endswith((".", "?"))


@pytest.mark.parametrize(
    "content",
    [
        '{"text": "Firms\\n wait.", "notes": [2, 1, 2]}',
        '```json\n{"text": "Firms wait.", "notes": [1, 2]}\n```',
        '<think>They may wait.</think>\n{"text": "Firms wait.", "notes": [1, 2]}',
    ],
)
def test_a_text_is_taken_out_of_fences_and_thoughts(content: str) -> None:
    answer = read_answer(completion(content), Act.SENTENCE, 2)

    assert (answer.text, answer.cited) == ("Firms wait.", (0, 1))


def test_other_words_for_a_point_stand_on_its_note_alone() -> None:
    assert read_answer(drafted("Firms wait.", [7]), Act.WORDS, 1).cited == (0,)
