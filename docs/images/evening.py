"""Takes the pictures of one evening, phase by phase, on a phone and on the room screen: `make pictures`.

A rehearsal of the example is played on a demo server of its own, with people who each have a phone.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page
from take import DESK, HERE, PHONE, ROOM, enter, playing

ORDER = """async ([code, name, values]) => {
  const { token } = await (await fetch(`/r/${code}/token`)).json();
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": token };
  const body = JSON.stringify({ client_id: `picture-${Math.random()}`.replace(".", ""), ...values });
  const answer = await fetch(`/r/${code}/commands/${name}`, { method: "POST", headers, body });
  return (await answer.json());
}"""
AGENDA = {
    "lobby": 0,
    "keynote": 25,
    "define": 8,
    "post": 20,
    "reveal": 5,
    "cluster": 12,
    "discuss": 26,
    "vote": 7,
    "pitch": 7,
    "commit": 7,
    "close": 3,
}
SECTORS = ("Industry", "Academia", "Government", "Investor", "Industry", "Academia", "Industry")
QUESTIONS = (
    "Who signs off a first-of-a-kind component, and how long does that take?",
    "Will the fleet order book be published before the next spending review?",
    "What would make a tier-two firm re-tool this year?",
    "Is there a plan for the people who leave when Hinkley is finished?",
)
CASES = (
    "A maker of remote handling arms",
    "The college that certifies welders",
    "A hospital that uses isotopes",
    "A data centre that wants a reactor next door",
)
WORDINGS = (
    "Everyone here whose next job depends on a reactor being built, run or taken down.",
    "Firms, colleges and labs that make, test or handle what a reactor needs.",
)
LINES = (
    ("One test rig that five firms can book", "Letters from the five, with dates"),
    ("A welding academy with a waiting list of employers", "Vacancies counted, not guessed"),
    ("A port that can lift what a reactor vessel weighs", "A survey of the quay"),
)
ASKS = ("A second inspector who may certify class 1 welds", "Somebody who has exported under the new rules")
OFFERS = ("Our X-ray bay is free on Fridays", "Two lecturers who know ultrasonics")
COMMITMENTS = (
    ("Ring the three primes about one supplier passport", "The growth hub", "2026-12-18"),
    ("Open our test bay to two firms for a day", "The university", "2027-01-29"),
    ("Publish which sites could take a workforce this year", "The combined authority", "2027-02-12"),
)
THEMES = {"talent": "Too few certified people", "business": "No view of the order book"}


class Evening:
    """A rehearsal, its facilitator and the phones of those who came."""

    def __init__(self, browser: Browser, base: str, state: Any) -> None:
        self.browser, self.base, self.state = browser, base, state
        self.leader = self.context().new_page()
        self.leader.goto(f"{base}/programme")
        self.leader.locator("li", has_text="Nuclear roundtable").first.get_by_text("More").click()
        self.leader.get_by_role("button", name=re.compile("^Rehearse.*Nuclear")).click()
        self.leader.wait_for_url(re.compile(r"/run/\w{5}$"))
        self.code = self.leader.url.rsplit("/", 1)[1]
        lines = {"phases": list(AGENDA), "minutes": list(AGENDA.values()), "headings": [""] * len(AGENDA)}
        self.do(self.leader, "agenda.change", **lines)
        self.phones = [self.sit_down(sector) for sector in SECTORS]

    def context(self, **window: Any) -> BrowserContext:
        return self.browser.new_context(storage_state=self.state, **window)

    def sit_down(self, sector: str) -> Page:
        page = self.browser.new_context(**PHONE).new_page()  # type: ignore[arg-type]
        page.goto(f"{self.base}/j/{self.code}")
        page.get_by_text(sector, exact=True).click()
        page.get_by_role("button", name="Join").click()
        page.locator("#phase").wait_for()
        return page

    def do(self, who: Page, order: str, /, **values: Any) -> dict[str, Any]:
        """An order that must be carried out; gives its entry."""
        answer = who.evaluate(ORDER, [self.code, order, values])
        if not answer["ok"]:
            raise RuntimeError(answer["message"])
        return dict(answer["entry"])

    def board(self, who: Page | None = None) -> dict[str, Any]:
        """What the crew sees now, or a phone."""
        address = f"/r/{self.code}/snapshot"
        reader = who or self.leader
        return dict(reader.evaluate("async (address) => (await (await fetch(address)).json()).board", address))

    def mark(self, text: str) -> None:
        """The crew answers a question, or chooses a sentence; it knows them by other numbers than phones do."""
        found = next(each["id"] for each in self.board()["contributions"] if each["text"] == text)
        self.do(self.leader, "contribution.mark", contribution=found, is_marked=True)

    def go_to(self, phase: str) -> None:
        """Moves the room on, step by step, until it is there."""
        while (now := self.board()["roundtable"])["phase"] != phase:
            agenda = now["agenda"]
            place = next(
                index
                for index, slot in enumerate(agenda)
                if (slot["phase"], slot["heading"]) == (now["phase"], now["phase_heading"])
            )
            there = next(index for index, slot in enumerate(agenda) if slot["phase"] == phase)
            step = agenda[place + (1 if there > place else -1)]
            self.do(self.leader, "phase.change", phase=step["phase"], heading=step["heading"] or "")

    def bring(self, kind: str, texts: Any, **values: Any) -> list[int]:
        """Each text from another phone; gives the numbers."""
        made = []
        for who, text in zip(self.phones[1:], texts, strict=False):
            made.append(self.do(who, "contribution.add", kind=kind, text=text, **values)["own"][-1]["id"])
        return made

    def picture_desk(self) -> None:
        """The desk beside the facilitator's own view, at what is on the room screen."""
        page = self.context(**DESK).new_page()
        page.goto(f"{self.base}/run/{self.code}")
        page.wait_for_timeout(1500)
        page.keyboard.press("i")
        page.get_by_role("tab", name="Present").click()
        page.wait_for_timeout(1500)
        page.screenshot(path=str(HERE / "evening-desk.jpg"), type="jpeg", quality=80)
        page.context.close()

    def picture(self, name: str) -> None:
        """The phone and the room screen as they are now."""
        phone = self.phones[0]
        phone.reload()
        for card in phone.get_by_role("button", name=re.compile("^(Got it|Dismiss|Go on)")).all():
            if card.is_visible():
                card.click()
        phone.wait_for_timeout(1500)
        phone.evaluate("scrollTo(0, 0)")
        if name not in ROOM_ALONE:
            phone.screenshot(path=str(HERE / f"evening-{name}-phone.jpg"), type="jpeg", quality=80)
        page = self.context(**ROOM).new_page()
        page.goto(f"{self.base}/room/{self.code}")
        page.wait_for_timeout(2000)
        page.screenshot(path=str(HERE / f"evening-{name}-room.jpg"), type="jpeg", quality=80)
        page.context.close()


