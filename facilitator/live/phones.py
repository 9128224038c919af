"""One phone's WebSocket: what Engine.IO reads from it, and frames written to it without waiting for it."""

from contextlib import suppress
from time import monotonic

import gevent
from gevent import socket
from websockets.frames import CloseCode

from facilitator.live.frames import FrameReader, Message, binary_frame, text_frame
from facilitator.live.wires import Wire

# Bytes that wait for a phone that does not read. More, and it is cut; it comes back by its last number.
MAX_BACKLOG = 1 << 20
# Bytes taken from the socket at once.
READING = 16 * 1024
# After our goodbye, what still arrives is thrown away for a moment: closing on unread bytes would reset the
# connection, and the peer might lose the goodbye that says why.
LINGER_SECONDS = 1.0
LINGER_BYTES = 4 << 20
# Frames in a stretch of seconds. A page answers a ping every ten of them and may say every two how many notes wait in
# it; whatever a script says that goes on and on, everyone else would pay for.
MOST_FRAMES = 200
STRETCH_SECONDS = 10.0
# How Engine.IO's text packets begin: its seven kinds. Anything else makes its decoder raise before it cleans up, and
# the person would be counted as present until a ping runs out.
PACKET_KINDS = frozenset("0123456")
# How Socket.IO's reply to a join begins: an Engine.IO message (4) that holds a CONNECT packet (0).
WELCOME = "40"


