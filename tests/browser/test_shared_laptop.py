"""Two people use one laptop after each other: what one of them could not send is neither seen nor sent by the other."""

from pathlib import Path

import pytest
from browser.conftest import LAPTOP, Server
from browser.pairs import NOTES, Open, close_one, come_to_write, find_note, sentence_of, write
from playwright.sync_api import expect

OFFLINE = "Kept on this device"


@pytest.fixture
def note(server: Server, open_device: Open, tmp_path: Path) -> int:
    """A note of a roundtable that is over."""
    return int(find_note(close_one(server, open_device, tmp_path), NOTES[0][2])["id"])


def test_words_that_were_not_sent_wait_for_who_typed_them(server: Server, open_device: Open, note: int) -> None:
    laptop = open_device(**LAPTOP)
    ben = come_to_write(server, laptop, "Ben", note)
    laptop.set_offline(True)
    sentence_of(ben).fill("Audits keep small firms out.")
    write(ben, {"id": note}, "Edit", "Each prime audits.")
    expect(ben.locator("[data-saved]")).to_have_text(OFFLINE)
    ben.goto("about:blank")
    cookies = laptop.cookies()
    laptop.clear_cookies()
    laptop.set_offline(False)

    eve = come_to_write(server, laptop, "Eve", note)
    expect(eve.locator(".chips button").first).to_be_visible()  # the script has filled in what waits
    assert sentence_of(eve).input_value() == ""
    sentence_of(eve).fill("Firms stay away.")
    expect(eve.locator("[data-saved]")).to_contain_text("Saved")
    assert "Each prime audits." not in eve.content()
    eve.goto("about:blank")
    laptop.clear_cookies()
    laptop.add_cookies(cookies)  # type: ignore[arg-type] # as they came

    ben.goto(f"{server.address}/write-up/{server.code}/issues/{note}")
    expect(sentence_of(ben)).to_have_value("Audits keep small firms out.")
    expect(ben.locator("[data-theirs]").first).to_have_text("Firms stay away.")
    expect(ben.locator(f"#p-{note} .hist")).to_contain_text("by Ben")
