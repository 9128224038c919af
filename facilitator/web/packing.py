"""Scripts, styles and drawings as they go over a bad network: without comments and spaces, and compressed once."""

import gzip
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rcssmin
import rjsmin

TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
"""What is worth packing; fonts are compressed already."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A file's bytes, plain and as gzip: over plain http browsers take nothing better."""

    media_type: str
    plain: bytes
    gzip: bytes


@lru_cache(maxsize=512)
def pack(path: Path) -> Packed | None:
    """The file packed, or None if it is of a kind that is sent as it is, or is not there."""
    media_type = TYPES.get(path.suffix)
    if media_type is None or not path.is_file():
        return None
    text = path.read_text(encoding="utf-8")
    plain = (text if is_bundle(path) else shorten(path.suffix, text)).encode()
    return Packed(f"{media_type}; charset=utf-8", plain, gzip.compress(plain, compresslevel=9, mtime=0))


def is_bundle(path: Path) -> bool:
    """Whether a script was packed at set-up: it is short already, and its last line names its source map."""
    return "packed" in path.parts


def shorten(suffix: str, text: str) -> str:
    """The text without what only its readers need."""
    if suffix == ".js":
        return str(rjsmin.jsmin(text))
    return str(rcssmin.cssmin(text)) if suffix == ".css" else text
