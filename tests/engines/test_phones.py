"""Phones with other engines: words that are never lost, whatever Back, a dead spot or a vote do to the page."""

from pathlib import Path

from demos import Server, start_server
from engines.conftest import Room
from engines.devices import NARROWEST, Device

NOTE = "#form textarea"
FIND_CUT = """return [...document.querySelectorAll("#form label, #form legend, #form button, summary, h1")]
  .filter((each) => each.clientWidth && each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.textContent.trim())"""


def write(phone: Device, text: str) -> None:
    phone.press("#headings label", "Talent")
    phone.type(NOTE, text)
    phone.press("label", "Barrier")


def test_a_note_is_posted_changed_and_taken_back(phone: Device) -> None:
    write(phone, "Nobody teaches reactor welding")
    phone.press("button", "Post note")
    phone.shows("Nobody teaches reactor welding", "#notes")
    phone.press("#notes a", "Edit")
    phone.until(lambda: phone.value(NOTE) == "Nobody teaches reactor welding")
    phone.type(NOTE, " here")
    phone.press("button", "Save the change")
    phone.shows("Nobody teaches reactor welding here", "#notes")
    phone.press("#notes summary, #notes button", "Take back")
    phone.press("#notes button", "Take it back")
    phone.until(lambda: "reactor welding" not in phone.words())


def test_who_looks_something_up_and_comes_back_goes_on_writing(phone: Device, room: Room) -> None:
    write(phone, "Two paragraphs that took five minutes")
    phone.driver.get(f"{room.address}/")
    phone.driver.back()
    phone.find(NOTE)
    phone.type(NOTE, " and a word")
    phone.until(lambda: "Two paragraphs that took five minutes" in phone.value(NOTE))
    phone.driver.refresh()
    phone.until(lambda: "Two paragraphs that took five minutes" in phone.value(NOTE))
    phone.until(lambda: phone.run("return document.forms.form.elements.kind.value") == "barrier")


def test_a_change_half_made_is_there_after_back(phone: Device, room: Room) -> None:
    write(phone, "Welders leave")
    phone.press("button", "Post note")
    phone.press("#notes a", "Edit")
    phone.until(lambda: phone.value(NOTE) == "Welders leave")
    phone.type(NOTE, " for the coast")
    phone.driver.get(f"{room.address}/")
    phone.driver.back()
    phone.until(lambda: phone.run("return !!document.querySelector('#form textarea')"))
    phone.type(NOTE, "!")
    phone.until(lambda: "Welders leave for the coast" in phone.value(NOTE))


def test_notes_of_a_dead_spot_arrive_once_it_is_over(phone: Device, room: Room, instance: Path) -> None:
    server: Server = room.server
    server.stop()
    write(phone, "Written in a dead spot")
    phone.press("button", "Post note")
    phone.shows("No connection")
    phone.shows("Written in a dead spot", "#notes")
    again = start_server(instance, "0.0.0.0", server.port)  # noqa: S104 # phones come from elsewhere
    server.process = again.process
    phone.until(lambda: "No connection" not in phone.words(), 60)
    phone.until(lambda: phone.run("return !document.querySelector('#notes .waiting')"), 60)
    phone.driver.refresh()
    phone.shows("Written in a dead spot", "#notes")


def test_dots_are_given_and_stay_given(phone: Device, room: Room) -> None:
    room.do("agenda.change", phases=["lobby", "post", "vote", "close"], minutes=[0, 9, 9, 0], headings=[""] * 4)
    room.do("phase.change", phase="vote")
    phone.find(".vt .more")
    phone.press(".vt .more")
    phone.shows("2 dots left")
    phone.shows("Saved")
    phone.driver.refresh()
    phone.until(lambda: phone.run("return document.querySelectorAll('.vt .d.on').length") == 1)


def test_a_long_note_can_be_read_while_it_is_written(phone: Device) -> None:
    phone.type(NOTE, "every apprentice we train is hired away before the second year " * 4)
    seen, needed = phone.run(
        "const f = document.querySelector('#form textarea'); return [f.clientHeight, f.scrollHeight]"
    )
    assert seen >= needed - 2, f"{needed - seen} pixels of the words are out of sight"


def test_text_at_double_size_is_neither_cut_nor_sideways(phone: Device) -> None:
    for width in {390, NARROWEST[phone.engine]}:
        phone.resize(width, 844)
        phone.run("document.documentElement.style.fontSize = '200%'")
        cut = phone.run(FIND_CUT)
        assert cut == []
        assert phone.run("return document.documentElement.scrollWidth") <= width


def test_what_was_filled_in_before_joining_is_there_after_back(phone: Device, room: Room) -> None:
    phone.forget()
    phone.go(f"{room.address}/j/{room.code}")
    phone.press("label", "Academia")
    phone.driver.get(f"{room.address}/")
    phone.driver.back()
    chosen = "return document.querySelector('input[name=sector]:checked')?.value"
    phone.until(lambda: phone.run(chosen) == "academia")
    phone.driver.get(f"{room.address}/j/{room.code}")
