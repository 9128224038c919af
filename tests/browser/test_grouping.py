"""A heading of thirty notes is sorted by two people at once, one by keys alone and one by touch alone."""

import re
from collections.abc import Callable
from pathlib import Path

from browser.conftest import LAPTOP, Server, enter
from browser.desks import Desk
from playwright.sync_api import BrowserContext, Page, Route, expect

Open = Callable[..., BrowserContext]
EXAMPLE = Path(__file__).parents[2] / "facilitator" / "examples" / "space.jsonl"
TABLET = {"viewport": {"width": 1180, "height": 820}, "has_touch": True}


def test_two_people_sort_a_heading_at_once_by_keys_and_by_touch(server: Server, open_device: Open) -> None:
    desk, tablet = open_device(**LAPTOP).new_page(), open_device(**TABLET).new_page()
    for page in (desk, tablet):
        enter(page, server.link("facilitator"))
        page.goto(f"{server.address}/group/{server.code}?heading=business")
    n_notes = desk.locator("#list li").count()
    assert n_notes >= 25

    make_theme_by_keys(desk, 5, "Sorted by keys")
    tick_by_touch(tablet, 3, of=n_notes - 5)
    tablet.locator("#movebar").get_by_role("button", name="New theme").tap()
    tablet.get_by_label("New theme").fill("Sorted by touch")
    tablet.get_by_role("button", name=re.compile("^Accept")).tap()
    for page in (desk, tablet):
        for name in ("Sorted by keys", "Sorted by touch"):
            expect(page.get_by_role("heading", name=name)).to_be_visible()

    for turn in range(2):
        tick_by_touch(tablet, 3, of=n_notes - 5 - 3 - turn * (3 + 6))
        tablet.locator("#movebar").get_by_role("button", name=re.compile("^Move to")).tap()
        tablet.get_by_role("dialog").get_by_role("button", name=re.compile("Sorted by touch")).tap()
        move_by_keys(desk, 6)
    expect(desk.locator("#list li")).to_have_count(n_notes - 5 - 3 - 2 * (3 + 6))
    move_by_keys(desk, desk.locator("#list li").count())

    for page in (desk, tablet):
        expect(page.locator("#list li")).to_have_count(0)
        expect(page.locator("[data-slot=hold]")).to_have_text(f"{n_notes} of {n_notes} notes")


def open_group(server: Server, open_device: Open, heading: str = "talent") -> Page:
    """A facilitator's page on a heading of a new roundtable, of whose notes none is in a theme."""
    page = open_device(**LAPTOP).new_page()
    server.open_roundtable(EXAMPLE)
    enter(page, server.link("facilitator"))
    page.goto(f"{server.address}/group/{server.code}?heading={heading}")
    return page


def make_theme_by_keys(page: Page, n_notes: int, name: str) -> None:
    tick_by_keys(page, n_notes)
    page.keyboard.press("c")
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def tick_by_keys(page: Page, n_notes: int) -> None:
    page.locator("#list input[type=checkbox]").first.focus()
    page.keyboard.press("Space")
    for _note in range(n_notes - 1):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
    expect(page.locator("#movebar")).to_contain_text(f"{n_notes} selected")


def move_by_keys(page: Page, n_notes: int) -> None:
    tick_by_keys(page, n_notes)
    page.keyboard.press("m")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("by keys")
    page.keyboard.press("Enter")
    expect(page.locator("#movebar")).to_be_hidden()


def tick_by_touch(page: Page, n_notes: int, *, of: int) -> None:
    """The last ones, as whoever works by keys begins at the other end, once what was moved has left this page too."""
    lines = page.locator("#list li")
    expect(lines).to_have_count(of)
    for back in range(n_notes):
        lines.nth(-1 - back).locator("label").tap()
    expect(page.locator("#movebar")).to_contain_text(f"{n_notes} selected")


