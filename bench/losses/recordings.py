"""What a recorded server did to its files, and what of it would be left if the power had failed at some moment."""

import random
import struct
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SOURCE = Path(__file__).with_name("recorder.c")
HEAD = struct.Struct("<cIQQ")
SECTOR = 512
"""The smallest piece of a write that a disk keeps or loses as one."""


class NoCompiler(Exception):
    """Without a C compiler nothing can be recorded."""


@dataclass(frozen=True, slots=True)
class Event:
    """One record: what recorder.c says of its kinds."""

    kind: str
    file: int
    offset: int
    data: bytes


def build_recorder(folder: Path) -> Path:
    """Compiles the recorder for this machine."""
    library = folder / "recorder.so"
    command = ["cc", "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl", "-lpthread"]
    try:
        subprocess.run(command, check=True)
    except FileNotFoundError as fault:
        raise NoCompiler("power cuts need a C compiler (cc) to record what the server writes") from fault
    return library


def recording(library: Path, folder: Path, log: Path) -> dict[str, str]:
    """The environment of a process that is to be recorded."""
    return {"LD_PRELOAD": str(library), "RECORD_FOLDER": str(folder), "RECORD_LOG": str(log)}


def read_events(log: Path) -> list[Event]:
    """Everything that was recorded, in its order; a last record that is not whole is left out."""
    return list(cut_events(log.read_bytes()))


def cut_events(data: bytes) -> Iterator[Event]:
    start = 0
    while start + HEAD.size <= len(data):
        kind, file, offset, length = HEAD.unpack_from(data, start)
        start += HEAD.size
        n_bytes = length if kind in b"OWA" else 0
        if start + n_bytes > len(data):
            return
        yield Event(kind.decode(), file, offset, data[start : start + n_bytes])
        start += n_bytes


@dataclass
class File:
    """One file under whatever name: what is on the disk for certain, and what was done since."""

    content: bytearray = field(default_factory=bytearray)
    unsynced: list[Event] = field(default_factory=list)

    def sync(self, n_events: int) -> None:
        """Makes the first so many of what was not synced last."""
        for event in self.unsynced[:n_events]:
            apply(self.content, event)
        del self.unsynced[:n_events]

    def after_power_cut(self, chance: random.Random) -> bytes:
        """The content that may be found: what was not synced is kept, lost or torn, each write by itself."""
        content = bytearray(self.content)
        for event in self.unsynced:
            for piece in survive(event, chance):
                apply(content, piece)
        return bytes(content)


@dataclass
class Disk:
    """One folder on a disk that keeps for certain only what was synced. A file's name lasts once the folder is synced.

    `present` is what the process sees, `lasting` what is on the disk under which name; `renamed` lies between the two.
    """

    folder: str
    present: dict[str, File]
    lasting: dict[str, File]
    paths: dict[int, str] = field(default_factory=dict)
    renamed: list[tuple[str, File | None]] = field(default_factory=list)
    syncing: dict[int, tuple[File | None, int]] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """What the process did next."""
        if event.kind == "O":
            self.paths[event.file] = event.data.decode()
            return
        path = self.paths[event.file]
        if event.kind in "CU":
            self.rename(path, File() if event.kind == "C" else None)
        elif event.kind in "WT":
            self.present.setdefault(path, File()).unsynced.append(event)
        elif event.kind == "S":
            self.begin_sync(event.offset, path)
        elif event.kind == "E":
            self.end_sync(*self.syncing.pop(event.offset))

    def rename(self, path: str, file: File | None) -> None:
        """A file is made, or its name taken away."""
        self.renamed.append((path, file))
        self.present.pop(path, None)
        if file is not None:
            self.present[path] = file

    def begin_sync(self, number: int, path: str) -> None:
        """Notes what a sync that begins now will make last."""
        file = None if path == self.folder else self.present.setdefault(path, File())
        self.syncing[number] = (file, len(self.renamed if file is None else file.unsynced))

    def end_sync(self, file: File | None, n_events: int) -> None:
        """Makes it last. What another sync of the same file has done meanwhile is not done twice."""
        if file is None:
            for path, named in self.renamed[:n_events]:
                name(self.lasting, path, named)
            del self.renamed[:n_events]
        else:
            file.sync(n_events)
        for number, (other, n_others) in self.syncing.items():
            if other is file:
                self.syncing[number] = (other, max(0, n_others - n_events))

    def after_power_cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files that may be found, by path."""
        found = dict(self.lasting)
        for path, file in self.renamed:
            if chance.random() < 0.5:
                name(found, path, file)
        return {path: file.after_power_cut(chance) for path, file in found.items()}


def name(names: dict[str, File], path: str, file: File | None) -> None:
    """Puts a file under a name, or takes the name away."""
    if file is None:
        names.pop(path, None)
    else:
        names[path] = file


def apply(content: bytearray, event: Event) -> None:
    """One write or new length."""
    if event.kind == "T":
        del content[event.offset :]
    end = event.offset + len(event.data)
    content.extend(bytes(max(0, end - len(content))))
    content[event.offset : end] = event.data


def survive(event: Event, chance: random.Random) -> list[Event]:
    """What a power cut leaves of one write that was not synced: all, nothing, or some of its sectors."""
    fate = chance.choice(("kept", "lost", "torn"))
    if fate == "kept":
        return [event]
    if fate == "lost" or event.kind != "W":
        return []
    starts = range(0, len(event.data), SECTOR)
    return [
        Event("W", event.file, event.offset + start, event.data[start : start + SECTOR])
        for start in starts
        if chance.random() < 0.5
    ]


def read_disk(folder: Path) -> Disk:
    """A folder as it lies on the disk before the server starts."""
    files = {str(path): File(bytearray(path.read_bytes())) for path in folder.iterdir() if path.is_file()}
    return Disk(str(folder), dict(files), dict(files))


def lay_down(files: Mapping[str, bytes], source: Path, target: Path) -> None:
    """Puts the files that a power cut left into a folder of their own."""
    target.mkdir()
    for path, content in files.items():
        # The shared memory of SQLite's log is made anew at the first opening.
        if Path(path).parent == source and not path.endswith("-shm"):
            (target / Path(path).name).write_bytes(content)
