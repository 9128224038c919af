"""The sorting process and what asks it."""

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from facilitator.clustering.requests import answer_line
from facilitator.clustering.suggestions import suggest_themes
from facilitator.clustering.worker import Worker, WorkerError

TEXTS = ["business rates are too high", "our business rates doubled", "who ate the sandwiches"]
SECRET = "the minister said it herself"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """A process that whoever only asks it shares: each that is started loads the model."""
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture
def fresh() -> Iterator[Worker]:
    """A process that has read nothing yet, for those who count what it keeps, or end it."""
    worker = Worker()
    yield worker
    worker.close()


def find_process(worker: Worker) -> int:
    process = worker._process
    assert process is not None
    return process.pid


def test_the_process_sorts_as_the_function_does(worker: Worker) -> None:
    found, method = worker.suggest_themes(TEXTS)
    assert found == suggest_themes(TEXTS)
    assert method["parameters"]["level"] == 3


def test_the_process_ranks_reads_and_forgets(fresh: Worker) -> None:
    assert fresh.forget_notes(TEXTS) == 0
    assert fresh.rank_names(TEXTS[:1], {"Sandwiches": [], "Business rates": []}) == [["Business rates", "Sandwiches"]]
    scores = fresh.rank_notes("Business rates", [], [], TEXTS)
    assert scores.index(min(scores)) == 2
    assert fresh.forget_notes(TEXTS) == len(fresh.read_notes(TEXTS).vectors)


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="priorities are of Unix")
def test_the_process_gives_way_to_the_room(worker: Worker) -> None:
    worker.ask({"do": "describe"})
    assert os.getpriority(os.PRIO_PROCESS, find_process(worker)) > os.getpriority(os.PRIO_PROCESS, 0)


def test_a_process_that_was_killed_is_started_again(fresh: Worker) -> None:
    first = fresh.suggest_themes(TEXTS)
    killed = find_process(fresh)
    os.kill(killed, signal.SIGKILL)
    assert fresh.suggest_themes(TEXTS) == first
    assert find_process(fresh) != killed


def test_a_refused_request_is_told_and_the_next_is_answered(worker: Worker) -> None:
    with pytest.raises(WorkerError, match="`level`"):
        worker.ask({"do": "suggest", "texts": TEXTS, "level": "high"})
    assert worker.suggest_themes(TEXTS)[0]


def test_a_process_that_always_dies_is_an_error_without_the_notes_words() -> None:
    worker = Worker([sys.executable, "-c", "input()"])
    with pytest.raises(WorkerError) as caught:
        worker.suggest_themes([SECRET])
    worker.close()
    assert SECRET not in str(caught.value)


def test_a_process_that_hangs_is_ended() -> None:
    worker = Worker([sys.executable, "-c", "import time; time.sleep(60)"], timeout_seconds=0.2)
    with pytest.raises(WorkerError, match="stopped"):
        worker.suggest_themes(TEXTS)
    worker.close()


def test_a_closed_worker_answers_nobody(fresh: Worker) -> None:
    fresh.close()
    with pytest.raises(WorkerError, match="closed"):
        fresh.suggest_themes(TEXTS)


def test_two_who_ask_at_once_each_get_their_own_answer(worker: Worker) -> None:
    answers: dict[int, list[list[str]]] = {}

    def ask(number: int) -> None:
        answers[number] = worker.rank_names([f"theme {number}"], {f"theme {number}": [], "other": []})

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: [[f"theme {number}", "other"]] for number in range(6)}


@pytest.mark.parametrize(
    "request_line",
    [
        "not json",
        "[]",
        "{}",
        '{"do": "sing"}',
        '{"do": "suggest"}',
        '{"do": "suggest", "texts": [1]}',
        '{"do": "suggest", "texts": ["a", "b"], "level": true}',
        '{"do": "suggest", "texts": ["a", "b"], "kept_apart": [[0, 2]]}',
        '{"do": "rank_names", "texts": ["a"], "names": ["b"]}',
        '{"do": "rank_names", "texts": ["a"], "names": {"b": "c"}}',
        '{"do": "rank_notes", "texts": ["a"]}',
    ],
)
def test_a_request_that_is_not_understood_is_answered_with_an_error(request_line: str) -> None:
    assert list(json.loads(answer_line(request_line))) == ["error"]


def test_an_error_never_repeats_a_notes_words() -> None:
    for request in ({"do": SECRET}, {"do": "suggest", "texts": SECRET}, {"do": "rank_names", "texts": [SECRET]}):
        assert SECRET not in answer_line(json.dumps(request))


def test_bytes_that_are_no_text_are_answered_with_an_error() -> None:
    assert "error" in json.loads(answer_line(b"\xff\xfe\n"))
