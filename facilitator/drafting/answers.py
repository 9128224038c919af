"""A server's answer read strictly: one text and the notes that it stands on, or why there is none."""

import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

from facilitator.domain.amendments import Act
from facilitator.domain.drafted_texts import Outcome
from facilitator.domain.notes import clean_line

LONGEST = {Act.SENTENCE: 400, Act.WORDS: 600}
"""Characters; a longer one is no sentence, or no rewording of a note."""

_THOUGHTS = re.compile(r"<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"```(?:json)?\s*(.*?)\s*```", re.DOTALL)


class NoDraft(Exception):
    """There is no text: `outcome` says what happened, `fault` says it in a sentence for a writer."""

    def __init__(self, outcome: Outcome, fault: str) -> None:
        super().__init__(fault)
        self.outcome = outcome
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Answer:
    """A text, and the places of the notes that it stands on, from 0."""

    text: str
    cited: tuple[int, ...]


def read_answer(body: bytes, act: Act, n_notes: int) -> Answer:
    """Reads a chat completion. Raises NoDraft."""
    content = _read_content(_read_json(body))
    drafted = _read_drafted(content)
    text = clean_line(str(drafted["text"]))
    if not text:
        _refuse(Outcome.EMPTY, "The model gave no text. It may find nothing that these notes say together.")
    if len(text) > LONGEST[act]:
        _refuse(Outcome.LONG, f"The model wrote {len(text)} characters; at most {LONGEST[act]} are taken.")
    return Answer(text, _read_cited(drafted, act, n_notes))


def _read_json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        _refuse(Outcome.UNREADABLE, "The model’s server did not answer in JSON. Is the address right?")


def _read_content(answer: Any) -> str:
    """What the model said; its thoughts before it are dropped."""
    try:
        choice = answer["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError):
        _refuse(Outcome.MISSHAPEN, "The model’s server answered with something other than a chat completion.")
    if content is None or content == "":
        _refuse(Outcome.EMPTY, "The model’s answer was empty.")
    if not isinstance(content, str):
        _refuse(Outcome.MISSHAPEN, "The model’s server answered with something other than a chat completion.")
    if choice.get("finish_reason") == "length":
        _refuse(Outcome.LONG, "The model’s answer was so long that its server cut it off.")
    return _THOUGHTS.sub("", content).strip()


def _read_drafted(content: str) -> dict[str, Any]:
    """The object that the model was asked for, also within a fence."""
    fenced = _FENCE.fullmatch(content)
    try:
        drafted = json.loads(fenced[1] if fenced else content)
    except (ValueError, RecursionError):
        drafted = None
    if not isinstance(drafted, dict) or not isinstance(drafted.get("text"), str):
        _refuse(Outcome.MISSHAPEN, "The model did not keep to the form that it was asked for.")
    return drafted


def _read_cited(drafted: dict[str, Any], act: Act, n_notes: int) -> tuple[int, ...]:
    """The notes that it names, each once. Other words for a point stand on its note, whatever the model says."""
    if act is Act.WORDS:
        return (0,)
    cited = drafted.get("notes")
    if not isinstance(cited, list) or not cited or not all(type(each) is int for each in cited):
        _refuse(Outcome.MISSHAPEN, "The model did not say which notes its sentence stands on.")
    strange = [each for each in cited if not 1 <= each <= n_notes]
    if strange:
        _refuse(Outcome.UNTRUE, f"It cites note {strange[0]} of {n_notes}: there is no such note.")
    return tuple(sorted({each - 1 for each in cited}))


def _refuse(outcome: Outcome, fault: str) -> NoReturn:
    raise NoDraft(outcome, fault) from None
