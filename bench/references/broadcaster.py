"""A bare broadcaster on asyncio and `websockets`: no people, no rooms, no database.

`python broadcaster.py PORT`. It answers the join as Socket.IO does, so that the same phones can listen to it, and
knows the one event `fire [n_frames, n_entries]`.
"""

import asyncio
import json
import sys

from websockets.asyncio.server import ServerConnection, broadcast, serve


class Broadcaster:
    """Those who joined, and the number of the last entry sent."""

    def __init__(self) -> None:
        self.phones: set[ServerConnection] = set()
        self.seq = 0

    async def answer(self, connection: ServerConnection) -> None:
        await connection.send('0{"sid":"0","upgrades":[],"pingInterval":600000,"pingTimeout":600000}')
        async for message in connection:
            text = str(message)
            if text.startswith("40"):
                await connection.send('40{"sid":"0"}')
                if json.loads(text[2:])["audience"] == "phone":
                    self.phones.add(connection)
            elif text.startswith("42"):
                self.fire(*json.loads(text[2:])[1])
        self.phones.discard(connection)

    def fire(self, n_frames: int, n_entries: int) -> None:
        for _ in range(n_frames):
            after = self.seq
            self.seq += n_entries
            entries = [{"seq": seq} for seq in range(after + 1, self.seq + 1)]
            batch = ["entries", {"after": after, "entries": entries}]
            broadcast(self.phones, "42" + json.dumps(batch, separators=(",", ":")))


async def main() -> None:
    server = Broadcaster()
    port = int(sys.argv[1])
    async with serve(server.answer, "127.0.0.1", port, compression=None, ping_interval=None, backlog=1024):
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    asyncio.run(main())
