"""Words as long as German has them, and addresses in notes: they break, and neither widen a page nor are cut."""

import re
from collections.abc import Callable

from browser.access import WIDTH
from browser.conftest import LAPTOP, PHONE, Server
from browser.desks import Desk
from playwright.sync_api import BrowserContext, Page, expect

Open = Callable[..., BrowserContext]
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsausbildungsförder"
BEFORE = ("programme", "run/{}", "group/{}", "run/{}/evidence", "run/{}/paper", "programme/{}/checklist")
AFTER = ("write-up/{}", "write-up/{}/issues", "write-up/{}/versions", "programme/{}/keeping", "group/{}")
IS_WHOLE = "(line) => line.scrollWidth <= line.clientWidth + 1 && line.scrollHeight <= line.clientHeight + 20"


def make(page: Page, server: Server) -> Desk:
    """A roundtable with such words in all its names, open and with one note in a theme."""
    page.goto(f"{server.address}/programme/new")
    told = {"title": LONG, "cluster": LONG, "programme": f"{LONG[:50]}verband", "question": f"Was hilft {LONG}?"}
    for name, words in told.items():
        page.locator(f"input[name={name}]").fill(words)
    page.get_by_role("button", name="Make the roundtable").click()
    page.wait_for_url(re.compile(r"/run/\w{5}$"))
    desk = Desk(page, page.url.rsplit("/", 1)[1], ["lobby", "post", "cluster", "close"])
    desk.do("agenda.change", phases=desk.phases, minutes=[0, 5, 5, 0], headings=[""] * 4)
    desk.do("roundtable.open")
    desk.go_to("post")
    text = f"Die {LONG} kostet mehr: https://example.org/{LONG}"
    desk.do("note.enter", heading="talent", kind="ask", text=text, source="paper", table=4)
    desk.go_to("cluster")
    notes = [note["id"] for note in desk.board()["notes"]]
    desk.do("theme.make", heading="talent", name=LONG, notes=notes)
    return desk


def test_nobody_reads_half_a_word_or_a_page_wider_than_their_phone(
    server: Server, open_device: Open, crew_state: object
) -> None:
    desk = make(open_device(**LAPTOP, storage_state=crew_state).new_page(), server)
    phone = open_device(**PHONE, storage_state=crew_state).new_page()
    screen = open_device(viewport={"width": 1280, "height": 720}, storage_state=crew_state).new_page()
    screen.goto(f"{server.address}/room/{desk.code}")
    expect(screen.locator(".top h1")).to_contain_text(LONG)
    assert screen.locator(".top h1").evaluate(IS_WHOLE)

    look(phone, server, BEFORE, desk.code)
    desk.go_to("close")
    desk.do("roundtable.close", code=desk.code)
    look(phone, server, AFTER, desk.code)

    phone.goto(f"{server.address}/write-up/{desk.code}/issues")
    for act in ("Edit", "Quote"):
        phone.locator("[data-point] summary", has_text=act).first.click()
        assert phone.evaluate(WIDTH) <= PHONE["viewport"]["width"], act


def look(phone: Page, server: Server, paths: tuple[str, ...], code: str) -> None:
    """Opens each page, none of which is to be wider than the phone."""
    for path in paths:
        phone.goto(f"{server.address}/{path.format(code)}")
        assert phone.evaluate(WIDTH) <= phone.viewport_size["width"], path  # type: ignore[index]
