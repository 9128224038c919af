"""What phones follow: gathering from heading to heading, and a vote.

The vote opens with its phase, nobody can give too many dots, and what came of it is shown heading by heading.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.access import WIDTH, find_violations
from browser.conftest import LAPTOP, PHONE, Server, enter, join
from browser.desks import Desk
from playwright.sync_api import BrowserContext, Page, expect

Open = Callable[..., BrowserContext]
PHASES = ["lobby", "post", "cluster", "vote", "close"]
EXAMPLE = Path(__file__).parents[2] / "facilitator" / "examples" / "space.jsonl"


@pytest.fixture
def desk(server: Server, open_device: Open, tmp_path: Path) -> Desk:
    """A roundtable of its own, with themes, in its gathering; `server.code` is its code."""
    # Two headings of the example have a theme of one name; here names tell which theme a person chose.
    rows = [json.loads(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()]
    notes = tmp_path / "notes.jsonl"
    named = [row | {"theme_label": f"{row['theme_label'][:60]} ({row['ecosystem']})"} for row in rows]
    notes.write_text("\n".join(json.dumps(row) for row in named), encoding="utf-8")
    server.open_roundtable(notes, with_themes=True)
    page = open_device(**LAPTOP).new_page()
    enter(page, server.link("facilitator"))
    desk = Desk(page, server.code, PHASES)
    n_lines = len(PHASES)
    desk.do("agenda.change", phases=PHASES, minutes=[0, 20, 12, 7, 3], headings=[""] * n_lines)
    return desk


def give(page: Page, row: int, n_dots: int = 1) -> None:
    """Gives dots to the theme that stands at this place."""
    for _ in range(n_dots):
        page.locator(".vt .more").nth(row).click()


def test_phones_follow_the_gathering_and_keep_what_is_being_typed(
    server: Server, open_device: Open, desk: Desk
) -> None:
    slots = {"phases": ["post", "post", "post"], "minutes": [20, 5, 5], "headings": ["", "talent", "business"]}
    desk.do("agenda.change", **slots)
    desk.do("phase.change", phase="post", heading="talent")
    page = join(open_device(**PHONE), server)
    headings, text = page.locator("#headings"), page.get_by_role("textbox", name="Your note")
    expect(headings.get_by_role("radio", name="Talent")).to_be_checked()
    expect(page.locator(".prompt[data-heading=talent]")).to_be_visible()

    text.fill("Nobody can be hired")
    desk.do("phase.change", phase="post", heading="business")
    expect(page.locator("#phase")).to_have_text("Gather: Business")
    expect(headings.get_by_role("radio", name="Talent")).to_be_checked()
    expect(text).to_have_value("Nobody can be hired")
    page.get_by_text("Barrier", exact=True).first.click()
    page.get_by_role("button", name="Post note").click()
    expect(page.locator("#notes .eco-talent")).to_contain_text("Nobody can be hired")
    expect(headings.get_by_role("radio", name="Business")).to_be_checked()

    headings.get_by_text("Investment", exact=True).click()
    desk.do("phase.pause")
    expect(page.get_by_role("timer")).to_contain_text(re.compile(r"Paused\s+\d:\d\d"))
    page.reload()
    expect(headings.get_by_role("radio", name="Investment")).to_be_checked()


def test_two_people_vote_and_see_what_the_room_chose(server: Server, open_device: Open, desk: Desk) -> None:
    ann, ben = join(open_device(**PHONE), server), join(open_device(**PHONE), server)
    ann.get_by_role("textbox", name="Your note").fill("half a thought")
    asked: list[str] = []
    ann.on("request", lambda request: asked.append(request.url))
    ann.reload()
    assert not any("vote" in url for url in asked)

    desk.go_to("vote")
    for page in (ann, ben):
        expect(page.get_by_role("heading", level=1)).to_have_text("Which themes matter most?", timeout=20_000)
    expect(ann.get_by_role("textbox", name="Your note")).to_have_value("half a thought")

    # Ann gives her three dots; a fourth, or a third on one theme, is no longer offered.
    chosen = ann.locator(".vt h3").first.inner_text()
    give(ann, 0, 2)
    expect(ann.locator(".vt .more").first).to_have_attribute("aria-disabled", "true")
    expect(ann.locator(".vt .more").nth(1)).to_have_attribute("aria-disabled", "false")
    expect(ann.get_by_role("status").filter(has_text="1 dot left")).to_be_visible()
    give(ann, 1)
    expect(ann.get_by_role("status").filter(has_text="All dots given")).to_contain_text("Saved")
    expect(ann.locator(".vt .more[aria-disabled=false]")).to_have_count(0)
    ann.locator(".vt .more").nth(2).dispatch_event("click")
    expect(ann.locator(".vt .d.on")).to_have_count(3)

    # Ben puts one on the same theme and takes back another; a reload forgets nothing.
    row = ben.locator(".vt").filter(has_text=chosen)
    row.locator(".more").click()
    ben.locator(".vt").filter(has_not_text=chosen).nth(3).locator(".more").click()
    ben.locator(".vt.has").filter(has_not_text=chosen).locator(".less").click()
    expect(ben.get_by_role("status").filter(has_text="2 dots left")).to_contain_text("Saved")
    order = ben.locator(".vt h3").all_inner_texts()
    ben.reload()
    expect(ben.locator(".vt.has h3")).to_have_text([chosen])
    expect(ben.locator(".vt h3")).to_have_text(order, use_inner_text=True)

    # The vote closes; nobody's phone has a figure before the facilitator shows it, and then only of that heading.
    assert desk.board()["rounds"][-1]["turnout"] == 2
    desk.do("round.close")
    expect(ann.get_by_text("Results are shown on the room screen soon")).to_be_in_viewport()
    expect(ann.get_by_role("button", name="Post note")).to_be_visible()
    board = desk.board()
    vote = board["rounds"][-1]
    theme = next(each for each in board["themes"] if each["name"] == chosen)
    assert next(tally for tally in vote["tallies"] if tally["theme"] == theme["id"])["n_dots"] == 3
    desk.do("results.show", round=vote["id"], heading=theme["heading"])
    expect(ann.get_by_role("heading", level=1)).to_have_text("What the room chose")
    expect(ann.locator(".hs")).to_have_count(1)
    shown = ann.locator(".rs").filter(has_text=chosen)
    expect(shown.locator(".n")).to_have_text("3 dots")
    expect(shown).to_contain_text("Your 2 dots")
    expect(ben.locator(".rs").filter(has_text=chosen)).to_contain_text("Your dot")
    expect(ann.get_by_role("textbox", name="Your note")).to_have_value("half a thought")


def test_dots_given_without_a_connection_arrive_once_it_is_back(server: Server, open_device: Open, desk: Desk) -> None:
    device = open_device(**PHONE)
    page = join(device, server)
    desk.go_to("vote")
    page.locator(".vt").first.wait_for(timeout=20_000)

    device.set_offline(True)
    give(page, 0)
    expect(page.get_by_text("Waiting for a connection")).to_be_visible(timeout=20_000)
    give(page, 1)
    page.locator(".vt .less").first.click()
    device.set_offline(False)

    expect(page.locator(".kept")).to_have_text("Saved", timeout=40_000)
    kept = page.locator(".vt.has h3").inner_text()
    desk.do("round.close")
    board = desk.board()
    names = {theme["id"]: theme["name"] for theme in board["themes"]}
    assert [names[each["theme"]] for each in board["rounds"][-1]["tallies"] if each["n_dots"]] == [kept]


def test_who_gave_dots_while_nobody_had_a_network_is_told_that_none_arrived(
    server: Server, open_device: Open, desk: Desk
) -> None:
    device = open_device(**PHONE)
    page = join(device, server)
    desk.go_to("vote")
    page.locator(".vt").first.wait_for(timeout=20_000)
    device.set_offline(True)
    give(page, 0)
    expect(page.get_by_text("Waiting for a connection")).to_be_visible(timeout=20_000)
    desk.do("round.close")

    device.set_offline(False)

    expect(page.get_by_text("0 people voted")).to_be_visible(timeout=40_000)
    expect(page.get_by_text("after the vote had closed, so it was not counted")).to_be_visible()


def test_ann_votes_without_javascript(server: Server, open_device: Open, desk: Desk) -> None:
    device = open_device(**PHONE, java_script_enabled=False)
    page = join(device, server)
    desk.go_to("vote")
    page.reload()
    boxes = page.get_by_role("checkbox", name=re.compile("^Dot"))
    for box in (0, 2, 4, 6):
        boxes.nth(box).check()
    page.get_by_role("button", name="Send my dots").click()
    expect(page.get_by_role("alert").filter(has_text="each person has 3")).to_be_visible()

    for box in (2, 4, 6):
        expect(boxes.nth(box)).to_be_checked()
        boxes.nth(box).uncheck()
    boxes.nth(1).check()
    page.get_by_role("button", name="Send my dots").click()
    expect(page).to_have_url(re.compile(f"/j/{server.code}$"))
    expect(page.get_by_text("Your dots have arrived.")).to_be_in_viewport()
    desk.show_results()
    page.reload()
    expect(page.locator(".rs .n").filter(has_text=re.compile(r"^2\s+dots"))).to_have_count(1)

    desk.do("round.open", kind="grid", n_dots=3, most_on_one=2)
    page.reload()
    page.get_by_label("Importance of").select_option("5")
    page.get_by_label("Feasibility of").select_option("2")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator(".ballot")).to_contain_text("Your answers have arrived.")
    desk.do("round.close")
    assert [(t["importance"], t["feasibility"]) for t in desk.board()["rounds"][-1]["tallies"]] == [(5, 2)]


def test_nobody_is_shut_out_of_a_vote(server: Server, open_device: Open, desk: Desk) -> None:
    window = {"viewport": {"width": 320, "height": 568}, "has_touch": True, "is_mobile": True}
    page = join(open_device(**window), server)
    page.add_style_tag(url=page.locator("#exercise").get_attribute("data-style"))  # as after an earlier exercise
    desk.go_to("vote")
    page.locator(".vt").first.wait_for(timeout=20_000)
    give(page, 0, 2)
    expect(page.locator(".vt .d.on")).to_have_count(2)
    for dot in page.locator(".vt .d.on").all():
        box = dot.bounding_box()
        assert box is not None
        assert (round(box["width"]), round(box["height"])) == (16, 16)
    expect(page.locator(".kept")).to_have_text("Saved")
    assert find_violations(page) == []

    desk.show_results()
    page.locator(".rs").first.wait_for()
    assert find_violations(page) == []

    desk.do("round.open", kind="grid", n_dots=3, most_on_one=2)
    page.get_by_role("group", name=re.compile("^Importance of")).get_by_role("radio", name="4").check()
    page.get_by_role("group", name=re.compile("^Feasibility of")).get_by_role("radio", name="2").check()
    expect(page.get_by_role("status").filter(has_text="1 of 1 answered")).to_contain_text("Saved")
    assert find_violations(page) == []
    assert page.evaluate(WIDTH) <= 320


def test_a_double_click_on_close_vote_closes_it_and_shows_the_room_nothing(
    server: Server, open_device: Open, desk: Desk
) -> None:
    ann = join(open_device(**PHONE), server)
    desk.go_to("vote")
    give(ann, 0)
    expect(ann.get_by_role("status").filter(has_text="2 dots left")).to_contain_text("Saved")
    page = desk.page
    page.goto(f"{server.address}/run/{server.code}")
    page.mouse.move(400, 300)
    button = page.get_by_role("button", name=re.compile("^Close vote"))
    button.hover()  # once it has come to rest
    box = button.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(x, y)
    expect(page.locator(".ballots.revealing")).to_be_visible()
    # The hand was not done: its second press lands on what has come there since.
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    page.wait_for_timeout(500)
    board = desk.board()
    assert [(each["is_open"], each["shown"]) for each in board["rounds"]] == [(False, [])]


def test_results_are_offered_only_where_the_room_screen_has_a_place_for_them(
    server: Server, open_device: Open, desk: Desk
) -> None:
    ann = join(open_device(**PHONE), server)
    desk.phases = [*PHASES[:-1], "pitch", "close"]
    desk.do("agenda.change", phases=desk.phases, minutes=[5] * 6, headings=[""] * 6)
    desk.go_to("vote")
    give(ann, 0)
    expect(ann.get_by_role("status").filter(has_text="2 dots left")).to_contain_text("Saved")
    desk.do("round.close")
    page = desk.page
    page.goto(f"{server.address}/run/{server.code}")
    shows = page.locator(".ballots [data-act=show]")
    expect(shows.first).to_be_visible()

    desk.go_to("pitch")
    expect(page.locator("[data-view=stage]")).to_be_visible()
    expect(shows.first).to_be_hidden()
    # Back there a vote begins anew; closed before anybody has voted, it is none.
    desk.go_to("vote")
    desk.do("round.close")
    expect(shows.first).to_be_visible()
