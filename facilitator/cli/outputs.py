"""Files that a command writes: asked about before its work, there whole or not at all; `-` is standard output."""

import argparse
import os
import shutil
import sys
from pathlib import Path

STANDARD = Path("-")
PRIVATE, FOR_ALL = 0o600, 0o666
"""The mode of a draft: until it has that of the file that it replaces, or as much of it as the umask leaves."""


def read_output(text: str) -> Path:
    """Where a file goes. Raises ArgumentTypeError where nothing could be written there."""
    path = Path(text)
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"{path} is a folder: name a file in it")
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {path.parent}: make it, or name another")
    return path


def write_output(path: Path, content: bytes) -> None:
    """Writes the file. One of that name is replaced when the new one is whole, for those who might read the old one.

    A link stays and leads to it; into what is no file, as a pipe or /dev/null, it is written.
    """
    if path == STANDARD:
        sys.stdout.buffer.write(content)
        return
    place = path.resolve()
    try:
        if place.exists() and not place.is_file():
            place.write_bytes(content)
        else:
            replace(place, content)
    except OSError as error:
        # A full disk names no file, and a draft is nothing that anybody asked for.
        raise OSError(error.errno, error.strerror, str(path)) from error


def replace(path: Path, content: bytes) -> None:
    """Puts a new file in the place of the one that may be there, or leaves all as it was."""
    is_there, draft = path.exists(), path.with_name(f".{path.name}.part")
    draft.unlink(missing_ok=True)  # of one that was killed
    try:
        draft.touch(PRIVATE if is_there else FOR_ALL)
        draft.write_bytes(content)
        if is_there:
            shutil.copymode(path, draft)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
