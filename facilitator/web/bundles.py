"""The packed scripts of pages, as long as they were made of the scripts that stand beside them."""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

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
