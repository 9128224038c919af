"""The files of a programme's archive: found in whatever they were packed into, and whole as their hashes say."""

import hashlib
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from facilitator.domain.errors import BadInput
from facilitator.forms.packages import refusing_broken

RECORD, SUMS = "programme.json", "SHA256SUMS"
MOST_FILES = 20_000
MOST_BYTES = 2_000_000_000
MOST_READ = 200_000_000
"""Bytes of one file that is read whole."""
PART = 1 << 20
LEFT_BY_MAC = "__MACOSX/"


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of an archive, by their names inside its folder."""

    package: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]

    def read(self, name: str) -> bytes:
        """One file. Raises BadInput where it is missing or too large."""
        entry = self.entries.get(name)
        if entry is None:
            raise BadInput({name: "This file is missing."})
        if entry.file_size > MOST_READ:
            raise BadInput({name: f"Unpacked, it has more than {MOST_READ:,} bytes."})
        with refusing_broken():
            return self.package.read(entry)

    def read_text(self, name: str) -> str:
        """One file as text."""
        try:
            return self.read(name).decode()
        except UnicodeDecodeError as error:
            raise BadInput({name: "This is not UTF-8 text."}) from error


def find_root(names: Collection[str]) -> str | None:
    """The folder of the record, however many somebody has put around it; None where that cannot be told."""
    roots = {name.removesuffix(RECORD) for name in names if name.rpartition("/")[2] == RECORD}
    if len(roots) > 1:
        roots = {root for root in roots if f"{root}{SUMS}" in names}
    return roots.pop() if len(roots) == 1 else None


def list_entries(package: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files of its one folder, in whatever that lies. Raises BadInput where it holds more than an archive of ours.

    Files beside that folder, such as those that a computer adds when it packs, are not looked at.
    """
    entries = [each for each in package.infolist() if not each.is_dir() and not each.filename.startswith(LEFT_BY_MAC)]
    if len(entries) > MOST_FILES or sum(each.file_size for each in entries) > MOST_BYTES:
        raise BadInput({"file": f"It holds more than {MOST_FILES:,} files or {MOST_BYTES:,} bytes."})
    root = find_root([each.filename for each in entries])
    if root is None:
        raise BadInput({RECORD: "This file is missing."})
    return {each.filename.removeprefix(root): each for each in entries if each.filename.startswith(root)}


def require_whole(folder: Folder) -> None:
    """Raises BadInput with each file that is missing or is not what its hash says."""
    faults: dict[str, str] = {}
    for line in folder.read_text(SUMS).splitlines():
        known, _, name = line.partition("  ")
        if name not in folder.entries:
            faults[name] = "This file is missing."
        elif hash_entry(folder, name) != known:
            faults[name] = "This file is not what it was: its hash has changed."
    strays = {RECORD, *(name for name in folder.entries if name.endswith(".json"))} - set(list_summed(folder))
    faults |= dict.fromkeys(sorted(strays), "This file has no hash.")
    if faults:
        raise BadInput(faults)


def list_summed(folder: Folder) -> Iterator[str]:
    """The files that have a hash."""
    yield from (line.partition("  ")[2] for line in folder.read_text(SUMS).splitlines())


def hash_entry(folder: Folder, name: str) -> str:
    """The SHA-256 of one file, in hex."""
    digest = hashlib.sha256()
    with refusing_broken(), folder.package.open(folder.entries[name]) as content:
        for part in iter(lambda: content.read(PART), b""):
            digest.update(part)
    return digest.hexdigest()
