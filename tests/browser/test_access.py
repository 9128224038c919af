"""Nobody is shut out: axe finds nothing on any page, in light and dark, and every page fits a narrow window."""

from collections.abc import Callable

import pypdfium2
import pytest
from browser.access import SCHEMES, WIDTH, find_violations
from browser.conftest import CHROMIUM, FLAGS, LAPTOP, PHONE, ROOM, Server, join, post
from playwright.sync_api import Browser, BrowserContext, expect

Open = Callable[..., BrowserContext]
CREW_PAGES = ("programme", "programme/devices", "run", "room", "group", "write-up")
NARROW = {"width": 320, "height": 640}
VAST = {"width": 3840, "height": 2160}


def address(server: Server, name: str, code: str) -> str:
    return f"{server.address}/{name}" if name.startswith("programme") else f"{server.address}/{name}/{code}"


@pytest.mark.parametrize("name", CREW_PAGES)
def test_crew_pages(server: Server, open_device: Open, crew_state: object, name: str) -> None:
    window = ROOM if name in {"room", "run"} else LAPTOP
    page = open_device(**window, storage_state=crew_state).new_page()
    page.goto(address(server, name, server.code))

    # The draft of a hundred notes takes axe ten seconds each time; its light side is looked at where it is closed.
    assert find_violations(page, ["dark"] if name == "write-up" else SCHEMES) == []
    page.set_viewport_size(VAST)
    if name != "write-up":
        assert find_violations(page, ["light"]) == []
    if name != "room":
        page.set_viewport_size(NARROW)
        page.reload()
        assert page.evaluate(WIDTH) <= NARROW["width"]
        assert find_violations(page, ["light"]) == []


def test_the_page_of_an_entry_link(server: Server, open_device: Open) -> None:
    page = open_device(**PHONE).new_page()
    page.goto(server.link("writer"))

    assert find_violations(page) == []
    page.set_viewport_size(NARROW)
    assert page.evaluate(WIDTH) <= NARROW["width"]


CUT = """() => [...document.querySelectorAll("body *")].filter((part) => {
  const box = part.getBoundingClientRect();
  if (!part.checkVisibility() || part.closest(".sr") || box.width < 3) return false;
  const isCut = getComputedStyle(part).overflowX !== "visible" && part.scrollWidth > part.clientWidth + 1;
  return box.right > innerWidth + 1 || (isCut && !part.matches("input, textarea"));
}).map((part) => `${part.tagName} ${part.className}: ${part.textContent.trim().slice(0, 40)}`)"""


def test_whoever_needs_letters_twice_as_large_reads_all_of_an_attendees_pages_on_the_narrowest_phone(
    server: Server, browser: Browser
) -> None:
    narrow = browser.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, "--blink-settings=defaultFontSize=32"])
    device = narrow.new_context(viewport=NARROW, has_touch=True)
    page = device.new_page()
    page.goto(server.address)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    cut = {"home": page.evaluate(CUT)}
    page.goto(f"{server.address}/j/{server.code}")
    cut["join"] = page.evaluate(CUT)
    page = join(device, server, address=server.address)
    post(page, "Donaudampfschifffahrtsgesellschaftskapitaene are hard to find")
    page.locator("#notes .own").wait_for()
    cut["phone"] = page.evaluate(CUT)
    page.goto(f"{server.address}/j/{server.code}/kept")
    cut["kept"] = page.evaluate(CUT)
    narrow.close()

    assert not any(cut.values()), cut


