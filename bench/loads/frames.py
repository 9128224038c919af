"""WebSocket frames as a client of our own needs them: parsed by hand, since a thousand phones share one process."""

import struct

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA


def masked_frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """A client's frame. The mask is zero: the server cannot tell, and it costs nothing here."""
    if len(payload) < 126:
        return struct.pack("!BB4x", 0x80 | opcode, 0x80 | len(payload)) + payload
    return struct.pack("!BBH4x", 0x80 | opcode, 0xFE, len(payload)) + payload


def upgrade_request(path: str, cookie: str = "") -> bytes:
    """The request that opens a WebSocket. The key may be the same for all: nobody checks that it is random."""
    lines = [
        f"GET {path} HTTP/1.1",
        "Host: bench",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        "Sec-WebSocket-Version: 13",
    ]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    return "\r\n".join([*lines, "", ""]).encode()


class FrameReader:
    """Cuts what arrives on one connection into frames."""

    __slots__ = ("_rest",)

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[tuple[int, bytes]]:
        """The frames that these bytes complete: opcode and payload. Servers here never send fragments."""
        if self._rest:
            data, self._rest = self._rest + data, b""
        frames = []
        start, end = 0, len(data)
        while end - start >= 2:
            size, head = data[start + 1], start + 2
            if size == 126:
                head += 2
                size = int.from_bytes(data[start + 2 : head], "big")
            elif size == 127:
                head += 8
                size = int.from_bytes(data[start + 2 : head], "big")
            if head > end or head + size > end:
                break
            frames.append((data[start] & 0x0F, data[head : head + size]))
            start = head + size
        if start < end:
            self._rest = data[start:]
        return frames
