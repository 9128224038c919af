"""A server that says how it is, stops when it is told to, and keeps nobody who was not let in."""

import json
import re
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gevent
import pytest
import requests
from conftest import CODE, Person, dispose, make_live
from flask import Flask
from flask_socketio import ConnectionRefusedError as Refused
from flask_socketio import SocketIO
from gevent import socket
from lines import Line
from servers import Phone as Attendee
from servers import Server, let_in, wait_until
from sqlalchemy.exc import OperationalError
from websockets.frames import Frame, Opcode
from witness import roundtable_id

from facilitator.domain.errors import NotFound
from facilitator.domain.people import Role
from facilitator.domain.phases import Phase
from facilitator.live.connections import Connections
from facilitator.live.phones import Phone
from facilitator.live.transport import TRANSPORT
from facilitator.live.wires import Wire

REVEALED = "RVTWX"
SECRET = "unique-marker-that-no-log-may-hold"

Ends = tuple[socket.socket, socket.socket]

on_sqlite = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


@pytest.fixture
def server(app: Flask, tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "server", app.config["SQLALCHEMY_DATABASE_URI"])
    try:
        yield server.start().wait()
    finally:
        server.kill()


@pytest.fixture
def ends() -> Iterator[Ends]:
    """The two ends of a connection."""
    near, far = socket.socketpair()
    with near, far:
        yield near, far


def figures(server: Server) -> dict[str, float]:
    text = requests.get(f"{server.address}/metrics", timeout=10).text
    return {name: float(value) for name, value in re.findall(r"^(facilitator_\S+) (\S+)$", text, re.MULTILINE)}


@on_sqlite
def test_a_running_server_says_what_carries_its_connections_and_how_many_there_are(app: Flask, server: Server) -> None:
    make_live(app, REVEALED, Phase.REVEAL)  # where phones hear of each other's notes
    attendee = Attendee([server], REVEALED)
    with (
        Line(server, attendee.cookies).join(REVEALED, audience="phone", waiting=2) as phone,
        Line(server, let_in(app, server, Role.DISPLAY)).join(REVEALED, audience="room") as screen,
    ):
        attendee.post(SECRET)
        screen.hear_until(lambda: len(screen.events("entries")) > 1)
        phone.hear_until(lambda: len(phone.events("entries")) > 1)
        health = requests.get(f"{server.address}/health", timeout=10).json()
        now = figures(server)

    assert (health["transport"], health["listeners"], health["ok"]) == (TRANSPORT, 2, True)
    assert now['facilitator_listeners{audience="phone"}'] == now['facilitator_listeners{audience="room"}'] == 1
    assert now["facilitator_phones_with_unsent_notes"] == 1
    assert now['facilitator_entries_total{kind="note.posted"}'] == 1
    assert now['facilitator_fanout_seconds_count{speed="room"}'] >= 1
    assert now['facilitator_fanout_seconds_count{speed="phones"}'] >= 1
    assert now["facilitator_hub_lateness_seconds_count"] >= 1
    wait_until(lambda: figures(server)['facilitator_listeners{audience="phone"}'] == 0, "the phone is forgotten")


@on_sqlite
def test_a_server_that_is_told_to_stop_says_so_and_every_line_of_its_log_is_json(app: Flask, server: Server) -> None:
    attendee = Attendee([server], CODE)
    attendee.post(SECRET)
    requests.get(f"{server.address}/r/BBBBB/entries?name={SECRET}", timeout=10)
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(f"{SECRET} is no request\r\n\r\n".encode())
        line.recv(1000)
    with Line(server, attendee.cookies) as stranger, Line(server, attendee.cookies) as phone:
        stranger.join(CODE, audience="room")
        phone.join(CODE, audience="phone")
        server.kill(signal.SIGTERM)
        assert phone.is_ended()

    assert server.process is not None
    assert server.process.returncode == 0
    lines = [json.loads(line) for line in server.log.splitlines()]
    says = [line["says"] for line in lines]
    # Before it, that the clock may be wrong: the room's evening was long ago.
    assert "started" in says[:2]
    assert says[-1] == "stopped"
    assert {"refused", "refused a connection", "refused a malformed request"} <= set(says)
    assert not any(word in server.log for word in (SECRET, CODE, "127.0.0.1"))


@on_sqlite
def test_a_page_that_comes_back_to_a_database_of_yesterday_starts_again(
    app: Flask, ann: Person, tmp_path: Path
) -> None:
    path = Path(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))
    yesterday = path.with_suffix(".yesterday")
    with sqlite3.connect(path) as now, sqlite3.connect(yesterday) as kept:
        now.backup(kept)
    now.close()
    kept.close()
    for number in range(3):
        ann.post(f"lost {number}")
    held = ann.client.get(f"/r/{CODE}/snapshot").get_json()
    place = {"after": held["seq"], "mark": held["mark"], "mine": held["mine"]}
    dispose(app)
    for log in path.parent.glob(f"{path.name}-*"):
        log.unlink()
    yesterday.replace(path)
    server = Server(tmp_path / "server", app.config["SQLALCHEMY_DATABASE_URI"]).start().wait()
    cookies = cookies_of(ann)["Cookie"]

    with Line(server, cookies).join(CODE, audience="phone", **place) as line:
        line.hear_until(lambda: bool(line.events("resync")))
    for number in range(4):
        ann.post(f"of today {number}")
    with Line(server, cookies).join(CODE, audience="phone", **place) as line:
        line.hear_until(lambda: bool(line.events("resync") and line.events("head")))
        assert line.events("head")[0]["seq"] >= place["after"]
    server.kill()


