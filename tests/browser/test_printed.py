"""What a page prints: the words that stand on it, and nothing that would have to be pressed."""

from pathlib import Path

import pytest
from browser.conftest import LAPTOP, PHONE, Server, join, post
from browser.pairs import Open, close_one, come_to_write, find_note
from playwright.sync_api import Page, expect

PRESSED = "button:not([aria-pressed=true]), .b, kbd, [type=file]"
"""What means nothing on paper. Which notes are shown is read off the button that is pressed."""


def list_pressed(page: Page) -> list[str]:
    page.emulate_media(media="print")
    shown = "parts => parts.filter((part) => part.checkVisibility()).map((part) => part.outerHTML.slice(0, 80))"
    return list(page.locator(PRESSED).evaluate_all(shown))


PAGES = ("programme/devices", "programme/import", "programme/keeping", "programme/papers", "programme/CODE/details")
LIVE_PAGES = ("run/CODE", "run/CODE/paper", "group/CODE", "write-up/CODE", "write-up/CODE/issues")


@pytest.mark.parametrize("address", PAGES + LIVE_PAGES)
def test_no_page_of_the_crew_prints_what_has_to_be_pressed(
    server: Server, open_device: Open, crew_state: object, address: str
) -> None:
    page = open_device(**LAPTOP, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/{address.replace('CODE', server.code)}")

    assert list_pressed(page) == []


def test_a_phone_prints_the_notes_that_were_posted_from_it(server: Server, open_device: Open) -> None:
    page = join(open_device(**PHONE), server)
    post(page, "Welders leave for Bristol")
    page.locator("#notes .own").wait_for()

    assert list_pressed(page) == []
    expect(page.get_by_role("textbox", name="Your note")).to_be_hidden()
    expect(page.locator("#notes").get_by_text("Welders leave for Bristol", exact=True)).to_be_visible()


def test_an_issue_prints_the_sentence_that_a_writer_wrote_and_no_empty_field(
    server: Server, open_device: Open, tmp_path: Path
) -> None:
    closed = close_one(server, open_device, tmp_path)
    note = find_note(closed, "audit")
    page = come_to_write(server, open_device(**LAPTOP), "Asha", note["id"])
    sentence = page.locator("#text-sentence")
    page.emulate_media(media="print")
    expect(sentence).to_be_hidden()

    sentence.evaluate("field => { field.value = 'Audits keep small firms out'; field.form.requestSubmit(); }")
    expect(sentence).to_be_visible()
    sentence.focus()
    expect(sentence).to_have_css("outline-style", "none")
    expect(page.locator("#sentence").get_by_label("Stands on")).to_be_hidden()
    assert list_pressed(page) == []


def test_whoever_has_chosen_the_dark_prints_dark_letters_on_white(
    server: Server, open_device: Open, crew_state: object
) -> None:
    device = open_device(**LAPTOP, storage_state=crew_state)
    device.add_cookies([{"name": "theme", "value": "dark", "url": server.address}])
    page = device.new_page()
    page.goto(f"{server.address}/group/{server.code}")
    ink = "getComputedStyle(document.body).color"
    assert page.evaluate(ink) == "rgb(245, 248, 250)"
    page.emulate_media(media="print")

    assert page.evaluate(ink) == "rgb(16, 24, 32)"
