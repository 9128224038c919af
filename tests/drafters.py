"""A stand-in for the server of a language model: it speaks the protocol, and misbehaves as a test asks it to."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from facilitator.drafting.connections import Drafter

Reply = tuple[int, bytes]


@dataclass
class StandIn:
    """The server: `reply` is what it says next, `asked` what it was asked, with the headers."""

    url: str
    reply: Callable[[], Reply] = lambda: (200, b"{}")
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    drips: bool = False

    def drafter(self, seconds: float = 5.0) -> Drafter:
        """How our server knows it."""
        return Drafter(f"{self.url}/v1", "stand-in", "a key of these tests only", seconds)

    def say(self, text: str, *notes: int, **more: Any) -> None:
        """From now on it drafts this, and cites these notes by number."""
        self.say_content(json.dumps({"text": text, "notes": list(notes)}), **more)

    def say_content(self, content: Any, **more: Any) -> None:
        """From now on its model says this."""
        self.say_json({"choices": [{"message": {"role": "assistant", "content": content}, **more}]})

    def say_json(self, answer: Any) -> None:
        """From now on it answers this."""
        self.reply = lambda: (200, json.dumps(answer).encode())

    def wait(self, seconds: float) -> None:
        """From now on it thinks for so long, and then says nothing of use."""

        def reply() -> Reply:
            time.sleep(seconds)
            return 200, b"{}"

        self.reply = reply

    @property
    def notes(self) -> list[str]:
        """The notes that it was given last."""
        (user,) = [each for each in self.asked[-1]["messages"] if each["role"] == "user"]
        return [each["text"] for each in json.loads(user["content"])]


@contextmanager
def standing_in() -> Iterator[StandIn]:
    """The server while it runs, at a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stand_in.asked.append(body | {"path": self.path})
            stand_in.keys.append(self.headers["Authorization"])
            status, answer = stand_in.reply()
            try:
                self.send_response(status)
                self.send_header("Location", f"{stand_in.url}/elsewhere")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.send_answer(answer)
            except OSError:
                return

        def send_answer(self, answer: bytes) -> None:
            for sign in answer:
                self.wfile.write(bytes([sign])) if stand_in.drips else None
                time.sleep(0.05) if stand_in.drips else None
            self.wfile.write(b"" if stand_in.drips else answer)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Says nothing on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stand_in = StandIn(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield stand_in
    server.shutdown()
    server.server_close()
