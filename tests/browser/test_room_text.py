"""What the room screen shows in each phase, and that all of it is large enough to be read from the back."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from time import monotonic
from typing import Any

import pytest
from browser.access import SCHEMES, find_violations
from browser.conftest import PATIENCE_MS, PHONE, ROOM, Server, enter, join, until
from playwright.sync_api import APIRequestContext, BrowserContext, Page, expect

Open = Callable[..., BrowserContext]
PHASES = ["lobby", "keynote", "define", "post", "reveal", "cluster", "discuss", "vote", "pitch", "commit", "close"]
LEAST = 28
FROM_THE_BACK = 44
LARGE = (
    ".top h1",
    ".head h2",
    ".note:not(.smaller, .dense) .text",
    ".code",
    ".clock",
    ".theme .name",
    ".spot-text",
    ".spot-name",
    ".piece:not(.smaller, .dense) .text",
    ".record:not(.smaller, .dense) .text",
    ".thanks li",
)
"""What must be read from the furthest seat."""
MEASURE = """([least, back, large]) => {
  const units = Math.min(innerWidth / 1920, innerHeight / 1080);
  const size = (element) => parseFloat(getComputedStyle(element).fontSize) / units;
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    const isDrawn = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return isDrawn && box.width > 2 && box.height > 2;
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walk.nextNode()); ) {
    const element = text.parentElement;
    if (!text.data.trim() || element.closest(".sr, script, template, style") || !isSeen(element)) continue;
    const name = element.className || element.tagName;
    if (size(element) < least - 0.01) found.push(`${name} ${size(element)}: ${text.data.trim()}`);
  }
  for (const selector of large) {
    for (const element of document.querySelectorAll(selector)) {
      if (isSeen(element) && size(element) < back - 0.01) found.push(`${selector} ${size(element)}`);
    }
  }
  return found;
}"""
PROJECTORS = {
    "1080p": {"width": 1920, "height": 1080},
    "720p": {"width": 1280, "height": 720},
    "4K": {"width": 3840, "height": 2160},
}
LONG_RECORD = (
    "Three of four firms at this table lost an order last year, because no delivery date could be promised before"
    " there is one for the grid connection"
)
CUT = """() => [...document.querySelectorAll(".rows > li")].filter((row) => row.checkVisibility()).filter((row) => {
  const list = row.parentElement.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  return box.bottom > list.bottom + 1.5 || box.right > list.right + 1.5;
}).map((row) => row.textContent.trim())"""


@dataclass
class Person:
    """Somebody who gives orders without a page."""

    request: APIRequestContext
    address: str

    def do(self, command: str, **values: object) -> dict[str, Any]:
        token = self.request.get(f"{self.address}/token").json()["token"]
        headers = {"X-CSRF-Token": token, "Content-Type": "application/json", "Accept": "application/json"}
        body = json.dumps(values | {"client_id": uuid.uuid4().hex})
        answer = self.request.post(f"{self.address}/commands/{command}", data=body, headers=headers).json()
        assert answer["ok"], answer
        return dict(answer["entry"])

    def bring(self, kind: str, text: str, **values: object) -> int:
        """Adds a contribution; gives its number."""
        return int(self.do("contribution.add", kind=kind, text=text, **values)["contributions"][0]["id"])


@pytest.fixture(scope="module")
def room(server: Server, browser: Any) -> dict[str, Any]:
    """The live example with the whole agenda, a facilitator and three phones that bring something to each exercise."""
    context = browser.new_context()
    page = context.new_page()
    enter(page, server.crew)
    fay = Person(context.request, f"{server.address}/r/{server.code}")
    fay.do("agenda.change", phases=PHASES, minutes=[0, *[9] * 10], headings=[""] * len(PHASES))
    people = []
    for sector in ("Industry", "Academia", "Government"):
        device = browser.new_context(**PHONE)
        join(device, server, sector, server.address).close()
        people.append(Person(device.request, f"{server.address}/r/{server.code}"))
    return {"fay": fay, "people": people, "phase": "post", "state": context.storage_state()}


def go_to(room: dict[str, Any], phase: str) -> None:
    """Moves the room to a phase, on or back, one step at a time."""
    here, there = PHASES.index(room["phase"]), PHASES.index(phase)
    for at in range(here, there, 1 if there > here else -1):
        room["fay"].do("phase.change", phase=PHASES[at + (1 if there > here else -1)])
    room["phase"] = phase


def show(server: Server, open_device: Open, room: dict[str, Any], view: str = "room") -> Page:
    """The clean room screen, or with `run` the facilitator's own view."""
    page = open_device(**ROOM, storage_state=room["state"]).new_page()
    page.goto(f"{server.address}/{view}/{server.code}")
    page.evaluate("document.fonts.ready")
    return page


