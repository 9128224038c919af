"""The facilitator's desk once the roundtable is closed: what can still be done there, and nothing else."""

import re
from collections.abc import Callable

import pytest
from browser.conftest import LAPTOP, Server
from playwright.sync_api import BrowserContext, Page, StorageState, expect

Open = Callable[..., BrowserContext]
OFFERED = {
    "Incoming": [],
    "Present": [],
    "People": [],
    "Write-up": [],
    "Team": ["Co-facilitator", "Writer", "Room screen", "Tighten…"],
}
"""By the pane of the desk."""


@pytest.fixture
def desk(server: Server, open_device: Open, crew_state: StorageState) -> Page:
    page = open_device(**LAPTOP, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme")
    closed = page.locator("a[href^='/run/'][href$='#pane-team']").first.get_attribute("href") or ""
    page.goto(f"{server.address}{closed}")
    expect(page.get_by_role("tab", name=re.compile("^Team"))).to_be_visible()
    return page


def test_after_the_close_the_desk_offers_only_what_can_still_be_done(desk: Page) -> None:
    desk.get_by_role("tab", name=re.compile("^Incoming")).click()
    expect(desk.locator("#latest .row").first).to_be_visible()

    offered = desk.locator("#desk .pane:visible :is(button, a, input, summary):visible")
    for pane, acts in OFFERED.items():
        desk.get_by_role("tab", name=re.compile(f"^{pane}")).click()
        expect(offered).to_have_text(acts, use_inner_text=True)
    dock = desk.get_by_role("group", name="Agenda").get_by_role("button")
    expect(dock).to_have_count(1)
    expect(dock).to_contain_text("Write-up")


def test_whoever_is_asked_after_the_close_promises_people_more(desk: Page) -> None:
    dialog = desk.get_by_role("dialog", name="Tighten sharing")
    tighten = dialog.get_by_role("button", name="Tighten")
    desk.get_by_role("button", name="Tighten…").click()
    expect(dialog).to_contain_text("can then be downloaded no more")

    # Nothing was chosen, so nothing is told of it.
    tighten.click()
    desk.get_by_role("button", name="Tighten…").click()
    dialog.get_by_text("Chatham House Rule").click()
    tighten.click()

    expect(desk.locator("#pane-team .promised")).to_contain_text("Chatham House Rule")
    expect(desk.locator("#done li", has_text="tightened sharing")).to_have_count(1)
