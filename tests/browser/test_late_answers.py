"""Slow Wi-Fi, on which an answer or a snapshot comes after news that is newer than it: what is newer stays."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from browser.conftest import LAPTOP, PHONE, Server, enter, join, post
from browser.desks import Desk
from playwright.sync_api import BrowserContext, Page, expect

Open = Callable[..., BrowserContext]
HEARING_MS = 1000
"""In which a phone hears over its live connection what was done; nothing on the page shows that it has."""
HOLD = """(part) => {
  const fetch = window.fetch;
  const isFree = new Promise((free) => (window.free = free));
  window.isHeld = new Promise((hold) => {
    window.fetch = async (address, ...more) => {
      if (!address.includes(part)) return fetch(address, ...more);
      window.fetch = fetch;
      const answer = await fetch(address, ...more);
      hold();
      await isFree;
      return answer;
    };
  });
}"""


@pytest.fixture
def desk(server: Server, open_device: Open) -> Desk:
    page = open_device(**LAPTOP).new_page()
    enter(page, server.link("facilitator"))
    return Desk(page, server.code, [])


@contextmanager
def holding(page: Page, address: str) -> Iterator[None]:
    """The next answer from there is made at once, and comes to the page only when this ends."""
    page.evaluate(HOLD, address)
    yield
    page.evaluate("() => window.free()")


def ask_to_write(page: Page) -> None:
    page.get_by_text("I write for my table").click()
    # What comes with it: before that the form is sent as any form is, and the page loaded anew.
    page.wait_for_function("() => document.getElementById('scribe-on').onsubmit")
    page.get_by_role("textbox", name="Table number").fill("4")
    page.get_by_role("button", name="Write for this table").click()
    expect(page.get_by_text("Waiting to be let in for table 4")).to_be_visible()


def test_a_scribe_who_was_let_in_waits_no_longer_whatever_comes_late(
    server: Server, open_device: Open, desk: Desk
) -> None:
    page = join(open_device(**PHONE), server)
    for late in ("/commands/scribe.change", "/snapshot?"):
        with holding(page, late):
            ask_to_write(page)
            page.evaluate("() => window.isHeld")
            page.wait_for_timeout(HEARING_MS)
            desk.admit_scribes()
            page.wait_for_timeout(HEARING_MS)
        page.wait_for_timeout(HEARING_MS)
        expect(page.get_by_text("Writing for table 4")).to_be_visible()
        page.get_by_role("button", name="For myself again").click()
        expect(page.get_by_text("Writing for table 4")).to_be_hidden()
        page.wait_for_timeout(HEARING_MS)


def test_who_is_not_let_in_while_their_page_is_loading_is_told_once_it_is_there(
    server: Server, open_device: Open, desk: Desk
) -> None:
    ann = join(open_device(**PHONE), server)
    ask_to_write(ann)
    ann.wait_for_function("() => !Object.keys(localStorage).some((name) => name.includes('.orders.'))")
    ann.goto("about:blank")
    desk.admit_scribes(is_in=False)
    ann.goto(f"{server.phone_address}/j/{server.code}")
    refused = ann.get_by_text("You were not let in to write for table 4.")
    expect(refused).to_be_visible()

    ann.reload()
    ann.wait_for_load_state("networkidle")
    expect(refused).to_be_hidden()


def test_a_released_note_leaves_those_that_are_held_without_waiting_for_the_next_look(
    server: Server, open_device: Open, desk: Desk
) -> None:
    ann = join(open_device(**PHONE), server)
    desk.do("holding.change", is_on=True)
    post(ann, "The chairman of Alpha was sacked")
    expect(ann.locator("#notes")).to_contain_text("Waiting for the facilitator")
    page = desk.page
    page.clock.install()
    page.goto(f"{server.address}/run/{server.code}")
    page.keyboard.press("i")
    held = page.locator("#held .row").filter(has_text="chairman of Alpha")
    expect(held).to_be_visible()

    # Whatever the page does now and then, it does no more: time stands still on it.
    page.clock.pause_at(page.evaluate("() => Date.now() + 1000"))
    held.get_by_role("button", name="Release").click()
    expect(held).to_have_count(0)
    desk.do("holding.change", is_on=False)