def seen_by_crew(room: dict[str, Any], part: str) -> list[dict[str, Any]]:
    """Notes or contributions, by the numbers that orders of the crew take; phones have others."""
    fay = room["fay"]
    return list(fay.request.get(f"{fay.address}/snapshot?audience=crew").json()["board"][part])


def mark(room: dict[str, Any], text: str) -> None:
    """The facilitator marks what somebody brought."""
    brought = next(each for each in seen_by_crew(room, "contributions") if each["text"] == text)
    room["fay"].do("contribution.mark", contribution=brought["id"], is_marked=True)


def argue(room: dict[str, Any]) -> None:
    """Two people say what they think of the newest note."""
    newest = max(seen_by_crew(room, "notes"), key=lambda note: int(note["id"]))
    room["newest"] = newest["id"]
    for person, reaction in zip(room["people"], ("me_too", "differ"), strict=False):
        others = person.request.get(f"{person.address}/snapshot").json()["board"]["others"]
        theirs = next(note["id"] for note in others if note["text"] == newest["text"])
        person.do("note.react", note=theirs, reaction=reaction)


def define(room: dict[str, Any]) -> None:
    """Two wordings and a case that is argued over."""
    ann, ben, kim = room["people"]
    case = ann.bring("case", "Estate agents near the site")
    ann.do("contribution.answer", contribution=case, answer="out")
    ben.do("contribution.answer", contribution=case, answer="out")
    kim.do("contribution.answer", contribution=case, answer="in")
    ben.bring("wording", "All who live off it")
    ann.bring("wording", "Those who make, mend or teach it")
    mark(room, "Those who make, mend or teach it")


def fill(room: dict[str, Any], phase: str) -> None:
    """What people bring to a phase."""
    ann, ben, kim = room["people"]
    if phase == "keynote":
        first = ann.bring("question", "Who may move the date of the grid?")
        ben.do("contribution.answer", contribution=first, answer="up")
        kim.do("contribution.answer", contribution=first, answer="up")
        ben.bring("question", "What does the port think?")
        kim.bring("question", "Is there cake?")
        mark(room, "Is there cake?")
    if phase == "define":
        define(room)
    if phase == "reveal":
        argue(room)
    if phase == "cluster":
        notes = seen_by_crew(room, "notes")
        note = next(note for note in notes if note["id"] == room["newest"])
        others = [each["id"] for each in notes if each["heading"] == note["heading"]][:4]
        made = room["fay"].do(
            "theme.make", heading=note["heading"], name="Too few welders", notes=[note["id"], *others]
        )
        room["theme"] = made["themes"][0]["id"]
    if phase == "discuss":
        ann.do("scribe.change", is_scribe=True, table=3)
        desk = room["fay"].request.get(f"{room['fay'].address}/desk").json()
        room["fay"].do("scribe.admit", person=desk["people"]["asking"][0]["person"], is_in=True)
        ann.bring("record", "We would train twice as many", heading="talent")
        ann.bring("record", "Nobody believes the date")
        ann.bring("record", LONG_RECORD, heading="business")
    if phase == "pitch":
        line = ben.bring("line", "Guarantee three and the fourth is bankable", detail="A signed order book")
        kim.do("contribution.answer", contribution=line, answer="up")
        ben.bring("ask", "Share a crane in March")
        kim.bring("offer", "Two days on our autoclave")
    if phase == "commit":
        ben.bring(
            "commitment", "Publish the order book", detail="The supply team", due_on="2047-01-31", is_private=False
        )
        kim.do("contribution.add", kind="commitment", text="What I keep to myself", is_private=True)


