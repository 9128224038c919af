"""Two writers take a closed roundtable to a signed-off version 2, in the same text at the same time."""

import json
import re
from pathlib import Path

import pytest
from browser.access import find_violations
from browser.conftest import LAPTOP, Server
from browser.pairs import Open, Pair, bring_pair, close_one, link_to, press, sentence_of, write
from drafters import StandIn
from playwright.sync_api import Page, StorageState, expect

from facilitator.reports.exports import FORMATS

BAND = "document.querySelector('header.table').getBoundingClientRect().height"
PADDING = "(field) => parseFloat(getComputedStyle(field).paddingLeft)"

pytestmark = pytest.mark.usefixtures("model")  # before the server, which may then ask it


@pytest.fixture
def pair(server: Server, open_device: Open, tmp_path: Path) -> Pair:
    return bring_pair(server, open_device, close_one(server, open_device, tmp_path))


def test_two_writers_take_a_closed_roundtable_to_a_signed_off_version(pair: Pair) -> None:
    see_each_other(pair)
    take_in_what_the_other_saves(pair)
    come_back_from_a_dead_spot(pair)
    change_points(pair)
    decide(pair)
    sign_off(pair)
    find_the_changes(pair, "kept out by audits", "Small firms are kept out", "Welders go to France")
    go_through_the_changes_by_keyboard(pair.asha)
    export(pair)


def see_each_other(pair: Pair) -> None:
    """Each sees that the other is here, and where."""
    asha, ben = pair.asha, pair.ben
    expect(asha.get_by_role("list", name="Here now")).to_contain_text("Ben")
    sentence_of(ben).focus()
    expect(asha.locator("#sentence .writing")).to_have_text("Ben is here")


def take_in_what_the_other_saves(pair: Pair) -> None:
    """What one saves stands with the other, without a press, and who is typing elsewhere keeps every letter."""
    asha, ben = pair.asha, pair.ben
    asha.locator(f"#p-{pair.audit['id']}").focus()
    asha.locator(f"#p-{pair.audit['id']} summary", has_text="Comment").click()
    remark = asha.locator(f"#p-{pair.audit['id']} .say textarea")
    remark.type("Is it four")
    sentence_of(ben).type("Audits keep small firms out")
    link_to(ben, pair.audit)
    expect(ben.locator("[data-saved]")).to_contain_text("Saved")
    expect(sentence_of(asha)).to_have_value("Audits keep small firms out")
    expect(remark).to_have_value("Is it four")
    remark.type(" or more?")
    asha.get_by_role("button", name="Say it").click()
    expect(ben.locator(f"#p-{pair.audit['id']} .talk")).to_contain_text("Is it four or more?")


def come_back_from_a_dead_spot(pair: Pair) -> None:
    """One went on without a network: both texts are there, and neither is lost."""
    asha, ben = pair.asha, pair.ben
    pair.device.set_offline(True)
    sentence_of(asha).fill("Firms that could do the work are kept out by audits")
    expect(asha.locator("[data-saved]")).to_contain_text("Kept on this device")
    with ben.expect_response(re.compile("draft.write")):
        sentence_of(ben).fill("Four audits a year keep small firms out")
    pair.device.set_offline(False)
    expect(asha.locator("[data-theirs]").first).to_contain_text("Four audits a year keep small firms out")
    expect(sentence_of(asha)).to_have_value("Firms that could do the work are kept out by audits")
    asha.locator("#sentence").get_by_role("button", name="Save").click()
    expect(sentence_of(ben)).to_have_value("Firms that could do the work are kept out by audits")
    ben.locator(".earlier summary").click()
    expect(ben.locator(".earlier")).to_contain_text("Four audits a year keep small firms out")


def change_points(pair: Pair) -> None:
    """Rewritten, quoted, given a meaning; each by name."""
    asha, ben = pair.asha, pair.ben
    write(asha, pair.audit, "Edit", "Every prime wants an audit of its own, 4 times a year.")
    expect(ben.locator(f"#p-{pair.audit['id']} .hist")).to_contain_text("by Asha")
    press(ben, pair.pack, "Exact")
    expect(ben.locator(f"#p-{pair.pack['id']}")).to_contain_text(
        "“prequal pack was 140 pages for a small job so we did not"
    )
    ben.goto(pair.address(f"issues/{pair.foreign['id']}"))
    write(ben, pair.foreign, "Meaning", "Welders go to France, where pay is better.")
    expect(ben.locator(f"#p-{pair.foreign['id']}")).to_contain_text("In English: Welders go to France")
    say_of_the_rest_that_no_sentence_is_needed(pair)


def say_of_the_rest_that_no_sentence_is_needed(pair: Pair) -> None:
    ben = pair.ben
    ben.goto(pair.address(f"issues/{pair.foreign['id']}"))
    ben.keyboard.press("o")
    expect(ben.locator("#sentence")).to_contain_text("needs none")


