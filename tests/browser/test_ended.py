"""Whoever is shut out reads nothing more: also on pages that were open, and on going back to one."""

from collections.abc import Callable

from browser.conftest import Server, enter
from playwright.sync_api import BrowserContext, expect

Open = Callable[..., BrowserContext]
FOR_THE_CREW = "This page is for the crew."
PAGES = ("write-up/{}", "write-up/{}/work-list", "write-up/{}/versions", "run/{}/capabilities", "programme", "run/{}")


def test_every_page_that_a_lost_laptop_has_open_goes_and_going_back_brings_none(
    server: Server, open_device: Open
) -> None:
    laptop = open_device()
    first = laptop.new_page()
    enter(first, server.link("facilitator"), "Fred")
    pages = [laptop.new_page() for _ in PAGES]
    for page, path in zip(pages, PAGES, strict=True):
        page.goto(f"{server.address}/{path.format(server.code)}")
        assert FOR_THE_CREW not in page.inner_text("body")
    listed = server.command("devices").stdout
    number = next(line.split()[0] for line in listed.splitlines() if "Fred" in line)
    first.goto(f"{server.address}/programme")
    first.goto("about:blank")

    server.command("devices", "--end", number)

    for page in pages:
        expect(page.locator("body")).to_contain_text(FOR_THE_CREW, timeout=10_000)
    first.go_back()
    expect(first.locator("body")).to_contain_text(FOR_THE_CREW, timeout=10_000)
