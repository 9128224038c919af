"""The room screen and the facilitator's own view beside the desk: the same rows on the same pages."""

from collections.abc import Callable

from browser.conftest import PHONE, ROOM, Server, join, until
from browser.desks import Desk
from playwright.sync_api import BrowserContext, Page, expect

Open = Callable[..., BrowserContext]
PHASES = ["lobby", "post", "discuss", "close"]
SAID = (
    "Three of four firms at this table lost an order last year, because no delivery date could be promised before"
    " there is one for the grid connection, and nobody knows when that will be"
)
LENGTHS = (30, 60, 90, 130, len(SAID))
LINES = """() => {
  const rows = [...document.querySelectorAll(".rows > li")].filter((row) => row.checkVisibility());
  const isLined = (row) => getComputedStyle(row, "::before").content !== "none";
  return rows.filter((row) => isLined(row) === row.matches(".record:first-child")).length;
}"""
HEIGHTS = """() => {
  const unit = parseFloat(getComputedStyle(document.querySelector("#screen")).fontSize) / 33;
  const rows = [...document.querySelectorAll("[data-heading=talent] .rows > li")];
  return rows.filter((row) => row.checkVisibility()).map((row) => row.getBoundingClientRect().height / unit);
}"""

TOLD = "[data-heading=talent] .record, [data-heading=talent] .counts:has-text('1 record')"
"""A record, or how many are on another page."""


def tell_page(page: Page) -> str:
    """What stands beside the heading's name: which page it is, and of how many."""
    return page.locator("[data-heading=talent] .counts").inner_text()


def are_alike(one: Page, other: Page) -> bool:
    """Whether both show the same page of the heading, each part as high there as here."""
    heights = [page.evaluate(HEIGHTS) for page in (one, other)]
    is_same_page = tell_page(one) == tell_page(other) and len(heights[0]) == len(heights[1])
    return is_same_page and all(abs(here - there) < 0.2 for here, there in zip(*heights, strict=True))


def test_what_tables_wrote_down_stands_on_the_same_page_beside_the_desk_as_on_the_room_screen(
    server: Server, open_device: Open, crew_state: object
) -> None:
    screen = open_device(**ROOM, storage_state=crew_state).new_page()
    beside = open_device(viewport={"width": 1280, "height": 800}, storage_state=crew_state).new_page()
    for page, view in ((screen, "room"), (beside, "run")):
        page.goto(f"{server.address}/{view}/{server.code}")
        page.evaluate("document.fonts.ready")
    beside.keyboard.press("i")
    expect(beside.locator("body")).to_have_class("room leads with-desk")
    fay = Desk(beside, server.code, PHASES)
    fay.do("agenda.change", phases=PHASES, minutes=[0, 9, 9, 9], headings=[""] * len(PHASES))
    ann = Desk(join(open_device(**PHONE), server, "Industry", server.address), server.code, PHASES)
    fay.go_to("discuss")
    fay.do("page.turn", page=0)  # else the clock may turn it between two looks
    notes = [each["id"] for each in fay.board()["notes"] if each["heading"] == "talent"]
    for name in ("Too few welders", "Housing near the yard is too dear for apprentices"):
        fay.do("theme.make", heading="talent", name=name, notes=[notes.pop(), notes.pop()])
    ann.do("scribe.change", is_scribe=True, table=3)
    fay.admit_scribes()

    for length in LENGTHS:
        words = SAID[:length].strip()
        record = ann.do("contribution.add", kind="record", text=words, heading="talent")["contributions"][0]["id"]
        for page in (screen, beside):
            expect(page.locator(TOLD).first).to_be_visible()
        until(screen, lambda: are_alike(beside, screen))  # each hears of it, and lays itself out, by itself
        assert screen.evaluate(LINES) == 0, "a line stands above each row, but not above the first record"
        ann.do("contribution.withdraw", contribution=record)
        for page in (screen, beside):
            expect(page.locator(TOLD)).to_have_count(0)
