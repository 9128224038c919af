"""WebSockets for Engine.IO under gevent's pywsgi: the request handler, the server, and how Engine.IO is told of them.

Public hooks only: pywsgi's `handler_class`, and `environ["wsgi.websocket"]`, which Engine.IO's gevent driver uses when
it finds a module called `geventwebsocket`. `install()` puts one there; no such package is needed.
"""

import io
import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from http import HTTPStatus
from types import ModuleType
from typing import Any

from gevent import pywsgi, socket
from websockets.http11 import Response

from facilitator.live.engine import run_apart
from facilitator.live.frames import answer_handshake, text_frame
from facilitator.live.framing import Lines, require_clear, require_plain
from facilitator.live.phones import Phone
from facilitator.live.wires import PATIENCE_SECONDS, Wire

__all__ = [
    "TRANSPORT",
    "Phone",
    "WebSocketHandler",
    "find_phone",
    "install",
    "make_server",
    "text_frame",
    "transport_name",
]

log = logging.getLogger(__name__)

# What `transport_name` and /health say when phones are carried by this module.
TRANSPORT = "facilitator.live.transport"
STAND_IN = "geventwebsocket"
DRIVER = "engineio.async_drivers.gevent"

# Bytes read ahead of a request: most requests come in one piece of this size, and a thousand idle connections hold it.
READING_AHEAD = 1024

WSGIApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class WebSocketHandler(pywsgi.WSGIHandler):  # type: ignore[misc]
    """pywsgi's handler with a Phone in `environ["wsgi.websocket"]`, and with a limit to its patience."""

    environ: Any
    headers: Any
    response_headers: Any
    rfile: Any
    wsgi_input: Any

    def __init__(
        self, sock: socket.socket, address: object, server: object, *, patience_seconds: float = PATIENCE_SECONDS
    ) -> None:
        super().__init__(sock, address, server)
        self._wire = Wire(sock, patience_seconds)
        self.rfile.close()
        self.rfile = io.BufferedReader(self._wire, READING_AHEAD)
        set_options(sock, patience_seconds)

    def handle_one_request(self) -> Any:
        self._wire.refresh()
        self._forget_request()
        result = super().handle_one_request()
        return None if self._wire.has_failed else result

    def read_request(self, raw_requestline: str) -> Any:
        """The first line and the head of a request. Raises Unclear."""
        require_plain(raw_requestline.encode("latin-1"))
        return super().read_request(raw_requestline)

    def MessageClass(self, source: Any, *more: Any) -> Any:  # noqa: N802 - pywsgi's own place for what reads a head
        """The head of a request, before anything has made sense of it. Raises Unclear."""
        headers = super().MessageClass(Lines(source), *more)
        require_clear(headers, knows_chunks=self.request_version == "HTTP/1.1")
        return headers

    def run_application(self) -> None:
        self._wire.refresh()
        if self.command == "GET" and self.environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            self._run_websocket()
        else:
            run_apart(super().run_application)

    def log_error(self, *_quotation: object) -> None:
        """Says that a request was refused, and not what it was.

        pywsgi would quote it, and a request line that makes no sense is often the rest of somebody's note.
        """
        self.server.error_log.write("refused a malformed request\n")

    def _run_websocket(self) -> None:
        self.close_connection = True
        phone = self._shake_hands()
        if phone is None:
            return
        self.environ["wsgi.websocket"] = phone
        # Else they would be held for as long as the socket is open.
        self.headers = None
        try:
            super().run_application()
        finally:
            phone.close()

    def _shake_hands(self) -> Phone | None:
        """The phone that asks to be let in; None if what it asks is no WebSocket, which it is told."""
        early = self._let_go_of_input()
        answer = answer_handshake(self.path, self.headers.items(), version=self.request_version)
        if answer.status_code == HTTPStatus.SWITCHING_PROTOCOLS:
            return Phone(self._wire, path=self.path, answer=answer.serialize(), early=early)
        # Engine.IO would take a request that half asks for an upgrade for a polling one, and fail on it.
        self._refuse(answer)
        return None

    def _forget_request(self) -> None:
        """Frees what the last request left behind, or an idle connection would hold it until the next one."""
        self.headers, self.environ, self.response_headers = None, {}, None

    def _let_go_of_input(self) -> bytes:
        """The bytes that were read beyond the request. Frees their buffer: a thousand phones have no use for it."""
        self._wire.is_taken_over = True
        early = bytes(self.rfile.peek())
        self.rfile.close()
        self.rfile = self.environ["wsgi.input"] = io.BytesIO()
        self.wsgi_input = pywsgi.Input(self.rfile, 0)
        return early

    def _refuse(self, answer: Response) -> None:
        self.start_response(f"{answer.status_code} {answer.reason_phrase}", list(answer.headers.raw_items()))
        self.write(bytes(answer.body))


def set_options(sock: socket.socket, patience_seconds: float) -> None:
    """Sends small answers at once, and lets the kernel drop a peer that takes nothing while patience lasts."""
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if sys.platform == "linux":
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(patience_seconds * 1000))


def make_server(app: WSGIApp, host: str, port: int, *, patience_seconds: float = PATIENCE_SECONDS) -> pywsgi.WSGIServer:
    """A server for `app` that carries phones; `serve_forever()` runs it.

    It knows nothing of Socket.IO: call `install()` before the SocketIO object is made. It writes no access log, and its
    error log quotes no request. A proxy in front must let go of idle connections sooner than `patience_seconds`.
    """
    return pywsgi.WSGIServer(
        (host, port),
        app,
        # A full room scans the code within the same few seconds.
        backlog=1024,
        log=None,
        error_log=pywsgi.LoggingLogAdapter(log, level=logging.WARNING),
        handler_class=partial(WebSocketHandler, patience_seconds=patience_seconds),
        # Left to itself, pywsgi asks the name service who this host is.
        environ={"SERVER_NAME": host},
    )


def install() -> None:
    """Makes Engine.IO's gevent driver use phones. To be called before a SocketIO object is made; twice does no harm.

    Raises:
        RuntimeError: the driver is already loaded with another transport.
    """
    if transport_name() not in {"", TRANSPORT}:
        raise RuntimeError("install the transport before the first SocketIO object is made")
    package = ModuleType(STAND_IN, TRANSPORT)
    package.__path__ = []
    handler = ModuleType(f"{STAND_IN}.handler", TRANSPORT)
    vars(handler)["WebSocketHandler"] = WebSocketHandler  # for SocketIO.run, which looks it up there
    sys.modules |= {STAND_IN: package, f"{STAND_IN}.handler": handler}


def transport_name() -> str:
    """What carries WebSockets in this process: `TRANSPORT`, another package's name, or "" while none is loaded."""
    driver = sys.modules.get(DRIVER)
    if driver is None:
        return ""
    if driver.SimpleWebSocketWSGI is not None:
        return "simple_websocket"
    return TRANSPORT if sys.modules[STAND_IN].__doc__ == TRANSPORT else STAND_IN


def find_phone(environ: Mapping[str, Any]) -> Phone | None:
    """The phone behind a request, or None where there is no socket (Flask-SocketIO's test client).

    In a Socket.IO handler, `find_phone(request.environ)` is the connection that the event came by; keep it by
    `request.sid` from the connect handler to the disconnect handler, and broadcast with `Phone.write`.
    """
    phone = environ.get("wsgi.websocket")
    return phone if isinstance(phone, Phone) else None
