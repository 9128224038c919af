"""Takes the picture of the list of accounts, from a demo server that has them turned on: `make pictures`."""

import os
import subprocess
import sys
import tempfile

from playwright.sync_api import Page
from take import HERE, playing

WINDOW = {"viewport": {"width": 1200, "height": 860}}
INVITED = (("bea@example.org", "Bea", "Facilitator", "Nuclear"), ("wes@example.org", "Wes", "Writer", "Example"))
"""Sign-in name, short name, role, and how the name of the place begins where it holds."""


def main() -> None:
    """The list, unless other pictures are named."""
    if sys.argv[1:] and "accounts" not in sys.argv[1:]:
        return
    with tempfile.TemporaryDirectory() as instance:
        os.environ.update({"FACILITATOR_ACCOUNTS": "on", "FACILITATOR_INSTANCE": instance})
        with playing(instance) as (browser, crew, _):
            page = browser.new_page(**WINDOW, color_scheme="light")  # type: ignore[arg-type]
            base = crew.removesuffix("/sign-in")
            come_in(page, base)
            for each in INVITED:
                page.goto(f"{base}/programme/accounts")
                invite(page, *each)
            page.goto(f"{base}/programme/accounts")
            page.wait_for_timeout(800)
            page.screenshot(path=str(HERE / "accounts-light.jpg"), type="jpeg", quality=82)


def come_in(page: Page, base: str) -> None:
    """The first organiser follows the link that the command line printed."""
    command = [sys.executable, "-m", "facilitator", "invite", "ada@example.org", "--name", "Ada", "--role", "organiser"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    page.goto(f"{base}/welcome/{printed.split('/welcome/')[1].split()[0]}")
    page.locator("input[name=password]").fill("copper kettle on the hob")
    page.get_by_role("button", name="Set it and come in").click()
    page.wait_for_url("**/programme")


def invite(page: Page, sign_in_name: str, name: str, role: str, where: str) -> None:
    """One more account, whose link nobody uses."""
    form = page.locator("form", has_text="Make the account and its link")
    form.get_by_label("Sign-in name").fill(sign_in_name)
    form.get_by_label("Short name").fill(name)
    form.get_by_label("Role").select_option(label=role)
    place = form.get_by_label("Where").locator("option", has_text=where).first
    form.get_by_label("Where").select_option(value=place.get_attribute("value"))
    form.get_by_role("button", name="Make the account and its link").click()
    page.get_by_text(f"The link for {name}").wait_for()


if __name__ == "__main__":
    main()
