"""Whoever has set their browser to letters twice as large works on a laptop: a page has room for what it is about."""

from collections.abc import Iterator

import pytest
from browser.access import WIDTH
from browser.conftest import CHROMIUM, FLAGS, Server
from playwright.sync_api import Browser, Page, StorageState

LAPTOP = {"width": 1280, "height": 800}
FEWEST_LETTERS = 24
"""In a line of what a page is about: fewer, and a sentence is a column of words."""


@pytest.fixture
def page(browser: Browser, crew_state: StorageState) -> Iterator[Page]:
    large = browser.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, "--blink-settings=defaultFontSize=32"])
    yield large.new_context(viewport=LAPTOP, storage_state=crew_state).new_page()  # type: ignore[arg-type]
    large.close()


def find_closed(page: Page, server: Server) -> str:
    """The code of a roundtable that has been held."""
    page.goto(f"{server.address}/programme?state=done")
    link = page.get_by_role("link", name="Write-up").first.get_attribute("href") or ""
    return link.rsplit("/", 1)[-1]


@pytest.mark.parametrize(
    ("address", "about"),
    [
        ("/programme", "main h2"),
        ("/write-up/{}", "main"),
        ("/write-up/{}/issues", "#sentence"),
        ("/write-up/{}/versions", "main"),
    ],
)
def test_what_a_page_is_about_has_room_for_a_sentence(page: Page, server: Server, address: str, about: str) -> None:
    page.goto(server.address + address.format(find_closed(page, server)))

    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    width = page.locator(about).first.evaluate("(part) => part.getBoundingClientRect().width")
    assert width / 16 >= FEWEST_LETTERS  # a letter is about half as wide as it is high
    assert page.evaluate(WIDTH) <= LAPTOP["width"]