def decide(pair: Pair) -> None:
    """Nobody signs off while something is open; flags and figures are worked through in one list."""
    asha = pair.asha
    asha.goto(pair.address("versions"))
    expect(asha.get_by_role("button", name="Sign it off")).to_be_disabled()
    asha.goto(pair.address("work-list"))
    for key in ("n", "m"):
        asha.keyboard.press(key)
    expect(asha.get_by_role("main")).to_contain_text(re.compile("Printed masked by Asha"))
    expect(asha.locator("[data-point][data-open]").first).to_be_focused()
    pair.closed.do(
        "claim.check", note=pair.pack["id"], starts_at=16, ends_at=25, status="confirmed", source="The pack, 2026"
    )


def sign_off(pair: Pair) -> None:
    """A theme gets a better name for the next version; the record as closed keeps the old one."""
    asha = pair.asha
    theme = next(each for each in pair.closed.board()["themes"] if each["name"] == "Firms cannot get in")
    pair.closed.do("theme.rename", theme=theme["id"], name="Small firms are kept out")

    asha.goto(pair.address("versions"))
    asha.get_by_label("Why it is made").fill("read by two of us")
    say_yes(asha)
    signed, unread = asha.get_by_role("navigation").get_by_text("by Asha"), asha.get_by_text("so no version was made")
    expect(signed.or_(unread).first).to_be_visible()
    if unread.is_visible():
        # The model read the last note while she looked: she is told, looks once more, and presses again.
        say_yes(asha)
    expect(signed).to_be_visible()
    expect(asha.get_by_role("heading", name="What changed, version 1 to 2")).to_be_visible()
    assert find_violations(asha) == []


def say_yes(asha: Page) -> None:
    asha.get_by_text("Sign it off…").click()
    expect(asha.get_by_text("and that cannot be undone")).to_be_visible()
    asha.get_by_role("button", name="Yes, sign it off").click()


def find_the_changes(pair: Pair, *told: str) -> None:
    for words in told:
        expect(pair.asha.get_by_role("main")).to_contain_text(words)


def go_through_the_changes_by_keyboard(asha: Page) -> None:
    """From one to the next, to where it was written and back, and to the version before."""
    changes = asha.get_by_role("main").locator("li")
    asha.keyboard.press("ArrowDown")
    expect(changes.nth(0)).to_be_focused()
    asha.keyboard.press("ArrowDown")
    asha.keyboard.press("ArrowDown")
    asha.keyboard.press("ArrowUp")
    expect(changes.nth(1)).to_be_focused()
    asha.keyboard.press("Enter")
    asha.wait_for_url("**/issues/*")
    asha.go_back()
    asha.keyboard.press("[")
    expect(asha.get_by_role("heading", name="Version 1: the record as closed")).to_be_visible()
    asha.keyboard.press("]")
    expect(asha.get_by_role("heading", name="What changed, version 1 to 2")).to_be_visible()


def test_who_writes_with_the_keyboard_alone_is_never_sent_back_to_the_top(pair: Pair) -> None:
    asha = pair.asha
    comment = asha.locator("#sentence summary", has_text="Comment")
    asha.keyboard.press("Tab")
    expect(asha.get_by_role("link", name="To the sentence")).to_be_focused()
    asha.keyboard.press("Enter")
    expect(asha.locator("#sentence textarea").first).to_be_focused()
    asha.keyboard.press("Escape")
    asha.keyboard.press("c")
    asha.keyboard.press("Escape")
    expect(comment).to_be_focused()
    asha.keyboard.press("Enter")
    asha.keyboard.press("Tab")
    asha.keyboard.type("Is it fair?")
    asha.keyboard.press("Tab")
    asha.keyboard.press("Enter")
    expect(asha.locator("#sentence .talk")).to_contain_text("Is it fair?")
    expect(comment).to_be_focused()