def test_a_suggestion_without_a_name_is_accepted_by_one_key_a_name_and_enter(server: Server, open_device: Open) -> None:
    page = open_group(server, open_device)
    ids = [int(str(line.get_attribute("data-note"))) for line in page.locator("#list li").all()]
    offered = [{"name": "", "notes": ids[:2]}, {"name": "", "notes": ids[2:4]}, {"name": "Pay", "notes": ids[4:6]}]
    answer = {"method": "words level=3", "is_fallback": False, "suggestions": offered}
    page.route(re.compile(r"/suggestions\?"), lambda route: route.fulfill(json=answer))
    page.get_by_role("button", name="Sort Talent").click()
    expect(page.get_by_text("3 suggestions, 2 to name")).to_be_visible()

    page.keyboard.press("a")
    expect(page.get_by_label("Name it, and Enter accepts it")).to_be_focused()
    page.keyboard.type("Rates are read as xz")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article", name="Rates are read as xz, 2 notes")).to_be_visible()
    expect(page.locator("#last")).to_contain_text("Accepted 2 notes into Rates are read as xz")

    unnamed = page.get_by_role("article", name="Suggested theme: 2 notes, not named yet")
    unnamed.get_by_role("button", name="Accept 2 notes").click()
    page.keyboard.type("Named and dismissed")
    page.get_by_role("article").filter(has=page.locator(".naming")).get_by_role("button", name="Dismiss").click()
    expect(page.locator("#last")).to_contain_text("Dismissed a suggestion of 2 notes")

    page.locator("h2").first.click()
    page.keyboard.press("a")
    expect(page.locator("#last")).to_contain_text("Pay is in focus: press the key once more")
    page.keyboard.press("a")
    expect(page.get_by_role("article", name="Pay, 2 notes")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(2)


def test_an_undo_pressed_at_once_after_enter_is_no_letter_of_the_name(server: Server, open_device: Open) -> None:
    page = open_group(server, open_device)
    make_theme_by_keys(page, 2, "Pay")
    page.keyboard.press("z")
    expect(page.locator("#last")).to_contain_text("Undone")
    expect(page.get_by_role("article")).to_have_count(0)


def test_keys_with_which_an_input_method_writes_a_word_close_nothing_and_choose_nothing(
    server: Server, open_device: Open
) -> None:
    page = open_group(server, open_device)
    ends_a_word = {"key": "Escape", "keyCode": 229, "bubbles": True}  # as Safari tells it, once the word is written
    tick_by_keys(page, 2)
    page.keyboard.press("c")
    name = page.get_by_label("New theme")
    name.fill("人手不足")

    name.dispatch_event("keydown", ends_a_word)
    expect(name).to_have_value("人手不足")
    page.keyboard.press("Escape")
    expect(name).to_be_hidden()

    search = page.get_by_role("searchbox")
    search.fill("給料")
    search.dispatch_event("keydown", ends_a_word)
    expect(search).to_have_value("給料")


def test_arrows_walk_the_notes_as_soon_as_the_page_is_open_and_after_each_heading(
    server: Server, open_device: Open
) -> None:
    page = open_group(server, open_device, heading="business")
    notes = page.locator("#list input[type=checkbox]")

    for key in ("1", "2"):
        page.keyboard.press(key)
        page.keyboard.press("ArrowDown")
        expect(notes.first).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(notes.nth(1)).to_be_focused()


def test_arrows_walk_the_next_heading_after_all_notes_of_one_went_into_a_theme(
    server: Server, open_device: Open
) -> None:
    page = open_group(server, open_device, heading="innovation")
    notes = page.locator("#list input[type=checkbox]")
    make_theme_by_keys(page, notes.count(), "All of it")
    expect(page.get_by_role("button", name="New theme").first).to_be_focused()

    page.keyboard.press("1")
    page.keyboard.press("ArrowDown")

    expect(notes.first).to_be_focused()


def test_whoever_fills_a_theme_that_another_dissolves_is_told_and_keeps_what_they_ticked(
    server: Server, open_device: Open
) -> None:
    fay, gus = (open_device(**LAPTOP).new_page() for _ in range(2))
    for page in (fay, gus):
        enter(page, server.link("facilitator"))
    desk = Desk(gus, server.code, [])
    theme = desk.do("theme.make", heading="investment", name="Soon gone", notes=[])["themes"][0]["id"]
    fay.goto(f"{server.address}/group/{server.code}?heading=investment")
    fay.locator("article.theme", has_text="Soon gone").locator("[data-do=menu]").click()
    fay.get_by_role("menuitem", name="Find more notes").click()
    fay.get_by_role("button", name=re.compile("^Show .* more$")).click()
    fay.locator(".fill [data-list=possible] .notes label").first.click()
    expect(fay.locator(".fill [type=submit]")).to_be_enabled()

    desk.do("theme.dissolve", theme=theme)

    expect(fay.locator(".fill:visible")).to_have_count(0)
    expect(fay.locator("#last")).to_contain_text("was merged or dissolved. What you had ticked stays ticked.")
    expect(fay.locator("#movebar")).to_contain_text("1 selected")


def test_whoever_is_asked_where_to_is_offered_no_theme_that_another_dissolves_meanwhile(
    server: Server, open_device: Open
) -> None:
    fay, gus = (open_device(**LAPTOP).new_page() for _ in range(2))
    for page in (fay, gus):
        enter(page, server.link("facilitator"))
    desk = Desk(gus, server.code, [])
    made = [desk.do("theme.make", heading="talent", name=name, notes=[]) for name in ("Short lived", "Long lived")]
    fay.goto(f"{server.address}/group/{server.code}?heading=talent")
    expect(fay.locator("#pool [data-note] label").first).to_be_visible()
    fay.keyboard.press("ArrowDown")
    fay.keyboard.press("m")
    fay.locator("#place input").fill("lived")
    fay.locator("#place li", has_text="Short lived").get_by_role("button").focus()

    desk.do("theme.rename", theme=made[0]["themes"][0]["id"], name="Shorter lived")
    expect(fay.locator("#place li", has_text="Shorter lived").get_by_role("button")).to_be_focused()
    desk.do("theme.dissolve", theme=made[0]["themes"][0]["id"])

    expect(fay.locator("#place [data-theme]")).to_have_text([re.compile("Long lived")])
    expect(fay.locator("#place input")).to_be_focused()


def test_whoever_comes_back_to_notes_with_nothing_in_common_reads_why_and_can_sort_them_again(
    server: Server, open_device: Open
) -> None:
    page = open_group(server, open_device)
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(json={"method": "words level=3", "is_fallback": False, "suggestions": []})

    page.route(re.compile(r"/suggestions\?"), answer)
    make_theme_by_keys(page, 2, "Pay")
    expect(page.get_by_role("article", name="Pay, 2 notes")).to_be_visible()

    page.reload()
    expect(page.locator("[data-slot=n-suggestions]")).to_have_text("0 suggestions")
    expect(page.locator("#sorting")).to_contain_text("No groups to suggest here")
    expect(page.locator("#sorting")).to_be_in_viewport()
    page.get_by_role("slider", name="Suggestions, from coarser to finer").press("ArrowLeft")
    expect(page.locator("#sorting")).to_contain_text("No groups to suggest here")
    assert "level=2" in asked[-1]


def test_whoever_comes_back_while_nothing_answers_can_ask_for_a_sort_of_what_is_left(
    server: Server, open_device: Open
) -> None:
    page = open_group(server, open_device)
    make_theme_by_keys(page, 2, "Pay")
    expect(page.get_by_role("article", name="Pay, 2 notes")).to_be_visible()
    page.route(re.compile(r"/suggestions\?"), lambda route: route.abort())

    with page.expect_event("requestfailed", lambda request: "/suggestions?" in request.url):
        page.reload()
    page.unroute(re.compile(r"/suggestions\?"))
    page.get_by_role("slider", name="Suggestions, from coarser to finer").press("ArrowLeft")
    expect(page.get_by_role("article", name=re.compile("^Suggested theme")).first).to_be_visible()


def test_after_the_close_nobody_is_told_of_a_sort_that_no_button_makes(server: Server, open_device: Open) -> None:
    page = open_device(**LAPTOP).new_page()
    server.open_roundtable(EXAMPLE)
    enter(page, server.link("facilitator"))
    page.goto(f"{server.address}/group/{server.code}?heading=talent")
    told = page.get_by_text("A first sort suggests small groups")
    expect(told).to_be_visible()

    Desk(page, server.code, []).do("roundtable.close", code=server.code)
    page.reload()

    expect(page.locator("#first").get_by_role("button", name="New theme")).to_be_visible()
    expect(told).to_be_hidden()
