"""Whether a page shuts anybody out: what axe has to say of it, in light and in dark, and whether it fits its window."""

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
"""What counts: axe leaves its one rule of WCAG 2.2 out unless it is asked for.

Telling of each element that passed as well takes it twice as long.
"""
CONTRAST = {"runOnly": ["color-contrast", "link-in-text-block"]}
SCHEMES = ("dark", "light")
WIDTH = "document.documentElement.scrollWidth"


def find_violations(page: Page, schemes: Sequence[str] = SCHEMES) -> list[str]:
    """What axe has to say, a line each, in these colour schemes; the page is left in the last.

    Contrast is all that a second scheme can change.
    """
    asked = [(schemes[0], RULES), *((scheme, RULES | CONTRAST) for scheme in schemes[1:])]
    return [f"{scheme}, {line}" for scheme, rules in asked for line in look(page, scheme, rules)]


def look(page: Page, scheme: str, rules: dict[str, list[str]]) -> list[str]:
    # Half-way through a fade nothing has the contrast that it has before and after.
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    axe = Axe("" if page.evaluate("'axe' in window") else AXE_SCRIPT)
    found = axe.run(page, options=rules).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]
