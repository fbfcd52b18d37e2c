"""What no page may ever do: ask another host, complain on the console, break off."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request, WebError, WebSocket

from tests.browser.engine import IS_FIREFOX, SAYS_ITSELF

_BROKEN = """
  new MutationObserver(() => {
    if (document.querySelector("[data-testid=stException], section.message[role=alert]")) console.error("the page broke off")
  }).observe(document, { childList: true, subtree: true })
"""

LOST_CONNECTION = (
    "WebSocket|ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INTERNET_DISCONNECTED)|_stcore/|Failed to fetch|still running"
    "|when disconnected from server|DoInitPings timed out|Connection timed out"
)
"""What a browser itself says of a connection that a test cuts, or of a server that it kills."""
ASKED = "request" if IS_FIREFOX else "requestfailed"
"""Of a hundred requests that each page makes Chromium tells those that fail, and what is asked of another host does (``STAYS_HERE``)."""
_WATCHING: "WeakKeyDictionary[BrowserContext, Watch]" = WeakKeyDictionary()
"""Who watches a context now: one that is used again is watched by another."""


class Watch:
    """Writes down whatever goes wrong in the contexts that it is shown. ``tolerates`` names what a test provokes on purpose."""

    def __init__(self, site: str) -> None:
        self.host = urlsplit(site).netloc
        self.problems: list[str] = []
        self.contexts: list[BrowserContext] = []
        self._lent: list[BrowserContext] = []
        self._tolerated: list[re.Pattern[str]] = []

    def over(self, context: BrowserContext) -> BrowserContext:
        """Watch a context and all its pages."""
        self.contexts.append(context)
        self._hear(context)
        return context

    def over_used(self, context: BrowserContext, *, is_new: bool) -> BrowserContext:
        """Watch a context that goes back when this is over, and is not closed."""
        self._lent.append(context)
        if is_new:
            self._hear(context)
        _WATCHING[context] = self
        return context

    def _hear(self, context: BrowserContext) -> None:
        def now(hear: Callable[["Watch", Any], None]) -> Callable[[Any], None]:
            return lambda event: hear(_WATCHING[context], event) if context in _WATCHING else None

        def opened(page: Page) -> None:
            page.on("websocket", now(Watch._connected))

        _WATCHING[context] = self
        context.add_init_script(_BROKEN)
        heard: Any = context.on
        heard(ASKED, now(Watch._asked))
        context.on("console", now(Watch._said))
        context.on("weberror", now(Watch._broke))
        context.on("page", opened)
        for page in context.pages:
            opened(page)

    def tolerate(self, pattern: str) -> None:
        """Accept console errors of this kind from now on."""
        self._tolerated.append(re.compile(pattern))

    def photograph(self, folder: Path, name: str) -> None:
        """Keep what every open page looks like now."""
        folder.mkdir(exist_ok=True)
        for number, page in enumerate(page for context in (*self.contexts, *self._lent) for page in context.pages):
            page.screenshot(path=folder / f"{name}-{number}.png", full_page=True)

    def close(self) -> None:
        """Close what was watched, and look away from what was lent."""
        while self._lent:
            _WATCHING.pop(self._lent.pop(), None)
        while self.contexts:
            with suppress(Error):  # where the browser has died
                self.contexts.pop().close()

    def _asked(self, request: Request) -> None:
        self._check_host(request.url)

    def _connected(self, socket: WebSocket) -> None:
        self._check_host(socket.url)

    def _check_host(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in ("data", "blob") and address.netloc != self.host:
            self.problems.append(f"asks another host: {url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(pattern.search(message.text) for pattern in (*self._tolerated, SAYS_ITSELF)):
            self.problems.append(f"console error: {message.text} ({message.location.get('url')})")

    def _broke(self, error: WebError) -> None:
        if not SAYS_ITSELF.search(str(error.error)):
            self.problems.append(f"page error: {error.error}")
