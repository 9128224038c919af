"""A form of the crew where the Wi-Fi drops: it stays as it was typed, and goes once the network is back."""

import re
from collections.abc import Callable

from browser.conftest import LAPTOP, Server
from playwright.sync_api import BrowserContext, expect

Open = Callable[..., BrowserContext]


def test_a_setup_that_is_sent_without_a_network_is_not_lost(
    server: Server, open_device: Open, crew_state: object
) -> None:
    laptop = open_device(**LAPTOP, storage_state=crew_state)
    page = laptop.new_page()
    page.goto(f"{server.address}/programme/new?from={server.code}")
    page.locator("[name=title]").fill("Hydrogen roundtable")
    make = page.get_by_role("button", name="Make the roundtable")

    laptop.set_offline(True)
    make.click()

    expect(page.get_by_role("alert")).to_contain_text("Not sent")
    expect(page.locator("[name=title]")).to_have_value("Hydrogen roundtable")

    laptop.set_offline(False)
    make.click()

    page.wait_for_url(re.compile(r"/run/"))


def test_a_server_that_is_started_anew_takes_what_was_typed_before(
    server: Server, open_device: Open, crew_state: object
) -> None:
    laptop = open_device(**LAPTOP, storage_state=crew_state)
    page = laptop.new_page()
    page.goto(f"{server.address}/programme/papers")
    page.get_by_label("Custodian").first.fill("The growth hub")
    save = page.get_by_role("button", name=re.compile("^Save")).first
    # As of a server that is down: the device has its network, and no question gets an answer.
    page.route("**/*", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.evaluate("dispatchEvent(new Event('focus'))")
    save.click()
    expect(page.get_by_role("alert")).to_contain_text("Not sent")

    page.unroute("**/*")
    save.click()

    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_label("Custodian").first).to_have_value("The growth hub")


def test_what_is_typed_stays_where_a_proxy_answers_for_a_server_that_is_down(
    server: Server, open_device: Open, crew_state: object
) -> None:
    laptop = open_device(**LAPTOP, storage_state=crew_state)
    page = laptop.new_page()
    page.goto(f"{server.address}/programme/papers")
    page.get_by_label("Custodian").first.fill("The growth hub")
    page.route("**/*", lambda route: route.fulfill(status=502, body="Bad gateway"))
    with page.expect_response(lambda answer: answer.status == 502):
        page.evaluate("dispatchEvent(new Event('focus'))")

    page.get_by_role("button", name=re.compile("^Save")).first.click()

    expect(page.get_by_role("alert")).to_contain_text("Not sent")
    expect(page.get_by_label("Custodian").first).to_have_value("The growth hub")


def test_a_laptop_that_is_the_server_itself_takes_what_is_typed_on_it_without_any_network(
    server: Server, open_device: Open, crew_state: object
) -> None:
    laptop = open_device(**LAPTOP, storage_state=crew_state)
    laptop.add_init_script("Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })")
    page = laptop.new_page()
    page.goto(f"{server.address}/programme/papers")
    page.get_by_label("Custodian").first.fill("The growth hub")
    page.evaluate("dispatchEvent(new Event('offline'))")

    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Save")).first.click()

    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_label("Custodian").first).to_have_value("The growth hub")
