"""WebSocket frames of one connection, with no socket and no clock: bytes in, whole messages and answers out.

`websockets` reads and writes the wire format. Here are the cap on a message, its assembly, the check of its text and
the opening handshake.
"""

import logging
from collections.abc import Iterable
from http import HTTPStatus

from websockets.datastructures import Headers
from websockets.frames import CloseCode, Frame, Opcode
from websockets.http11 import Request, Response
from websockets.protocol import SERVER, Protocol
from websockets.server import ServerProtocol

# Bytes in one message from a phone, over all its fragments. Phones send pings' answers and a join, nothing long.
MAX_MESSAGE = 64 * 1024

Message = str | bytes

# `websockets` writes whole frames to its log at DEBUG; no log may hold what people typed, whatever the root level is.
_quiet_log = logging.getLogger(__name__)
_quiet_log.setLevel(logging.WARNING)


def text_frame(text: str) -> bytes:
    """One finished frame of text, unmasked as servers send it, fit to be written to any number of phones."""
    return Frame(Opcode.TEXT, text.encode()).serialize(mask=False)


def binary_frame(data: bytes) -> bytes:
    """One finished frame of bytes, unmasked as servers send it."""
    return Frame(Opcode.BINARY, data).serialize(mask=False)


def answer_handshake(path: str, headers: Iterable[tuple[str, str]], *, version: str = "HTTP/1.1") -> Response:
    """The answer to a GET request for a WebSocket: status 101, or the refusal with its reason.

    No extension is offered, so no message is ever compressed: a compressed one could unfold past any cap.
    """
    shake = ServerProtocol(extensions=None, logger=_quiet_log)
    if version != "HTTP/1.1":
        return shake.reject(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, "A WebSocket needs HTTP/1.1.\n")
    return shake.accept(Request(path, Headers(list(headers))))


class FrameReader:
    """The frames of one connection, from the first byte after the handshake.

    Feed it what arrives and write back its answers; `is_over` says that the last answer is a goodbye. A frame that is
    too long is refused from its header, before any of its payload is kept, so at most `MAX_MESSAGE` bytes plus one
    reading are held.
    """

    __slots__ = ("_is_text", "_parts", "_protocol", "n_frames")

    def __init__(self) -> None:
        self._protocol = Protocol(SERVER, max_size=MAX_MESSAGE, logger=_quiet_log)
        # One growing buffer, not a list: endless empty fragments must cost nothing.
        self._parts = bytearray()
        self._is_text: bool | None = None
        self.n_frames = 0

    @property
    def is_over(self) -> bool:
        """Whether one side has said goodbye or broken the rules: no further message will be read."""
        return self._protocol.close_expected()

    def feed(self, data: bytes) -> list[Message]:
        """The messages that these bytes complete, in order; those after a broken rule are dropped."""
        self._protocol.receive_data(data)
        messages: list[Message] = []
        for frame in self._protocol.events_received():
            if not isinstance(frame, Frame):
                continue
            self.n_frames += 1
            try:
                message = self._join(frame)
            except UnicodeDecodeError:
                self.refuse(CloseCode.INVALID_DATA)
                break
            if message is not None:
                messages.append(message)
        return messages

    def refuse(self, code: CloseCode) -> None:
        """Ends the connection for a broken rule; the goodbye is among the next answers."""
        self._protocol.fail(code)

    def answers(self) -> list[bytes]:
        """Finished frames to write back now: pongs and the goodbye."""
        return [data for data in self._protocol.data_to_send() if data]

    def farewell(self) -> bytes:
        """A finished goodbye frame for a connection that the server ends; empty if one has been said."""
        if self.is_over:
            return b""
        self._protocol.send_close(CloseCode.GOING_AWAY)
        return b"".join(self.answers())

    def _join(self, frame: Frame) -> Message | None:
        """The message that this frame completes, or None. Raises UnicodeDecodeError."""
        if frame.opcode not in {Opcode.TEXT, Opcode.BINARY, Opcode.CONT}:
            return None
        if frame.opcode is not Opcode.CONT:
            self._is_text = frame.opcode is Opcode.TEXT
        self._parts += frame.data
        if not frame.fin:
            return None
        whole = bytes(self._parts)
        self._parts.clear()
        return whole.decode() if self._is_text else whole
