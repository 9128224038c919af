"""Static files as they go over a bad network: the packed scripts of pages, and everything compressed once."""

import gzip
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import rcssmin
import rjsmin

Bundles = dict[str, list[str]]


@cache
def read_bundles(static: Path) -> Bundles:
    """By module, the packed files that it needs at once, its own first; nothing where the sources changed since."""
    listed = static / "packed" / "bundles.json"
    if not listed.is_file():
        return {}
    read = json.loads(listed.read_text(encoding="utf-8"))
    bundles: Bundles = read["bundles"]
    return bundles if read["sources"] == hash_sources(static) else {}


def hash_sources(static: Path) -> str:
    """The hash of all that is packed; the packing script takes the same."""
    paths = [*(path.relative_to(static).as_posix() for path in (static / "js").rglob("*.js")), "vendor/socket.io.js"]
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path}\0".encode())
        digest.update((static / path).read_bytes())
    return digest.hexdigest()


def list_files(modules: Iterable[str], bundles: Bundles) -> list[str]:
    """What a page that begins with these modules should fetch at once; without bundles the modules themselves."""
    if not bundles:
        return list(modules)
    return list(dict.fromkeys(path for module in modules for path in bundles.get(module, ())))


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
