"""Phones through the exercises: what is asked, sorted, argued with, offered and promised, and what nobody may lose."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.access import WIDTH, find_violations
from browser.conftest import LAPTOP, PHONE, Server, enter, join, post, until
from browser.desks import Desk
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

Open = Callable[..., BrowserContext]
PHASES = ["lobby", "keynote", "define", "post", "reveal", "cluster", "discuss", "pitch", "commit", "close"]
EXAMPLE = Path(__file__).parents[2] / "facilitator" / "examples" / "space.jsonl"
NARROW = {"viewport": {"width": 320, "height": 568}, "has_touch": True, "is_mobile": True}
SLOW = 20_000
COME_BACK = """() => {
  const look = (hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  };
  look(true);
  const now = Date.now;
  Date.now = () => now() + 61_000;
  look(false);
  Date.now = now;
}"""
"""A minute goes by without anybody looking at the page."""
ARRIVED = re.compile(r'"(id|note)":\d')
"""What a phone keeps with what it shows, once the room has it too: its number there."""


@pytest.fixture
def desk(server: Server, open_device: Open, tmp_path: Path) -> Desk:
    """A roundtable of its own in its gathering, with one note and every exercise on its agenda."""
    notes = tmp_path / "notes.jsonl"
    rows = EXAMPLE.read_text(encoding="utf-8").splitlines()
    notes.write_text(next(row for row in rows if '"talent"' in row), encoding="utf-8")
    server.open_roundtable(notes)
    page = open_device(**LAPTOP).new_page()
    enter(page, server.link("facilitator"))
    desk = Desk(page, server.code, PHASES)
    desk.do("agenda.change", phases=PHASES, minutes=[0] + [12] * 9, headings=[""] * 10)
    return desk


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name)


def row(page: Page, text: str) -> Locator:
    """The line of a list in which these words stand."""
    return page.locator("#exercise li").filter(has_text=text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_the_most_wanted_question_comes_first_and_an_answered_one_last(
    server: Server, open_device: Open, desk: Desk
) -> None:
    desk.go_to("keynote")
    ann, ben = join(open_device(**PHONE), server), join(open_device(**PHONE), server)
    for question in ("Who pays for the first unit?", "When is the order book published?"):
        field(ann, "Your question").fill(question)
        press(ann, "Ask this")
        expect(row(ann, question)).to_contain_text("Yours")

    arrow = row(ben, "Who pays").get_by_role("button", name="I want this too")
    arrow.click()
    expect(arrow).to_have_attribute("aria-pressed", "true")
    expect(row(ann, "Who pays").locator(".up .n")).to_have_text("1")
    expect(ann.locator("#exercise li").first).to_contain_text("Who pays")
    arrow.click()
    expect(row(ann, "Who pays").locator(".up .n")).to_have_text("0")

    first = next(each for each in desk.board()["contributions"] if each["text"].startswith("When"))
    desk.do("contribution.mark", contribution=first["id"], is_marked=True)
    expect(row(ann, "When is")).to_contain_text("Answered")
    expect(ben.locator("#exercise li").last).to_contain_text("When is")
    row(ann, "Who pays").get_by_text("Take back").click()
    row(ann, "Who pays").get_by_role("button", name="Take it back").click()
    expect(row(ben, "Who pays")).to_have_count(0)


def test_what_others_sorted_is_seen_after_sorting(server: Server, open_device: Open, desk: Desk) -> None:
    desk.go_to("define")
    ann, ben = join(open_device(**PHONE), server), join(open_device(**PHONE), server)
    field(ann, "Something to sort").fill("A car supplier")
    press(ann, "Add it")
    row(ann, "A car supplier").get_by_role("button", name="Edge").click()

    expect(row(ben, "A car supplier").get_by_role("button", name="Edge")).to_have_text("Edge ")
    row(ben, "A car supplier").get_by_role("button", name="In").click()
    expect(row(ben, "A car supplier").get_by_role("button", name="Edge")).to_have_text("Edge 1")
    expect(row(ann, "A car supplier").get_by_role("button", name="In")).to_have_text("In 1")


def test_words_outlive_a_phase_a_reload_and_a_dead_spot(server: Server, open_device: Open, desk: Desk) -> None:
    desk.go_to("keynote")
    device = open_device(**PHONE)
    page = join(device, server)
    question = field(page, "Your question")
    question.press_sequentially("half a ques")
    page.evaluate("document.fonts.ready.then(() => null)")  # letters that change their width move what is below
    top = question.bounding_box()

    desk.go_to("define")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Who belongs")
    expect(question).to_be_focused()
    page.keyboard.type("tion")
    expect(question).to_have_value("half a question")
    now = question.bounding_box()
    assert top is not None
    assert now is not None
    assert abs(top["y"] - now["y"]) < 3
    page.reload()
    expect(question).to_have_value("half a question")

    device.route(re.compile("/commands/"), lambda route: route.abort())
    press(page, "Ask this")
    field(page, "Something to sort").fill("A museum")
    press(page, "Add it")
    expect(row(page, "A museum")).to_contain_text("Saved on this phone")
    page.reload()
    # A try that outlives its page may reach the room, so there may be two of it until the answer has come: what waits
    # here, and what the room already has.
    expect(row(page, "A museum").first).to_be_visible()
    device.unroute(re.compile("/commands/"))
    expect(row(page, "A museum").locator(".trail:visible")).to_have_count(0, timeout=40_000)
    expect(row(page, "half a question")).to_have_count(0, timeout=40_000)  # each waits for its own next try
    assert sorted(each["text"] for each in desk.board()["contributions"]) == ["A museum", "half a question"]


def test_refused_words_are_back_in_their_form_with_the_reason(server: Server, open_device: Open, desk: Desk) -> None:
    desk.go_to("define")
    page = join(open_device(**PHONE), server)
    field(page, "Something to sort").fill("Too early to say")
    desk.go_to("keynote")
    expect(page.get_by_role("heading", name="You were writing this")).to_be_visible()

    press(page, "Add it")

    expect(page.locator("[data-kind=case] .fault:visible")).to_contain_text("The room has not reached this yet")
    expect(field(page, "Something to sort")).to_have_value("Too early to say")


def test_words_left_in_the_middle_at_the_close_stay_and_nobody_is_asked_to_add_them(
    server: Server, open_device: Open, desk: Desk
) -> None:
    desk.go_to("define")
    page = join(open_device(**PHONE), server)
    field(page, "Something to sort").fill("Half a case")
    desk.do("roundtable.close", code=server.code)

    expect(page.get_by_role("heading", name="You were writing this")).to_be_visible()
    expect(field(page, "Something to sort")).to_have_value("Half a case")
    expect(page.locator("[data-kind=case] .sends .go")).to_be_hidden()
    expect(page.locator("#empty")).to_have_text("No notes of yours.")


def test_ann_agrees_with_ben_and_nobody_saw_his_note_before_the_reveal(
    server: Server, open_device: Open, desk: Desk
) -> None:
    desk.go_to("post")
    ann, ben = join(open_device(**PHONE), server), join(open_device(**PHONE), server)
    post(ben, "Vetting takes a year")
    post(ann, "Nobody teaches welding")
    expect(ann.locator("#notes li")).to_have_count(1)
    assert "Vetting" not in ann.content()

    desk.go_to("reveal")
    his = row(ann, "Vetting takes a year")
    expect(his).to_be_visible(timeout=SLOW)
    his.get_by_role("button", name="Me too").click()
    expect(row(ben, "Vetting takes a year")).to_contain_text("Yours")
    expect(row(ben, "Vetting takes a year").locator("[data-count=me_too]")).to_have_text("Me too 1")
    expect(row(ben, "Vetting takes a year").get_by_role("button")).to_have_count(0)
    his.get_by_role("button", name="I see it differently").click()
    expect(row(ben, "Vetting takes a year").locator("[data-count=differ]")).to_have_text("I see it differently 1")
    expect(row(ben, "Vetting takes a year").locator("[data-count=me_too]")).to_be_hidden()
    post(ann, "A late thought")
    expect(row(ben, "A late thought")).to_be_visible()


def test_a_scribe_writes_for_a_table(server: Server, open_device: Open, desk: Desk) -> None:
    page = join(open_device(**PHONE), server)
    page.get_by_text("I write for my table").click()
    field(page, "Table number").fill("4")
    press(page, "Write for this table")
    expect(page.get_by_text("Waiting to be let in for table 4")).to_be_visible()
    desk.admit_scribes()
    expect(page.get_by_text("Writing for table 4")).to_be_visible()
    post(page, "We could not agree")
    expect(page.locator("#notes")).to_contain_text("on the room screen")
    assert desk.board()["notes"][-1]["source"] == "scribe"

    note = desk.board()["notes"][-1]["id"]
    desk.do("theme.make", heading="talent", name="Discord", notes=[note])
    desk.go_to("discuss")
    field(page, "Record of table 4").fill("In the end we did")
    page.get_by_label("On which theme?").select_option("Discord")
    press(page, "Add to the record")
    expect(row(page, "In the end we did").first).to_contain_text("Table 4")
    expect(row(page, "In the end we did").first).to_contain_text("Discord")

    press(page, "For myself again")
    expect(page.get_by_text("Writing for table 4")).to_be_hidden()

    # Who begins only now, at the foot of the page, is taken to the table's record once they are let in.
    page.get_by_text("I write for my table").click()
    field(page, "Table number").fill("4")
    press(page, "Write for this table")
    desk.admit_scribes()
    expect(field(page, "Record of table 4")).to_be_focused()
    expect(field(page, "Record of table 4")).to_be_in_viewport()


def test_who_is_not_let_in_to_write_for_a_table_is_told_and_waits_no_longer(
    server: Server, open_device: Open, desk: Desk
) -> None:
    page = join(open_device(**PHONE), server)
    page.get_by_text("I write for my table").click()
    field(page, "Table number").fill("4")
    page.wait_for_load_state("networkidle")  # the switch's script has come, or the form would be sent as it is
    press(page, "Write for this table")
    page.evaluate("document.getElementById('scribe-no').value = ''")  # as where the page was loaded anew meanwhile
    desk.admit_scribes(is_in=False)
    expect(page.get_by_text("You were not let in to write for table 4.")).to_be_visible()
    expect(page.get_by_text("Waiting to be let in")).to_be_hidden()

    # The table's number stands there still. Who takes the question back was not refused.
    press(page, "Write for this table")
    expect(page.get_by_text("You were not let in")).to_be_hidden()
    press(page, "For myself again")
    expect(page.get_by_text("Waiting to be let in")).to_be_hidden()
    page.wait_for_timeout(1000)
    expect(page.get_by_text("You were not let in")).to_be_hidden()


def test_two_people_are_in_touch_only_once_both_want_it(server: Server, open_device: Open, desk: Desk) -> None:
    desk.go_to("pitch")
    ann, ben = join(open_device(**PHONE), server), join(open_device(**PHONE), server)
    ann.locator("[data-kind=ask] summary").first.click()
    field(ann, "What do you need?").fill("A vacuum chamber")
    field(ann, "Who could help?").fill("The university")
    press(ann, "Add an ask")
    expect(row(ben, "A vacuum chamber")).to_contain_text("Asked of: The university")
    screen = desk.page.context.new_page()
    screen.goto(f"{server.address}/room/{server.code}")
    expect(screen.locator("[data-panel=asks]")).to_contain_text("Asked of: The university")
    ben.get_by_text("Get in touch").click()
    field(ben, "How you can be reached").fill("ben-contact")
    press(ben, "Say that I would like to")
    expect(row(ben, "A vacuum chamber")).to_contain_text("You asked to be in touch")
    expect(row(ann, "A vacuum chamber")).to_contain_text("Somebody would like to be in touch")
    press(ben, "Do not ask any more")
    expect(row(ann, "A vacuum chamber")).not_to_contain_text("Somebody would like to be in touch")
    ben.get_by_text("Get in touch").click()
    field(ben, "How you can be reached").fill("ben-contact")
    press(ben, "Say that I would like to")

    expect(row(ann, "A vacuum chamber")).to_contain_text("Somebody would like to be in touch")
    assert "ben-contact" not in ann.content()
    field(ann, "How you can be reached").fill("ann-contact")
    press(ann, "Exchange contacts")

    expect(row(ann, "A vacuum chamber")).to_contain_text("ben-contact")
    expect(row(ben, "A vacuum chamber")).to_contain_text("ann-contact")
    desk.go_to("close")
    expect(row(ben, "A vacuum chamber")).to_contain_text("ann-contact", timeout=SLOW)
    assert "contact" not in str(desk.board()["contributions"])


def test_a_private_commitment_stays_on_its_phone(server: Server, open_device: Open, desk: Desk) -> None:
    desk.go_to("commit")
    ann, ben = join(open_device(**PHONE), server), join(open_device(**PHONE), server)
    field(ann, "What will you do?").fill("Ring the test house")
    field(ann, "Who owns it?").fill("Ann")
    ann.get_by_label("By when?").fill("2031-03-03")
    press(ann, "Commit to it")
    expect(row(ben, "Ring the test house")).to_contain_text("By 3 March 2031")
    field(ann, "What will you do?").fill("Stop hoarding drawings")
    ann.get_by_text("For myself alone", exact=True).first.click()
    press(ann, "Commit to it")
    expect(row(ann, "Stop hoarding")).to_contain_text("For yourself alone")

    desk.go_to("close")
    expect(row(ann, "Stop hoarding")).to_be_visible(timeout=SLOW)
    expect(row(ben, "Ring the test house")).to_be_visible(timeout=SLOW)
    assert "hoarding" not in ben.content() + str(desk.board())
    desk.do("roundtable.close", code=server.code)
    expect(ann.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_who_was_away_is_told_where_the_room_is(server: Server, open_device: Open, desk: Desk) -> None:
    page = join(open_device(**PHONE), server)
    expect(page.locator("#card")).to_contain_text("Gather, about")
    expect(page.locator("#card")).to_contain_text("without your name")
    press(page, "Got it")
    expect(page.locator("#card")).to_be_hidden()
    page.goto(page.url.partition("?")[0])
    expect(page.locator("#card")).to_contain_text("Gather, about")
    expect(page.locator("#card-promise")).to_be_hidden()

    held: list[Route] = []
    page.route("**/parts", lambda route: held.append(route))  # noqa: PLW0108
    page.evaluate(COME_BACK)
    press(page, "Got it")
    expect(page.locator("#card")).to_be_hidden()
    # What the card would say was still on its way: it does not come back for that.
    until(page, lambda: held != [])
    with page.expect_response("**/parts"):
        held.pop().continue_()
    page.wait_for_timeout(500)
    expect(page.locator("#card")).to_be_hidden()

    page.evaluate(COME_BACK)
    expect(page.locator("#card")).to_be_visible()
    expect(page.locator("#card")).to_contain_text("Gather, about")
    press(page, "Got it")
    expect(page.locator("#card")).to_be_hidden()

    desk.do("sharing.tighten", sharing_mode="chatham_house", is_sensitive=True, is_sure=True)
    expect(page.locator("#card")).to_contain_text("has been tightened", timeout=SLOW)
    expect(page.locator("#card")).to_contain_text("Chatham House")
    press(page, "Got it")
    page.reload()
    expect(page.locator("#card")).not_to_contain_text("has been tightened")


def test_a_held_note_says_so_and_a_withheld_one_says_why(server: Server, open_device: Open, desk: Desk) -> None:
    desk.do("holding.change", is_on=True)
    page = join(open_device(**PHONE), server)
    post(page, "Names a supplier")
    expect(page.locator("#notes")).to_contain_text("Waiting for the facilitator")

    desk.do("note.withhold", note=desk.held()[0]["id"], reason="It names a person")
    expect(page.locator("#notes")).to_contain_text("Not shown: It names a person")


def test_the_exercises_without_javascript(server: Server, open_device: Open, desk: Desk) -> None:
    desk.go_to("keynote")
    page = join(open_device(**PHONE, java_script_enabled=False), server)
    field(page, "Your question").fill("x" * 301)
    press(page, "Ask this")
    expect(page.get_by_text("This is 301 characters long; the limit is 300.")).to_be_visible()
    expect(field(page, "Your question")).to_have_value("x" * 301)
    expect(page.locator(".fault:visible")).to_have_count(1)
    field(page, "Your question").fill("Who pays?")
    press(page, "Ask this")
    for pressed, n in (("true", "1"), ("false", "0")):
        row(page, "Who pays?").get_by_role("button", name="I want this too").click()
        arrow = row(page, "Who pays?").get_by_role("button", name="I want this too")
        expect(arrow).to_have_attribute("aria-pressed", pressed)
        expect(arrow.locator(".n")).to_have_text(n)
    row(page, "Who pays?").get_by_text("Take back").click()
    row(page, "Who pays?").get_by_role("button", name="Take it back").click()
    expect(row(page, "Who pays?")).to_have_count(0)

    other = join(open_device(**PHONE), server)
    desk.go_to("post")
    post(other, "Vetting takes a year")
    expect(other.locator("#notes li")).to_have_attribute("data-shown", ARRIVED)
    desk.go_to("reveal")
    page.reload()
    row(page, "Vetting").get_by_role("button", name="Me too").click()
    expect(row(page, "Vetting").get_by_role("button", name="Me too")).to_have_attribute("aria-pressed", "true")

    desk.go_to("pitch")
    other.locator("[data-kind=offer] summary").first.click()
    field(other, "What can you give?").fill("Two days in a clean room")
    press(other, "Add an offer")
    expect(row(other, "clean room")).to_have_attribute("data-shown", ARRIVED)
    page.reload()
    page.get_by_text("Get in touch").click()
    field(page, "How you can be reached").fill("page-contact")
    press(page, "Say that I would like to")
    expect(row(page, "clean room")).to_contain_text("You asked to be in touch")

    page.get_by_text("I write for my table").click()
    field(page, "Table number").fill("7")
    press(page, "Write for this table")
    expect(page.get_by_text("Waiting to be let in for table 7")).to_be_visible()
    desk.admit_scribes()
    page.reload()
    expect(page.get_by_text("Writing for table 7")).to_be_visible()


def test_the_exercises_where_sockets_are_blocked(server: Server, open_device: Open, desk: Desk) -> None:
    device = open_device(**PHONE)
    device.route_web_socket(re.compile("socket.io"), lambda socket: socket.close())
    page = join(device, server)
    desk.go_to("keynote")
    field(page, "Your question").fill("Who pays?", timeout=SLOW)
    press(page, "Ask this")

    expect(row(page, "Who pays?")).to_contain_text("Yours")
    expect(row(page, "Who pays?")).to_have_attribute("data-shown", ARRIVED, timeout=SLOW)
    desk.do("contribution.mark", contribution=desk.board()["contributions"][0]["id"], is_marked=True)
    expect(row(page, "Who pays?")).to_contain_text("Answered", timeout=SLOW)


def test_nobody_is_shut_out_of_an_exercise(server: Server, open_device: Open, desk: Desk) -> None:
    page = join(open_device(**NARROW), server)
    post(page, "Antidisestablishmentarianismcausesunbrokenwordsthatmustwrapsomewhere")
    desk.go_to("keynote")
    other = join(open_device(**PHONE), server)
    brought = (
        ("keynote", "Your question", "Ask this"),
        ("define", "Something to sort", "Add it"),
        ("pitch", "Your line", "Add a line"),
        ("commit", "What will you do?", "Commit to it"),
    )
    for phase in PHASES[1:]:
        desk.go_to(phase)
        for at, label, button in brought:
            if at == phase:
                field(other, label).fill("Said by somebody else, at some length, so that it takes two lines")
                press(other, button)
                expect(row(page, "Said by somebody").first).to_be_visible(timeout=SLOW)
        name = {"post": "Gather", "cluster": "Group"}.get(phase, phase.capitalize())
        expect(page.locator("#phase")).to_have_text(name)
        if phase in {"reveal", "discuss"}:
            expect(row(page, "Antidis").first).to_be_visible(timeout=SLOW)
        assert find_violations(page) == [], phase
        assert page.evaluate(WIDTH) <= 320, phase


def test_a_commitment_for_a_day_that_is_past_comes_back_with_the_reason_beside_the_day(
    server: Server, open_device: Open, desk: Desk
) -> None:
    desk.go_to("commit")
    ann = join(open_device(**PHONE), server)
    field(ann, "What will you do?").fill("We publish our bids")
    ann.get_by_label("By when?").fill("2020-01-01")
    press(ann, "Commit to it")

    expect(ann.locator("#commitment-due-fault")).to_contain_text("This day is past")
    expect(ann.get_by_label("By when?")).to_have_attribute("aria-invalid", "true")
    expect(field(ann, "What will you do?")).to_have_value("We publish our bids")
    ann.get_by_label("By when?").fill("2046-01-01")
    press(ann, "Commit to it")
    expect(row(ann, "We publish our bids")).to_contain_text("1 January 2046")
