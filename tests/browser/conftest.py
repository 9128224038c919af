"""A real server with the example programme, and people with browsers of their own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from databases import dispose
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from facilitator.app import create_app
from facilitator.cli.exports import get_by_code
from facilitator.cli.links import make_link
from facilitator.cli.notes import read_source, store
from facilitator.cli.serving import load_examples
from facilitator.config import Settings
from facilitator.database.access import upgrade
from facilitator.domain.people import Role
from facilitator.domain.phases import Status

CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
"""The shell draws the same pages without the windows around them: with two browsers on two cores that counts."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A host that is not localhost, so that phones have the insecure origin that a laptop's hotspot gives them.
    "--host-resolver-rules=MAP room.test 127.0.0.1",
]
PATIENCE_MS = 20_000
"""For a fact to become true: other tests run beside this one, and a machine may be busy."""
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LAPTOP = {"viewport": {"width": 1440, "height": 900}}
ROOM = {"viewport": {"width": 1920, "height": 1080}}


@dataclass
class Server:
    """The `demo` server of one test module: its instance folder, its addresses and what it printed."""

    instance: Path
    port: int
    crew: str
    code: str
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        """Where the crew's laptop finds it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def phone_address(self) -> str:
        """Where phones find it: plain http, and not localhost."""
        return f"http://room.test:{self.port}"

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Runs a `facilitator` command beside the server, on the same instance."""
        environment = os.environ | {"FACILITATOR_INSTANCE": str(self.instance)}
        return subprocess.run(
            [sys.executable, "-m", "facilitator", *words],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    @cached_property
    def app(self) -> Flask:
        """The application on the same database, for what a command would be slow to do."""
        return create_app(Settings.read({"FACILITATOR_INSTANCE": str(self.instance)}))

    def link(self, role: str) -> str:
        """A new single-use entry link, as `facilitator link` prints it."""
        with self.app.app_context():
            return self.address + make_link(get_by_code(self.code).id, Role(role))

    def open_roundtable(self, notes: Path, *, with_themes: bool = False) -> None:
        """Makes a live roundtable of a file of notes, as `facilitator import` does; from now on `code` is its code."""
        with self.app.app_context():
            source = read_source(notes, with_themes=with_themes)
            self.code = store(source, title="Space", cluster=None, status=Status.LIVE)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance folder with the example programme, to be copied for each server."""
    instance = tmp_path_factory.mktemp("loaded")
    app = create_app(Settings.read({"FACILITATOR_INSTANCE": str(instance)}))
    upgrade(app)
    with app.app_context():
        load_examples()
    dispose(app)
    return instance


def enter(page: Page, link: str) -> None:
    """Opens an entry link and presses its button."""
    page.goto(link)
    page.get_by_role("button", name="Let this device in").click()
    page.wait_for_url(lambda address: "/enter/" not in address)


def start_server(instance: Path) -> Server:
    """Starts `facilitator demo` on a free port and waits until it has said where everything is."""
    environment = os.environ | {"FACILITATOR_INSTANCE": str(instance), "PYTHONUNBUFFERED": "1"}
    port = find_port()
    with (instance / "server.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "facilitator", "demo", "--port", str(port)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    assert process.stdout is not None
    said: dict[str, str] = {}
    for line in process.stdout:
        name, _, value = line.strip().partition(": ")
        said[name] = value
        if name == "code":
            return Server(instance, port, said["crew"], said["code"], process)
    raise AssertionError((instance / "server.log").read_text())


def find_port() -> int:
    """A port that was free a moment ago."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = start_server(shutil.copytree(loaded, tmp_path_factory.mktemp("instance"), dirs_exist_ok=True))
    yield server
    dispose(server.app)
    server.process.terminate()
    server.process.wait(timeout=10)
    assert server.process.stdout is not None
    server.process.stdout.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def faults() -> list[str]:
    """What went wrong in any page; a test fails on leaving if there is anything."""
    return []


@pytest.fixture
def open_device(browser: Browser, faults: list[str]) -> Iterator[Callable[..., BrowserContext]]:
    """Gives somebody a device of their own; each page's errors are collected."""
    contexts: list[BrowserContext] = []

    def open_one(**options: object) -> BrowserContext:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("console", lambda message: faults.append(message.text) if is_fault(message.text) else None)
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


def is_fault(text: str) -> bool:
    """Whether the console says something that a test must not pass over: refusals by the content policy above all."""
    return bool(re.search(r"Content.Security.Policy|Refused to|Uncaught|violat", text))


def join(context: BrowserContext, server: Server, sector: str = "Industry", address: str | None = None) -> Page:
    """Joins with a phone, as the QR code leads."""
    page = context.new_page()
    page.goto(f"{address or server.phone_address}/j/{server.code}")
    page.get_by_text(sector, exact=True).click()
    page.get_by_role("button", name="Join").click()
    page.get_by_role("button", name="Post note").wait_for()
    return page


def post(page: Page, text: str, heading: str = "Talent", kind: str = "Barrier", *, off_record: bool = False) -> None:
    """Writes a note and posts it."""
    page.locator("#headings").get_by_text(heading, exact=True).click()
    page.get_by_role("textbox", name="Your note").fill(text)
    page.get_by_text(kind, exact=True).first.click()
    box = page.get_by_role("checkbox", name="Off the record")
    if off_record != box.is_checked():
        page.get_by_text("Off the record", exact=True).click()
    page.get_by_role("button", name="Post note").click()
