"""What is published is read on whatever somebody has in their hand: its tables fit, and no word is set on its side."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from browser.access import WIDTH, find_violations
from demos import Server
from playwright.sync_api import BrowserContext

from facilitator.actions.versions import open_newest
from facilitator.cli.codes import get_by_code
from facilitator.database.access import db
from facilitator.reports.blocks import Table
from facilitator.reports.formats.webpage import write_page
from facilitator.reports.tree import Section

Open = Callable[..., BrowserContext]

ROOMS = tuple(f"Roundtable on advanced manufacturing {number}" for number in range(1, 9))
MATRIX = Section(
    "",
    "Side by side",
    "side-by-side",
    1,
    (
        Table(
            "Shared issues by roundtable", ("Issue", *ROOMS), (("Housing near the site", *["raised by several"] * 8),)
        ),
    ),
)
NARROW_CELLS = """() => [...document.querySelectorAll("td")].filter((cell) => {
  const letters = parseFloat(getComputedStyle(cell).fontSize);
  return cell.checkVisibility() && cell.innerText.trim().length > 12 && cell.clientWidth < 6 * letters;
}).map((cell) => cell.innerText)"""
BROKEN_LABELS = """() => [...document.querySelectorAll(".label")].filter(
  (label) => label.getClientRects().length > 1).map((label) => label.textContent)"""


@pytest.fixture(scope="module")
def results(server: Server) -> str:
    """The page of a whole evening, with the widest table that a programme's has."""
    with server.app.app_context():
        opened = open_newest(db.session(), get_by_code(server.code), datetime.now(UTC))
        document = opened.document
    return write_page(replace(document, sections=(*document.sections, MATRIX)))


@pytest.mark.parametrize("width", [360, 390, 768, 1440])
def test_anybody_reads_the_results_without_moving_the_page_sideways(
    open_device: Open, results: str, width: int
) -> None:
    page = open_device(viewport={"width": width, "height": 844}).new_page()
    page.set_content(results)
    assert page.evaluate(WIDTH) <= width
    assert page.evaluate(NARROW_CELLS) == []
    assert page.evaluate(BROKEN_LABELS) == []


SMALLEST = """() => Math.min(...[...document.querySelectorAll(".chart text")].map(
  (words) => parseFloat(getComputedStyle(words).fontSize) * words.getScreenCTM().a))"""


def test_the_words_of_a_chart_are_as_large_on_a_phone_as_on_a_desk(open_device: Open, results: str) -> None:
    sizes = []
    for width in (390, 1440):
        page = open_device(viewport={"width": width, "height": 844}).new_page()
        page.set_content(results)
        sizes.append(page.evaluate(SMALLEST))
    assert sizes[0] == pytest.approx(sizes[1], abs=0.1)


def test_who_hears_the_results_on_a_phone_hears_rows_and_cells_and_reaches_what_is_wide(
    open_device: Open, results: str
) -> None:
    page = open_device(viewport={"width": 360, "height": 844}).new_page()
    page.set_content(results)
    wide = page.get_by_role("region", name="Shared issues by roundtable")
    assert wide.get_by_role("columnheader", name=ROOMS[0]).count() == 1
    assert wide.get_by_role("cell").filter(has_text="raised by several").count() == len(ROOMS)
    assert find_violations(page) == []
    page.set_viewport_size({"width": 1440, "height": 844})
    wide.press("End")
    assert wide.evaluate("box => box === document.activeElement && box.scrollWidth > box.clientWidth")
