"""One request to the server of a language model over HTTP, which can be stopped and never lasts longer than it may."""

import json
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Timer
from typing import Any
from urllib.parse import urlsplit

from facilitator.domain.drafted_texts import Outcome
from facilitator.drafting.answers import NoDraft

MOST_BYTES = 1_000_000
PATH = "/chat/completions"

STATUSES = {
    401: "does not know our key",
    403: "does not let our key do this",
    404: "knows no such address or model",
    429: "has too much to do; try again in a minute",
}


@dataclass(frozen=True, slots=True)
class Drafter:
    """A language model that may be asked: the address of its server, its name there, the key if one is needed."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 60.0

    @property
    def host(self) -> str:
        """Whose server it is, for people."""
        return urlsplit(self.url).hostname or ""


class Request:
    """One request. It follows no redirect, so that nothing goes anywhere else than to the address that was chosen."""

    def __init__(self, drafter: Drafter) -> None:
        self._drafter = drafter
        parts = urlsplit(drafter.url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._connection = kind(parts.hostname or "", parts.port, timeout=drafter.seconds)
        self._path = parts.path.rstrip("/").removesuffix(PATH) + PATH
        self._stopped: Outcome | None = None
        # Kept here: the connection forgets its socket as soon as the head of the answer has come.
        self._socket: socket | None = None

    def send(self, values: dict[str, Any]) -> bytes:
        """Gives the body of the answer. Raises NoDraft."""
        timer = Timer(self._drafter.seconds, self.stop, [Outcome.SLOW])
        timer.daemon = True
        timer.start()
        try:
            return self._exchange(json.dumps(values).encode())
        except (OSError, HTTPException) as error:
            raise self._explain(error) from None
        finally:
            timer.cancel()
            self._connection.close()

    def stop(self, outcome: Outcome) -> None:
        """Ends it from another thread."""
        self._stopped = self._stopped or outcome
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(SHUT_RDWR)

    def _exchange(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        headers |= {"Authorization": f"Bearer {self._drafter.key}"} if self._drafter.key else {}
        self._connection.connect()
        self._socket = self._connection.sock
        self._require_wanted()
        self._connection.request("POST", self._path, body, headers)
        response = self._connection.getresponse()
        answer = response.read(MOST_BYTES + 1)
        self._require_wanted()
        if response.status != 200:
            raise NoDraft(Outcome.REJECTED, self._say_status(response.status))
        if len(answer) > MOST_BYTES:
            raise NoDraft(Outcome.LONG, "The model’s server sent more than a million bytes, so none of it was used.")
        return answer

    def _require_wanted(self) -> None:
        if self._stopped is not None:
            raise self._explain(None)

    def _say_status(self, status: int) -> str:
        told = STATUSES.get(status, "failed" if status >= 500 else "did not take the request")
        return f"The model’s server at {self._drafter.host} {told} (status {status})."

    def _explain(self, error: Exception | None) -> NoDraft:
        """What a person is told of a connection that ended."""
        if self._stopped is Outcome.CANCELLED:
            return NoDraft(Outcome.CANCELLED, "You cancelled it.")
        if self._stopped is Outcome.SLOW or isinstance(error, TimeoutError):
            return NoDraft(Outcome.SLOW, f"The model did not answer within {self._drafter.seconds:g} seconds.")
        return NoDraft(Outcome.UNREACHABLE, f"The model’s server at {self._drafter.host} could not be reached.")
