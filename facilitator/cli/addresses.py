"""Where the server of an instance can be reached, for commands that run beside it."""

from contextlib import suppress
from pathlib import Path

NAME = "address"


def note_address(instance: Path, address: str) -> None:
    """Says where the server of this instance is."""
    (instance / NAME).write_text(address, encoding="utf-8")


def find_address(instance: Path) -> str | None:
    """Where it is, or None if none runs."""
    with suppress(FileNotFoundError):
        return (instance / NAME).read_text(encoding="utf-8").strip() or None
    return None


def forget_address(instance: Path) -> None:
    """Says that it has stopped."""
    (instance / NAME).unlink(missing_ok=True)
