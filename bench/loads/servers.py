"""Servers as subprocesses: started, awaited, measured from /proc, and always ended."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

BENCH = Path(__file__).parent.parent
FACILITATOR = str(Path(sys.executable).with_name("facilitator"))
TICKS = os.sysconf("SC_CLK_TCK")
START_SECONDS = 60
END_SECONDS = 10
READING_SECONDS = 180
LULL_SECONDS = 1.5
IDLE_SHARE = 0.05
"""Of a core: so little is used by a process that waits."""


class NotServing(Exception):
    """A server ended, or never began, to answer."""


@dataclass(frozen=True)
class Server:
    """A running server on this machine."""

    name: str
    port: int
    process: subprocess.Popen[bytes]

    def cpu_seconds(self) -> float:
        """What it has used so far, in the kernel and outside."""
        return cpu_seconds(self.process.pid)

    def resident_bytes(self) -> int:
        """The memory it holds now."""
        return resident_bytes(self.process.pid)

    def helpers_bytes(self) -> int:
        """The memory that the processes it has started hold now."""
        return sum(resident_bytes(pid) for pid in self.helpers())

    def helpers(self) -> list[int]:
        """The processes that it has started."""
        return [pid for pid in group_members(self.process.pid) if pid != self.process.pid]

    def wait_for_helpers(self) -> None:
        """Returns when it and they have had nothing to do for a while: the notes on the wall have all been read.

        A helper reads them for sorting, and a thread of the server's own for the gate.
        """
        ends_at, before = monotonic() + READING_SECONDS, -1.0
        while monotonic() < ends_at:
            sleep(LULL_SECONDS)
            used = self.cpu_seconds() + sum(cpu_seconds(pid) for pid in self.helpers())
            if used - before < IDLE_SHARE * LULL_SECONDS:
                return
            before = used
        raise NotServing(f"{self.name} and its helpers were still busy after {READING_SECONDS} s")

    def kill(self) -> None:
        """Ends it as a power switch would, with no time to say anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ends it and whatever it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def resident_bytes(pid: int) -> int:
    """The memory that a process holds now."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def cpu_seconds(pid: int) -> float:
    """What a process has used so far, in the kernel and outside."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def group_members(group: int) -> Iterator[int]:
    """The processes of a group: a server and what it has started."""
    for folder in Path("/proc").glob("[0-9]*"):
        # One that ends while we look is none.
        with suppress(OSError):
            if os.getpgid(int(folder.name)) == group:
                yield int(folder.name)


@contextmanager
def running(name: str, command: Sequence[str], environment: Mapping[str, str], log: Path) -> Iterator[Server]:
    """A server for the time of a `with`. `{port}` in the command becomes a free port; its output goes to `log`."""
    server = start(name, command, environment, log)
    try:
        yield server
    finally:
        server.stop()


def start(name: str, command: Sequence[str], environment: Mapping[str, str], log: Path) -> Server:
    """Starts a server and returns when it answers."""
    port = free_port()
    words = [word.format(port=port) for word in command]
    with log.open("ab") as output:
        process = subprocess.Popen(
            words, env=os.environ | environment, stdout=output, stderr=output, start_new_session=True
        )
    server = Server(name, port, process)
    try:
        wait_for(server)
    except NotServing as fault:
        server.stop()
        raise NotServing(f"{fault}; its last words: {log.read_text(errors='replace')[-2000:]}") from None
    return server


def wait_for(server: Server) -> None:
    """Returns when somebody answers on the port."""
    ends_at = monotonic() + START_SECONDS
    while monotonic() < ends_at:
        if server.process.poll() is not None:
            raise NotServing(f"{server.name} ended with {server.process.returncode}")
        with suppress(OSError), socket.create_connection(("127.0.0.1", server.port), timeout=1):
            return
        sleep(0.05)
    raise NotServing(f"{server.name} did not answer within {START_SECONDS} s")


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def facilitator(instance: Path) -> tuple[list[str], dict[str, str]]:
    """The server itself, with its database: command and environment."""
    # One machine plays a thousand people, which the limits would rightly refuse.
    settings = {"FACILITATOR_INSTANCE": str(instance), "FACILITATOR_LIMITS": "off"}
    return [FACILITATOR, "serve", "--port", "{port}"], settings


def check(environment: Mapping[str, str]) -> bool:
    """Whether `facilitator check` finds the journal and the tables of a database whole."""
    return (
        subprocess.run([FACILITATOR, "check"], env=os.environ | environment, stdout=subprocess.DEVNULL).returncode == 0
    )


def frames_server(*words: str) -> list[str]:
    """Our writing path with the database off; with `--floor` a bare `send` for each phone."""
    return [sys.executable, str(BENCH / "references" / "frames_server.py"), "{port}", *words]


def socketio_server(window_ms: int = 0) -> list[str]:
    """A bare Socket.IO server on node, with no database; it gathers entries for so long before it sends them."""
    install_node_packages()
    return ["node", str(BENCH / "references" / "socketio_server.mjs"), "{port}", str(window_ms)]


def broadcaster() -> list[str]:
    """A bare broadcaster on asyncio."""
    return [sys.executable, str(BENCH / "references" / "broadcaster.py"), "{port}"]


def install_node_packages() -> None:
    """What the Socket.IO server needs, from its lock; once."""
    if not (BENCH / "node_modules" / "socket.io").is_dir():
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(command, cwd=BENCH, check=True, stdout=subprocess.DEVNULL)
