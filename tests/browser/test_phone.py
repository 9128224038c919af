"""Phones on bad days: no JavaScript, no sockets, no network, a reload in the middle."""

import re
from collections.abc import Callable

import pytest
from browser.conftest import LAPTOP, PHONE, ROOM, Server, enter, join, post
from playwright.sync_api import BrowserContext, Response, Route, expect

from facilitator.database.access import db
from facilitator.domain.phases import Status
from facilitator.store.roundtables import all_rows
from facilitator.web.assets import find_folder
from facilitator.web.bundles import read_bundles

Open = Callable[..., BrowserContext]
BUDGET_BYTES = 62 * 1024
MOST_REQUESTS = 10
PLACE = "field => field.getBoundingClientRect().top + scrollY"
"""Where something is on the page; the browser may scroll a field that one types in."""


def test_ann_posts_edits_and_takes_back_without_javascript(server: Server, open_device: Open) -> None:
    page = open_device(**PHONE, java_script_enabled=False).new_page()
    page.goto(f"{server.phone_address}/j/{server.code}")
    page.get_by_text("Government", exact=True).click()
    page.get_by_role("button", name="Join").click()

    expect(page.get_by_role("button", name="Got it")).to_have_count(0)
    post(page, "Planning takes two years", heading="Business")
    expect(page.locator("#notes")).to_contain_text("Planning takes two years")

    page.get_by_role("link", name="Edit").click()
    page.get_by_role("textbox", name="Your note").fill("Planning takes three years")
    page.locator("#headings").get_by_text("Investment", exact=True).click()
    page.get_by_role("button", name="Save the change").click()
    expect(page.locator("#notes")).to_contain_text("Planning takes three years")
    expect(page.locator("#notes li")).to_have_class(re.compile("eco-investment"))
    expect(page.locator("#notes")).not_to_contain_text("two years")

    page.get_by_text("Take back", exact=True).click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("#notes")).not_to_contain_text("Planning")


def test_ann_moves_her_note_to_another_heading_and_goes_on_under_her_own(server: Server, open_device: Open) -> None:
    page = join(open_device(**PHONE), server)
    post(page, "Nobody lends to a first plant", heading="Talent")
    expect(page.locator("#notes li .trail")).to_contain_text(re.compile(r"\bT\d"))
    page.get_by_role("textbox", name="Your note").fill("My next one")
    page.get_by_role("link", name="Edit").click()
    page.locator("#headings").get_by_text("Investment", exact=True).click()
    page.get_by_role("button", name="Save the change").click()

    expect(page.locator("#notes li .trail")).to_contain_text(re.compile(r"\bV\d"))
    expect(page.locator("#notes li").first).to_have_class(re.compile("eco-investment"))
    expect(page.get_by_role("textbox", name="Your note")).to_have_value("My next one")
    expect(page.locator("#headings").get_by_role("radio", name="Talent")).to_be_checked()


def test_a_mistake_without_javascript_keeps_what_was_typed(server: Server, open_device: Open) -> None:
    page = open_device(**PHONE, java_script_enabled=False).new_page()
    page.goto(f"{server.phone_address}/j/{server.code}")
    page.get_by_text("Industry", exact=True).click()
    page.get_by_role("button", name="Join").click()
    long = "much too long" * 40

    post(page, long)

    expect(page.get_by_text(re.compile(r"\d+ characters long; the limit is 300"))).to_be_visible()
    expect(page.get_by_role("textbox", name="Your note")).to_have_value(long)


def test_whoever_comes_before_the_doors_open_or_after_the_close_is_told_so(server: Server, open_device: Open) -> None:
    """The page must show it, not only hold it: whoever sees white blames the Wi-Fi."""
    desk = open_device(**LAPTOP).new_page()
    enter(desk, server.crew)
    desk.goto(f"{server.address}/programme/new")
    for label in ("Title", "Cluster", "Question"):
        desk.get_by_label(label, exact=True).fill("Hydrogen")
    desk.get_by_role("button", name="Make the roundtable").click()
    desk.wait_for_url(re.compile(r"/run/\w{5}$"))
    code = desk.url.rsplit("/", 1)[1]
    early = open_device(**PHONE).new_page()
    early.goto(f"{server.phone_address}/j/{code}")
    expect(early.get_by_text("The doors are not open yet")).to_be_visible()

    with server.app.app_context():
        closed = next(row.code for row in all_rows(db.session()) if row.status is Status.CLOSED)
    early.goto(f"{server.phone_address}/j/{closed}")
    expect(early.get_by_text("This roundtable is closed")).to_be_visible()


def test_a_double_press_posts_once_and_complains_of_nothing(server: Server, open_device: Open) -> None:
    page = join(open_device(**PHONE), server)
    page.locator("#headings").get_by_text("Talent", exact=True).click()
    page.get_by_role("textbox", name="Your note").fill("Pressed twice by an impatient thumb")
    page.get_by_text("Barrier", exact=True).first.click()
    page.get_by_role("button", name="Post note").dblclick()
    expect(page.locator("#notes li")).to_have_count(1)
    expect(page.get_by_text("Write something first.")).to_be_hidden()


def test_ann_posts_and_the_room_shows_it_where_sockets_are_blocked(server: Server, open_device: Open) -> None:
    room, phone = open_device(**ROOM), open_device(**PHONE)
    for device in (room, phone):
        device.route_web_socket(re.compile("socket.io"), lambda socket: socket.close())
    screen = room.new_page()
    enter(screen, server.link("display"))
    page = join(phone, server)

    post(page, "This firewall lets nothing through")

    expect(page.locator("#notes")).to_contain_text(re.compile(r"T\d+, on the room screen"))
    expect(screen.get_by_text("This firewall lets nothing through")).to_be_visible(timeout=20_000)


