"""One evening in which phones of two engines sit at the same table, under a heading as long as may be."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from demos import Server
from engines.conftest import EXAMPLE, Room, find_own_address, join
from engines.devices import Device, Seat, open_firefox, open_webkit, virtual_screen

HEADING = "Apprenticeships, skills and later career"
PHASES = ["lobby", "post", "reveal", "vote", "commit", "close"]
FIND_CUT = """const fits = (each, box) => each.right <= box.right + 3 && each.bottom <= box.bottom + 3;
const shown = [...document.querySelectorAll(".title, .note .text, .theme .name, .result .name, .piece .text, h1")];
return shown.filter((each) => each.getClientRects().length && !each.closest(".sr"))
  .filter((each) => !fits(each.getBoundingClientRect(), document.body.getBoundingClientRect())
    || each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible")
  .map((each) => each.textContent)"""

COUNT_LINES = """const titles = [...document.querySelectorAll(".title")];
const title = titles.find((each) => each.textContent.trim() === arguments[0]);
const range = document.createRange(); range.selectNodeContents(title);
return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size"""

COUNT_DOTS = """const rows = [...document.querySelectorAll(".result")].filter((each) => each.getClientRects().length);
return rows.reduce((sum, row) => sum + Number(row.innerText.match(/\\b\\d+\\b/)?.[0] ?? 0), 0)"""

IS_COUNTED = "return [...document.querySelectorAll('.reacts .n')].some((each) => each.innerText === arguments[0])"

FIND_BROKEN = """const text = document.createTreeWalker(arguments[0], NodeFilter.SHOW_TEXT).nextNode();
const range = document.createRange();
return [...text.data.matchAll(/\\S+/g)].filter(({ 0: word, index }) => {
  range.setStart(text, index); range.setEnd(text, index + word.length);
  return range.getClientRects().length > 1 }).map(([word]) => word)"""


@dataclass
class Evening:
    """The room, four phones of one engine and two of the other, and the room screen."""

    room: Room
    phones: list[Device]
    screen: Device

    def go_on(self, phase: str) -> None:
        self.room.do("phase.change", phase=phase)
        name = {"post": "Gather"}.get(phase, phase.capitalize())
        for phone in self.phones:
            phone.shows(name, "#phase")
        self.look(name)

    def look(self, words: str) -> None:
        """The room screen shows these words, and no line of it is cut."""
        self.screen.shows(words)
        self.screen.until(lambda: self.screen.run(FIND_CUT) == [])


@pytest.fixture
def quiet_room(server: Server, tmp_path: Path) -> Room:
    """A roundtable at which one note has been written, which is in a theme."""
    lines = [json.loads(line) for line in EXAMPLE.read_text().splitlines()]
    note = next(line for line in lines if line["ecosystem"] == "talent" and line["theme"])
    (tmp_path / "notes.jsonl").write_text(json.dumps(note))
    server.open_roundtable(tmp_path / "notes.jsonl", with_themes=True)
    return Room(server, f"http://{find_own_address()}:{server.port}")


@pytest.fixture
def evening(quiet_room: Room, tmp_path: Path) -> Iterator[Evening]:
    room = quiet_room
    with ExitStack() as stack:
        stack.enter_context(virtual_screen(180 + os.getpid() % 100))
        with ThreadPoolExecutor() as hands:
            firefox = hands.submit(lambda: stack.enter_context(open_firefox(tmp_path)))
            webkit = [hands.submit(lambda: stack.enter_context(open_webkit(tmp_path))) for _ in range(2)]
        seats = [Seat(firefox.result()) for _ in range(5)]
        room.do("heading.rename", heading="talent", name=HEADING, prompt="Whom could you not hire?")
        room.do("agenda.change", phases=PHASES, minutes=[0, 9, 9, 9, 9, 0], headings=[""] * 6)
        phones = [*seats[:4], *(each.result() for each in webkit)]
        for phone in phones:
            sit_down(phone, room)
        yield Evening(room, phones, show_screen(seats[4], room))
        assert [phone.errors() for phone in phones] == [[]] * 6


def sit_down(phone: Device, room: Room) -> None:
    """Comes in by the code, as somebody pasted it who writes in full-width letters."""
    phone.go(f"{room.address}/")
    phone.resize(390, 844)
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in room.code)
    phone.type("input[name=code]", f"({wide})")
    phone.press("button", "Join")
    join(phone)


def show_screen(screen: Device, room: Room) -> Device:
    screen.go(room.server.link("display"))
    screen.resize(1920, 1080)
    screen.press("button", "Let this device in")
    screen.find(".room .table")
    return screen


def test_six_phones_of_two_engines_go_through_an_evening_together(evening: Evening) -> None:
    write_and_argue(evening)
    vote(evening)
    commit_and_close(evening)


def write_and_argue(evening: Evening) -> None:
    phones, screen = evening.phones, evening.screen
    for number, phone in enumerate(phones):
        phone.press("#headings label", HEADING)
        phone.type("#form textarea", f"Welders leave for coast number {number}")
        phone.press("label", "Barrier")
        phone.press("button", "Post note")
    for phone in phones:
        phone.shows("on the room screen", "#notes")
        assert "{label}" not in phone.words()
    assert screen.until(lambda: screen.run(COUNT_LINES, HEADING)) <= 2
    evening.go_on("reveal")
    for phone in phones:
        tab = phone.named(".tab .name", HEADING)
        assert phone.run(FIND_BROKEN, tab) == [], "no word of a heading is broken"
        phone.press(".tab", HEADING)
        phone.press(".reacts .b", "Me too")
    for phone in (phones[0], phones[-1]):
        phone.until(lambda phone=phone: phone.run(IS_COUNTED, "6"))


def vote(evening: Evening) -> None:
    evening.go_on("vote")
    for phone in evening.phones:
        phone.press(".vt .more")
        phone.shows("Saved")
    evening.look("6 of 7 have voted")
    closed = evening.room.do("round.close")
    round_id = closed.payload["rounds"][0]["id"]
    evening.room.do("results.show", round=round_id, heading="talent")
    evening.look("6 of 7 voted")
    evening.screen.until(lambda: evening.screen.run(COUNT_DOTS) == 6)


def commit_and_close(evening: Evening) -> None:
    first, last = evening.phones[0], evening.phones[-1]
    evening.go_on("commit")
    first.type("#exercise textarea", "Open the college workshop on Saturdays")
    first.press("button", "Commit to it")
    last.shows("Open the college workshop on Saturdays")
    evening.look("Open the college workshop on Saturdays")
    evening.go_on("close")
    evening.room.do("roundtable.close", code=evening.room.code)
    for phone in evening.phones:
        phone.shows("Thank you")
        phone.shows(HEADING)
    evening.look("Thank you")