SHOWN = {
    "lobby": ["Join on your phone"],
    "keynote": ["Who may move the date of the grid?", "What does the port think?", "Is there cake?"],
    "define": [
        "Estate agents near the site",
        "1 in, 0 on the edge, 2 out",
        "Chosen:",
        "Those who make, mend or teach it",
    ],
    "post": ["Business", "Talent", "Innovation", "Investment"],
    "reveal": ["1 me too, 1 sees it differently"],
    "cluster": ["Too few welders"],
    "discuss": [
        "Too few welders",
        "1 note seen differently",
        "Table 3",
        "We would train twice as many",
        "Nobody believes the date",
        LONG_RECORD,
    ],
    "vote": ["0 of"],
    "pitch": [
        "Guarantee three and the fourth is bankable",
        "Proof: A signed order book",
        "Share a crane in March",
        "Two days on",
    ],
    "commit": ["Publish the order book", "The supply team, by 31 January"],
    "close": ["Thank you", "What happens next"],
}


def test_each_phase_shows_its_exercise_large_enough(server: Server, open_device: Open, room: dict[str, Any]) -> None:
    go_to(room, "lobby")
    screen, desk = show(server, open_device, room), show(server, open_device, room, "run")
    for phase in PHASES:
        go_to(room, phase)
        fill(room, phase)
        for words in SHOWN[phase]:
            expect(screen.get_by_text(words).locator("visible=true").first).to_be_visible()
        assert "What I keep to myself" not in screen.content()
        desk.reload()
        expect(desk.locator(".dock.steps")).to_be_visible()
        # In turn: in each phase one of the two pages is dark and the other light.
        schemes = [SCHEMES[PHASES.index(phase) % 2], SCHEMES[(PHASES.index(phase) + 1) % 2]]
        assert find_violations(desk, schemes[:1]) == [], f"{phase}, on the facilitator's own view"
        for name, window in PROJECTORS.items():
            screen.set_viewport_size(window)
            assert find_faults(screen) == [], f"{phase} at {name}"
        expect(screen.locator(":is(.smaller, .dense):visible")).to_have_count(0)
        assert find_violations(screen, schemes[1:]) == [], f"{phase} at 4K"
        screen.set_viewport_size(ROOM["viewport"])
        # A screen that is opened only now shows the same as one that has followed.
        screen.reload()
        screen.evaluate("document.fonts.ready")
        assert find_faults(screen) == [], f"{phase}, opened anew"


def find_faults(screen: Page, *others: str) -> list[str]:
    """What is too small to be read from where it must be, what is cut off, and what `others` find, of what stays so.

    A page that hears of something, or gets another size, lays itself out by itself, in as many turns as it needs.
    """
    expect(screen.locator("#screen")).to_be_visible()
    end = monotonic() + PATIENCE_MS / 1000
    while True:
        screen.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        measured = screen.evaluate(MEASURE, [LEAST, FROM_THE_BACK, LARGE])
        found = [*measured, *(each for script in (CUT, *others) for each in screen.evaluate(script))]
        if not found or monotonic() > end:
            return found
        screen.wait_for_timeout(100)


def test_the_spotlight_is_the_largest_thing_on_the_screen(
    server: Server, open_device: Open, room: dict[str, Any]
) -> None:
    go_to(room, "discuss")
    screen = show(server, open_device, room)
    newest = next(note["text"] for note in seen_by_crew(room, "notes") if note["id"] == room["newest"])
    for part, number, words in (("notes", room["newest"], newest), ("themes", room["theme"], "Too few welders")):
        room["fay"].do("spotlight.change", part=part, id=number)
        expect(screen.locator("#screen")).to_have_attribute("data-view", "spotlight")
        expect(screen.locator("#spot-text")).to_have_text(words)
        assert find_faults(screen) == []
        assert find_violations(screen) == []
    expect(screen.locator("#spot-notes .note").first).to_be_visible()

    room["fay"].do("theme.dissolve", theme=room["theme"])
    expect(screen.locator("#screen")).to_have_attribute("data-view", "headings")


WHOLE = """() => [...document.querySelectorAll(".top h1, .heading")]
  .filter((part) => part.scrollHeight > part.clientHeight + 20)
  .map((part) => part.textContent.trim().replace(/\\s+/g, " "))"""
LINES = """() => [...document.querySelectorAll(".heading .title")].filter((title) => {
  const words = document.createRange();
  words.selectNodeContents(title);
  return new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size > 2;
}).map((title) => title.textContent)"""
EMPTY = """() => [...document.querySelectorAll(".heading")]
  .filter((part) => ![...part.querySelectorAll(".rows > li, .sealed, .empty")].some((row) => row.checkVisibility()))
  .map((part) => part.dataset.heading)"""
ROWS = """() => [...document.querySelectorAll(".rows > li[data-id]")].filter((row) => row.checkVisibility())
  .map((row) => row.dataset.part + row.dataset.id)"""