def play_keynote(evening: Evening) -> None:
    """Questions, wanted by many and by few, one of them answered."""
    evening.go_to("keynote")
    questions = evening.bring("question", QUESTIONS)
    for place, question in enumerate(questions):
        for who in evening.phones[place + 1 :]:
            evening.do(who, "contribution.answer", contribution=question, answer="up")
    evening.mark(QUESTIONS[3])


def play_definition(evening: Evening) -> None:
    """Cases sorted, two wordings, one of them chosen."""
    evening.go_to("define")
    for place, case in enumerate(evening.bring("case", CASES)):
        for number, who in enumerate(evening.phones):
            answer = ("in", "in", "edge", "out")[(place + (number > 4)) % 4]
            evening.do(who, "contribution.answer", contribution=case, answer=answer)
    wordings = evening.bring("wording", WORDINGS)
    for who in evening.phones[:5]:
        evening.do(who, "contribution.answer", contribution=wordings[0], answer="up")
    evening.mark(WORDINGS[0])


def play_reveal(evening: Evening) -> None:
    """People agree and disagree with each other's notes."""
    evening.go_to("reveal")
    for place, note in enumerate(reversed(evening.board(evening.phones[0])["others"][-12:])):
        for number, who in enumerate(evening.phones[1 : 2 + place % 5]):
            evening.do(who, "note.react", note=note["id"], reaction="differ" if number == 2 else "me_too")


