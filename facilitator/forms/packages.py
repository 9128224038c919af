"""Zips from outside, which may be broken in any way."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from facilitator.domain.errors import BadInput

BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What the library raises for damage, for a password and for ways to pack that it does not know."""


@contextmanager
def refusing_broken() -> Iterator[None]:
    """Raises BadInput where a zip cannot be read."""
    try:
        yield
    except BROKEN as error:
        reason = "This archive cannot be read: it is damaged, or locked with a password."
        raise BadInput({"file": f"{reason} Bring it in as it was downloaded."}) from error


def list_names(stream: BinaryIO) -> list[str]:
    """The names in a zip; none where it cannot be read."""
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as package:
            return package.namelist()
    except BROKEN:
        return []