@on_sqlite
def test_a_database_that_is_put_back_under_a_running_server_sends_everyone_to_the_snapshot(
    app: Flask, ann: Person, ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bytes] = []
    connections, environ = at_the_door(app, monkeypatch, ends, told)
    with app.test_request_context(f"/?code={CODE}", environ_overrides=environ, headers=cookies_of(ann)) as context:
        context.request.sid = "one"
        connections.connect({"code": CODE, "audience": "phone", "after": 0})
    room = roundtable_id(app, CODE)
    connections.broadcast.rewind(room, 40)
    told.clear()

    connections.tell_head(room)
    connections.tell_head(room)

    assert [json.loads(frame[frame.index(b"42") + 2 :])[0] for frame in told] == ["resync", "head"]
    gevent.sleep(0)


@on_sqlite
def test_whoever_cannot_be_told_what_they_missed_is_not_kept(
    app: Flask, ann: Person, ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections, environ = at_the_door(app, monkeypatch, ends, [])

    def fail(*_given: object) -> None:
        assert connections.listeners.roundtables(), "registered before the backlog was read"
        raise OperationalError("SELECT", {}, Exception("gone"))

    monkeypatch.setattr(connections, "backlog", fail)
    with app.test_request_context("/", environ_overrides=environ, headers=cookies_of(ann)) as context:
        context.request.sid = "one"
        with pytest.raises(Refused, match="cannot be reached"):
            connections.connect({"code": CODE, "audience": "phone", "after": 0})

    assert connections.listeners.roundtables() == set()
    assert connections.listeners.of_person((roundtable_id(app, CODE), "p1")) == []
    assert connections.count_waiting() == 0


@on_sqlite
def test_a_phone_that_went_without_a_word_is_forgotten_with_the_next_beacon(
    app: Flask, ann: Person, ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections, environ = at_the_door(app, monkeypatch, ends, [])
    connect_phone(app, connections, environ, ann)
    assert connections.listeners.roundtables() == {roundtable_id(app, CODE)}

    environ["wsgi.websocket"].close()
    connections.tell_heads()

    assert connections.listeners.roundtables() == set()


@on_sqlite
def test_whoever_follows_a_deleted_rehearsal_is_told_and_forgotten(
    app: Flask, ann: Person, ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bytes] = []
    connections, environ = at_the_door(app, monkeypatch, ends, told)
    connect_phone(app, connections, environ, ann)

    monkeypatch.setattr("facilitator.live.connections.head", deleted)
    connections.tell_heads()

    assert b'"gone"' in told[-1]
    assert connections.listeners.roundtables() == set()


def connect_phone(app: Flask, connections: Connections, environ: dict[str, Any], person: Person) -> None:
    """Connects somebody's phone."""
    with app.test_request_context("/", environ_overrides=environ, headers=cookies_of(person)) as context:
        context.request.sid = "one"
        connections.connect({"code": CODE, "audience": "phone", "after": 0})


def deleted(*_asked: object) -> int:
    raise NotFound("This roundtable no longer exists.")


def at_the_door(
    app: Flask, monkeypatch: pytest.MonkeyPatch, ends: Ends, told: list[bytes]
) -> tuple[Connections, dict[str, Any]]:
    """Connections without a server, and the environment of a request that comes by a socket; `told` gets its frames."""
    connections = Connections(app, SocketIO(async_mode="threading"))
    monkeypatch.setattr("gevent.spawn", lambda *_: None)
    near, _far = ends
    phone = Phone(Wire(near))
    write = Phone.write

    def note(self: Phone, frame: bytes) -> bool:
        told.append(bytes(frame))
        return write(self, frame)

    monkeypatch.setattr(Phone, "write", note)
    return connections, {"wsgi.websocket": phone}


def cookies_of(person: Person) -> dict[str, str]:
    cookie = person.client.get_cookie(f"attendee-{CODE}")
    assert cookie is not None
    return {"Cookie": f"attendee-{CODE}={cookie.value}"}


def test_whoever_was_not_let_in_may_not_stay_however_often_they_answer() -> None:
    near, far = socket.socketpair()
    with gevent.Timeout(20), near, far:
        phone = Phone(Wire(near, 0.5))

        def answer() -> None:
            while True:
                gevent.sleep(0.05)
                far.sendall(Frame(Opcode.TEXT, b"3").serialize(mask=True))

        answering = gevent.spawn(answer)
        started_at = time.monotonic()
        while phone.receive() is not None:
            pass
        answering.kill()
        assert 0.4 < time.monotonic() - started_at < 5


def test_whoever_says_more_than_any_page_would_is_cut_and_a_page_that_says_a_lot_is_not() -> None:
    near, far = socket.socketpair()
    frame = Frame(Opcode.TEXT, b"3").serialize(mask=True)
    with gevent.Timeout(20), near, far:
        phone = Phone(Wire(near, 5.0))
        phone.send("40{}")
        far.sendall(frame * 100)
        assert [phone.receive() for _ in range(100)] == ["3"] * 100

        far.sendall(frame * 2000)
        assert phone.receive() is None
        assert not phone.is_open
        far.settimeout(5)
        assert far.recv(1000).endswith(Frame(Opcode.CLOSE, b"\x03\xf0").serialize(mask=False))
