"""Pages on paper and on narrow phones: no title is parted from what it is over, no fact stands without its name."""

from collections.abc import Callable

import pypdfium2
import pytest
from browser.conftest import LAPTOP, PHONE, Server
from playwright.sync_api import BrowserContext, Page

TITLES = """() => [...document.querySelectorAll(".doc .slot, .doc .blank")].map((title) => title.innerText.trim())"""
LINKS = """() => [...document.querySelectorAll(".to-dossier")].filter((link) => link.checkVisibility()).length"""
UNNAMED = """() => [...document.querySelectorAll("td")].filter((cell) => cell.innerText.trim()
  && !cell.querySelector("summary") && getComputedStyle(cell, "::before").content === "none")
  .map((cell) => cell.innerText)"""


@pytest.fixture
def crew(open_device: Callable[..., BrowserContext], crew_state: object) -> BrowserContext:
    """An organiser's laptop."""
    return open_device(**LAPTOP, storage_state=crew_state)


def last_lines(page: Page, height: str = "297mm") -> list[str]:
    """The last line of each sheet so high that the page takes."""
    paper = pypdfium2.PdfDocument(page.pdf(width="210mm", height=height))
    lines = [sheet.get_textpage().get_text_range().split("\n")[-1].strip() for sheet in paper]
    paper.close()
    return lines


def test_whoever_prints_a_draft_finds_no_title_at_the_foot_of_a_sheet_and_no_link(
    server: Server, crew: BrowserContext
) -> None:
    page = crew.new_page()
    page.goto(f"{server.address}/programme")
    page.get_by_role("link", name="Write-up").last.click()
    page.get_by_role("heading", level=1).wait_for()
    page.emulate_media(media="print")

    titles = set(page.evaluate(TITLES))
    assert len(titles) > 3
    for height in ("297mm", "281mm", "269mm"):
        assert [line for line in last_lines(page, height) if line in titles] == [], height
    assert page.evaluate(LINKS) == 0


@pytest.mark.parametrize("name", ["devices", "trace"])
def test_whoever_holds_a_phone_reads_of_each_fact_about_a_device_what_it_is(
    server: Server, crew: BrowserContext, name: str
) -> None:
    page = crew.new_page()
    page.set_viewport_size(PHONE["viewport"])  # type: ignore[arg-type]
    page.goto(f"{server.address}/programme/{name}")
    assert page.locator("td").count() > 2
    assert page.evaluate(UNNAMED) == []


def test_whoever_prints_the_programme_and_a_checklist_finds_no_half_sentence_and_no_empty_field(
    server: Server, crew: BrowserContext
) -> None:
    page = crew.new_page()
    page.emulate_media(media="print")
    page.goto(f"{server.address}/programme")
    assert page.locator(".rt").count() > 1
    assert [text.strip(" ·.") for text in page.locator(".backed:visible").all_inner_texts()] == []

    page.goto(f"{server.address}/programme/{server.code}/checklist")
    assert page.locator(".try:visible").count() == 1
    assert page.locator("main input:visible").count() == 0


@pytest.mark.parametrize("name", ["room/{}", "run/{}"])
def test_whoever_prints_the_room_screen_or_their_own_view_has_all_of_it_on_one_sheet(
    server: Server, crew: BrowserContext, name: str
) -> None:
    page = crew.new_page()
    page.goto(f"{server.address}/{name.format(server.code)}")
    page.locator("section.heading").last.wait_for()

    (sheet,) = last_lines(page)
    assert sheet


def test_whoever_prints_the_versions_has_what_changed_and_no_form(server: Server, crew: BrowserContext) -> None:
    page = crew.new_page()
    page.goto(f"{server.address}/programme")
    page.get_by_role("link", name="Write-up").last.click()
    page.get_by_role("link", name="Versions").first.click()
    page.get_by_role("navigation", name="Versions").wait_for()
    page.emulate_media(media="print")

    assert page.locator(":is(form, .dl):visible").count() == 0
    assert page.locator("nav li:visible").count() > 0


def test_whoever_prints_what_is_kept_or_grouped_has_facts_and_nothing_to_press(
    server: Server, crew: BrowserContext
) -> None:
    page = crew.new_page()
    page.emulate_media(media="print")
    page.goto(f"{server.address}/programme")
    path = page.locator("a[href$='/keeping']:not([href='/programme/keeping'])").last.get_attribute("href")
    page.goto(f"{server.address}{path}")
    assert page.get_by_role("heading", name="Delete", exact=True).is_visible()
    assert page.locator("main :is(form, button):visible").count() == 0

    page.goto(f"{server.address}/group/{server.code}")
    page.locator("#list .card").first.wait_for()
    assert page.locator("#list .card:visible").count() > 2
    assert page.locator(":is(form, input, .b):visible").count() == 0
    assert page.locator("button:visible").all_inner_texts()[1:] == []


def test_whoever_zooms_in_reads_why_a_join_sheet_is_not_to_be_printed_yet(server: Server, crew: BrowserContext) -> None:
    page = crew.new_page()
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{server.address}/programme/{server.code}/sheets/join")
    warning = page.get_by_role("alert").bounding_box()

    assert warning is not None
    assert warning["width"] > 240
