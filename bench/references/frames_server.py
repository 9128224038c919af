"""Our own writing path with the database off: the transport, the listeners and `write_all`, fed with ready entries.

`python frames_server.py PORT [--floor]`. The event `fire [n_frames, n_entries]` sends so many frames of so many bare
numbers to every phone, as a tail does with what it read from the journal. With `--floor` the same connections get the
same frames by a `send` each and nothing else: what no server on this machine can do without.
"""

# ruff: noqa: E402 - patching comes before every other import

from gevent import monkey

monkey.patch_all()

import os
import sys
from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO

from facilitator.domain.people import Audience
from facilitator.live import phones
from facilitator.live.broadcast import event_frame, write_all
from facilitator.live.listeners import Listener, Listeners
from facilitator.live.transport import find_phone, install, make_server

ROUNDTABLE = 1


class Feed:
    """The connections, and the number of the last entry sent."""

    def __init__(self, socketio: SocketIO, *, is_floor: bool) -> None:
        self.is_floor = is_floor
        self.descriptors: list[int] = []
        self.listeners = Listeners()
        self.seq = 0
        socketio.on_event("connect", self.connect)
        socketio.on_event("disconnect", self.disconnect)
        socketio.on_event("fire", self.fire)

    def connect(self, auth: dict[str, Any]) -> None:
        phone = find_phone(request.environ)
        assert phone is not None
        audience = Audience(auth["audience"])
        self.listeners.add(Listener(request.sid, ROUNDTABLE, audience, phone.write))  # type: ignore[attr-defined]
        if audience is Audience.PHONE:
            self.descriptors.append(phone._socket.fileno())  # past what is measured

    def disconnect(self, *_reason: object) -> None:
        self.listeners.remove(request.sid)  # type: ignore[attr-defined]

    def fire(self, load: list[int]) -> None:
        n_frames, n_entries = load
        for _ in range(n_frames):
            after = self.seq
            self.seq += n_entries
            entries = [{"seq": seq} for seq in range(after + 1, self.seq + 1)]
            frame = event_frame("entries", {"after": after, "entries": entries})
            if self.is_floor:
                for descriptor in self.descriptors:
                    os.write(descriptor, frame)
            else:
                write_all([(listener, frame) for listener in self.listeners.of(ROUNDTABLE, [Audience.PHONE])])


def main() -> None:
    # The trigger says more than any page may.
    vars(phones)["MOST_FRAMES"] = sys.maxsize
    install()
    app = Flask(__name__)
    socketio = SocketIO(app, async_mode="gevent", transports=["websocket"], manage_session=False)
    Feed(socketio, is_floor="--floor" in sys.argv)
    make_server(app, "127.0.0.1", int(sys.argv[1])).serve_forever()


if __name__ == "__main__":
    main()
