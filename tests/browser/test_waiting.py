"""A phone that cannot send is seen by whoever leads the room, and by nobody in it."""

import re
from collections.abc import Callable

from browser.conftest import LAPTOP, PHONE, ROOM, Server, enter, join, post, until
from playwright.sync_api import BrowserContext, expect

Device = Callable[..., BrowserContext]


def test_the_facilitator_sees_that_a_phone_has_a_note_to_send_until_it_is_sent(
    server: Server, open_device: Device
) -> None:
    laptop = open_device(**LAPTOP).new_page()
    enter(laptop, server.link("facilitator"))
    laptop.goto(f"{server.address}/run/{server.code}")
    screen = open_device(**ROOM).new_page()
    enter(screen, server.link("display"))
    phone = join(open_device(**PHONE), server)
    here = laptop.locator("#here")
    expect(here).to_contain_text("1 phone is connected.")
    expect(here).not_to_have_class(re.compile("waits"))

    phone.route("**/commands/**", lambda route: route.abort())
    post(phone, "The lift to the second floor")
    expect(here).to_contain_text("1 phone, 1 waiting")
    expect(here).to_have_class(re.compile("waits"))
    expect(screen.locator("#here")).to_have_count(0)

    # Closing now would lose it, and the dialog that closes for good says so, and what is not grouped.
    laptop.keyboard.press("?")
    laptop.get_by_role("button", name="Close roundtable").first.click()
    expect(laptop.get_by_role("dialog")).to_contain_text("1 phone has notes that are not sent yet.")
    expect(laptop.get_by_role("dialog")).to_contain_text(re.compile(r"\d+ notes are not grouped yet\."))
    laptop.get_by_role("button", name="Keep it open").click()

    phone.unroute("**/commands/**")
    expect(here).not_to_have_class(re.compile("waits"), timeout=20_000)
    expect(screen.get_by_text("The lift to the second floor").first).to_be_attached()


def test_whoever_is_about_to_close_reads_that_what_is_still_held_loses_its_words(
    server: Server, open_device: Device, crew_state: object
) -> None:
    desk = open_device(**LAPTOP, storage_state=crew_state).new_page()
    desk.goto(f"{server.address}/run/{server.code}")
    desk.keyboard.press("i")
    warning = desk.locator(
        "#close .left:visible", has_text="1 note is still held. The close withholds it and erases its"
    )
    for n_held in range(2):
        expect(desk.locator("#held .row")).to_have_count(n_held)
        desk.keyboard.press("?")
        desk.get_by_role("button", name="Close roundtable").first.click()
        expect(warning).to_have_count(n_held)
        desk.get_by_role("button", name="Keep it open").click()
        if not n_held:
            desk.locator("#latest .row").first.get_by_role("button", name="Hold", exact=True).click()


def test_whoever_is_asked_whether_to_close_reads_of_a_note_that_another_holds_meanwhile(
    server: Server, open_device: Device, crew_state: object
) -> None:
    desk, other = (open_device(**LAPTOP, storage_state=crew_state).new_page() for _ in range(2))
    for page in (desk, other):
        page.goto(f"{server.address}/run/{server.code}")
        page.keyboard.press("i")
        expect(page.locator("#latest .row").first).to_be_visible()
    desk.keyboard.press("?")
    desk.get_by_role("button", name="Close roundtable").first.click()
    told = desk.locator("#close [data-left=held]")
    before = told.inner_text() if told.is_visible() else ""

    other.locator("#latest .row").first.get_by_role("button", name="Hold", exact=True).click()

    expect(told).to_be_visible()
    expect(told).not_to_have_text(before)
    said = desk.locator("#close").get_by_role("status")
    until(desk, lambda: told.inner_text() in said.inner_text())  # it is read out, too
