"""When phone and room screen are ready on crowded Wi-Fi, beside an earlier tree in the same run.

`python bench/readiness.py [--beside REVISION] [--rounds N] [--json PATH]`

150 ms and 1 Mbit/s, as Chromium's tools slow a network down (the live connection is not slowed); each load in a
browser that has never been here. `painted` is when the first words stand there, `ready` when the page's own script has
run as well. Rounds are interleaved, medians told.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from beside import ROOT, check_out
from loads.figures import Figures, line, medians, save
from loads.servers import Server, facilitator, running
from pages import CHROMIUM, FLAGS, LAPTOP, PHONE
from playwright.sync_api import Browser, sync_playwright

LATENCY_MS = 150
BYTES_A_SECOND = 1_000_000 / 8
SCREENS = {"phone": PHONE, "room": LAPTOP}
TIMES = """() => {
  const [told] = performance.getEntriesByType("navigation");
  const [painted] = performance.getEntriesByName("first-contentful-paint");
  return { painted: painted.startTime, ready: told.domContentLoadedEventEnd };
}"""


@dataclass(frozen=True)
class Served:
    """A tree's server, and who comes to it."""

    tree: str
    server: Server
    code: str
    cookies: dict[str, str]

    def path(self, screen: str) -> str:
        return f"/j/{self.code}" if screen == "phone" else f"/room/{self.code}"


@contextmanager
def serve(name: str, tree: Path, folder: Path, n_notes: int) -> Iterator[Served]:
    """A tree's own server, with a room of its own."""
    environment = {"PYTHONPATH": str(tree), "FACILITATOR_INSTANCE": str(folder)}
    command = [sys.executable, str(ROOT / "bench" / "posting_room.py"), str(folder), str(n_notes)]
    made = subprocess.run(command, cwd=tree, env=os.environ | environment, check=True, stdout=subprocess.PIPE)
    told = json.loads(made.stdout)
    command, settings = facilitator(folder)
    words = ["env", "-C", str(tree), sys.executable, "-m", "facilitator", *command[1:]]
    with running(name, words, settings | environment, folder / "server.log") as server:
        server.wait_for_helpers()
        yield Served(name, server, told["code"], {"phone": told["phone"], "room": told["display"]})


def furnish(tree: Path) -> None:
    """Gives an earlier tree what comes from npm, as its own set-up copies it."""
    (tree / "node_modules").symlink_to(ROOT / "node_modules")
    subprocess.run(["node", ".ci/vendor.js"], cwd=tree, check=True, stdout=subprocess.DEVNULL)


def load(browser: Browser, served: Served, screen: str) -> Figures:
    """One first load of a screen, in milliseconds from the request."""
    address = f"http://127.0.0.1:{served.server.port}"
    context = browser.new_context(viewport=SCREENS[screen])  # type: ignore[arg-type]
    for cookie in filter(None, served.cookies[screen].split("; ")):
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": address}])
    page = context.new_page()
    slow = {"latency": LATENCY_MS, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False} | slow)
    answer = page.goto(address + served.path(screen), wait_until="load")
    assert answer is not None
    assert answer.status == 200, (screen, answer.status)
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    times: Figures = page.evaluate(TIMES)
    context.close()
    return {f"{name}_ms": value for name, value in times.items()}


def measure(trees: list[Served], n_rounds: int) -> dict[tuple[str, str], Figures]:
    """The medians of each screen of each tree. The first load of all is not counted: servers warm up too."""
    told: dict[tuple[str, str], list[Figures]] = {}
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS) as browser:
        for turn in range(n_rounds + 1):
            for screen in SCREENS:
                for served in trees:
                    figures = load(browser, served, screen)
                    if turn:
                        told.setdefault((screen, served.tree), []).append(figures)
    return {key: medians(rounds) for key, rounds in told.items()}


def main() -> int:
    """Prints a line for each screen of each tree, and how many times the earlier one's ours are."""
    chosen = read_words()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-readiness-")))
        trees = [stack.enter_context(serve("facilitator", ROOT, folder / "ours", chosen.notes))]
        if chosen.beside:
            earlier = stack.enter_context(check_out(chosen.beside))
            furnish(earlier)
            trees.append(stack.enter_context(serve(chosen.beside, earlier, folder / "earlier", chosen.notes)))
        told = measure(trees, chosen.rounds)
    for (screen, tree), figures in told.items():
        print(line(f"{screen} on crowded Wi-Fi", tree, figures))
        if tree == chosen.beside:
            ours = told[screen, "facilitator"]
            print(line(screen, "times the earlier", {name: ours[name] / figures[name] for name in figures}))
    named = {f"{screen}, {tree}": figures for (screen, tree), figures in told.items()}
    save(chosen.json, {"at": datetime.now(UTC).isoformat(timespec="seconds"), "pages": named})
    return 0


def read_words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures when pages are ready on crowded Wi-Fi.")
    parser.add_argument("--notes", type=int, default=120, help="how many notes are on the wall")
    parser.add_argument("--beside", metavar="REVISION")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