def test_grouping_with_suggestions_open(server: Server, open_device: Open, crew_state: object) -> None:
    page = open_device(**LAPTOP, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/group/{server.code}?heading=talent")
    page.get_by_role("button", name="Sort Talent").click()
    page.locator("article.sugg").first.wait_for(timeout=60_000)
    page.keyboard.press("c")
    page.get_by_label("New theme").fill("Welders")

    assert find_violations(page) == []


def test_a_closed_roundtables_draft(server: Server, open_device: Open, crew_state: object) -> None:
    page = open_device(**LAPTOP, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme")
    page.get_by_role("link", name="Write-up").last.click()
    page.get_by_role("heading", level=1).wait_for()

    assert find_violations(page, ["light"]) == []


def test_the_work_list_and_what_was_decided_there_by_keyboard(
    server: Server, open_device: Open, crew_state: object
) -> None:
    page = open_device(**LAPTOP, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/write-up/{server.code}")
    page.get_by_role("link", name="Work list").press("Enter")
    first = page.locator(".item").first
    item = first.get_attribute("id")
    first.get_by_role("button", name="Confirm").press("Enter")
    page.wait_for_url(f"**/work-list?at={item}#{item}")
    page.locator(f"#{item}").get_by_text("Confirmed").wait_for()
    check = page.locator("#figures form.check").first
    check.get_by_label("Source").fill("A yearbook, 2025")
    check.get_by_label("Source").press("Control+Enter")
    page.locator("#figures").get_by_text("Confirmed").first.wait_for()
    for way in ("Write", "Versions"):
        expect(page.locator(".table").get_by_role("link", name=way, exact=True)).to_be_visible()

    assert find_violations(page) == []
    for folded in page.locator("summary").all():
        folded.click()
    assert find_violations(page) == []
    page.set_viewport_size(NARROW)
    assert page.evaluate(WIDTH) <= NARROW["width"]
    assert find_violations(page, ["light"]) == []


def test_the_first_page_and_joining(server: Server, open_device: Open) -> None:
    page = open_device(**PHONE).new_page()
    page.goto(f"{server.phone_address}/")
    assert find_violations(page) == []
    page.get_by_role("textbox").fill(server.code.lower())
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Join").wait_for()
    assert find_violations(page) == []


def test_the_phones_page_with_notes(server: Server, open_device: Open) -> None:
    page = join(open_device(viewport=NARROW, has_touch=True, is_mobile=True), server)
    post(page, "Antidisestablishmentarianismcausesunbrokenwordsthatmustwrapsomewhereorother")
    page.locator("#notes li").wait_for()

    assert page.evaluate(WIDTH) <= NARROW["width"]
    assert find_violations(page) == []
    page.set_viewport_size(PHONE["viewport"])
    assert find_violations(page) == []


def test_an_error_page(server: Server, open_device: Open) -> None:
    page = open_device(**PHONE).new_page()
    page.goto(f"{server.phone_address}/group/{server.code}")

    assert find_violations(page) == []


PRINTED = """() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility());
  return {
    buttons: shown("button, select, .b").map((part) => part.textContent),
    matrix: getComputedStyle(document.querySelector(".matrix tbody td")).display,
    inks: [...new Set(shown(".where, .where b, .matrix th").map((part) => getComputedStyle(part).color))].sort(),
  };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_matrix_is_printed_as_a_table_dark_on_white_with_nothing_to_press(
    server: Server, open_device: Open, crew_state: object, scheme: str
) -> None:
    page = open_device(**LAPTOP, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme/1/issues")
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 700, "height": 990})
    assert page.evaluate(PRINTED) == {
        "buttons": [],
        "matrix": "table-cell",
        "inks": ["rgb(0, 0, 0)", "rgb(51, 51, 51)"],
    }
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    width, height = paper[0].get_size()
    first = "".join(paper[0].get_textpage().get_text_range().split())
    paper.close()
    assert width > height
    assert "Raisedat2of3roundtables" in first
    assert "Gridconnectionsandplanning" in first


NINE_ROOMS = """() => {
  for (const row of document.querySelectorAll(".matrix tr:not(.grp)"))
    for (let n = 0; n < 6; n += 1) row.append(row.children[1].cloneNode(true));
  for (const word of document.querySelectorAll(".matrix .word")) word.textContent = "One participant";
}"""
BEYOND_THEIR_CELLS = """() => [...document.querySelectorAll(".matrix :is(.cell, thead th)")].filter((cell) =>
  cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent)"""


@pytest.mark.parametrize("width", [820, 1280, 1920])
def test_the_matrix_of_nine_rooms_scrolls_beside_the_names_and_no_word_runs_into_the_next_room(
    server: Server, open_device: Open, crew_state: object, width: int
) -> None:
    page = open_device(viewport={"width": width, "height": 800}, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme/1/issues")
    page.evaluate(NINE_ROOMS)

    assert page.evaluate(BEYOND_THEIR_CELLS) == []
    assert page.evaluate(WIDTH) <= width
    across = page.get_by_role("region", name="Shared issues by roundtable")
    across.evaluate("(region) => { region.scrollLeft = 400 }")
    name = page.locator(".matrix tbody th[scope=row]").first
    assert name.evaluate("(name) => name.getBoundingClientRect().left") >= 0


BROKEN = """() => [...document.querySelectorAll(".matrix :is(.cell, thead th)")].flatMap((cell) => {
  const broken = [];
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) for (const { 0: word, index } of texts.currentNode.data.matchAll(/[^\\s-]+/g)) {
    const range = document.createRange();
    range.setStart(texts.currentNode, index);
    range.setEnd(texts.currentNode, index + word.length);
    if (range.getClientRects().length > 1 && !texts.currentNode.parentElement.closest(".sr")) broken.push(word);
  }
  return broken;
})"""


def test_on_paper_no_word_is_broken_where_a_programme_has_fifteen_rooms(
    server: Server, open_device: Open, crew_state: object
) -> None:
    page = open_device(viewport={"width": 1032, "height": 700}, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme/1/issues")
    for _ in range(2):
        page.evaluate(NINE_ROOMS)
    page.emulate_media(media="print")  # the window is as wide as what a sheet on its side holds

    assert page.locator(".matrix thead th").count() == 1 + 3 + 12
    assert page.evaluate(BROKEN) == []


RINGS = """(parts) => parts.map((part) => getComputedStyle(part).outlineStyle)"""


@pytest.mark.parametrize(
    ("address", "all_of_them", "chosen"),
    [
        ("/group/{}", ".heads a", "[aria-current=true], [aria-current=page]"),
        ("/room/{}", ".phases li", "[aria-current]"),
        ("/run/{}/evidence", ".ways a", "[aria-current]"),
        ("/run/{}#pane-team", ".desk [role=tab]", "[aria-selected=true]"),
    ],
)
def test_whoever_reads_in_colours_of_their_own_sees_what_is_chosen(
    server: Server, open_device: Open, crew_state: object, address: str, all_of_them: str, chosen: str
) -> None:
    page = open_device(**LAPTOP, storage_state=crew_state, forced_colors="active").new_page()
    page.goto(server.address + address.format(server.code))

    parts = page.locator(all_of_them)
    expect(parts.and_(page.locator(chosen))).to_have_count(1)
    rings = parts.evaluate_all(RINGS)
    assert (rings.count("solid"), len(rings) > 1) == (1, True)
    assert parts.and_(page.locator(chosen)).evaluate_all(RINGS) == ["solid"]


def test_whoever_posts_in_colours_of_their_own_sees_which_kind_is_chosen(server: Server, open_device: Open) -> None:
    page = join(open_device(**PHONE, forced_colors="active"), server)
    kind = page.locator(".kinds label", has_text="Barrier")
    kind.click()
    page.get_by_role("textbox", name="Your note").focus()

    assert page.locator(".kinds label").evaluate_all(RINGS).count("solid") == 1
    assert kind.evaluate_all(RINGS) == ["solid"]


SPACED = """() => Object.assign(document.documentElement.style, {letterSpacing: "2px", wordSpacing: "2.6px"})"""
CUT_NAMES = """() => [...document.querySelectorAll(".outline a:has(small) > span")].filter((name) =>
  name.scrollHeight > name.clientHeight + 1).map((name) => name.textContent)"""


def test_whoever_spaces_letters_widely_reads_names_of_issues_whole(
    server: Server, open_device: Open, crew_state: object
) -> None:
    page = open_device(**LAPTOP, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme")
    page.get_by_role("link", name="Write-up").last.click()
    page.get_by_role("link", name="Write", exact=True).click()
    page.locator(".outline a:has(small)").first.wait_for()
    page.evaluate(SPACED)

    assert page.evaluate(CUT_NAMES) == []