def test_notes_written_offline_survive_a_reload_and_arrive_once(server: Server, open_device: Open) -> None:
    device = open_device(**PHONE)
    page = join(device, server)
    # The network is there, but nobody answers orders: what a phone meets at the edge of the Wi-Fi.
    device.route(re.compile("/commands/"), lambda route: route.abort())
    for number in range(4):
        post(page, f"Written in a dead spot, {number}")
        expect(page.get_by_role("textbox", name="Your note")).to_have_value("")
    expect(page.locator("#notes")).to_contain_text("Saved on this phone")

    page.reload()
    expect(page.locator("#notes li")).to_have_count(4)
    device.unroute(re.compile("/commands/"))

    expect(page.get_by_text(re.compile(r"T\d+, on the room screen"))).to_have_count(4, timeout=40_000)
    page.reload()
    expect(page.locator("#notes li")).to_have_count(4)


def test_an_answer_that_was_lost_makes_no_second_note(server: Server, open_device: Open) -> None:
    device = open_device(**PHONE)
    # On localhost, since here the test itself sends the phone's request on, and only the browser knows room.test.
    page = join(device, server, address=server.address)
    lost: list[str] = []

    def lose_first_answer(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.request.url)
        route.fetch()
        route.abort()

    device.route(re.compile("/commands/note.post"), lose_first_answer)

    post(page, "Sent twice, meant once")

    expect(page.get_by_text(re.compile(r"T\d+, on the room screen"))).to_have_count(1, timeout=30_000)
    page.reload()
    expect(page.locator("#notes li")).to_have_count(1)
    assert lost


def test_text_that_is_being_typed_survives_a_reload(server: Server, open_device: Open) -> None:
    page = join(open_device(**PHONE), server)
    page.get_by_role("textbox", name="Your note").press_sequentially("half a thou")
    expect(page.locator("#count")).not_to_contain_text("at most")  # the page's script has come, and counts

    page.reload()

    expect(page.get_by_role("textbox", name="Your note")).to_have_value("half a thou")


COME_BACK = """() => {
  dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  for (const form of document.forms) form.reset();
}"""
"""What Safari does on going back: the page is as it was, and its forms are emptied a moment later."""


def test_who_goes_away_and_back_in_mid_typing_loses_no_word(server: Server, open_device: Open) -> None:
    page = join(open_device(**PHONE), server)
    page.locator("#headings").get_by_text("Talent", exact=True).click()
    page.get_by_role("textbox", name="Your note").fill("Two paragraphs of thought")
    page.get_by_text("Off the record", exact=True).click()

    page.evaluate(COME_BACK)
    page.get_by_role("textbox", name="Your note").press("End")
    page.get_by_role("textbox", name="Your note").press_sequentially("!")

    expect(page.get_by_role("textbox", name="Your note")).to_have_value("Two paragraphs of thought!")
    expect(page.locator("#headings").get_by_role("radio", name="Talent")).to_be_checked()
    expect(page.locator("[name=off_record]")).to_be_checked()


def test_who_goes_back_to_the_join_page_finds_what_was_chosen(server: Server, open_device: Open) -> None:
    page = open_device(**PHONE).new_page()
    page.goto(f"{server.phone_address}/j/{server.code}")
    page.get_by_text("Government", exact=True).click()
    page.locator("#organisation").evaluate("field => { field.closest('details')?.setAttribute('open', ''); }")
    page.locator("#organisation").fill("Cast & Sons")

    page.goto(f"{server.phone_address}/")
    page.go_back()

    expect(page.get_by_role("radio", name="Government")).to_be_checked()
    expect(page.locator("#organisation")).to_have_value("Cast & Sons")


def test_off_record_words_are_not_kept_on_the_phone_after_they_arrived(server: Server, open_device: Open) -> None:
    page = join(open_device(**PHONE), server)

    post(page, "unique-marker-off-record", off_record=True)
    expect(page.locator("#notes")).to_contain_text("Off the record")

    page.wait_for_function("() => !JSON.stringify(localStorage).includes('unique-marker-off-record')")


@pytest.mark.skipif(not read_bundles(find_folder("static")), reason="scripts are packed at set-up: make setup")
def test_the_first_load_of_the_phones_page_is_small(server: Server, open_device: Open) -> None:
    device = open_device(**PHONE)
    join(device, server).close()
    page = device.new_page()
    device.new_cdp_session(page).send("Network.clearBrowserCache")
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - the driver marks what it is given

    page.goto(f"{server.phone_address}/j/{server.code}", wait_until="networkidle")

    sizes = [response.request.sizes()["responseBodySize"] for response in responses]
    assert len(sizes) <= MOST_REQUESTS
    assert sum(sizes) <= BUDGET_BYTES


def test_nothing_moves_under_the_finger_when_the_script_comes_late(server: Server, open_device: Open) -> None:
    device = open_device(**PHONE)
    waiting: list[Route] = []
    device.route(re.compile(r"/js/phone/page\.js"), lambda route: waiting.append(route))  # noqa: PLW0108 - a built-in cannot be marked
    page = device.new_page()
    page.goto(f"{server.phone_address}/j/{server.code}")
    page.get_by_text("Industry", exact=True).click()
    page.get_by_role("button", name="Join").click()
    note = page.get_by_role("textbox", name="Your note")
    expect(page.locator("header")).to_have_css("position", "sticky")  # nobody types into a page without its style
    note.press_sequentially("typed before the")
    page.evaluate("document.fonts.ready.then(() => null)")
    before = note.evaluate(PLACE)

    [late] = waiting
    late.continue_()
    expect(page.locator("#count")).to_contain_text("left")

    assert abs(before - note.evaluate(PLACE)) < 3
    expect(note).to_have_value("typed before the")
