"""What each page costs to load for the first time: compressed bytes and requests, counted by Chromium.

`python bench/pages.py [--notes N] [--list] [--json PATH]`. Exit status 1 if a page is over its budget.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from loads.figures import Figures, line, save
from loads.rooms import Room, make_room
from loads.servers import facilitator, running
from playwright.sync_api import Browser, CDPSession, sync_playwright

from facilitator.domain.phases import Phase

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
N_PEOPLE = 60
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1440, "height": 900}
SETTLING_MS = 1000
"""After the last request: what a script fetches late is part of the load."""

BUDGETS: dict[str, Figures] = {
    "join": {"kB": 42, "requests": 8},
    "phone": {"kB": 65, "requests": 11},
    "room": {"kB": 78, "requests": 10},
    "group": {"kB": 88, "requests": 11},
    "run": {"kB": 112, "requests": 13},
}
"""What a page may load before anyone can use it, a little above what it loads: on bad Wi-Fi, 65 kB take under 2 s."""


@dataclass
class Weight:
    """What came over the wire, heads of answers included: bytes by address."""

    asked: dict[str, str] = field(default_factory=dict)
    n_bytes: Counter[str] = field(default_factory=Counter)

    def listen(self, session: CDPSession) -> None:
        """Counts every request of a page from now on, that for the WebSocket too."""
        session.on("Network.requestWillBeSent", lambda event: self.ask(event["requestId"], event["request"]["url"]))
        session.on("Network.webSocketCreated", lambda event: self.ask(event["requestId"], event["url"]))
        session.on("Network.loadingFinished", lambda event: self.receive(event, int(event["encodedDataLength"])))
        session.on(
            "Network.webSocketFrameReceived",
            lambda event: self.receive(event, len(event["response"]["payloadData"])),
        )
        session.send("Network.enable")

    def ask(self, request_id: str, url: str) -> None:
        if not url.startswith("data:"):
            self.asked[request_id] = urlsplit(url).path

    def receive(self, event: dict[str, Any], n_bytes: int) -> None:
        self.n_bytes[event["requestId"]] += n_bytes

    def figures(self) -> Figures:
        return {"kB": sum(self.n_bytes[request_id] for request_id in self.asked) / 1000, "requests": len(self.asked)}

    def heaviest_first(self) -> list[str]:
        """A line for each request."""
        order = sorted(self.asked, key=lambda request_id: -self.n_bytes[request_id])
        return [f"  {self.n_bytes[request_id]:7,}  {self.asked[request_id]}" for request_id in order]


def pages(room: Room) -> dict[str, tuple[str, str]]:
    """The path of each page and the cookies of whoever loads it."""
    return {
        "home": ("/", ""),
        "join": (f"/j/{room.code}", ""),
        "phone": (f"/j/{room.code}", room.phones[0]),
        "room": (f"/room/{room.code}", room.display),
        "run": (f"/run/{room.code}", room.leader),
        "group": (f"/group/{room.code}", room.leader),
        "write-up": (f"/write-up/{room.code}", room.leader),
    }


def weigh(browser: Browser, address: str, path: str, cookies: str) -> Weight:
    """One page in a browser that has never been here."""
    viewport = PHONE if path.startswith("/j/") or path == "/" else LAPTOP
    context = browser.new_context(viewport=viewport)  # type: ignore[arg-type]
    for cookie in filter(None, cookies.split("; ")):
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": address}])
    page = context.new_page()
    weight = Weight()
    weight.listen(context.new_cdp_session(page))
    answer = page.goto(address + path, wait_until="networkidle")
    assert answer is not None
    assert answer.status == 200, (path, answer.status)
    page.wait_for_timeout(SETTLING_MS)
    context.close()
    return weight


def weigh_all(folder: Path, n_notes: int) -> Iterator[tuple[str, Weight]]:
    """Every page of a room with so many notes."""
    room = make_room(folder / "instance", N_PEOPLE, n_notes, phase=Phase.POST)
    command, environment = facilitator(room.instance)
    with (
        running("facilitator", command, environment, folder / "server.log") as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS) as browser,
    ):
        for name, (path, cookies) in pages(room).items():
            yield name, weigh(browser, f"http://127.0.0.1:{server.port}", path, cookies)


def main() -> int:
    """Weighs every page; prints a line each."""
    chosen = read_words()
    with tempfile.TemporaryDirectory(prefix="bench-pages-") as folder:
        told = {}
        for name, weight in weigh_all(Path(folder), chosen.notes):
            told[name] = weight.figures()
            print(line("first load", name, told[name]), flush=True)
            for request in weight.heaviest_first() if chosen.list else ():
                print(request)
    over = [name for name, most in BUDGETS.items() if any(told[name][figure] > most[figure] for figure in most)]
    for name in over:
        print(f"{name} is over its budget of {BUDGETS[name]['kB']:.0f} kB and {BUDGETS[name]['requests']:.0f} requests")
    save(chosen.json, {"at": datetime.now(UTC).isoformat(timespec="seconds"), "budgets": BUDGETS, "pages": told})
    return 1 if over else 0


def read_words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Weighs the first load of each page.")
    parser.add_argument("--notes", type=int, default=120, help="how many notes are on the wall")
    parser.add_argument("--list", action="store_true", help="print every request and its bytes, too")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
