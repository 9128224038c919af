"""A programme of three roundtables, from their making to the report on what they share."""

import re
import secrets
from collections.abc import Callable
from typing import Any

from browser.conftest import LAPTOP, PHONE, Server, enter
from playwright.sync_api import BrowserContext, Page, StorageState, expect

Open = Callable[..., BrowserContext]
SAID = {
    "Business rates": ("business rates punish every new machine", "rates on new plant go up at once"),
    "Careers talks": ("school pupils never hear of careers here", "careers teachers know nothing of us"),
    "Coded welders": ("coded welders are leaving for the coast", "nobody trains welders any more"),
}


def give(page: Page, server: Server, order: str, **values: Any) -> dict[str, Any]:
    """Gives an order as this page's device; gives its entry."""
    told = page.request.get(f"{server.address}/r/{server.code}/token").json()
    headers = {"X-CSRF-Token": told["token"], "Content-Type": "application/json"}
    path = f"{server.address}/r/{server.code}/commands/{order}"
    answer = page.request.post(path, data={"client_id": secrets.token_hex(16), **values}, headers=headers)
    assert answer.ok, answer.text()
    entry: dict[str, Any] = answer.json()["entry"]
    return entry


def make(organiser: Page, server: Server, cluster: str) -> None:
    """The organiser makes a roundtable; the server's code is its code from now on."""
    organiser.goto(f"{server.address}/programme/new")
    told = {"title": f"{cluster} roundtable", "cluster": cluster, "programme": "Rivers", "question": "What helps?"}
    for name, words in told.items():
        organiser.locator(f"input[name={name}]").fill(words)
    organiser.get_by_role("button", name="Make the roundtable").click()
    organiser.wait_for_url(re.compile(r"/run/\w{5}$"))
    server.code = organiser.url.rsplit("/", 1)[1]


def hold(facilitator: Page, phone: BrowserContext, server: Server) -> None:
    """A facilitator runs it: somebody comes and writes, the notes are grouped, and it is closed."""
    give(
        facilitator,
        server,
        "agenda.change",
        phases=["lobby", "post", "close"],
        minutes=[0, 5, 0],
        headings=["", "", ""],
    )
    give(facilitator, server, "roundtable.open")
    person = phone.new_page()
    person.goto(f"{server.address}/j/{server.code}")
    person.get_by_text("Industry", exact=True).click()
    person.get_by_role("button", name="Join").click()
    person.locator("#phase").wait_for()
    give(facilitator, server, "phase.change", phase="post")
    for text in (text for texts in SAID.values() for text in texts):
        give(person, server, "note.post", heading="talent", kind="barrier", text=text, off_record=False)
    board = facilitator.request.get(f"{server.address}/r/{server.code}/snapshot?audience=crew").json()["board"]
    for name, texts in SAID.items():
        notes = [note["id"] for note in board["notes"] if note["text"] in texts]
        give(facilitator, server, "theme.make", heading="talent", name=name, notes=notes)
    give(facilitator, server, "roundtable.close", code=server.code)


def test_three_roundtables_from_their_making_to_the_report_on_what_they_share(
    server: Server, open_device: Open, crew_state: StorageState
) -> None:
    organiser = open_device(**LAPTOP, storage_state=crew_state).new_page()
    facilitators = [open_device(**LAPTOP).new_page() for _ in range(2)]
    for number, cluster in enumerate(("Rail", "Ports", "Batteries")):
        make(organiser, server, cluster)
        facilitator = facilitators[number % 2]
        enter(facilitator, server.link("facilitator"), name=f"Fay {number}")
        hold(facilitator, open_device(**PHONE), server)

    organiser.goto(f"{server.address}/programme")
    organiser.get_by_text("Shared issues", exact=True).click()
    organiser.get_by_role("link", name="Shared issues: Rivers").click()
    organiser.get_by_role("link", name="Look at the proposals").click()
    organiser.get_by_label("Name").first.fill("Rates on new plant")
    organiser.get_by_role("button", name=re.compile("^Confirm")).first.click()
    expect(organiser.get_by_role("button", name=re.compile("^Undo"))).to_be_visible()
    organiser.get_by_role("link", name="The matrix").last.click()
    row = organiser.get_by_role("row", name=re.compile("Rates on new plant"))
    expect(row.get_by_text("One participant")).to_have_count(3)
    row.get_by_role("link").nth(1).click()
    organiser.get_by_label("Differs").first.check()
    organiser.get_by_role("button", name=re.compile("^Keep")).first.click()
    expect(organiser.get_by_text("Kept.")).to_be_visible()

    writer = open_device(**LAPTOP).new_page()
    enter(writer, server.link("writer"), name="Wes")
    writer.goto(f"{server.address}/write-up/{server.code}/issues")
    expect(writer.get_by_role("link", name=re.compile("Business rates|Careers|welders")).first).to_be_visible()
    base = re.sub(r"/issues.*", "", organiser.url)
    report = organiser.request.get(f"{base}/report/md").text()
    assert "Rates on new plant" in report
    assert "differs" in report
    assert organiser.request.get(f"{base}/archive").ok


def test_what_an_organiser_has_chosen_for_one_room_stays_while_they_keep_another(
    server: Server, open_device: Open, crew_state: StorageState
) -> None:
    page = open_device(**LAPTOP, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme/1/issues")
    page.locator("tbody th a").first.click()
    first, second = (page.locator(".room").filter(has_text="Stance, as you read it").nth(number) for number in (0, 1))
    stands = "input[type=radio]:checked"
    first.get_by_text("Same view").click()
    second.get_by_text("Split").click()
    second.get_by_text("says no to it").first.click()

    first.get_by_role("button", name=re.compile("^Keep")).click()

    expect(first.get_by_role("status")).to_have_text("Kept.")
    expect(second.locator(stands)).to_have_value("split")
    expect(second.get_by_role("checkbox").first).to_be_checked()
    second.get_by_role("button", name=re.compile("^Keep")).click()
    expect(second.get_by_role("status")).to_have_text("Kept.")
    page.goto(page.url.partition("?")[0])
    expect(first.locator(stands)).to_have_value("same")
    expect(second.locator(stands)).to_have_value("split")


def test_what_a_roundtable_is_stands_on_one_line_of_a_small_laptop(
    server: Server, open_device: Open, crew_state: object
) -> None:
    page = open_device(viewport={"width": 1280, "height": 800}, storage_state=crew_state).new_page()
    page.goto(f"{server.address}/programme")
    tops = "(line) => [...line.children].map((fact) => fact.getBoundingClientRect().bottom)"
    bottoms = page.locator(".rt", has_text=f"Code {server.code}").locator(".name p").evaluate(tops)

    assert len(bottoms) == 4
    assert max(bottoms) - min(bottoms) < 8
