"""The band at the top of a page holds all that stands in it, on whatever laptop, however long the title is."""

import re
from collections.abc import Callable

import pytest
from browser.access import WIDTH
from browser.conftest import LAPTOP, PHONE, Server
from browser.desks import Desk
from playwright.sync_api import BrowserContext, Page, expect

Open = Callable[..., BrowserContext]

CLOSED = ("write-up/{}", "write-up/{}/issues", "write-up/{}/work-list", "write-up/{}/versions", "group/{}")
OTHERS = ("programme", "programme/1/issues", "programme/1/issues/proposals", "programme/1/commitments")
OUTSIDE = """() => {
  const band = document.querySelector(".table").getBoundingClientRect();
  return [...document.querySelectorAll(".table :is(a, button, summary, .where, .st, .sum)")].filter((part) => {
    const box = part.getBoundingClientRect();
    const isOut = box.top < band.top || box.bottom > band.bottom + 1 || box.right > innerWidth + 1;
    return part.checkVisibility() && isOut;
  }).map((part) => part.textContent.trim());
}"""
KEYS = """() => [...document.querySelectorAll(":is(.keys, .keyline) > *")].filter((key) => {
  const box = key.getBoundingClientRect();
  return box.right > innerWidth || box.bottom > innerHeight;
}).map((key) => key.textContent.trim())"""
LENGTHEN = """() => document.querySelector(".table .where").append(
  " of the supply chains of the north-east and the Humber: an evening with everybody who makes things")"""
HEIGHT = "document.querySelector('.table').clientHeight"


def find_closed(page: Page, server: Server) -> str:
    """The code of the closed example with most to look at."""
    page.goto(f"{server.address}/programme")
    row = page.locator("li.rt", has_text="Cyber and defence roundtable").first
    return str(row.get_by_role("link", name="Write-up").get_attribute("href")).rsplit("/", 1)[1]


@pytest.mark.parametrize("width", [1280, 1366, 1440])
def test_whoever_has_an_ordinary_laptop_sees_every_button_of_a_pages_band(
    server: Server, open_device: Open, crew_state: object, width: int
) -> None:
    page = open_device(viewport={"width": width, "height": 800}, storage_state=crew_state).new_page()
    code = find_closed(page, server)
    for path in (*(path.format(code) for path in CLOSED), *OTHERS):
        page.goto(f"{server.address}/{path}")
        assert page.evaluate(OUTSIDE) == [], path
        page.evaluate(LENGTHEN)
        assert page.evaluate(OUTSIDE) == [], f"{path} with a long title"


def test_an_organiser_of_several_programmes_finds_each_ones_issues_in_one_row_and_on_a_phone(
    server: Server, open_device: Open, crew_state: object
) -> None:
    page = open_device(**LAPTOP, storage_state=crew_state).new_page()
    for programme in ("The Humber and Tees growth programme of 2026", "Midlands"):
        page.goto(f"{server.address}/programme/new")
        told = {"title": "An evening", "cluster": programme, "programme": programme, "question": "What helps?"}
        for name, words in told.items():
            page.locator(f"input[name={name}]").fill(words)
        page.get_by_role("button", name="Make the roundtable").click()
        page.wait_for_url(re.compile(r"/run/\w{5}$"))
        Desk(page, page.url.rsplit("/", 1)[1], ()).do("roundtable.open")
    page.goto(f"{server.address}/programme")
    assert page.evaluate(HEIGHT) < 80
    phone = open_device(**PHONE, storage_state=crew_state).new_page()
    phone.goto(f"{server.address}/programme")
    assert phone.evaluate(WIDTH) <= PHONE["viewport"]["width"]  # type: ignore[index]
    phone.get_by_text("Shared issues").first.click()
    assert phone.evaluate(WIDTH) <= PHONE["viewport"]["width"]  # type: ignore[index]
    phone.get_by_role("link", name="Shared issues: The Humber and Tees growth programme of 2026").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(re.compile("^Shared issues"))


def test_the_keys_of_proposals_stand_at_the_foot_of_the_window_when_few_are_left(
    server: Server, open_device: Open, crew_state: object
) -> None:
    page = open_device(**LAPTOP, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme/1/issues/proposals")
    page.evaluate("document.querySelectorAll('main > :not(:first-child)').forEach((part) => part.remove())")
    assert page.evaluate("document.querySelector('.keyline').getBoundingClientRect().bottom - innerHeight") == 0


def test_whoever_has_a_small_laptop_sees_every_key_of_a_page(
    server: Server, open_device: Open, crew_state: object
) -> None:
    page = open_device(viewport={"width": 1280, "height": 800}, storage_state=crew_state).new_page()
    code = find_closed(page, server)
    for path in ("write-up/{}/issues", "write-up/{}/work-list", "group/{}", "programme/1/issues/proposals"):
        page.goto(f"{server.address}/{path.format(code)}")
        expect(page.locator(":is(.keys, .keyline) kbd").first).to_be_visible()
        assert page.evaluate(KEYS) == [], path


def test_what_a_list_is_for_stands_beneath_its_name_where_it_takes_several_lines(
    server: Server, open_device: Open, crew_state: object
) -> None:
    page = open_device(viewport={"width": 1280, "height": 800}, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/write-up/{find_closed(page, server)}/work-list")
    name, told = (page.locator(f".head {part}").first.bounding_box() for part in ("h2", "p"))
    assert name is not None
    assert told is not None
    assert told["y"] >= name["y"] + name["height"]


def test_what_leads_to_a_confirmed_issue_stands_beside_the_other_buttons_of_its_proposal(
    server: Server, open_device: Open, crew_state: object
) -> None:
    page = open_device(viewport={"width": 1280, "height": 800}, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme")
    desk = Desk(page, server.code, ())
    alike = re.compile("prime|SME|supplier")
    notes = [note for note in desk.board()["notes"] if note["heading"] == "business" and alike.search(note["text"])]
    desk.do(
        "theme.make",
        heading="business",
        name="Small firms cannot get into supply chains",
        notes=[n["id"] for n in notes],
    )
    page.goto(f"{server.address}/programme/1/issues/proposals")
    proposal = page.locator(".match").filter(has=page.get_by_role("link", name=re.compile("^Open the issue"))).first
    refuse = proposal.get_by_role("button", name=re.compile("^Not the same")).bounding_box()
    follow = proposal.get_by_role("link", name=re.compile("^Open the issue")).bounding_box()
    assert refuse is not None
    assert follow is not None
    assert follow["y"] == refuse["y"]
    assert follow["x"] - refuse["x"] - refuse["width"] < 40
