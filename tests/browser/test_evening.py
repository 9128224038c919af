"""A whole evening on the usual agenda: six phones, a facilitator who uses no mouse, and a room screen.

At each phase the accessibility tree of a phone and of the control page is read, as a screen reader would have it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from browser.conftest import LAPTOP, PHONE, ROOM, Server, enter, post
from playwright.sync_api import BrowserContext, Locator, Page, expect

Open = Callable[..., BrowserContext]
SECTORS = ("Industry", "Academia", "Government", "Investor", "Industry", "Academia")
HEADINGS = ("Business", "Talent", "Innovation", "Investment")
SET_UP = {"Title": "Medtech roundtable", "Cluster": "Medtech", "Question": "What holds medtech back?"}
MOST_TABS = 150
NAMELESS = re.compile(r"^\s*- (?:button|link|checkbox|radio|textbox|combobox)(?: \[[^\]]*\])*:?\s*$", re.MULTILINE)
"""A control that a screen reader would have no name for, as a line of the tree."""


@dataclass
class Evening:
    """Everybody's pages."""

    server: Server
    desk: Page
    screen: Page
    phones: list[Page]

    def go_on(self, phase: str, heading: str = "") -> None:
        """Presses N, waits out the three seconds in which it could be undone, and finds everybody there."""
        self.desk.keyboard.press("n")
        for page in self.phones:
            expect(page.locator("#phase")).to_have_text(f"{phase}: {heading}" if heading else phase)
        for page in (self.phones[0], self.desk):
            tree = page.locator("body").aria_snapshot()
            assert "heading" in tree
            assert NAMELESS.findall(tree) == []

    def shows(self, words: str) -> None:
        """Finds words on the room screen."""
        expect(self.screen.get_by_text(words).first).to_be_visible()


def reach(page: Page, target: Locator) -> None:
    """Goes on with Tab until the focus is there, once around the page at most."""
    target.wait_for()
    for _ in range(MOST_TABS):
        if target.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {target}")


def press(page: Page, target: Locator) -> None:
    """Presses a button or follows a link without a mouse."""
    reach(page, target)
    page.keyboard.press("Enter")


def add(page: Page, field: str, words: str, button: str) -> None:
    """Brings something to the present exercise; a second kind's form is folded until it is wanted."""
    page.locator("#exercise").wait_for()
    words_field, fold = page.get_by_role("textbox", name=field), page.locator("#exercise summary")
    wanted = fold.filter(has_text=button)
    expect(words_field.or_(wanted).locator("visible=true").first).to_be_visible()
    if not words_field.is_visible():
        wanted.click()
    words_field.fill(words)
    page.get_by_role("button", name=button, exact=True).click()


def row(page: Page, words: str) -> Locator:
    return page.locator("#exercise li").filter(has_text=words)


@pytest.fixture
def evening(server: Server, open_device: Open) -> Evening:
    """Next week's roundtable is set up and opened, and six people join it in its lobby."""
    desk = open_device(**LAPTOP).new_page()
    enter(desk, server.crew)
    desk.goto(f"{server.address}/programme/new")
    for label, words in SET_UP.items():
        reach(desk, desk.get_by_label(label, exact=True))
        desk.keyboard.type(words)
    press(desk, desk.get_by_role("button", name="Make the roundtable"))
    desk.wait_for_url(re.compile(r"/run/\w{5}$"))
    server.code = desk.url.rsplit("/", 1)[1]
    expect(desk.locator("[data-act=next] .label").first).to_have_text("Open to phones")
    desk.keyboard.press("n")
    expect(desk.get_by_role("button", name=re.compile("Next: Keynote"))).to_be_visible()
    screen = open_device(**ROOM).new_page()
    enter(screen, server.link("display"))
    return Evening(server, desk, screen, [sit_down(server, open_device, sector) for sector in SECTORS])


def sit_down(server: Server, open_device: Open, sector: str) -> Page:
    """One person more, who joins while the room is still in its lobby."""
    page = open_device(**PHONE).new_page()
    page.goto(f"{server.phone_address}/j/{server.code}")
    page.get_by_text(sector, exact=True).click()
    page.get_by_role("button", name="Join").click()
    page.locator("#phase").wait_for()
    return page


def test_an_evening_from_the_lobby_to_the_close(evening: Evening) -> None:
    listen_to_the_keynote(evening)
    define_the_cluster(evening)
    write_in_private(evening)
    argue(evening)
    group(evening)
    discuss(evening)
    vote(evening)
    pitch_and_commit(evening)
    close(evening)


