"""The facilitator's desk beside the room screen: notes held back, the spotlight, and handing the room over."""

import re
from collections.abc import Callable

from browser.access import find_violations
from browser.conftest import LAPTOP, PHONE, ROOM, Server, enter, join, post
from playwright.sync_api import BrowserContext, Page, Route, expect

Open = Callable[..., BrowserContext]
PANES = ("Incoming", "Present", "People", "Write-up", "Team")


def come_in(server: Server, open_device: Open, role: str = "facilitator", **window: object) -> Page:
    """Somebody of the crew with a device of their own."""
    page = open_device(**(window or LAPTOP)).new_page()
    enter(page, server.link(role))
    return page


def run(server: Server, open_device: Open) -> Page:
    """A facilitator's page, with the desk unfolded."""
    page = come_in(server, open_device)
    page.goto(f"{server.address}/run/{server.code}")
    page.keyboard.press("i")
    expect(page.get_by_role("tab", name=re.compile("^Incoming"))).to_be_focused()
    return page


def look_at(page: Page, pane: str) -> None:
    page.get_by_role("tab", name=re.compile(f"^{pane}")).click()


def test_held_released_and_withheld_notes(server: Server, open_device: Open) -> None:
    desk = run(server, open_device)
    screen = come_in(server, open_device, "display", **ROOM)
    ann = join(open_device(**PHONE), server)

    # What is held as it comes is on no screen; the desk has it on top, and says how many wait.
    holding = desk.get_by_label("Hold new notes until they are released")
    holding.click()
    expect(holding).to_be_checked()
    post(ann, "The chairman of Alpha was sacked")
    expect(ann.locator("#notes")).to_contain_text("Waiting for the facilitator")
    held = desk.locator("#held .row").filter(has_text="chairman of Alpha")
    expect(held).to_be_visible()
    expect(desk.get_by_role("tab", name=re.compile("^Incoming"))).to_contain_text("1")
    assert "chairman of Alpha" not in screen.content()

    # Released, it appears; taken back and withheld, it goes, and its author reads why.
    held.get_by_role("button", name="Release").click()
    expect(screen.get_by_text("chairman of Alpha")).to_be_visible()
    latest = desk.locator("#latest .row").filter(has_text="chairman of Alpha")
    latest.get_by_role("button", name="Hold", exact=True).click()
    expect(screen.get_by_text("chairman of Alpha")).to_have_count(0)
    held.get_by_role("button", name="Withhold", exact=True).first.click()
    expect(held.get_by_label("Why? Its author is told.")).to_be_focused()
    held.get_by_label("Why? Its author is told.").fill("It names a person")
    desk.keyboard.press("Enter")
    expect(desk.locator("#withheld .row")).to_contain_text("It names a person")
    expect(ann.locator("#notes")).to_contain_text("Not shown: It names a person")
    assert "chairman of Alpha" not in screen.content()

    holding.click()
    expect(holding).not_to_be_checked()
    post(ann, "A note that nobody minds")
    expect(screen.get_by_text("A note that nobody minds")).to_be_visible()


def test_one_note_in_the_spotlight(server: Server, open_device: Open) -> None:
    desk = run(server, open_device)
    screen = come_in(server, open_device, "display", **ROOM)
    ann = join(open_device(**PHONE), server)
    post(ann, "Stand me alone, and large")
    note = desk.get_by_role("button", name=re.compile(r"^Put T\d+ in the spotlight")).first
    expect(desk.locator("main").get_by_text("Stand me alone")).to_be_visible()

    note.click()
    expect(screen.locator("#spot-text")).to_have_text("Stand me alone, and large")
    expect(screen.get_by_role("heading", name="Business", exact=True)).to_have_count(0)
    look_at(desk, "Present")
    expect(desk.locator(".on-screen")).to_have_text("In the spotlight: Stand me alone, and large")
    desk.keyboard.press("Escape")
    expect(screen.locator("#spot-text")).to_be_hidden()

    # Somebody calls out a number: any note is found by it, whether it has room on the screen or not.
    number = re.findall(r"T\d+", note.inner_text())[0]
    desk.get_by_label("A note, by its number").fill("T999")
    desk.keyboard.press("Enter")
    expect(desk.locator("#called-fault")).to_have_text("There is no note T999 on the record.")
    desk.get_by_label("A note, by its number").fill(number.lower())
    desk.keyboard.press("Enter")
    expect(screen.locator("#spot-text")).to_have_text("Stand me alone, and large")
    desk.get_by_role("button", name="Take it off").click()
    expect(screen.locator("#spot-text")).to_be_hidden()

    # The desk is found as it was left.
    desk.reload()
    expect(desk.get_by_label("A note, by its number")).to_be_visible()

    # S puts the newest there; what its author takes back is gone from the screen at once.
    desk.keyboard.press("s")
    expect(screen.locator("#spot-text")).to_have_text("Stand me alone, and large")
    own = ann.locator("#notes li").filter(has_text="Stand me alone")
    own.get_by_text("Take back", exact=True).click()
    own.get_by_role("button", name="Take it back").click()
    expect(screen.locator("#spot-text")).to_be_hidden()
    screen.wait_for_function("() => !document.documentElement.innerHTML.includes('Stand me alone')")
    desk.keyboard.press("Escape")