LONG = {
    "business": "Market access and industrial supply line",
    "talent": "Talent, training and certified welders X",
    "innovation": "Innovation & technology demonstrators UK",
    "investment": "Investment-readiness and infrastructures",
}
QUESTION = "What would have to change for more medical devices to be made, tested and bought here, and by whom?"


def rename_headings(fay: Person) -> None:
    """Names as long as there may be."""
    for heading, name in LONG.items():
        fay.do("heading.rename", heading=heading, name=name, prompt="Who would have to do what, and by when?")


def turn_pages(fay: Person, page: Page) -> None:
    """Several notes under each heading, and the second page of them."""
    for heading, n in product(LONG, range(1, 5)):
        fay.do("note.enter", heading=heading, kind="ask", text=f"Number {n} of what is asked", source="paper")
    expect(page.locator(".heading .counts").first).to_contain_text("page 1 of")
    fay.do("page.turn", page=1)
    expect(page.locator(".heading .counts").first).to_contain_text("page 2 of")


def make_themes(fay: Person, page: Page) -> None:
    """A theme of each note."""
    notes = fay.request.get(f"{fay.address}/snapshot").json()["board"]["notes"]
    for note in notes:
        name = f"Nobody signs for it before {note['label']}"
        fay.do("theme.make", heading=note["heading"], name=name, notes=[note["id"]])
    expect(page.locator(".heading .theme")).to_have_count(len(notes))


def deal_tables(fay: Person, page: Page) -> None:
    """A theme for each of three tables."""
    themes = [each["id"] for each in fay.request.get(f"{fay.address}/snapshot").json()["board"]["themes"]]
    fay.do("tables.assign", tables=[1, 2, 4], themes=themes[:3])
    expect(page.locator(".heading .takers:visible").first).to_contain_text("Table")


LED = {"reveal": turn_pages, "cluster": make_themes, "discuss": deal_tables}


def test_in_a_deep_room_long_headings_the_question_and_what_stands_under_them_are_whole(
    server: Server, open_device: Open, room: dict[str, Any]
) -> None:
    page = open_device(**ROOM, storage_state=room["state"]).new_page()
    page.goto(f"{server.address}/programme/new")
    for label, words in (
        ("Title", "Medtech roundtable"),
        ("Cluster", "Medtech"),
        ("Question", QUESTION),
        ("Width of the image", "2.4"),
        ("Furthest seat", "11"),
    ):
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_role("button", name="Make the roundtable").click()
    page.wait_for_url("**/run/*")
    code = page.url.rsplit("/", 1)[1]
    fay = Person(page.context.request, f"{server.address}/r/{code}")
    fay.do("roundtable.open")
    rename_headings(fay)
    desk = open_device(viewport={"width": 1440, "height": 900}, storage_state=room["state"]).new_page()
    desk.goto(f"{server.address}/run/{code}")
    page.goto(f"{server.address}/room/{code}")
    agenda = fay.request.get(f"{fay.address}/snapshot").json()["board"]["roundtable"]["agenda"]
    for slot in agenda[1:]:
        fay.do("phase.change", phase=slot["phase"], heading=slot["heading"] or "")
        if slot["phase"] in LED:
            LED[slot["phase"]](fay, page)
            assert find_faults(page, WHOLE, LINES, EMPTY) == []
            until(page, lambda: desk.evaluate(ROWS) == page.evaluate(ROWS))  # each hears of it, and turns, by itself
        if slot["phase"] == "discuss":
            note = fay.request.get(f"{fay.address}/snapshot").json()["board"]["notes"][0]
            for lit in ({"part": "notes", "id": note["id"]}, {}):
                fay.do("spotlight.change", **lit)
                expect(page.locator("#screen")).to_have_attribute("data-view", "spotlight" if lit else "headings")
            assert find_faults(page, WHOLE) == []
        if slot["phase"] != "post":
            continue
        fay.do("note.enter", heading=slot["heading"], kind="barrier", text="From a sheet", source="paper")
        present = page.locator(f".heading.present[data-heading={slot['heading']}]")
        expect(present.locator("p.sealed")).to_contain_text("1 note, shown at the reveal")
        for name, window in PROJECTORS.items():
            page.set_viewport_size(window)
            assert find_faults(page, WHOLE) == [], f"{slot['heading']} at {name}"
        page.set_viewport_size(ROOM["viewport"])
