"""Debian's Firefox, by Playwright and without a window."""

from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, ElementHandle, Error, Playwright

from tests.browser.engine import SAYS_ITSELF
from tests.engines.tab import TOLD, Tab

_COLOURS = "layout.css.prefers-color-scheme.content-override"


def launch(playwright: Playwright, path: str, *, is_dark: bool = False) -> Browser:
    """Start it."""
    return playwright.firefox.launch(channel="moz-firefox", executable_path=path, firefox_user_prefs={_COLOURS: 0 if is_dark else 1})


class FirefoxTab(Tab):
    """A browser without a past, with one tab."""

    def __init__(self, site: str, browser: Browser, *, size: tuple[int, int], at_start: str = "") -> None:
        super().__init__(site)
        self._context = browser.new_context(locale="en-GB", viewport={"width": size[0], "height": size[1]})
        self._context.add_init_script(TOLD)
        if at_start:
            self._context.add_init_script(at_start)
        self._context.on("console", self._hear)
        self._page = self._context.new_page()
        self.tolerate(SAYS_ITSELF.pattern)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._problems.append(f"console error: {message.text}")

    def ask(self, script: str, *given: Any) -> Any:
        handle = self._page.evaluate_handle(f"(given) => (function () {{ {script} }})(...given)", list(given))
        return handle.as_element() or handle.json_value()

    def picture(self) -> bytes:
        return self._page.screenshot()

    def close(self) -> None:
        self._context.close()

    def _load(self, url: str | None) -> None:
        if url:
            self._page.goto(url)
        else:
            self._page.reload()

    def _press(self, element: ElementHandle) -> bool:
        try:
            element.click(timeout=5000)
        except Error:
            return False
        return True

    def _type(self, element: ElementHandle, text: str) -> None:
        element.fill(text)