def test_what_the_page_says_takes_no_line_from_the_text_and_words_stand_off_their_frame(
    server: Server, open_device: Open, crew_state: StorageState
) -> None:
    page = open_device(**LAPTOP, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme")
    closed = page.get_by_role("link", name=re.compile("^Write-up")).last.get_attribute("href")
    page.goto(f"{server.address}{closed}/issues")
    sentence_of(page).fill("Nobody has shown other trades what could be done for them")
    expect(page.get_by_role("button", name="Undo: sentence written")).to_be_visible()
    before = page.evaluate(BAND)

    page.locator("[data-point]").first.press("j")

    expect(page.locator("[data-saved]")).to_contain_text("Nothing to tell together")
    assert page.evaluate(BAND) == before
    assert float(sentence_of(page).evaluate(PADDING)) >= 8


def test_a_writer_without_a_network_writes_a_version_and_loses_no_press(pair: Pair) -> None:
    write_without_a_network(pair)
    see_what_waits(pair)
    come_back(pair)
    say_of_the_rest_that_no_sentence_is_needed(pair)
    decide(pair)
    sign_off(pair)
    find_the_changes(pair, "Audits keep small firms out", "an audit of its own")


def write_without_a_network(pair: Pair) -> None:
    """Everything that a writer does at an issue, in a train's tunnel."""
    asha = pair.asha
    pair.device.set_offline(True)
    sentence_of(asha).fill("Audits keep small firms out")
    link_to(asha, pair.audit)
    write(asha, pair.audit, "Edit", "Every prime wants an audit of its own, 4 times a year.")
    press(asha, pair.pack, "Exact")
    asha.locator(f"#p-{pair.pack['id']} summary", has_text="Comment").click()
    asha.locator(f"#p-{pair.pack['id']} .say textarea").fill("Whose pack was it?")
    asha.get_by_role("button", name="Say it").click()


def see_what_waits(pair: Pair) -> None:
    """The page says at each point what has not gone out, and the other writer has nothing of it."""
    asha, ben = pair.asha, pair.ben
    expect(asha.locator("[data-saved]")).to_have_text("Kept on this device")
    assert asha.locator("[role=status]", has_text="ept on this device").count() == 1  # said once, however much waits
    for note, waits in ((pair.audit, ["Edit"]), (pair.pack, ["Exact", "Comment"])):
        lines = asha.locator(f"#p-{note['id']} .waits")
        expect(lines).to_have_count(len(waits))
        for line, label in zip(lines.all(), waits, strict=True):
            expect(line).to_contain_text(f"{label}: kept on this device")
    assert "audit of its own" not in ben.content()


def come_back(pair: Pair) -> None:
    """All of it is done in its order, once; what is refused meanwhile gives its words back."""
    asha, ben = pair.asha, pair.ben
    write(ben, pair.audit, "Comment", "Ben was here first")
    pair.device.set_offline(False)
    expect(asha.locator(f"#p-{pair.audit['id']} .hist")).to_contain_text("by Asha")
    expect(ben.locator(f"#p-{pair.audit['id']} .hist")).to_contain_text("by Asha")
    expect(ben.locator(f"#p-{pair.pack['id']}")).to_contain_text("“prequal pack was 140 pages")
    expect(ben.locator(f"#p-{pair.pack['id']} .talk")).to_contain_text("Whose pack was it?")
    expect(sentence_of(ben)).to_have_value("Audits keep small firms out")
    expect(asha.locator(".waits")).to_have_count(0)
    expect(ben.locator(f"#p-{pair.pack['id']} .talk")).to_have_count(1)
    write(asha, pair.pack, "Quote", "These words are in no note")
    expect(asha.locator(f"#p-{pair.pack['id']} details[open] .said")).to_contain_text("not in the note")
    expect(asha.locator(f"#p-{pair.pack['id']} details[open] textarea")).to_have_value("These words are in no note")


def test_a_writer_accepts_what_a_model_drafted_and_loses_no_word_meanwhile(model: StandIn, pair: Pair) -> None:
    asha = pair.asha
    model.say("Firms cannot get in: 4 audits a year.", 1)
    asha.keyboard.press("l")
    drafted = asha.get_by_role("group", name="Drafted by a language model")
    expect(drafted).to_contain_text("No draft by stand-in")  # of 4 audits, no note says so many
    model.say("Every prime wants its own audit, 4 times a year.", 1)
    asha.keyboard.press("l")
    expect(drafted).to_contain_text("Every prime wants its own audit")
    assert sentence_of(asha).input_value() == ""
    drafted.get_by_role("button", name="Accept").click()
    expect(sentence_of(pair.ben)).to_have_value("Every prime wants its own audit, 4 times a year.")
    expect(pair.ben.locator("#sentence")).to_contain_text("drafted by stand-in, accepted")
    assert "07700" not in json.dumps(model.asked)


def export(pair: Pair) -> None:
    """Each format of a version is the same bytes again, and not those of the version before."""
    asha = pair.asha
    for name in FORMATS:
        address = f"/write-up/{pair.server.code}/download/{name}"
        first, old = (asha.request.get(f"{pair.server.address}{address}?version={number}").body() for number in (2, 1))
        assert first == asha.request.get(f"{pair.server.address}{address}?version=2").body(), name
        assert first != old, name
    told = asha.request.get(f"{pair.server.address}/write-up/{pair.server.code}/download/md?version=2").text()
    assert "Firms that could do the work are kept out by audits" in told
    assert [words for words in ("07700", "Is it four", "Asha", "draft") if words in told] == []


def test_that_a_draft_is_waited_for_is_said_once_and_not_each_second(model: StandIn, pair: Pair) -> None:
    model.wait(6)
    pair.asha.keyboard.press("l")
    said, time = pair.asha.locator("#sentence [data-waits]"), pair.asha.locator("#sentence [data-time]")
    expect(time).to_contain_text("2 s of at most")
    expect(said).to_have_text("Waiting for it")
    expect(time).to_have_attribute("aria-hidden", "true")
