"""Takes the pictures that documents show of pages, from a demo server of its own: `make pictures`.

With names after it, only those: `python docs/images/take.py setup checklist`.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
PORT = "8973"
# As on a laptop that phones can reach: else pages warn that the code leads nowhere.
HOST = "roundtable.test"
FLAGS = [
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]
ROOM = {"viewport": {"width": 1920, "height": 1080}}
DESK = {"viewport": {"width": 1440, "height": 900}}
SHEET = {"viewport": {"width": 960, "height": 1240}}
TO_TOP = "heading => window.scrollTo(0, heading.parentElement.offsetTop - 16)"
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


def main() -> None:
    """Every page, or those that are named."""
    with playing() as (browser, crew, code):
        take_all(browser, crew, code, set(sys.argv[1:]))


@contextmanager
def playing(instance: str = "") -> Iterator[tuple[Browser, str, str]]:
    """A demo server, on a folder of its own if none is given: a browser, the crew's link, the live roundtable's."""
    with tempfile.TemporaryDirectory() as own:
        environment = os.environ | {"FACILITATOR_INSTANCE": instance or own, "FACILITATOR_LIMITS": "off"}
        environment["FACILITATOR_PUBLIC_URL"] = f"http://{HOST}:{PORT}"
        command = [sys.executable, "-m", "facilitator", "demo", "--port", PORT]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            said = dict(read_addresses(server))
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
                yield browser, said["crew"], said["code"]
        finally:
            server.terminate()
            server.wait()


def read_addresses(server: "subprocess.Popen[str]") -> list[tuple[str, str]]:
    """What the server prints on start, up to the code."""
    found = []
    for line in server.stdout or ():
        name, _, value = line.strip().partition(": ")
        found.append((name, value))
        if name == "code":
            break
    return found


def enter(page: Page, crew: str) -> None:
    """Opens the crew's entry link and presses its button."""
    page.goto(crew)
    page.get_by_role("button", name="Let this device in").click()
    page.wait_for_url(lambda address: "/enter/" not in address)


def take_all(browser: Browser, crew: str, code: str, wanted: set[str]) -> None:
    """Every page, or those that are wanted."""
    base = re.sub(r"/enter/.*", "", crew)
    entering = browser.new_context()
    enter(entering.new_page(), crew)
    state = entering.storage_state()

    def picture(name: str, path: str, window: dict[str, object], do: object = None, who: object = None) -> None:
        if wanted and name not in wanted:
            return
        context = browser.new_context(**window, color_scheme="light", storage_state=who)  # type: ignore[arg-type]
        context.add_cookies([{"name": "theme", "value": "light", "url": base}])
        page = context.new_page()
        page.goto(base + path)
        if callable(do):
            do(page)
        page.wait_for_timeout(800)
        page.screenshot(path=str(HERE / f"{name}-light.jpg"), type="jpeg", quality=82)
        context.close()

    picture("phone", f"/j/{code}", PHONE, join_and_post)
    picture("room", f"/room/{code}", ROOM, who=state)
    picture("run", f"/run/{code}", ROOM, show_controls, who=state)
    picture("group", f"/group/{code}?heading=talent", DESK, sort, who=state)
    picture("programme", "/programme", DESK, who=state)
    picture("setup", f"/programme/new?from={code}", DESK, who=state)
    picture("agenda", "/programme/new", DESK, show_agenda, who=state)
    picture("room-size", "/programme/new", DESK, size_room, who=state)
    picture("checklist", f"/programme/{code}/checklist", DESK, who=state)
    picture("join-sheet", f"/programme/{code}/checklist", SHEET, print_network, who=state)
    picture("paper-form", f"/programme/{code}/sheets/paper?table=4", SHEET, who=state)
    picture("paper", f"/run/{code}/paper", DESK, enter_paper, who=state)
    closed = find_closed(browser, base, state)
    picture("writeup", f"/write-up/{closed}", DESK, show_theme, who=state)
    picture("issue", f"/write-up/{closed}/issues", DESK, write_sentence, who=state)
    picture("worklist", f"/write-up/{closed}/work-list", DESK, who=state)
    picture("versions", f"/write-up/{closed}/versions", DESK, who=state)
    picture("keeping", "/programme/keeping", DESK, who=state)
    picture("keep-or-delete", f"/programme/{closed}/keeping", DESK, who=state)
    if not wanted or wanted & {"devices", "trace"}:
        let_others_in(browser, base, code, state)
    picture("devices", "/programme/devices", DESK, who=state)
    picture("trace", "/programme/trace", DESK, who=state)
    picture("kept", f"/j/{code}", PHONE, see_what_is_kept)
    picture("import", "/programme/import", DESK, bring_in, who=state)
    picture("import-checked", "/programme/import", DESK, check_columns, who=state)
    picture("analysis", f"/write-up/{closed}", DESK, choose_project, who=state)


def let_others_in(browser: Browser, base: str, code: str, state: object) -> None:
    """A writer with a name and a room screen come in, and the desk reads and downloads what leaves a trace."""
    asking = browser.new_context(storage_state=state).request  # type: ignore[arg-type]
    token = asking.get(f"{base}/r/{code}/token").json()["token"]
    for role, name in (("writer", "Wes"), ("display", "")):
        made = asking.post(f"{base}/r/{code}/links", data={"role": role}, headers={"X-CSRF-Token": token})
        page = browser.new_context().new_page()
        page.goto(made.json()["url"])
        if name:
            page.locator("input[name=name]").fill(name)
        page.get_by_role("button", name="Let this device in").click()
        page.wait_for_url(lambda address: "/enter/" not in address)
    for path in (f"/r/{code}/desk/off-record", f"/write-up/{code}/download/csv"):
        asking.get(base + path)


