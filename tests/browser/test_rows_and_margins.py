"""What the room screen has room for: the promise beside a logo, the agenda beside a label, what most want."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.conftest import LAPTOP, PHONE, ROOM, Server, enter, join, until
from browser.desks import Desk
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

Open = Callable[..., BrowserContext]
PHASES = ["lobby", "post", "pitch", "close"]
EXAMPLE = Path(__file__).parents[2] / "facilitator" / "examples" / "space.jsonl"
BOXES = """(selectors) => selectors.map((selector) => {
  const words = document.createRange();
  words.selectNodeContents(document.querySelector(selector));
  const { left, top, right, bottom } = words.getBoundingClientRect();
  return { left, top, right, bottom };
})"""


@pytest.fixture
def fay(server: Server, open_device: Open, crew_state: object) -> Page:
    """The page of whoever leads the programme."""
    page = open_device(**LAPTOP, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme")
    return page


def make_logo() -> bytes:
    """A picture of the shape that a logo often has."""
    kept = io.BytesIO()
    Image.new("RGB", (300, 100), (10, 80, 160)).save(kept, "PNG")
    return kept.getvalue()


def test_what_people_are_promised_is_whole_beside_a_logo(server: Server, fay: Page) -> None:
    fay.goto(f"{server.address}/programme/papers")
    logo = {"name": "logo.png", "mimeType": "image/png", "buffer": make_logo()}
    fay.get_by_label("Picture", exact=True).set_input_files(logo)  # type: ignore[arg-type]
    fay.get_by_role("button", name="Use this picture").click()
    fay.get_by_role("button", name="Remove the logo").wait_for()
    fay.set_viewport_size(ROOM["viewport"])  # type: ignore[arg-type]
    fay.goto(f"{server.address}/run/{server.code}")
    fay.keyboard.press("j")
    expect(fay.locator(".joining .logo")).to_be_visible()
    promise, code = fay.evaluate(BOXES, [".promise p", "#screen > .table"])
    assert promise["bottom"] < code["top"]


def test_a_rehearsal_says_so_where_no_word_stands(server: Server, fay: Page) -> None:
    row = fay.locator("li", has_text=server.code)
    row.get_by_text("More").click()
    row.get_by_role("button", name=re.compile("^Rehearse")).click()
    fay.wait_for_url("**/run/*")
    fay.get_by_role("button", name=re.compile("^Next")).click()
    fay.locator(".phases [aria-current]").wait_for()
    for folded in (True, False):
        expect(fay.locator("body.with-desk")).to_have_count(0 if folded else 1)
        until(fay, lambda: stands_apart(fay))
        fay.keyboard.press("i")


def stands_apart(page: Page) -> bool:
    """Whether what marks a rehearsal stands beside the question and the phases."""
    label, question, phases = page.evaluate(BOXES, [".marked-rehearsal", ".top h1", ".phases"])
    return bool(label["right"] < question["left"] and label["right"] < phases["left"])


def test_no_line_stands_above_one_that_more_people_want(server: Server, open_device: Open) -> None:
    server.open_roundtable(EXAMPLE)
    page = open_device(**LAPTOP).new_page()
    enter(page, server.link("facilitator"))
    desk = Desk(page, server.code, PHASES)
    desk.do("agenda.change", phases=PHASES, minutes=[0, 9, 9, 9], headings=[""] * 4)
    desk.go_to("pitch")
    ann = Desk(join(open_device(**PHONE), server), server.code, PHASES)
    proof = "Letters from five firms that say what they would book, for how many days, and what they would pay for it"
    for n in range(4):
        line = ann.do("contribution.add", kind="line", text=f"Line {n} of the town", detail=proof)["own"][-1]
        ann.do("contribution.answer", contribution=line["id"], answer="up")
    ann.do("contribution.add", kind="line", text="Nobody wants this", detail="")
    screen = open_device(**ROOM).new_page()
    enter(screen, server.link("display"))
    screen.locator("[data-panel=lines] .piece").first.wait_for()
    expect(screen.locator("[data-panel=lines] .counts")).to_have_text(re.compile("more"))
    expect(screen.get_by_text("Nobody wants this")).to_be_hidden()