def listen_to_the_keynote(evening: Evening) -> None:
    ann, ben = evening.phones[:2]
    evening.go_on("Keynote")
    add(ann, "Your question", "Who pays for the first trial?", "Ask this")
    row(ben, "Who pays").get_by_role("button", name="I want this too").click()
    evening.shows("Who pays for the first trial?")


def define_the_cluster(evening: Evening) -> None:
    _, _, cat, dan, eve, _ = evening.phones
    evening.go_on("Define")
    add(cat, "Something to sort", "A gym that sells heart-rate straps", "Add it")
    row(dan, "A gym").get_by_role("button", name="Out").click()
    add(eve, "The cluster in one sentence", "All who heal with things", "Add a sentence")
    evening.shows("A gym that sells heart-rate straps")
    evening.shows("All who heal with things")


def write_in_private(evening: Evening) -> None:
    """The room is told how many notes there are, and no phone holds another's."""
    for page, heading in zip(evening.phones, HEADINGS, strict=False):
        evening.go_on("Gather", heading)
        post(page, f"What holds us back is the {heading} of it", heading)
        expect(page.locator("#notes")).to_contain_text(f"the {heading} of it")
    post(evening.phones[4], "More of the Talent of it", "Talent")
    expect(evening.phones[4].locator("#notes")).to_contain_text("More of the Talent of it")
    for page in (evening.screen, evening.phones[0]):
        assert "the Innovation of it" not in page.content()


def argue(evening: Evening) -> None:
    evening.go_on("Reveal")
    evening.shows("the Innovation of it")
    evening.phones[0].locator("#exercise").get_by_text("Talent", exact=True).first.click()
    theirs = row(evening.phones[0], "is the Talent of it")
    theirs.get_by_role("button", name=re.compile("I see it differently")).click()
    expect(theirs.get_by_role("button", name=re.compile("I see it differently"))).to_have_attribute(
        "aria-pressed", "true"
    )


def group(evening: Evening) -> None:
    """The whole of the grouping by keys: tick, name, rename, undo, and back to the control page."""
    evening.go_on("Group")
    desk = evening.desk
    desk.keyboard.press("g")
    desk.wait_for_url(re.compile(r"/group/\w{5}$"))
    for key, name, more in (("1", "What firms lack", 0), ("2", "What welders want", 1)):
        desk.keyboard.press(key)
        expect(desk.locator(f"#heads a >> nth={int(key) - 1}")).to_have_attribute("aria-current", "page")
        reach(desk, desk.locator("#list input[type=checkbox]").first)
        desk.keyboard.press("Shift+ArrowDown" if more else "Space")
        expect(desk.locator("#movebar")).to_contain_text(f"{1 + more} selected")
        desk.keyboard.press("c")
        expect(desk.get_by_label("New theme")).to_be_focused()
        desk.keyboard.type(name)
        desk.keyboard.press("Enter")
        expect(desk.get_by_role("heading", name=name)).to_be_visible()

    evening.shows("What welders want")
    theme = desk.locator("article.theme").filter(has_text="What welders want")
    reach(desk, theme)
    rename(desk, "What talent lacks")
    evening.shows("What talent lacks")
    desk.keyboard.press("z")
    evening.shows("What welders want")
    desk.keyboard.press("Shift+z")
    evening.shows("What talent lacks")
    press(desk, desk.get_by_role("link", name="Back to the control page"))
    expect(desk.locator("[data-act=next] .label").first).to_contain_text("Next: ")


def rename(desk: Page, name: str) -> None:
    desk.keyboard.press("r")
    expect(desk.get_by_role("textbox", name="Name of the theme")).to_be_focused()
    desk.keyboard.press("Control+a")
    desk.keyboard.type(name)
    desk.keyboard.press("Enter")


def discuss(evening: Evening) -> None:
    """A theme in the spotlight, more time, a pause and an end to it."""
    evening.go_on("Discuss")
    desk, screen = evening.desk, evening.screen
    expect(evening.phones[5].locator("#exercise")).to_contain_text("What is this theme really asking for")
    desk.keyboard.press("s")
    expect(screen.locator("#screen")).to_have_attribute("data-view", "spotlight")
    desk.keyboard.press("Escape")
    expect(screen.locator("#screen")).not_to_have_attribute("data-view", "spotlight")
    desk.keyboard.press("+")
    expect(screen.locator(".clock")).to_contain_text(re.compile("2[78]:"))
    desk.keyboard.press("p")
    expect(screen.get_by_text("Paused")).to_be_visible()
    desk.keyboard.press("p")
    expect(screen.get_by_text("Paused")).to_be_hidden()