def test_off_the_record_words_show_for_a_moment_on_the_desk_alone(server: Server, open_device: Open) -> None:
    desk = run(server, open_device)
    screen = come_in(server, open_device, "display", **ROOM)
    post(join(open_device(**PHONE), server), "between us only", off_record=True)
    look_at(desk, "People")
    expect(desk.locator(".n-off")).to_contain_text(re.compile(r"\d+ notes? off the record"))
    expect(desk.locator(".counted")).to_contain_text("counting at once would point at a neighbour")
    assert "between us only" not in desk.content()

    desk.get_by_role("button", name="Show the words").click()
    expect(desk.get_by_text("between us only")).to_be_visible()
    look_at(desk, "Team")
    expect(desk.get_by_text("between us only")).to_have_count(0)
    look_at(desk, "People")
    desk.get_by_role("button", name="Show the words").click()
    expect(desk.get_by_text("between us only")).to_be_visible()
    desk.evaluate("dispatchEvent(new Event('blur'))")
    expect(desk.get_by_text("between us only")).to_have_count(0)
    assert "between us only" not in screen.content()


def test_a_second_laptop_takes_over_when_the_first_is_gone(server: Server, open_device: Open) -> None:
    first = run(server, open_device)
    screen = come_in(server, open_device, "display", **ROOM)
    ann = join(open_device(**PHONE), server)
    post(ann, "Said before the laptop was closed")
    look_at(first, "Team")
    expect(first.locator(".where")).to_contain_text("The server runs on this laptop")
    first.get_by_role("button", name="Take over the room").click()
    first.get_by_role("dialog").get_by_role("button", name="Take over the room").click()
    expect(first.locator(".leader")).to_have_text("This device has the room.")

    # The link is made on the first laptop, opened on the second, and works once.
    first.get_by_role("button", name="Co-facilitator", exact=True).click()
    expect(first.get_by_label("Address")).to_have_value(re.compile("/enter/"))
    address = first.get_by_label("Address").input_value()
    scanned = first.get_by_role("img", name="Code to scan with the other device")
    expect(scanned).to_have_attribute("src", re.compile("."))
    first.context.close()

    second = open_device(**LAPTOP).new_page()
    enter(second, address)
    second.goto(f"{server.address}/run/{server.code}")
    expect(second.locator("main").get_by_text("Said before the laptop was closed")).to_be_visible()
    second.keyboard.press("i")
    look_at(second, "Team")
    expect(second.locator(".leader")).to_contain_text("Another device has it")
    expect(second.locator("#last")).to_contain_text(": took over the room, ")
    second.get_by_role("button", name="Take over the room").click()
    expect(second.get_by_role("dialog")).to_contain_text("It is with another device now")
    second.get_by_role("dialog").get_by_role("button", name="Take over the room").click()
    expect(second.locator(".leader")).to_have_text("This device has the room.")

    second.keyboard.press("n")
    expect(screen.locator("[aria-current=step]")).to_have_text("Group", timeout=10_000)
    stranger = open_device(**LAPTOP).new_page()
    assert stranger.goto(address).status == 404  # type: ignore[union-attr]
    assert stranger.goto(f"{server.address}/run/{server.code}").status == 403  # type: ignore[union-attr]


def test_a_key_that_is_pressed_before_the_page_is_first_painted_is_taken(server: Server, open_device: Open) -> None:
    desk = come_in(server, open_device)
    desk.add_init_script("window.requestAnimationFrame = () => 0")
    desk.goto(f"{server.address}/run/{server.code}")
    desk.keyboard.press("n")
    expect(desk.locator("[data-act=next].waiting")).to_be_visible()