class Phone:
    """One connection. `receive` belongs to one greenlet; `write` may be called by any greenlet of the hub's thread.

    Nothing is sent before the first `receive` or `send`, which Engine.IO does when it has let the person in; then the
    answer to the handshake goes first.
    """

    __slots__ = (
        "__weakref__",
        "_answer",
        "_backlog",
        "_counted_at",
        "_early",
        "_held",
        "_is_open",
        "_is_welcomed",
        "_messages",
        "_n_counted",
        "_reader",
        "_socket",
        "_wire",
        "path",
    )

    # Engine.IO's driver copies these three; it uses none.
    version = "13"
    origin: str | None = None
    protocol: str | None = None

    def __init__(self, wire: Wire, *, path: str = "/", answer: bytes = b"", early: bytes = b"") -> None:
        """Args: the wire; the path asked for; the answer to the handshake; bytes read too far behind the request."""
        self.path = path
        self._wire = wire
        self._socket: socket.socket = wire.socket
        self._reader = FrameReader()
        self._answer = answer
        self._early = early
        # No deque: an empty one holds 0.7 kB, for each phone.
        self._messages: list[Message] = []
        self._backlog = bytearray()
        self._held = bytearray()
        self._is_open = True
        self._is_welcomed = False
        self._counted_at = monotonic()
        self._n_counted = 0

    @property
    def is_open(self) -> bool:
        """Whether frames can still be written."""
        return self._is_open

    @property
    def n_waiting(self) -> int:
        """Bytes that wait for this phone to read."""
        return len(self._backlog) + len(self._held)

    def receive(self) -> Message | None:
        """The next whole message; None when the phone has gone, fell silent or broke the rules."""
        self._accept()
        while self._is_open and not self._messages:
            self._listen()
        return self._messages.pop(0) if self._messages else None

    def send(self, message: Message) -> None:
        """Sends one message of Engine.IO's own queue. Frames held back by `write` follow the welcome."""
        answer, self._answer = self._answer, b""
        frame = text_frame(message) if isinstance(message, str) else binary_frame(message)
        held = b""
        if not self._is_welcomed and isinstance(message, str) and message.startswith(WELCOME):
            self._is_welcomed = True
            held, self._held = bytes(self._held), bytearray()
        # In one go: when a thousand come back at once, each send is felt.
        self._put(answer + frame + held)

    def write(self, frame: bytes) -> bool:
        """Writes one finished frame and never waits; says whether the phone is still there.

        A frame is encoded once (`text_frame('42["entries",{…}]')`) and written to every phone that may see it. The
        socket takes it at once, or it waits in this phone's backlog, in order. A phone whose backlog passes
        `MAX_BACKLOG` is cut.

        Order: Engine.IO's own packets (open, welcome, pings) go out by `send`. A frame written before the welcome is
        held until right behind it, so a broadcast may reach a phone from its connect handler on.
        """
        if self._is_welcomed:
            self._put(frame)
        elif self._is_open:
            self._held += frame
            self._check_backlog()
        return self._is_open

    def close(self) -> None:
        """Says goodbye where that is possible without waiting, and hangs up. Whoever opened the socket frees it."""
        if self._is_open and not self._answer and not self._backlog:
            self._put(self._reader.farewell())
        self._hang_up(socket.SHUT_RDWR)

    def _accept(self) -> None:
        if self._answer:
            answer, self._answer = self._answer, b""
            self._put(answer)

    def _listen(self) -> None:
        try:
            data, self._early = self._early or self._wire.hear(READING), b""
        except OSError:
            data = b""
        if not data:
            self._hang_up(socket.SHUT_RDWR)
            return
        self._take(data)
        for answer in self._reader.answers():
            self._put(answer)
        if self._reader.is_over:
            self._hang_up(socket.SHUT_WR)
            self._linger()

    def _take(self, data: bytes) -> None:
        n_frames = self._reader.n_frames
        for message in self._reader.feed(data):
            if not isinstance(message, str) or message[:1] not in PACKET_KINDS:
                self._reader.refuse(CloseCode.UNSUPPORTED_DATA)
                break
            self._messages.append(message)
        # Whoever has not been let in may stay for one patience, however often it answers.
        if self._reader.n_frames > n_frames and self._is_welcomed:
            self._wire.refresh()
            self._count(self._reader.n_frames)

    def _count(self, n_frames: int) -> None:
        """Ends a connection that says more than any page would."""
        now = monotonic()
        if now - self._counted_at > STRETCH_SECONDS:
            self._counted_at, self._n_counted = now, n_frames
        elif n_frames - self._n_counted > MOST_FRAMES:
            self._messages.clear()
            self._reader.refuse(CloseCode.POLICY_VIOLATION)

    def _put(self, frame: bytes | bytearray) -> None:
        """Sends what the socket takes at once, in one go: a thousand phones are told by a thousand calls of this."""
        if self._backlog or not self._is_open:
            self._queue(frame)
            return
        try:
            n_sent = self._socket.send(frame, 0, 0.0)
        except BlockingIOError:
            n_sent = 0
        except OSError:
            self._hang_up(socket.SHUT_RDWR)
            return
        if n_sent != len(frame):
            self._queue(frame[n_sent:])
            gevent.spawn(self._drain)

    def _queue(self, rest: bytes | bytearray) -> None:
        if self._is_open:
            self._backlog += rest
            self._check_backlog()

    def _check_backlog(self) -> None:
        if self.n_waiting > MAX_BACKLOG:
            self._hang_up(socket.SHUT_RDWR)

    def _drain(self) -> None:
        """Empties the backlog as the phone reads; runs exactly as long as there is one."""
        while self._backlog:
            self._socket.settimeout(self._wire.patience_seconds)
            try:
                n_sent = self._socket.send(self._backlog)
            except OSError:
                self._hang_up(socket.SHUT_RDWR)
                return
            del self._backlog[:n_sent]

    def _hang_up(self, side: int) -> None:
        if self._is_open:
            self._is_open = False
            self._backlog.clear()
            self._held.clear()
            with suppress(OSError):
                self._socket.shutdown(side)

    def _linger(self) -> None:
        left, ends_at = LINGER_BYTES, monotonic() + LINGER_SECONDS
        while left > 0 and (seconds := ends_at - monotonic()) > 0:
            self._socket.settimeout(seconds)
            try:
                data = self._socket.recv(READING)
            except OSError:
                return
            if not data:
                return
            left -= len(data)
