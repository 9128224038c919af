"""Where a server can be reached: by phones on its network, and by commands that run beside it."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

from flask import Flask

from facilitator.database.files import make_private_file

NAME = "address"

USUAL = "http://127.0.0.1:8000"
"""Where a server is that was started without a word of where."""

PROBES = ("192.0.2.1", "10.42.0.2", "192.168.137.2", "192.168.2.2")
"""The world at large, and where a laptop without it is when it is a hotspot of Linux, Windows or macOS."""


def lan_address() -> str | None:
    """This machine's address on the network that phones share with it, or None; nothing is sent to find it."""
    found = (address for address in local_addresses() if not ip_address(address).is_loopback)
    return next(found, None)


def local_addresses() -> Iterator[str]:
    """By which addresses this machine would speak to others, the likeliest first."""
    for there in PROBES:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
            probe.connect((there, 9))
            yield str(probe.getsockname()[0])
    with suppress(OSError):
        yield from socket.gethostbyname_ex(socket.gethostname())[2]


def note_address(instance: Path, address: str) -> None:
    """Says where the server of this instance is."""
    (instance / NAME).unlink(missing_ok=True)  # of one that was killed, perhaps with another address
    make_private_file(instance / NAME, address)


def find_address(instance: Path) -> str | None:
    """Where it is, or None if none runs."""
    with suppress(FileNotFoundError):
        return (instance / NAME).read_text(encoding="utf-8").strip() or None
    return None


def find_link_address(app: Flask, asked: str | None) -> str:
    """Where links lead: as asked for or set, else to this instance's server, or where one usually is."""
    return (asked or app.config["PUBLIC_URL"] or find_address(Path(app.instance_path)) or USUAL).rstrip("/")


def forget_address(instance: Path) -> None:
    """Says that it has stopped."""
    (instance / NAME).unlink(missing_ok=True)
