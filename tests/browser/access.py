"""Whether a page shuts anybody out: what axe has to say of it, in light and in dark, and whether it fits its window."""

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
"""What counts: axe leaves its one rule of WCAG 2.2 out unless it is asked for.

Telling of each element that passed as well takes it twice as long.
"""
SCHEMES = ("dark", "light")
WIDTH = "document.documentElement.scrollWidth"


def find_violations(page: Page, schemes: Sequence[str] = SCHEMES) -> list[str]:
    """What axe has to say, a line each, in these colour schemes; the page is left in the last."""
    return [f"{scheme}, {line}" for scheme in schemes for line in look(page, scheme)]


def look(page: Page, scheme: str) -> list[str]:
    # Half-way through a fade nothing has the contrast that it has before and after.
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]
