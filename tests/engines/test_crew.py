"""The crew's pages in other engines: dragging, dialogs, and what stands on the room screen."""

import pytest
from engines.conftest import Room
from engines.devices import Device
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


@pytest.fixture
def sorting(laptop: Device, room: Room) -> Device:
    """The grouping page of a room that sorts, with notes in themes."""
    laptop.go(f"{room.server.address}/group/{room.code}")
    laptop.find(".theme .note")
    return laptop


def test_dragging_a_note_moves_it_and_selects_no_text(sorting: Device) -> None:
    themes = sorting.driver.find_elements(By.CSS_SELECTOR, ".theme[data-card]")
    card = themes[0].find_element(By.CSS_SELECTOR, ".note p")
    moved = sorting.run("return arguments[0].closest('[data-note]').dataset.note", card)
    there = f'[data-card="{themes[1].get_attribute("data-card")}"] [data-note="{moved}"]'
    sorting.drag(card, themes[1].find_element(By.CSS_SELECTOR, "h3"))
    sorting.find(there)
    assert sorting.run("return String(getSelection())") == ""


def test_escape_closes_each_dialog_whatever_has_the_focus(sorting: Device) -> None:
    sorting.press(".theme .note label")
    body = sorting.find("body")
    body.send_keys("m")
    sorting.until(lambda: sorting.run("return document.querySelector('#place').open"))
    sorting.driver.switch_to.active_element.send_keys("grid")
    sorting.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    sorting.until(lambda: sorting.run("return !document.querySelector('#place').open"))


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 1024)])
def test_the_room_screen_holds_its_words_within_the_window(laptop: Device, room: Room, width: int, height: int) -> None:
    laptop.resize(width, height)
    laptop.go(f"{room.server.address}/room/{room.code}")
    laptop.until(lambda: laptop.run("return document.querySelectorAll('section, .slot, .q').length > 3"))
    laptop.until(lambda: "notes" in laptop.words())
    wide, high = laptop.run("const d = document.documentElement; return [d.scrollWidth, d.scrollHeight]")
    assert wide == width
    assert high <= height + 1, "a pixel of rounding, which the screen does not show"
    assert laptop.errors() == []
