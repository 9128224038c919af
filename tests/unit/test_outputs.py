"""Whoever names where a file goes has it there, and finds all else as it was."""

import os
import stat
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from facilitator import cli
from facilitator.cli.outputs import write_output


def test_whoever_names_a_pipe_reads_from_it_and_it_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()

    write_output(pipe, b"notes")

    reader.join(10)
    assert read == [b"notes"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_whoever_names_a_link_finds_the_file_that_it_leads_to_written(tmp_path: Path) -> None:
    link, file = tmp_path / "latest.pdf", tmp_path / "shared" / "report.pdf"
    file.parent.mkdir()
    link.symlink_to(file)

    write_output(link, b"first")
    write_output(link, b"second")

    assert link.is_symlink()
    assert file.read_bytes() == b"second"
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["latest.pdf", "report.pdf", "shared"]


def test_who_may_not_read_a_file_may_not_when_it_is_written_anew(tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    file.write_bytes(b"old")
    file.chmod(0o600)

    write_output(file, b"new")

    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_server_without_standard_output_carries_out_its_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "find_command", lambda _name: lambda _chosen, _doors: None)
    monkeypatch.setattr("sys.stdout", None)

    assert cli.run(["check"], SimpleNamespace()) == 0  # type: ignore[arg-type]
