"""What is left to see of a roundtable once it is sealed, on the screen that a room may look at again."""

import re
from collections.abc import Callable

from browser.conftest import ROOM, Server
from playwright.sync_api import BrowserContext, StorageState, expect

Open = Callable[..., BrowserContext]


def test_the_room_screen_of_a_sealed_roundtable_has_no_column_for_what_nobody_knows(
    server: Server, open_device: Open, crew_state: StorageState
) -> None:
    page = open_device(**ROOM, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme")
    code = (page.get_by_role("link", name=re.compile("^Write-up.*Space")).get_attribute("href") or "")[-5:]
    page.goto(f"{server.address}/room/{code}")
    expect(page.get_by_text("voices", exact=True).first).to_be_visible()

    server.command("seal", code)
    page.reload()

    expect(page.locator(".theme .name").first).to_be_visible()
    expect(page.locator(".theme .people").first).to_be_hidden()
    expect(page.locator("[data-of=people]").first).to_be_hidden()