def play_grouping(evening: Evening) -> None:
    """A theme under each heading."""
    evening.go_to("cluster")
    notes = evening.board()["notes"]
    for heading, name in THEMES.items():
        ids = [note["id"] for note in notes if note["heading"] == heading][-9:]
        evening.do(evening.leader, "theme.make", heading=heading, name=name, notes=ids)
    for heading, name in (("innovation", "Nowhere to test"), ("investment", "Nobody shows the numbers")):
        ids = [note["id"] for note in notes if note["heading"] == heading][-6:]
        evening.do(evening.leader, "theme.make", heading=heading, name=name, notes=ids)


def play_vote(evening: Evening) -> None:
    """Everybody votes."""
    evening.go_to("vote")
    themes = [theme["id"] for theme in evening.board()["themes"]]
    for number, who in enumerate(evening.phones[1:]):
        chosen = [themes[0], themes[number % len(themes)], themes[(number // 2) % len(themes)]]
        evening.do(who, "vote.dots", themes=chosen if len(set(chosen)) > 1 else chosen[:2])


def show_results(evening: Evening) -> None:
    """What came of it, under each heading."""
    vote = evening.board()["rounds"][-1]["id"]
    evening.do(evening.leader, "round.close")
    for heading in ("business", "talent", "innovation", "investment"):
        evening.do(evening.leader, "results.show", round=vote, heading=heading)


def play_pitch(evening: Evening) -> None:
    """Lines with the proof that they need, asks and offers."""
    evening.go_to("pitch")
    for place, (text, proof) in enumerate(LINES):
        [line] = evening.bring("line", [text], detail=proof)
        for who in evening.phones[place + 1 :]:
            evening.do(who, "contribution.answer", contribution=line, answer="up")
    evening.bring("ask", ASKS)
    evening.bring("offer", OFFERS)


def play_commitments(evening: Evening) -> None:
    """What people will do, and by when."""
    evening.go_to("commit")
    for text, owner, due_on in COMMITMENTS:
        evening.bring("commitment", [text], detail=owner, due_on=due_on)


ROOM_ALONE = {"group"}
"""Steps of which no document shows the phone."""
STEPS: tuple[tuple[str, Callable[[Evening], None]], ...] = (
    ("keynote", play_keynote),
    ("define", play_definition),
    ("gather", lambda evening: evening.go_to("post")),
    ("reveal", play_reveal),
    ("group", play_grouping),
    ("discuss", lambda evening: evening.go_to("discuss")),
    ("vote", play_vote),
    ("results", show_results),
    ("pitch", play_pitch),
    ("commit", play_commitments),
    ("close", lambda evening: evening.go_to("close")),
)


@contextmanager
def at_table() -> Iterator[Evening]:
    """A rehearsal on a server of its own."""
    with playing() as (browser, crew, _):
        base = re.sub(r"/enter/.*", "", crew)
        entering = browser.new_context()
        enter(entering.new_page(), crew)
        yield Evening(browser, base, entering.storage_state())


def main() -> None:
    """Plays the evening; pictures of every step, or of those that are named."""
    wanted = set(sys.argv[1:])
    with at_table() as evening:
        for name, play in STEPS:
            play(evening)
            if not wanted or name in wanted:
                evening.picture(name)
            if name == "keynote" and (not wanted or "desk" in wanted):
                evening.picture_desk()


if __name__ == "__main__":
    main()
