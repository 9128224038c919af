"""Two writers at one issue of a closed roundtable, each with a laptop of their own, and what they do there."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browser.conftest import LAPTOP, Server, enter
from browser.desks import Desk
from playwright.sync_api import BrowserContext, Page

Open = Callable[..., BrowserContext]
NOTES = (
    ("business", "barrier", "every prime wants its own audit, 4 times a year", "Firms cannot get in"),
    ("business", "barrier", "prequal pack was 140 pages for a small job so we did not bid", "Firms cannot get in"),
    ("business", "ask", "one supplier passport for all primes", "Firms cannot get in"),
    ("talent", "barrier", "ring me on 07700 900123 about welders", "Welders leave"),
    ("talent", "barrier", "los soldadores se van a Francia porque pagan mas", "Welders leave"),
)


def close_one(server: Server, open_device: Open, tmp_path: Path) -> Desk:
    """A roundtable that is over, at a facilitator's desk."""
    keys = ("ecosystem", "kind", "text", "theme_label")
    rows = [{"id": f"N{number}"} | dict(zip(keys, row, strict=True)) for number, row in enumerate(NOTES, 1)]
    notes = tmp_path / "notes.jsonl"
    notes.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    server.open_roundtable(notes, with_themes=True)
    page = open_device(**LAPTOP).new_page()
    enter(page, server.link("facilitator"), "Fay")
    desk = Desk(page, server.code, ["lobby", "post", "cluster", "close"])
    desk.do("roundtable.close", code=server.code)
    return desk


def come_to_write(server: Server, context: BrowserContext, name: str, note: int) -> Page:
    """A writer with a laptop of their own, at the issue with this note."""
    page = context.new_page()
    enter(page, server.link("writer"), name)
    page.goto(f"{server.address}/write-up/{server.code}/issues/{note}")
    return page


def find_note(desk: Desk, words: str) -> Any:
    """A note by some of its words."""
    return next(note for note in desk.board()["notes"] if words in note["text"])


def press(page: Page, note: Any, button: str) -> None:
    """Presses a button of a point."""
    point = page.locator(f"#p-{note['id']}")
    point.focus()  # what a mouse points at may move away below it, when the other saves
    point.get_by_role("button", name=button).first.click()


def write(page: Page, note: Any, summary: str, words: str) -> None:
    """Opens a field of a point, types and saves."""
    point = page.locator(f"#p-{note['id']}")
    point.focus()  # what a mouse points at may move away below it, when the other saves
    point.locator("summary", has_text=re.compile(f"^{summary}")).click()
    form = point.locator("details[open] form")
    form.locator("textarea").fill(words)
    form.get_by_role("button").click()


def sentence_of(page: Page) -> Any:
    return page.get_by_role("textbox", name="In one sentence")


def link_to(page: Page, note: Any) -> None:
    """Names a note that the sentence stands on."""
    page.locator("#sentence .chips").locator("button", has_text=re.compile(f"^{note['label']}$")).click()


@dataclass
class Pair:
    """Two writers at one issue, each with a laptop of their own, and the notes they work on."""

    server: Server
    closed: Desk
    device: BrowserContext
    asha: Page
    ben: Page
    audit: Any
    pack: Any
    phone: Any
    foreign: Any

    def address(self, page: str) -> str:
        """A page of the write-up."""
        return f"{self.server.address}/write-up/{self.server.code}/{page}"


def bring_pair(server: Server, open_device: Open, closed: Desk) -> Pair:
    """Both at the first issue."""
    notes = [find_note(closed, words) for words in ("audit", "prequal", "welders", "soldadores")]
    device = open_device(**LAPTOP)
    asha = come_to_write(server, device, "Asha", notes[0]["id"])
    ben = come_to_write(server, open_device(**LAPTOP), "Ben", notes[0]["id"])
    return Pair(server, closed, device, asha, ben, *notes)
