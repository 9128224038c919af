"""Words that are changed, taken back and erased at a server that runs: its committer writes on a thread of its own."""

import secrets
import signal
from pathlib import Path
from typing import Any

import pytest
import requests
from conftest import CODE
from databases import dispose
from flask import Flask
from servers import Phone, Server, let_in, wait_until
from traces import traces
from witness import roundtable_id

from facilitator.database.access import db
from facilitator.domain.people import Role
from facilitator.store.notes import load_notes

MARK = "zuglitto"
SOON_SECONDS = 10.0


def tell(server: Server, cookies: str, name: str, **values: Any) -> dict[str, Any]:
    """An order that must be carried out, from the device with these cookies; gives the entry."""
    headers = {"Cookie": cookies}
    token = requests.get(f"{server.address}/r/{CODE}/token", headers=headers, timeout=20)
    session = "; ".join(f"{key}={value}" for key, value in token.cookies.items())
    answer = requests.post(
        f"{server.address}/r/{CODE}/commands/{name}",
        json={"client_id": secrets.token_hex(8), **values},
        headers={"Cookie": f"{cookies}; {session}" if session else cookies, "X-CSRF-Token": token.json()["token"]},
        timeout=20,
    )
    assert answer.ok, (answer.status_code, answer.text, server.log)
    entry: dict[str, Any] = answer.json()["entry"]
    return entry


def note_of(app: Flask, words: str) -> tuple[int, str]:
    """The number that its author's phone knows a note by, and its label."""
    with app.app_context():
        note = next(note for note in load_notes(db.session(), roundtable_id(app, CODE)) if note.text == words)
        return note.alias, str(note.label)


@pytest.mark.parametrize("act", ["edit", "withdraw", "erase", "take all back"])
def test_words_that_go_while_the_server_runs_leave_its_files(alone: tuple[Flask, Server], act: str) -> None:
    app, server = alone
    phone, fay, words = Phone([server], CODE), let_in(app, server, Role.FACILITATOR), f"{MARK} {act}"
    phone.post(words)
    number, label = note_of(app, words)

    if act == "edit":
        changed = {"kind": "ask", "text": "never mind", "off_record": False}
        tell(server, phone.cookies, "note.edit", note=number, **changed)
    elif act == "withdraw":
        tell(server, phone.cookies, "note.withdraw", note=number)
    elif act == "erase":
        tell(server, fay, "words.erase", labels=label, is_sure=True)
    else:
        tell(server, phone.cookies, "words.withdraw", is_sure=True)

    if is_sqlite(app):
        wait_until(lambda: traces(app, words) == [], "the words are gone", SOON_SECONDS)
    assert "Traceback" not in server.log


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_what_was_taken_back_is_gone_however_a_server_was_stopped(
    alone: tuple[Flask, Server], how: signal.Signals
) -> None:
    app, server = alone
    phone, words = Phone([server], CODE), f"{MARK} {how.name}"
    phone.post(words)
    tell(server, phone.cookies, "note.withdraw", note=note_of(app, words)[0])

    dispose(app)  # to read the files of a database that is open would let go of its locks
    server.kill(how)

    left, process = traces(app, words), server.process
    server.start().wait()
    assert process is not None
    assert (process.returncode, left) == (0, [])


def test_after_the_close_no_word_that_was_erased_is_left(alone: tuple[Flask, Server]) -> None:
    app, server = alone
    phone, fay = Phone([server], CODE), let_in(app, server, Role.FACILITATOR)
    phone.post(f"{MARK} lastly")
    _, label = note_of(app, f"{MARK} lastly")
    tell(server, fay, "roundtable.close", code=CODE)
    tell(server, fay, "version.make", state="checked", reason=f"with {MARK}")
    assert traces(app, MARK)

    tell(server, fay, "words.erase", labels=label, is_sure=True)

    wait_until(lambda: traces(app, MARK) == [], "the words are gone", SOON_SECONDS)
    assert "Traceback" not in server.log
    assert (Path(server.folder) / "erasures.jsonl").exists() or is_sqlite(app)


def is_sqlite(app: Flask) -> bool:
    with app.app_context():
        return db.engine.dialect.name == "sqlite"
