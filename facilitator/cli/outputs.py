"""Files that a command writes: asked about before its work, there whole or not at all; `-` is standard output."""

import argparse
import os
import shutil
import sys
from pathlib import Path

STANDARD = Path("-")


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
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    draft = path.with_name(f".{path.name}.part")
    draft.touch()
    if path.exists():
        shutil.copymode(path, draft)
    draft.write_bytes(content)
    os.replace(draft, path)
