"""Two writers at the same point, one of them without a network: both texts are told, and neither is lost."""

from pathlib import Path

import pytest
from browser.conftest import Server
from browser.pairs import Open, Pair, bring_pair, close_one, write
from playwright.sync_api import Locator, expect


@pytest.fixture
def pair(server: Server, open_device: Open, tmp_path: Path) -> Pair:
    return bring_pair(server, open_device, close_one(server, open_device, tmp_path))


def edited(pair: Pair) -> Locator:
    """The field in which Asha edits the point of the audits."""
    return pair.asha.locator(f"#p-{pair.audit['id']} [data-keeps='words-{pair.audit['id']}']")


def test_words_typed_without_a_network_stand_beside_those_that_came_first(pair: Pair) -> None:
    pair.device.set_offline(True)
    write(pair.asha, pair.audit, "Edit", "Each prime audits, 4 times a year.")
    write(pair.ben, pair.audit, "Edit", "Every prime wants an audit of its own.")
    expect(pair.ben.locator(f"#p-{pair.audit['id']} .hist")).to_contain_text("by Ben")
    pair.device.set_offline(False)

    expect(edited(pair).locator("[data-theirs]")).to_have_text("Every prime wants an audit of its own.")
    expect(edited(pair).locator("textarea")).to_have_value("Each prime audits, 4 times a year.")
    edited(pair).get_by_role("button").click()

    for page in (pair.asha, pair.ben):
        expect(page.locator(f"#p-{pair.audit['id']} .tx").first).to_contain_text("Each prime audits, 4 times a year.")


def test_a_refused_edit_waits_for_the_page_of_its_issue(pair: Pair) -> None:
    pair.device.set_offline(True)
    write(pair.asha, pair.audit, "Edit", "Each prime audits, 4 times a year.")
    write(pair.ben, pair.audit, "Edit", "Every prime wants an audit of its own.")
    expect(pair.ben.locator(f"#p-{pair.audit['id']} .hist")).to_contain_text("by Ben")
    pair.asha.goto("about:blank")
    pair.device.set_offline(False)

    pair.asha.goto(pair.address(f"issues/{pair.foreign['id']}"))
    expect(pair.asha.locator("[data-saved]")).to_contain_text("Somebody else has written here meanwhile")
    pair.asha.goto(pair.address(f"issues/{pair.audit['id']}"))

    expect(edited(pair).locator("textarea")).to_have_value("Each prime audits, 4 times a year.")
    expect(edited(pair).locator("[data-theirs]")).to_have_text("Every prime wants an audit of its own.")


def test_a_key_with_nothing_to_press_says_why_and_the_menu_of_moves_is_seen_to_its_end(pair: Pair) -> None:
    asha = pair.asha
    asha.keyboard.press("e")
    expect(asha.locator("[data-saved]")).to_have_text("Go to a point first, with ↑ or ↓")
    asha.keyboard.press("p")
    expect(asha.locator("[data-saved]")).to_have_text("Nothing to tell apart at this point")
    last = asha.locator(".draft [data-point]").last
    last.focus()
    asha.keyboard.press("m")
    menu = last.locator(".move .menu")
    expect(menu.get_by_role("button").last).to_be_in_viewport(ratio=1)
    asha.set_viewport_size({"width": 1440, "height": 700})
    asha.keyboard.press("Escape")
    asha.keyboard.press("m")
    expect(menu.get_by_role("button").last).to_be_in_viewport(ratio=1)


def test_words_that_are_saved_as_they_were_are_nobodys_edit(pair: Pair) -> None:
    point = pair.asha.locator(f"#p-{pair.audit['id']}")
    write(pair.asha, pair.audit, "Edit", edited(pair).locator("textarea").input_value())
    expect(pair.asha.locator("[data-saved]")).to_have_text("Nothing to save: the words are as they were")
    expect(point).to_be_focused()
    write(pair.asha, pair.audit, "Meaning", "Each asks for the same.")

    expect(point.locator(".hist li")).to_have_count(1)
    expect(point.locator(".hist")).to_contain_text("Meaning given")


def test_whoever_has_the_focus_keeps_it_when_the_page_around_it_is_new(pair: Pair) -> None:
    asha, sentence = pair.asha, pair.asha.locator("#sentence")
    issue = asha.locator(".outline a").nth(1)
    issue.focus()
    sentence_of_ben = pair.ben.locator("#sentence")
    sentence_of_ben.locator("summary", has_text="Comment").click()
    sentence_of_ben.locator(".say textarea").fill("Is it so?")
    sentence_of_ben.get_by_role("button", name="Say it").click()
    expect(sentence.locator(".talk")).to_contain_text("Is it so?")
    expect(issue).to_be_focused()

    sentence.get_by_role("button", name="Settle").press("Enter")
    expect(sentence.locator(".talk.settled")).to_be_visible()
    expect(sentence).to_be_focused()
    write(asha, pair.audit, "Meaning", "Each asks for the same.")
    expect(asha.locator(f"#p-{pair.audit['id']} .hist")).to_be_visible()
    asha.get_by_role("button", name="Undo").press("Enter")
    expect(asha.locator(f"#p-{pair.audit['id']} .hist")).to_have_count(0)
    expect(asha.locator("header :focus")).to_have_count(1)
