"""How a file of text is encoded: what it says itself, else what it can be; never a guess between two that both fit."""

import codecs
from typing import BinaryIO

from facilitator.domain.errors import BadInput

NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with a byte order mark",
    "utf-16-le": "UTF-16, little end first",
    "utf-16-be": "UTF-16, big end first",
    "utf-16": "UTF-16 with a byte order mark",
    "cp1252": "Windows-1252, Western European",
    "mac_roman": "Mac Roman",
    "shift_jis": "Shift JIS",
}
"""Those that can be chosen, and how each is said aloud."""

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CHUNK = 1 << 16
LEAST_ZEROS = 0.3
"""The share of zero bytes on one side by which UTF-16 shows; a text of this alphabet has nearly all."""


def find_encoding(stream: BinaryIO) -> str:
    """The encoding's name for Python. Raises BadInput if it is none of those that can be told."""
    stream.seek(0)
    start = stream.read(CHUNK)
    marked = next((name for mark, name in MARKS if start.startswith(mark)), None)
    found = marked or find_wide(start)
    for name in [found] if found else ["utf-8", "cp1252"]:
        if can_be(stream, name):
            return name
    reason = "Its letters are not in UTF-8, UTF-16 or Windows-1252. Say which they are."
    raise BadInput({"encoding": reason})


def find_wide(start: bytes) -> str | None:
    """UTF-16 without a mark, by the zero bytes beside plain letters."""
    half = max(1, len(start) // 2)
    low, high = start[1::2].count(0) / half, start[0::2].count(0) / half
    if max(low, high) < LEAST_ZEROS:
        return None
    return "utf-16-le" if low > high else "utf-16-be"


def can_be(stream: BinaryIO, name: str) -> bool:
    """Whether every byte of the file is a letter in this encoding."""
    decoder = codecs.getincrementaldecoder(name)()
    stream.seek(0)
    try:
        while chunk := stream.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