def test_two_facilitators_who_press_the_same_are_not_at_odds(server: Server, open_device: Open) -> None:
    one, other = run(server, open_device), run(server, open_device)
    look_at(one, "Team")
    step = one.locator("[data-act=next] .label").first.inner_text().removeprefix("Next: ")
    one.keyboard.press("n")
    # The other presses a second before the first one's step is taken, and so has two seconds left when it is.
    expect(one.get_by_role("button", name=re.compile(rf"^Undo \(1\): {step}"))).to_be_visible()
    other.keyboard.press("n")
    expect(other.locator("[aria-current=step]")).to_have_text(step, timeout=10_000)
    expect(other.locator(".says")).to_contain_text("Already done by the co-facilitator")
    expect(other.locator("#last")).to_contain_text("Co-facilitator: changed the phase, ")
    expect(one.locator("#done")).to_contain_text("You changed the phase")

    # While an order of the other is on its way, the first holds the same note: it is told so, instead of an error.
    look_at(other, "Incoming")
    note = other.locator("#latest .row").first
    note.wait_for()
    number = int(note.get_attribute("data-id") or 0)

    def be_faster(route: Route) -> None:
        address = f"{server.address}/r/{server.code}"
        token = one.context.request.get(f"{address}/token").json()["token"]
        data = {"note": number, "client_id": "faster-by-a-moment"}
        one.context.request.post(f"{address}/commands/note.hold", data=data, headers={"X-CSRF-Token": token})
        route.continue_()

    other.route("**/commands/note.hold", be_faster)
    note.get_by_role("button", name="Hold", exact=True).click()
    expect(other.locator("#desk .told")).to_have_text("Already done by the co-facilitator (held a note).")
    look_at(one, "Incoming")
    one.locator(f"#held .row[data-id='{number}']").get_by_role("button", name="Release").click()
    expect(one.locator("#held .row")).to_have_count(0)


def test_everything_by_keyboard_alone(server: Server, open_device: Open) -> None:
    desk = come_in(server, open_device)
    desk.goto(f"{server.address}/run/{server.code}")
    post(join(open_device(**PHONE), server), "Reached without a mouse")
    expect(desk.locator("#desk")).to_be_hidden()
    desk.keyboard.press("i")
    expect(desk.locator("#latest .row").first).to_contain_text("Reached without a mouse", timeout=20_000)
    desk.keyboard.press("Tab")
    expect(desk.locator("#pane-incoming")).to_be_focused()
    desk.keyboard.press("Tab")
    expect(desk.locator("#holding")).to_be_focused()
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Type in from paper, or for someone").first).to_be_focused()
    desk.keyboard.press("Tab")
    expect(desk.locator("#latest .row").first.get_by_role("button", name="Hold", exact=True)).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("#held")).to_contain_text("Reached without a mouse")
    expect(desk.locator("#latest")).not_to_contain_text("Reached without a mouse")
    expect(desk.locator("#latest .row").first.get_by_role("button", name="Hold", exact=True)).to_be_focused()
    desk.locator("#held").get_by_role("button", name="Release").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#held .row")).to_have_count(0)

    # A remark for the write-up team: keys that mean something elsewhere are letters in a field.
    desk.get_by_role("tab", name=re.compile("^Incoming")).focus()
    for _ in range(3):
        desk.keyboard.press("ArrowRight")
    expect(desk.get_by_role("tab", name="Write-up")).to_be_focused()
    desk.get_by_label("A note that only the crew reads").focus()
    desk.keyboard.type("pins on nips")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#kept")).to_contain_text("pins on nips")
    desk.get_by_role("tab", name="Write-up").focus()
    desk.keyboard.press("i")
    expect(desk.locator("#desk")).to_be_hidden()
    expect(desk.locator(".desk-opener")).to_be_focused()


def test_the_desk_shuts_nobody_out(server: Server, open_device: Open) -> None:
    desk = come_in(server, open_device)
    desk.goto(f"{server.address}/run/{server.code}")
    desk.keyboard.press("i")
    desk.locator("#latest .row").first.wait_for()
    for pane in PANES:
        look_at(desk, pane)
        assert find_violations(desk) == [], pane


def test_what_was_done_last_grows_older_also_without_a_network(server: Server, open_device: Open) -> None:
    desk = come_in(server, open_device)
    desk.goto(f"{server.address}/run/{server.code}#pane-team")
    desk.get_by_role("button", name="+2 min").click()
    when = desk.locator("#done li").first.locator(".when")
    expect(when).to_have_text("just now")

    desk.context.set_offline(True)

    expect(when).to_have_text(re.compile("s ago"))


def test_whoever_hears_the_agenda_knows_of_which_line_each_control_is(server: Server, open_device: Open) -> None:
    page = come_in(server, open_device)
    page.goto(f"{server.address}/run/{server.code}")
    page.get_by_role("button", name="Change the agenda").click()
    lines = page.get_by_role("dialog", name="Agenda")
    second = lines.get_by_role("listitem").nth(1)
    name = second.get_by_role("combobox").first.evaluate("(box) => box.selectedOptions[0].text")

    for what in ("Up", "Down", "Take out"):
        expect(second.get_by_role("button", name=f"{what}, line 2: {name}", exact=True)).to_be_visible()
    expect(second.get_by_role("spinbutton", name=f"Minutes, line 2: {name}")).to_be_visible()
    expect(second.get_by_role("combobox", name=f"Phase, line 2: {name}")).to_be_visible()

    second.get_by_role("button", name=re.compile("^Down, line 2")).click()
    expect(lines.get_by_role("button", name=f"Down, line 3: {name}", exact=True)).to_be_focused()
