"""A real server with the example programme, and people with browsers of their own."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from demos import Server, running_demo, share_programme
from drafters import StandIn, standing_in
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect, sync_playwright

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


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """An instance folder with the example programme, to be copied for each server."""
    own = tmp_path_factory.getbasetemp()
    return share_programme(own if worker_id == "master" else own.parent)


def enter(page: Page, link: str, name: str = "Wes") -> None:
    """Opens an entry link, says a short name and presses its button."""
    page.goto(link)
    if page.get_by_label("Your short name").is_visible():  # a screen has none
        page.get_by_label("Your short name").fill(name)
    page.get_by_role("button", name="Let this device in").click()
    page.wait_for_url(lambda address: "/enter/" not in address)


@pytest.fixture(scope="module")
def server(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_demo(shutil.copytree(loaded, tmp_path_factory.mktemp("instance"), dirs_exist_ok=True)) as server:
        yield server


@pytest.fixture(scope="module")
def model() -> Iterator[StandIn]:
    """A stand-in for a language model, that a module's server is told of where the module asks for it first."""
    with standing_in() as stand_in, pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACILITATOR_DRAFTING_URL", f"{stand_in.url}/v1")
        patch.setenv("FACILITATOR_DRAFTING_MODEL", "stand-in")
        yield stand_in


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def crew_state(server: Server, browser: Browser) -> StorageState:
    """The cookies of an organiser, so that the single-use link is used once for all tests of a file."""
    context = browser.new_context()
    enter(context.new_page(), server.crew)
    state = context.storage_state()
    context.close()
    return state


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


def until(page: Page, is_so: Callable[[], bool]) -> None:
    """Asks anew until it is so, as `expect` does of one place on one page: what two pages show, or what is measured."""
    end = monotonic() + PATIENCE_MS / 1000
    while not is_so():
        assert monotonic() < end, f"not within {PATIENCE_MS} ms"
        page.wait_for_timeout(100)


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
