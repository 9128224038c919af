"""A server that is slow, gone, or sends people elsewhere keeps nobody waiting longer than was said, and gets no key."""

import threading
import time
from collections.abc import Iterator

import pytest
from drafters import StandIn, standing_in

from facilitator.domain.amendments import Act
from facilitator.domain.drafted_texts import Outcome
from facilitator.domain.errors import Conflict, LimitReached
from facilitator.drafting import texts
from facilitator.drafting.connections import Drafter, Request
from facilitator.drafting.texts import Draft, UnderWay, ask

NOTES = ["banks will not lend", "the grid takes 4 years"]


@pytest.fixture(scope="module")
def running() -> Iterator[StandIn]:
    with standing_in() as stand_in:
        yield stand_in


@pytest.fixture
def stand_in(running: StandIn) -> StandIn:
    running.drips = False
    return running


def draft(drafter: Drafter) -> Draft:
    return ask(Request(drafter), drafter.model, Act.SENTENCE, NOTES)


def test_it_is_asked_as_the_protocol_says_with_the_key_and_the_notes_by_number(stand_in: StandIn) -> None:
    stand_in.say("The grid takes 4 years.", 2)

    made = draft(stand_in.drafter())

    assert (made.outcome, made.text, made.cited) == (Outcome.DRAFTED, "The grid takes 4 years.", (1,))
    assert (stand_in.asked[-1]["path"], stand_in.asked[-1]["model"]) == ("/v1/chat/completions", "stand-in")
    assert stand_in.keys[-1] == "Bearer a key of these tests only"
    assert stand_in.notes == NOTES
    assert "a key" not in repr(stand_in.drafter())


@pytest.mark.parametrize("drips", [False, True])
def test_a_slow_server_is_left_after_the_time_that_was_said(stand_in: StandIn, drips: bool) -> None:
    stand_in.wait(0 if drips else 1)
    stand_in.say_content("x" * 100) if drips else None
    stand_in.drips = drips
    began = time.monotonic()

    made = draft(stand_in.drafter(seconds=0.2))

    assert made.outcome is Outcome.SLOW
    assert "within 0.2 seconds" in (made.fault or "")
    assert time.monotonic() - began < 0.8


def test_what_is_cancelled_ends_at_once(stand_in: StandIn) -> None:
    stand_in.wait(1)
    waiting = UnderWay()
    threading.Timer(0.1, waiting.stop, ["this"]).start()
    began = time.monotonic()

    with waiting.start("this", stand_in.drafter()) as request:
        made = ask(request, "stand-in", Act.SENTENCE, NOTES)

    assert (made.outcome, made.fault) == (Outcome.CANCELLED, "You cancelled it.")
    assert time.monotonic() - began < 0.8
    assert waiting.stop("this") is False


def test_a_server_that_is_not_there_is_named() -> None:
    made = draft(Drafter("http://127.0.0.1:9/v1", "stand-in", seconds=2))

    assert made.outcome is Outcome.UNREACHABLE
    assert "127.0.0.1 could not be reached" in (made.fault or "")


@pytest.mark.parametrize(("status", "told"), [(401, "our key"), (404, "no such address or model"), (500, "failed")])
def test_a_refusal_says_what_the_status_means(stand_in: StandIn, status: int, told: str) -> None:
    stand_in.reply = lambda: (status, b"words of theirs")

    made = draft(stand_in.drafter())

    assert made.outcome is Outcome.REJECTED
    assert told in (made.fault or "")
    assert "words of theirs" not in (made.fault or "")


def test_nothing_goes_where_the_server_sends_it_on_to(stand_in: StandIn) -> None:
    stand_in.reply = lambda: (307, b"")
    before = len(stand_in.asked)

    assert draft(stand_in.drafter()).outcome is Outcome.REJECTED
    assert len(stand_in.asked) == before + 1


def test_more_than_a_million_bytes_are_not_taken(stand_in: StandIn) -> None:
    stand_in.reply = lambda: (200, b" " * 1_000_001)

    assert draft(stand_in.drafter()).outcome is Outcome.LONG


def test_one_thing_is_drafted_once_at_a_time_and_a_few_things_at_once(stand_in: StandIn) -> None:
    waiting = UnderWay()
    with waiting.start(0, stand_in.drafter()):
        with pytest.raises(Conflict), waiting.start(0, stand_in.drafter()):
            pass
        open_ones = [waiting.start(key, stand_in.drafter()) for key in range(1, texts.MOST_AT_ONCE)]
        for each in open_ones:
            each.__enter__()
        with pytest.raises(LimitReached), waiting.start("more", stand_in.drafter()):
            pass
