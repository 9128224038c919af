"""One text asked for, read and checked; and the requests that are under way, so that they can be stopped."""

import time
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from facilitator.domain.amendments import Act
from facilitator.domain.drafted_texts import Outcome
from facilitator.domain.errors import Conflict, LimitReached
from facilitator.drafting.answers import Answer, NoDraft, read_answer
from facilitator.drafting.checking import find_changes, find_faults
from facilitator.drafting.connections import Drafter, Request
from facilitator.drafting.requests import make_request

MOST_AT_ONCE = 4
RETRY_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Draft:
    """What came of asking: `text` and the places of the notes that it stands on, or why not, in a sentence."""

    outcome: Outcome
    seconds: float
    text: str | None = None
    fault: str | None = None
    cited: tuple[int, ...] = ()


def ask(request: Request, model: str, act: Act, notes: Sequence[str]) -> Draft:
    """Asks for one text on these notes, and gives it only if it passes every check."""
    began = time.monotonic()
    try:
        answer = read_answer(request.send(make_request(model, act, list(notes))), act, len(notes))
        require_true(answer, act, notes)
    except NoDraft as none:
        return Draft(none.outcome, time.monotonic() - began, fault=none.fault)
    return Draft(Outcome.DRAFTED, time.monotonic() - began, answer.text, cited=answer.cited)


def require_true(answer: Answer, act: Act, notes: Sequence[str]) -> None:
    """Refuses a text that says something else than the notes that it stands on."""
    faults = judge(answer.text, act, [notes[place] for place in answer.cited])
    if faults:
        raise NoDraft(Outcome.UNTRUE, f"The draft was refused. Of the notes that it stands on: {'; '.join(faults)}.")


def judge(text: str, act: Act, notes: Sequence[str]) -> list[str]:
    """Gives in words what is untrue to its notes; nothing where a text may be offered."""
    return find_changes(text, notes[0]) if act is Act.WORDS else find_faults(text, notes)


class UnderWay:
    """The requests of one process that have no answer yet, by what they are for: one for each, a few at once."""

    def __init__(self) -> None:
        self._requests: dict[Hashable, Request] = {}

    @contextmanager
    def start(self, key: Hashable, drafter: Drafter) -> Iterator[Request]:
        """A new request, known until it ends. Raises Conflict where there is one, LimitReached where there are many."""
        if key in self._requests:
            raise Conflict("This is being drafted already. Wait for it, or cancel it.")
        if len(self._requests) >= MOST_AT_ONCE:
            raise LimitReached("Others are waiting for drafts. Try again soon.", retry_after_seconds=RETRY_SECONDS)
        self._requests[key] = Request(drafter)
        try:
            yield self._requests[key]
        finally:
            del self._requests[key]

    def stop(self, key: Hashable) -> bool:
        """Cancels the request for this; tells whether there was one."""
        request = self._requests.get(key)
        if request is not None:
            request.stop(Outcome.CANCELLED)
        return request is not None
