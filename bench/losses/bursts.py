"""Bursts: all phones of a room post at once, each its next note as soon as the last one is answered."""

from pathlib import Path

from loads.crowds import Crowd
from loads.servers import Server, facilitator, start

from losses.outboxes import Ledger, Outbox

BROKEN_SERVER = Path(__file__).parent.parent / "broken_server.py"
BEGINNING_SECONDS = 60
DRAINING_SECONDS = 120


class Stuck(Exception):
    """The server did not answer what it should have answered long ago."""


def start_server(instance: Path, log: Path, broken: str | None, extra: dict[str, str] | None = None) -> Server:
    """The server, or one that is broken in the way that is named."""
    command, environment = facilitator(instance)
    if broken is not None:
        python = Path(command[0]).with_name("python")
        command = [str(python), str(BROKEN_SERVER), broken, *command[1:]]
    return start("facilitator", command, environment | (extra or {}), log)


def burst(crowd: Crowd, server: Server, outboxes: list[Outbox], ledger: Ledger, n_each: int) -> None:
    """Lets everyone post up to so many notes, and returns when the first few have been accepted."""
    n_before = len(ledger.accepted)
    for outbox in outboxes:
        outbox.open(crowd, server.port, n_each)
    if not crowd.run(lambda: len(ledger.accepted) >= n_before + len(outboxes) // 2, BEGINNING_SECONDS):
        raise Stuck(f"only {len(ledger.accepted) - n_before} notes were accepted; {ledger.refused[:3]}")


def drain(crowd: Crowd, outboxes: list[Outbox], ledger: Ledger) -> None:
    """Returns when every note that was sent has its answer."""
    if not crowd.run(lambda: all(outbox.note is None for outbox in outboxes), DRAINING_SECONDS):
        n_waiting = sum(outbox.note is not None for outbox in outboxes)
        raise Stuck(f"{n_waiting} notes were never answered; {ledger.refused[:3]}")
