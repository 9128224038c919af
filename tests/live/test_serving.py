"""What whoever runs a server can rely on: it starts beside others, holds a full room, believes the right proxies."""

import resource
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import requests
from conftest import CODE
from databases import Databases
from flask import Flask
from servers import Server
from sqlalchemy import update
from witness import roundtable_id

from facilitator.cli.addresses import find_address
from facilitator.database.access import db, write
from facilitator.domain.phases import Status
from facilitator.store.journal import JournalRow
from facilitator.store.programmes import ProgrammeRow
from facilitator.store.roundtables import RoundtableRow

FEW_FILES = 64


def test_servers_that_start_together_on_a_new_database_both_come_up(tmp_path: Path, databases: Databases) -> None:
    address = databases.blank(tmp_path)
    servers = [Server(tmp_path / name, address).start() for name in ("a", "b")]

    try:
        for server in servers:
            server.wait()
    finally:
        for server in servers:
            server.kill()
        databases.drop(address)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_a_shell_that_allows_few_open_files_does_not_limit_the_room(tmp_path: Path, databases: Databases) -> None:
    server = Server(tmp_path, databases.blank(tmp_path))
    words = f'ulimit -Sn {FEW_FILES}; exec "$0" -m facilitator serve --port {server.port} 2>"$1/server.log"'
    server.process = subprocess.Popen(["sh", "-c", words, sys.executable, str(tmp_path)], env=server.environment)
    try:
        server.wait()
        soft, _ = resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE)
    finally:
        server.kill()

    assert soft > FEW_FILES


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("n_proxies", "is_believed"), [("0", False), ("1", True)])
def test_only_a_proxy_that_is_ours_is_believed_about_tls(
    app: Flask, tmp_path: Path, n_proxies: str, *, is_believed: bool
) -> None:
    server = Server(tmp_path, app.config["SQLALCHEMY_DATABASE_URI"], {"FACILITATOR_PROXIES": n_proxies}).start().wait()
    try:
        told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
        session = requests.Session()
        token = session.get(f"{server.address}/r/{CODE}/token", headers=told, timeout=20).json()["token"]
        # The session's cookie would not come back over plain http, which this is.
        told["Cookie"] = "; ".join(f"{cookie.name}={cookie.value}" for cookie in session.cookies)
        form = {"csrf_token": token, "client_id": "a-phone-comes-in", "sector": "industry"}
        answer = requests.post(f"{server.address}/j/{CODE}", data=form, headers=told, timeout=20, allow_redirects=False)
    finally:
        server.kill()

    assert answer.status_code == 303, answer.text
    assert ("Secure" in answer.headers["Set-Cookie"]) is is_believed


def test_a_server_that_was_off_on_the_day_shows_nothing_that_should_be_gone(tmp_path: Path, app: Flask) -> None:
    number = roundtable_id(app, CODE)
    with app.app_context():
        write(lambda session: session.execute(update(RoundtableRow).values(status=Status.CLOSED)))
        write(lambda session: session.execute(update(ProgrammeRow).values(delete_on=date(2026, 1, 1))))
        write(lambda session: session.execute(update(JournalRow).values(recorded_at=datetime.now(UTC))))

    server = Server(tmp_path, app.config["SQLALCHEMY_DATABASE_URI"]).start().wait()
    server.kill()

    with app.app_context():
        assert db.session().get(RoundtableRow, number) is None


TOLD_TO_STOP = """
from gevent import monkey, sleep
monkey.patch_all()
import os, signal, sys
from facilitator import app, config
def announce(_app):
    os.kill(os.getpid(), signal.SIGTERM)
    sleep(0.2)
app.serve(config.Settings.read(os.environ), "127.0.0.1", int(sys.argv[1]), announce)
"""


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_a_server_that_is_told_to_stop_while_it_says_where_everything_is_stops(
    tmp_path: Path, databases: Databases
) -> None:
    server = Server(tmp_path, databases.blank(tmp_path))

    done = subprocess.run(
        [sys.executable, "-c", TOLD_TO_STOP, str(server.port)], env=server.environment, timeout=30, check=False
    )

    assert done.returncode == 0


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_who_starts_a_server_twice_is_told_and_the_first_goes_on_as_it_was(
    tmp_path: Path, databases: Databases
) -> None:
    server = Server(tmp_path, databases.blank(tmp_path)).start().wait()
    words = [sys.executable, "-m", "facilitator", "serve", "--port", str(server.port)]
    try:
        done = subprocess.run(words, env=server.environment, timeout=60, check=False, capture_output=True, text=True)
        noted = find_address(tmp_path)
    finally:
        server.kill()

    assert done.returncode == 2
    assert f"something answers at 127.0.0.1:{server.port} already" in done.stderr
    assert f"--port {server.port + 1}" in done.stderr
    assert noted == server.address
