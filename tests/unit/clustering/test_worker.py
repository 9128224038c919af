"""The sorting process and what asks it."""

import json
import os
import secrets
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.clustering.requests import answer_line
from facilitator.clustering.suggestions import suggest_themes
from facilitator.clustering.worker import COMMAND, Worker, WorkerError

TEXTS = ["business rates are too high", "our business rates doubled", "who ate the sandwiches"]
SECRET = "the minister said it herself"
PATIENCE_SECONDS = 20.0


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


def test_the_process_ranks_and_reads(worker: Worker) -> None:
    assert worker.rank_names(TEXTS[:1], {"Sandwiches": [], "Business rates": []}) == [["Business rates", "Sandwiches"]]
    scores = worker.rank_notes("Business rates", [], [], TEXTS)
    assert scores.index(min(scores)) == 2
    assert len(worker.read_notes(TEXTS).vectors) in {0, len(TEXTS)}  # none without the model


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="priorities are of Unix")
def test_the_process_gives_way_to_the_room(worker: Worker) -> None:
    worker.ask({"do": "describe"})
    assert os.getpriority(os.PRIO_PROCESS, find_process(worker)) > os.getpriority(os.PRIO_PROCESS, 0)


def test_a_process_that_was_killed_is_started_again(fresh: Worker) -> None:
    first = fresh.ask({"do": "describe"})
    killed = find_process(fresh)
    os.kill(killed, signal.SIGKILL)
    assert fresh.ask({"do": "describe"}) == first
    assert find_process(fresh) != killed


def test_whoever_stops_a_server_at_the_keyboard_reads_nothing_of_the_process_which_is_told_too() -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(COMMAND, text=True, **pipes) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write("nonsense\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert (process.wait(PATIENCE_SECONDS), process.stderr.read()) == (-signal.SIGINT, "")


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


SLOW = """
import os, sys, time
for line in sys.stdin:
    while not os.listdir(sys.argv[1]):
        time.sleep(0.01)
    os.remove(os.path.join(sys.argv[1], os.listdir(sys.argv[1])[0]))
    sys.stdout.write('{"by": %d}\\n' % os.getpid())
    sys.stdout.flush()
"""
"""Answers a question for each file that it finds in a folder: what is asked meanwhile waits."""


class Asked:
    """Somebody who has asked the slow process, and waits."""

    def __init__(self, worker: Worker, moment: int | None = None) -> None:
        self.answer: dict[str, Any] = {}
        self.thread = threading.Thread(target=self.ask, args=(worker, moment), daemon=True)
        self.thread.start()

    def ask(self, worker: Worker, moment: int | None) -> None:
        self.answer |= worker.ask({"do": "read"}, moment)

    def wait(self) -> int:
        """The process that answered."""
        self.thread.join(PATIENCE_SECONDS)
        return int(self.answer["by"])


def let_answer(gate: Path) -> None:
    """Lets whoever is asked answer one question."""
    (gate / secrets.token_hex(8)).touch()


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """Where it looks for leave to answer."""
    return tmp_path


@pytest.fixture
def slow(gate: Path) -> Iterator[Worker]:
    worker = Worker([sys.executable, "-c", SLOW, str(gate)], timeout_seconds=PATIENCE_SECONDS)
    yield worker
    worker.close()


def test_whoever_erases_words_waits_for_nobodys_sort(slow: Worker, gate: Path) -> None:
    asked = Asked(slow)
    wait_until(lambda: slow._process is not None)
    slow.forget_everything()  # and it comes back, though nobody has let it answer
    assert asked.answer == {}

    let_answer(gate)

    process = asked.wait()
    assert not is_there(process), "it has read what is to be forgotten"


class Door:
    """A lock that counts who has come to it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.n_came = 0
        self.acquire, self.release = self.lock.acquire, self.lock.release

    def __enter__(self) -> None:
        self.n_came += 1
        self.acquire()

    def __exit__(self, *_error: object) -> None:
        self.release()


def test_a_question_with_words_that_were_erased_while_it_waited_leaves_no_trace(slow: Worker, gate: Path) -> None:
    door = slow._lock = Door()  # type: ignore[assignment]
    before = [Asked(slow), Asked(slow)]
    wait_until(lambda: door.n_came == len(before))
    slow.forget_everything()
    for _ in before:
        let_answer(gate)
    ended = {asked.wait() for asked in before}
    after = [Asked(slow), Asked(slow)]
    for _ in after:
        let_answer(gate)
    kept = {asked.wait() for asked in after}

    assert len(ended) == len(before), "one that had not read them was left to whoever waited"
    assert not any(map(is_there, ended))
    assert [is_there(process) for process in kept] == [True]


def test_words_that_were_read_before_they_were_erased_and_asked_about_after_leave_no_trace(
    slow: Worker, gate: Path
) -> None:
    moment = slow.moment
    slow.forget_everything()
    let_answer(gate)

    assert not is_there(Asked(slow, moment).wait())


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(is_so: Callable[[], bool]) -> None:
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < ends_at, "it never came to be"
        time.sleep(0.01)


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
        '{"do": "suggest", "texts": ["a", "b"], "strengths": [2]}',
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
