"""Debian's WebKit, in a window of our own: by WebKitWebDriver, one process of it for each tab."""

import os
import warnings
from pathlib import Path
from typing import Any

from selenium.common import ElementClickInterceptedException, ElementNotInteractableException, StaleElementReferenceException
from selenium.webdriver import WebKitGTK
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.engines.tab import Tab

DRIVER = "/usr/bin/WebKitWebDriver"
WINDOW = Path(__file__).parent / "window.py"
NAME = "Seven Beacons"
"""As the window calls itself."""


class WebKitTab(Tab):
    """A browser without a past, with one tab; ``display`` is the screen on which its window stands."""

    def __init__(self, site: str, display: str, *, size: tuple[int, int], at_start: str = "", is_dark: bool = False) -> None:
        super().__init__(site)
        looks = {"WINDOW_SIZE": f"{size[0]}x{size[1]}", "WINDOW_DARK": "yes" if is_dark else "", "WINDOW_SCRIPT": at_start}
        screen = {"DISPLAY": display, "GDK_BACKEND": "x11", "LANG": "en_GB.UTF-8", "LANGUAGE": "en_GB"}
        options = Options()
        options.binary_location = str(WINDOW)
        options.set_capability("browserName", NAME)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # selenium's own ways
            self._driver = WebKitGTK(options=options, service=Service(DRIVER, env={**os.environ, **screen, **looks}))

    def ask(self, script: str, *given: Any) -> Any:
        return self._driver.execute_script(script, *given)

    def picture(self) -> bytes:
        return bytes(self._driver.get_screenshot_as_png())

    def close(self) -> None:
        self._driver.quit()

    def _load(self, url: str | None) -> None:
        if url:
            self._driver.get(url)
        else:
            self._driver.refresh()

    def _press(self, element: WebElement) -> bool:
        try:
            element.click()
        except (ElementNotInteractableException, ElementClickInterceptedException, StaleElementReferenceException):
            return False
        return True

    def _type(self, element: WebElement, text: str) -> None:
        element.clear()
        element.send_keys(text)