def find_closed(browser: Browser, base: str, state: object) -> str:
    """The code of a closed example, which has themes."""
    page = browser.new_context(storage_state=state).new_page()  # type: ignore[arg-type]
    page.goto(f"{base}/programme")
    link = page.get_by_role("link", name="Write-up").last.get_attribute("href") or ""
    return link.rsplit("/", 1)[1]


def see_what_is_kept(page: Page) -> None:
    """What an attendee who has posted reads of what is kept, with the way to take it back."""
    join_and_post(page)
    page.goto(page.url.partition("?")[0] + "/kept")


ANSWERS = """Timestamp,Email Address,What stands in the way?,What would help?,Where do you work?,May we publish it?
{day} 10:00:00,uma@example.org,"The kiln is shared with two towns, and booked for months",A second kiln,Industry,Yes
{day} 10:05:00,vik@example.org,Nobody mends the kiln in August,,Academia,Yes
{day} 10:09:00,wim@example.org,Apprentices leave after a year,Rooms near the works,Industry,No
"""


def bring_in(page: Page, day: str = "21/09/2026") -> None:
    """A spreadsheet of answers, as it came."""
    sheet = {"name": "answers.csv", "mimeType": "text/csv", "buffer": ANSWERS.format(day=day).encode()}
    page.locator("#file").set_input_files(sheet)  # type: ignore[arg-type]
    page.get_by_role("button", name="See what is in it").click()
    page.get_by_role("heading", name="As it came").wait_for()


def check_columns(page: Page) -> None:
    """The same after it was checked, with days that could be two."""
    bring_in(page, "03/04/2026")
    page.locator("select[name=heading]").select_option("talent")
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("heading", name="What would come in").wait_for()
    page.get_by_role("heading", name="What would come in").evaluate(TO_TOP)


def choose_project(page: Page) -> None:
    """The downloads of a write-up, a project for analysis tools among them."""
    page.get_by_role("heading", name=re.compile("^Download")).first.evaluate(TO_TOP)


def join_and_post(page: Page) -> None:
    """An attendee's first notes."""
    page.get_by_text("Industry", exact=True).click()
    page.get_by_role("button", name="Join").click()
    for heading, text in (("Business", "Publish the fleet order book so tier two can invest"), ("Talent", "")):
        page.locator("#headings").get_by_text(heading, exact=True).click()
        page.get_by_role("textbox", name="Your note").fill(text or "Every inspector we certify is hired away")
        page.get_by_text("Barrier", exact=True).first.click()
        if text:
            page.get_by_role("button", name="Post note").click()
            page.locator("#notes li").first.wait_for()
    page.mouse.wheel(0, 0)


def show_agenda(page: Page) -> None:
    """The set-up page's agenda and what follows it."""
    page.get_by_role("heading", name="Agenda").evaluate(TO_TOP)


def size_room(page: Page) -> None:
    """The set-up page's verdict on a room."""
    page.get_by_label("Width of the image").fill("1.5")
    page.get_by_label("Furthest seat").fill("8")
    page.get_by_role("heading", name="What may be shared").evaluate(TO_TOP)


def print_network(page: Page) -> None:
    """The join sheet with a network on it."""
    page.get_by_label("Network").fill("Town Hall guests")
    page.get_by_label("Password").fill("copper-kettle")
    page.get_by_role("button", name="Make the sheet").click()
    page.locator(".wifi .qr").wait_for()


def enter_paper(page: Page) -> None:
    """A few notes from paper, and one being typed."""
    page.keyboard.press("Alt+t")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    for heading, kind, text in (
        ("2", "2", "Coded welders retire faster than we certify new ones"),
        ("1", "4", "Publish the order book, so that tier two can plan"),
        ("3", "3", "The test rig is the only one of its kind north of the river"),
    ):
        page.keyboard.press(heading)
        page.keyboard.type(text)
        page.keyboard.press(f"Alt+{kind}")
        page.keyboard.press("Enter")
    page.locator("#list li[data-note]").nth(2).wait_for()
    page.keyboard.type("Who else would use it if it were")


def show_controls(page: Page) -> None:
    """The facilitator's controls come up as the pointer moves."""
    page.mouse.move(900, 500)
    page.mouse.move(910, 505)


def sort(page: Page) -> None:
    """The first sort, with one suggestion accepted."""
    button = page.get_by_role("button", name="Sort Talent")
    if button.is_visible():
        button.click()
        page.locator("article.sugg").first.wait_for(timeout=60_000)
        page.locator("article.sugg").first.get_by_role("button", name=re.compile("^Accept")).click()
    else:
        page.keyboard.press("c")
        page.get_by_label("New theme").fill("Too few engineers")
    page.wait_for_timeout(1500)


def write_sentence(page: Page) -> None:
    """The first issue: a sentence with a note behind it, a comment, and the menu of a point."""
    sentence = page.locator("#sentence textarea.field")
    if not sentence.input_value():
        sentence.fill("Other trades buy what satellites could do for them, because nobody has shown them.")
        page.locator("#sentence .chips button").first.click()
        page.wait_for_timeout(2500)
        page.locator("[data-point]").first.hover()
        page.locator("[data-point] summary", has_text="Comment").first.click()
        page.locator("[data-point] .say textarea").first.fill("Two people said this to me as well. Join with B2?")
        page.locator("[data-point] .say button").first.click()
        page.locator("[data-point] .talk").wait_for()
    page.locator("[data-point]").nth(2).focus()
    page.keyboard.press("m")


def show_theme(page: Page) -> None:
    """A chapter's first theme."""
    page.get_by_role("link", name=re.compile("^6")).first.click()


if __name__ == "__main__":
    main()
