"""Where a disk is full or a line was cut short, whoever writes is told, and what was there is whole."""

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from facilitator.cli.outputs import write_output
from facilitator.database.erasures import append, note, read_lists

NOBODY = 65534
Line = dict[str, Any]


def line(minute: int, **told: Any) -> Line:
    return {"at": f"2026-11-28T18:{minute:02}:00+00:00", "roundtable": "BCDFG", **told}


@contextmanager
def room_for(n_bytes: int) -> Iterator[None]:
    """No file may grow beyond this, as on a full disk: what fits is taken, and nothing said of the rest."""
    before, signalled = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, signalled)


@pytest.fixture
def erasures(tmp_path: Path) -> Path:
    """A list on which one note stands."""
    path = tmp_path / "erasures.jsonl"
    append(path, line(1, notes=[1]))
    return path


def test_what_is_erased_after_a_crash_that_cut_a_line_short_is_listed(erasures: Path) -> None:
    with erasures.open("a") as file:
        file.write('{"at": "2026-11-2')

    append(erasures, line(3, notes=[3]))

    assert read_lists([erasures]) == [line(1, notes=[1]), line(3, notes=[3])]


def test_what_a_full_disk_cannot_list_is_refused_and_the_list_stays_whole(erasures: Path) -> None:
    before = erasures.read_bytes()
    with room_for(len(before) + 10), pytest.raises(OSError, match=r"erasures\.jsonl"):
        append(erasures, line(2, notes=[2]))

    assert erasures.read_bytes() == before


def test_a_list_that_a_full_disk_cannot_take_anew_leaves_nothing_beside_the_old_one(erasures: Path) -> None:
    with room_for(erasures.stat().st_size + 10), suppress(OSError):
        note(erasures, line(2, sealed=True), is_final=True)

    assert [each.name for each in erasures.parent.iterdir()] == ["erasures.jsonl"]
    assert read_lists([erasures]) == [line(1, notes=[1])]


def test_a_file_that_a_full_disk_does_not_take_is_named_and_nothing_of_it_stays(tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    file.write_bytes(b"old")

    with room_for(10), pytest.raises(OSError, match=r"notes\.csv"):
        write_output(file, b"what they said")

    assert [each.name for each in tmp_path.iterdir()] == ["notes.csv"]
    assert file.read_bytes() == b"old"


def test_whoever_protects_a_file_may_have_it_replaced() -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "notes.csv"
        file.write_bytes(b"old")
        file.chmod(0o400)
        with as_somebody(Path(folder)):
            write_output(file, b"new")

        assert file.read_bytes() == b"new"
        assert [each.name for each in Path(folder).iterdir()] == ["notes.csv"]


@contextmanager
def as_somebody(folder: Path) -> Iterator[None]:
    """As one whose folder this is, and who may not do what an administrator may."""
    if os.geteuid() != 0:
        yield
        return
    for each in (folder, *folder.iterdir()):
        os.chown(each, NOBODY, -1)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
