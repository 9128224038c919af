"""A sorting process of one's own, so that no sort ever holds up the room."""

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from facilitator.clustering.suggestions import DEFAULT_LEVEL, Suggestion

# 2,000 notes that were never read take half a minute on one slow core; past this the process hangs.
TIMEOUT_SECONDS = 300.0
# Sums over short texts gain nothing from more threads, which would only wait for each other on the room's cores.
ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
COMMAND = (sys.executable, "-m", "facilitator.clustering")


class WorkerError(RuntimeError):
    """The sorting process stopped or did not understand; the message never holds a note's words."""


class Meanings(NamedTuple):
    """What a model made of texts: its hash, and for each text numbers of two bytes; without the model, none of them."""

    model: str
    vectors: list[bytes]


class Worker:
    """Asks a process of low priority, which is started at the first request and again when it has died.

    One request is answered at a time; others wait. Only pipes and locks are used, so it blocks a thread, or under
    gevent's patches only a greenlet.
    """

    def __init__(self, command: Sequence[str] = COMMAND, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._command = list(command)
        self._timeout_seconds = timeout_seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._n_forgettings = 0
        self._is_closed = False

    @property
    def moment(self) -> int:
        """How often it was told to forget. Whoever reads words from the database and then asks about them takes it
        before: what was erased in between is forgotten, too."""
        return self._n_forgettings

    def ask(self, request: Mapping[str, Any], moment: int | None = None) -> dict[str, Any]:
        """Gives the answer to a request as `requests.answer_request` describes it.

        Raises:
            WorkerError: the process stopped twice over this request, refused it, or the worker is closed.
        """
        line, n_before = json.dumps(request) + "\n", self.moment if moment is None else moment
        with self._lock:
            # The first process may have died long ago, of something that is over.
            answer = self._exchange(line) or self._exchange(line)
            # Told to forget since this was asked: the words it was asked about may be among those that are gone.
            if self._n_forgettings != n_before:
                self._stop()
        if not answer:
            raise WorkerError("The sorting process stopped before it answered.")
        result: dict[str, Any] = json.loads(answer)
        if "error" in result:
            raise WorkerError(result["error"])
        return result

    def suggest_themes(
        self,
        texts: Sequence[str],
        *,
        level: int = DEFAULT_LEVEL,
        kept_apart: Collection[tuple[int, int]] = (),
        strengths: Collection[int] = (),
        moment: int | None = None,
    ) -> tuple[list[Suggestion], dict[str, Any]]:
        """Gives what `suggestions.suggest_themes` gives, and the method."""
        pairs = [list(pair) for pair in kept_apart]
        request = {"do": "suggest", "texts": list(texts), "level": level, "kept_apart": pairs}
        answer = self.ask(request | {"strengths": list(strengths)}, moment)
        found = [Suggestion(row["name"], tuple(row["members"]), row["confidence"]) for row in answer["suggestions"]]
        return found, answer["method"]

    def rank_names(
        self,
        texts: Sequence[str],
        names: Mapping[str, Sequence[str]],
        *,
        context: Sequence[str] = (),
        moment: int | None = None,
    ) -> list[list[str]]:
        """Gives what `ranking.rank_names` gives."""
        themes = {name: list(notes) for name, notes in names.items()}
        answer = self.ask({"do": "rank_names", "texts": list(texts), "names": themes, "context": list(context)}, moment)
        ranks: list[list[str]] = answer["ranks"]
        return ranks

    def rank_notes(
        self,
        name: str,
        members: Sequence[str],
        refused: Sequence[str],
        texts: Sequence[str],
        *,
        rivals: Mapping[str, Sequence[str]] | None = None,
        context: Sequence[str] = (),
        earlier: Sequence[str] = (),
        moment: int | None = None,
    ) -> list[float]:
        """Gives what `ranking.rank_notes` gives."""
        request: dict[str, Any] = {"do": "rank_notes", "name": name, "members": list(members)}
        request |= {"refused": list(refused), "texts": list(texts), "context": list(context), "earlier": list(earlier)}
        request |= {"rivals": {other: list(notes) for other, notes in (rivals or {}).items()}}
        scores: list[float] = self.ask(request, moment)["scores"]
        return scores

    def read_notes(self, texts: Sequence[str], moment: int | None = None) -> Meanings:
        """Lets the model read texts ahead of a sort, and gives what it made of them."""
        answer = self.ask({"do": "read", "texts": list(texts)}, moment)
        return Meanings(answer["model"] or "", [base64.b64decode(vector) for vector in answer["vectors"]])

    def forget_everything(self) -> None:
        """Ends the process, and with it all that it keeps of any text; the next question starts another.

        It waits for nobody: where an answer is still awaited, the process ends with it, and so does each that is asked
        what was put together before. Whoever erases has no minute to spare for somebody else's sort.
        """
        self._n_forgettings += 1
        if self._lock.acquire(blocking=False):
            try:
                self._stop()
            finally:
                self._lock.release()

    def close(self) -> None:
        """Ends the process; whoever waits for an answer gets a WorkerError."""
        self._is_closed = True
        process = self._process
        if process is not None:
            process.kill()
        with self._lock:
            self._stop()

    def _exchange(self, line: str) -> str:
        """Gives the answer's line, or nothing when the process died."""
        process = self._start()
        if process.stdin is None or process.stdout is None:
            raise WorkerError("The sorting process has no pipes.")
        watchdog = threading.Timer(self._timeout_seconds, process.kill)
        watchdog.daemon = True
        watchdog.start()
        answer = ""
        try:
            process.stdin.write(line)
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError:
            answer = ""
        finally:
            watchdog.cancel()
        if not answer.endswith("\n"):
            self._stop()
            return ""
        return answer

    def _start(self) -> "subprocess.Popen[str]":
        if self._is_closed:
            raise WorkerError("The sorting process was closed.")
        if self._process is not None and self._process.poll() is not None:
            self._stop()
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                env=os.environ | ONE_CORE,
            )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _close_pipe(pipe)


def _close_pipe(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:
        # What was not sent to a dead process cannot be flushed; the pipe is closed all the same.
        return
