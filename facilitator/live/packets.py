"""What a page may send over its socket: that it joins or leaves, how many notes wait in it, and nothing else.

Socket.IO's own reader raises on what it cannot read, and its log then gets a trace for each message. Here such a
message says that the page leaves.
"""

import json
from typing import Any

from socketio import packet

from facilitator.forms.objects import collect

SPOKEN = frozenset({packet.CONNECT, packet.DISCONNECT, packet.EVENT})


class Packet(packet.Packet):  # type: ignore[misc]
    """A Socket.IO packet that is well formed whatever it is read from."""

    packet_type: int
    namespace: str | None
    data: Any

    def __init__(self, *parts: Any, **named: Any) -> None:
        is_read = "encoded_packet" in named
        encoded = named.pop("encoded_packet", None)
        super().__init__(*parts, **named)
        if is_read:
            self.read(encoded)

    def read(self, encoded: Any) -> None:
        """Takes a page's message, or takes it for a goodbye."""
        try:
            n_attachments = self.decode(encoded) if isinstance(encoded, str) else -1
        except ValueError:
            n_attachments = -1
        if n_attachments or not self.is_spoken():
            self.packet_type, self.namespace, self.id, self.data = packet.DISCONNECT, None, None, None

    def is_spoken(self) -> bool:
        """Whether a page of ours would say this."""
        if self.packet_type not in SPOKEN or self.namespace is not None:
            return False
        if self.packet_type == packet.EVENT:
            return isinstance(self.data, list) and bool(self.data) and isinstance(self.data[0], str)
        return self.data is None or isinstance(self.data, dict)


class Json:
    """JSON as Socket.IO is to read and write it: nesting that is too deep to be read, or a key that is there
    twice, is a mistake like any other."""

    dumps = staticmethod(json.dumps)

    @staticmethod
    def loads(text: str) -> Any:
        """What the text says. Raises ValueError."""
        try:
            return json.loads(text, object_pairs_hook=collect)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
