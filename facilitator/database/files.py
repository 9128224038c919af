"""Files that nobody but their owner may read: a laptop has guests, and a server other services."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, ENOSPC, EROFS
from pathlib import Path
from stat import S_ISVTX

from facilitator.domain.errors import Busy
from facilitator.domain.troubles import Trouble

FOLDER_MODE = 0o700
FILE_MODE = 0o600
FOR_OTHERS = 0o077
DISKS = {ENOSPC: Trouble.FULL, EDQUOT: Trouble.FULL, EROFS: Trouble.READ_ONLY}
BESIDE = ("", "-wal", "-shm")
"""SQLite gives the files beside a database its mode when it makes them; those of before may have another one."""


def make_private_folder(folder: Path) -> None:
    """Makes a folder of our own, or closes the one that is there. Not one that all users share, such as /tmp."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    if not folder.stat().st_mode & S_ISVTX:
        close_to_others(folder)


@contextmanager
def telling_troubles_of_disks() -> Iterator[None]:
    """Of what an order has to write beside the database. Raises Busy where the disk takes nothing."""
    try:
        yield
    except OSError as error:
        if (trouble := DISKS.get(error.errno or 0)) is not None:
            raise Busy(trouble) from error
        raise


def make_private_file(path: Path, content: str = "") -> None:
    """Makes a file that only its owner can read, unless it is there. Two processes that start at once agree on one."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
            with os.fdopen(descriptor, "w") as file:
                file.write(content)
            with suppress(FileExistsError):
                os.link(draft, path)
        finally:
            draft.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Waits until a file, or what a folder holds, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def drop_older(folder: Path, seconds: float) -> None:
    """Deletes what has lain in a folder for longer."""
    for path in folder.glob("*"):
        with suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime > seconds:
                path.unlink()


def make_private_database(path: Path) -> None:
    """Makes an empty database that only its owner can read, before SQLite would make one that all can.

    One that is there is never opened here: closing it again would let go of every lock that SQLite holds on it in this
    process, and the next to write would ruin it.
    """
    # What stands in the way, a missing folder or a full disk, SQLite says better.
    with suppress(OSError):
        make_private_file(path)
    for suffix in BESIDE:
        close_to_others(path.with_name(path.name + suffix))


def close_to_others(path: Path) -> None:
    """Takes away what others may do with a file or folder. What belongs to somebody else is theirs to close."""
    with suppress(OSError):
        mode = path.stat().st_mode
        if mode & FOR_OTHERS:
            path.chmod(mode & ~FOR_OTHERS)
