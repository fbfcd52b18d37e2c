"""A browser that is started anew where it has died, or where Playwright has lost it: then only the test at hand falls."""

from collections.abc import Callable
from typing import Any, cast

from playwright.sync_api import Browser, BrowserContext, Error, Playwright, sync_playwright


class Lasting:
    """As a browser, which takes its place: what is asked of it is asked of the one that runs now.

    A browser may crash. Its driver may too, and Playwright hears no more of it where it cannot make sense of what it says: of all that
    comes after, each call is refused. The first that opens a context then has a new driver and a new browser.
    """

    def __init__(self, launch: Callable[[Playwright], Browser]) -> None:
        self._launch = launch
        self._start()

    def _start(self) -> None:
        self._playwright = sync_playwright().start()
        self._running = self._launch(self._playwright)

    def new_context(self, **options: Any) -> BrowserContext:
        """A context of the browser that runs now, or of a new one where it runs no more."""
        try:
            return self._running.new_context(**options)
        except Error:
            self.close()
            self._start()
            return self._running.new_context(**options)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._running, name)

    def close(self) -> None:
        """End it, and its driver."""
        try:
            self._running.close()
        except Error:  # nobody hears the driver any more
            self._wait_for_driver()
        self._playwright.stop()

    def _wait_for_driver(self) -> None:
        """As Playwright does where it hears it: a driver to which nobody speaks ends by itself, and its browser with it."""
        connection = cast(Any, self._playwright)._impl_obj._connection
        connection._transport.request_stop()
        connection._loop.run_until_complete(connection._transport._proc.communicate())
