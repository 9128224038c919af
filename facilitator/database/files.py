"""Files that nobody but their owner may read: a laptop has guests, and a server other services."""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_ISVTX

FOLDER_MODE = 0o700
FILE_MODE = 0o600
FOR_OTHERS = 0o077
BESIDE = ("", "-wal", "-shm")
"""SQLite gives the files beside a database its mode when it makes them; those of before may have another one."""


def make_private_folder(folder: Path) -> None:
    """Makes a folder of our own, or closes the one that is there. Not one that all users share, such as /tmp."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    if not folder.stat().st_mode & S_ISVTX:
        close_to_others(folder)


def make_private_database(path: Path) -> None:
    """Makes an empty database that only its owner can read, before SQLite would make one that all can."""
    # What stands in the way, a missing folder or a full disk, SQLite says better.
    with suppress(OSError):
        os.close(os.open(path, os.O_RDONLY | os.O_CREAT, FILE_MODE))
    for suffix in BESIDE:
        close_to_others(path.with_name(path.name + suffix))


def close_to_others(path: Path) -> None:
    """Takes away what others may do with a file or folder. What belongs to somebody else is theirs to close."""
    with suppress(OSError):
        mode = path.stat().st_mode
        if mode & FOR_OTHERS:
            path.chmod(mode & ~FOR_OTHERS)
