"""A programme's archive as an organiser downloads it, and as somebody may have changed it since."""

import hashlib
import io
import json
import secrets
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from conftest import Person
from series_of_three import ROOMS, Themes, confirm_shared, send
from tokens import token_of

ROOT = "programme/"


def make_archive(fay: Person, series: Themes, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The same, as an organiser downloads it."""
    # The documents are tested where they are written.
    monkeypatch.setattr("facilitator.reports.bundle.WRITTEN", {})
    monkeypatch.setattr("facilitator.comparison.archives.FORMATS", ("json", "zip"))
    shared = confirm_shared(fay, series, "rates")
    confirm_shared(fay, series, "careers", "KTRBW", "BCDFG")
    board = Person(fay.client, "HJKMN").board()
    denied = next(each["id"] for each in board["notes"] if "rates on new plant" in each["text"])
    send(fay, f"/{shared}/read", code="HJKMN", stance="differs", denied=denied)
    send(fay, "/reject", themes=[series["KTRBW", "welders"], series["BCDFG", "welders"]])
    for number in range(3):
        brief(
            fay,
            "capabilities",
            text=f"Secret hot cell {number}",
            tier="Tier 1",
            who="Ada Secretname",
            sensitivity="yes",
        )
    brief(fay, "evidence", text="Output per head grew", figure="4%", source="National accounts")
    for code in ROOMS:
        Person(fay.client, code).do("roundtable.close", code=code)
    answer = fay.client.get("/programme/1/archive")
    assert answer.status_code == 200
    return bytes(answer.data)


def brief(fay: Person, name: str, **values: str) -> None:
    """A row that the crew types."""
    token = token_of(fay.client, "KTRBW")
    answer = fay.client.post(
        f"/run/KTRBW/{name}", data=values | {"csrf_token": token, "client_id": secrets.token_hex(16)}
    )
    assert answer.status_code == 303, answer.get_data(as_text=True)


def open_record(content: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        told: dict[str, Any] = json.loads(package.read("programme/programme.json"))
        return told


def change(content: bytes, edit: Callable[[str, bytes], bytes | None]) -> io.BytesIO:
    """The archive with each file edited; None leaves one out."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            told = edit(name, old.read(name))
            if told is not None:
                new.writestr(name, told)
    return changed


def repack(content: bytes, changed: Mapping[str, bytes]) -> io.BytesIO:
    """The archive with these files in place of its own, and hashes that say so: what somebody made who means harm."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        files = {name.removeprefix(ROOT): old.read(name) for name in old.namelist()} | changed
    del files["SHA256SUMS"]
    sums = "".join(f"{hashlib.sha256(told).hexdigest()}  {name}\n" for name, told in files.items())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name, told in (files | {"SHA256SUMS": sums.encode()}).items():
            new.writestr(ROOT + name, told)
    return packed


def retell(content: bytes, edit: Callable[[dict[str, Any]], object], **files: bytes) -> io.BytesIO:
    """The archive whose record has been edited."""
    told = open_record(content)
    edit(told)
    return repack(content, {"programme.json": json.dumps(told).encode()} | files)
