"""The story of a roundtable: two phones, a room screen and a facilitator, from the first note to the draft."""

import io
import re
from collections.abc import Callable

import docx
import pikepdf
from browser.conftest import LAPTOP, PHONE, ROOM, Server, enter, join, post
from playwright.sync_api import BrowserContext, expect

Open = Callable[..., BrowserContext]


def test_a_roundtable_from_the_first_note_to_the_draft(server: Server, open_device: Open) -> None:  # noqa: PLR0915
    laptop = open_device(**LAPTOP)
    desk = laptop.new_page()
    enter(desk, server.crew)
    expect(desk).to_have_url(re.compile("/programme$"))
    screen = open_device(**ROOM).new_page()
    enter(screen, server.link("display"))
    expect(screen).to_have_url(re.compile(f"/room/{server.code}$"))

    # Ann and Ben join and post; the room sees the words at once, Ben's phone does not.
    ann_device, ben_device = open_device(**PHONE), open_device(**PHONE)
    ann, ben = join(ann_device, server, "Industry"), join(ben_device, server, "Academia")
    post(ann, "Coded welders leave for the rail depot")
    expect(screen.get_by_text("Coded welders leave for the rail depot")).to_be_visible()
    expect(ann.locator("#notes")).to_contain_text(re.compile(r"T\d+, on the room screen"))
    assert "rail depot" not in ben.content()
    post(ben, "a secret about a named supplier", off_record=True)
    expect(ben.locator("#notes")).to_contain_text("Off the record")
    assert "named supplier" not in screen.content()

    # Ben loses the network, writes on, and it arrives when he is back.
    ben_device.set_offline(True)
    post(ben, "Night classes for coded welders")
    expect(ben.locator("#notes")).to_contain_text("Saved on this phone")
    expect(ben.get_by_text("Keep this page open")).to_be_visible()
    ben_device.set_offline(False)
    expect(screen.get_by_text("Night classes for coded welders")).to_be_visible(timeout=20_000)

    # The facilitator moves the room on, accepts a suggestion, renames it and takes in Ben's note by name.
    desk.goto(f"{server.address}/run/{server.code}")
    desk.keyboard.press("n")
    expect(screen.locator("[aria-current=step]")).to_have_text("Group", timeout=10_000)
    desk.goto(f"{server.address}/group/{server.code}?heading=talent")
    desk.get_by_role("button", name="Sort Talent").click()
    suggestion = desk.locator("article.sugg").first
    suggestion.get_by_role("button", name=re.compile("^Accept")).click(timeout=60_000)
    theme = desk.locator("article.theme:not(.sugg)").first
    expect(theme).to_be_visible()
    theme.focus()
    desk.keyboard.press("r")
    desk.get_by_role("textbox", name="Name of the theme").fill("Too few welders")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status").filter(has_text="Renamed")).to_be_visible()
    expect(screen.get_by_text("Too few welders")).to_be_visible()

    # Ann adds a note after the sort: it is taken, waits to be grouped, goes in by Move to…, and her phone says so.
    post(ann, "Welders want housing near the site")
    desk.get_by_role("searchbox").fill("housing near")
    desk.locator("#list li").filter(has_text="housing near").get_by_role("checkbox").check()
    desk.get_by_role("button", name=re.compile("^Move to")).click()
    desk.get_by_role("dialog").get_by_text("Too few welders").click()
    expect(ann.locator("#notes")).to_contain_text("grouped under “Too few welders”", timeout=20_000)

    # The draft: real headings in Word, a tagged PDF, no word that was said off the record.
    desk.goto(f"{server.address}/write-up/{server.code}")
    expect(desk.get_by_role("heading", name="Too few welders").first).to_be_visible()
    word = laptop.request.get(f"{server.address}/write-up/{server.code}/download/docx").body()
    document = docx.Document(io.BytesIO(word))
    headings = [part.text for part in document.paragraphs if part.style.name.startswith("Heading")]
    assert any("Too few welders" in text for text in headings)
    with pikepdf.open(
        io.BytesIO(laptop.request.get(f"{server.address}/write-up/{server.code}/download/pdf").body())
    ) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
    for name in ("json", "csv", "md"):
        text = laptop.request.get(f"{server.address}/write-up/{server.code}/download/{name}").text()
        assert "rail depot" in text
        assert "named supplier" not in text

    checked = server.command("check")
    assert checked.returncode == 0, checked.stdout


def test_undo_takes_back_each_act(server: Server, open_device: Open) -> None:
    desk = open_device(**LAPTOP).new_page()
    enter(desk, server.link("facilitator"))
    desk.goto(f"{server.address}/group/{server.code}?heading=business")
    before = desk.locator("#list li").count()
    desk.keyboard.press("c")
    desk.get_by_label("New theme").fill("Business rates")
    desk.get_by_role("button", name=re.compile("Accept|Create empty")).click()
    expect(desk.get_by_role("heading", name="Business rates")).to_be_visible()

    desk.keyboard.press("Escape")
    desk.locator("[data-do=undo]").click()

    expect(desk.get_by_role("heading", name="Business rates")).to_be_hidden()
    expect(desk.locator("#list li")).to_have_count(before)


def test_a_name_entered_at_once_still_brings_up_the_notes_that_belong_to_it(server: Server, open_device: Open) -> None:
    desk = open_device(**LAPTOP).new_page()
    enter(desk, server.link("facilitator"))
    desk.goto(f"{server.address}/group/{server.code}?heading=business")
    desk.keyboard.press("c")
    expect(desk.get_by_label("New theme")).to_be_focused()
    desk.keyboard.type("Order book")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name=re.compile(r"^Accept \d+ note"))).to_be_visible(timeout=60_000)
    expect(desk.get_by_label("New theme")).to_be_focused()
    desk.keyboard.press("Enter")

    made = desk.locator("article.theme").filter(has_text="Order book")
    expect(made.locator("[data-note]")).not_to_have_count(0)


def test_accept_is_not_lost_to_a_name_that_is_still_being_typed(server: Server, open_device: Open) -> None:
    """Leaving the name's field moved the card, and the button away from under the pointer."""
    desk = open_device(**LAPTOP).new_page()
    enter(desk, server.link("facilitator"))
    desk.goto(f"{server.address}/group/{server.code}?heading=innovation")
    desk.get_by_role("button", name="Sort Innovation").click()
    suggestion = desk.locator("article.sugg").first
    suggestion.get_by_role("button", name="Rename before accepting").click(timeout=60_000)
    desk.get_by_role("textbox", name="Name of the theme").fill("Typed and accepted at once")
    suggestion.get_by_role("button", name=re.compile("^Accept")).click()

    made = desk.locator("article.theme:not(.sugg)").filter(has_text="Typed and accepted at once")
    expect(made).to_be_visible()
    expect(made.locator("[data-note]")).not_to_have_count(0)


def test_a_theme_made_by_its_name_stands_where_the_form_stood(server: Server, open_device: Open) -> None:
    desk = open_device(**LAPTOP).new_page()
    enter(desk, server.link("facilitator"))
    desk.goto(f"{server.address}/group/{server.code}?heading=investment")
    desk.keyboard.press("c")
    desk.get_by_label("New theme").fill("Patient money")
    desk.get_by_role("button", name=re.compile("Accept|Create empty")).click()

    expect(desk.locator("#cols .col").first.get_by_role("heading", name="Patient money")).to_be_visible()