def vote(evening: Evening) -> None:
    evening.go_on("Vote")
    server, desk = evening.server, evening.desk
    for page in evening.phones[:3]:
        page.locator(".vt .more").first.click()
        expect(page.get_by_role("status").filter(has_text="2 dots left")).to_contain_text("Saved")
    expect(evening.screen.locator("body")).to_contain_text(re.compile(r"3 of 6"))
    for audience in ("room", "crew"):
        told = desk.context.request.get(f"{server.address}/r/{server.code}/snapshot?audience={audience}").json()
        assert [each for each in told["board"]["rounds"] if each["tallies"]] == []
    # Z is for what was announced, and for grouping while the room groups: a ballot must not lose a theme to it.
    desk.keyboard.press("z")
    expect(desk.locator(".says")).to_contain_text("Nothing to undo here")
    expect(desk.locator(".dock [data-act=next] .label")).to_have_text("Next: Pitch (results first)")
    expect(desk.locator("#lack")).to_have_text(re.compile("^The room has not seen what it chose"))
    press(desk, desk.get_by_role("button", name="Close vote"))
    # What mostly comes next has its name; while results are left to show, voting again is among all controls.
    expect(desk.locator(".dock [data-act=grid] .label")).to_have_text("Rate the top")
    expect(desk.locator(".dock [data-act=dots]")).to_be_hidden()
    expect(desk.locator("#keys [data-act=dots]")).to_be_enabled()
    expect(desk.locator("#keys [data-act=end-vote]")).to_be_disabled()
    for heading in ("Business", "Talent"):
        press(desk, desk.locator("[data-act=show]").filter(has_text=heading))
    expect(desk.locator(".dock [data-act=dots] .label")).to_have_text("Vote again")
    expect(desk.locator(".dock [data-act=next] .label")).to_have_text("Next: Pitch")
    expect(evening.screen.locator(".legend")).to_have_text("A full bar: 3 dots")
    expect(evening.phones[0].locator(".rs").filter(has_text="What talent lacks")).to_be_visible()


def pitch_and_commit(evening: Evening) -> None:
    _, _, _, dan, eve, gil = evening.phones
    evening.go_on("Pitch")
    expect(evening.desk.locator(".ballots")).to_be_hidden()
    expect(evening.screen.locator(".legend")).to_be_hidden()
    expect(evening.desk.get_by_role("button", name="Join screen")).to_be_visible()
    add(dan, "Your line", "Fund the trial ward", "Add a line")
    add(gil, "What can you give?", "A ward on Fridays", "Add an offer")
    evening.shows("Fund the trial ward")
    evening.go_on("Commit")
    add(eve, "What will you do?", "I open the ward to two firms", "Commit to it")
    evening.shows("I open the ward to two firms")


def close(evening: Evening) -> None:
    """For good: the code is typed, phones say thank you, and the write-up has what each exercise gave."""
    server, desk, ann = evening.server, evening.desk, evening.phones[0]
    evening.go_on("Close")
    expect(ann.get_by_role("heading", name="Thank you")).to_be_visible()
    desk.keyboard.press("n")
    expect(desk.get_by_role("dialog")).to_contain_text(f"type its code, {server.code}")
    desk.keyboard.insert_text("（" + "".join(chr(ord(letter) + 0xFEE0) for letter in server.code) + "）")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name=re.compile("Write-up"))).to_be_visible()
    # A screen that was there goes on saying thank you; one that is opened later shows what was found.
    evening.shows("The roundtable is closed, and")
    expect(evening.screen.get_by_role("heading", name="Thank you")).to_be_visible()
    evening.screen.reload()
    evening.shows("What talent lacks")
    desk.goto(f"{server.address}/group/{server.code}")
    expect(desk.get_by_text("Changes are for the next version")).to_be_visible()
    expect(desk.get_by_role("button", name=re.compile("^Sort"))).to_have_count(0)
    expect(desk.get_by_role("button", name=re.compile("^New theme"))).to_be_visible()

    checked = server.command("check", server.code)
    assert checked.returncode == 0, checked.stdout
    told = desk.context.request.get(f"{server.address}/write-up/{server.code}/download/md").text()
    brought = ("All who heal with things", "Fund the trial ward", "I open the ward to two firms", "What talent lacks")
    assert [words for words in brought if words not in told] == []
