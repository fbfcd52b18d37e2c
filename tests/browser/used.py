"""Browsers that earlier tests have used, made like new: what they kept is erased, only the platform's scripts are still at hand.

A first page costs a new browser four times as much as it costs one that has had it before, and most tests are about something else.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial, wraps
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, StorageState, ViewportSize

from tests.browser.engine import USUAL

_LASTING = (
    *("expose_binding", "expose_function", "route", "route_web_socket", "set_offline", "grant_permissions"),
    *("new_cdp_session", "set_extra_http_headers", "set_geolocation", "once"),
)
"""What would reach from one test into the next: a browser of which any of this is asked is not used again."""
_UNDO: dict[str, Callable[..., object]] = {
    "add_init_script": lambda one, made, *_: made.dispose(),
    "on": lambda one, made, heard, *_: one.remove_listener(*heard),
    "emulate_media": lambda one, made, heard, usual: one.emulate_media(**usual),
}
"""What would too, and is taken back, since it is asked of many. Given are who was asked, what was made, what was named, what is usual."""
_LIKE_NEW = """(past) => {
  localStorage.clear()
  sessionStorage.clear()
  for (const { name, value } of past) localStorage.setItem(name, value)
}"""
MOST = 2
"""Browsers of one kind that are kept."""
MOST_KINDS = 3


class Used:
    """The used browsers of one site; ``take`` one, ``give_back`` all that were taken when the test is over.

    ``quiet`` is an address of the site that runs nothing.
    """

    def __init__(self, browser: Browser, site: str, quiet: str = "/healthz") -> None:
        self._browser, self._site, self._quiet = browser, site, site + quiet
        self._free: dict[str, list[Page]] = {}
        self._taken: dict[BrowserContext, tuple[str, Page]] = {}
        self._options: dict[BrowserContext, dict[str, Any]] = {}
        self._spoilt: set[BrowserContext] = set()
        self._to_undo: dict[BrowserContext, list[Callable[[], object]]] = {}

    def take(self, past: StorageState | None, options: dict[str, Any]) -> tuple[BrowserContext, bool]:
        """A browser with these options and this past, and whether it is a new one. Its first tab is the one with the scripts at hand."""
        kind = repr(sorted((name, value) for name, value in options.items() if name != "viewport"))
        used = self._of_before(kind, past)
        page = used or self._like_new(self._new(options), past)
        page.set_viewport_size(options["viewport"])
        self._taken[page.context] = kind, page
        self._options[page.context] = options
        return page.context, not used

    def _of_before(self, kind: str, past: StorageState | None) -> Page | None:
        """One of this kind that was given back; those that have died since are let go."""
        while free := self._free.get(kind):
            with suppress(Error):
                return self._like_new(free.pop(), past)
        return None

    def _like_new(self, page: Page, past: StorageState | None) -> Page:
        page.goto(self._quiet)
        page.evaluate(_LIKE_NEW, past["origins"][0]["localStorage"] if past else [])
        return page

    def give_back(self) -> None:
        """Keep what can be used again; close the rest."""
        for context, (kind, page) in self._taken.items():
            free = self._free.pop(kind, [])
            self._free[kind] = free  # the kind that was used last stands last
            if context in self._spoilt or page.is_closed() or len(free) >= MOST or not self._is_left(page):
                self._spoilt.discard(context)
                self._close([page])
            else:
                free.append(page)
            self._to_undo.pop(context, None)
        self._taken.clear()
        while len(self._free) > MOST_KINDS:
            self._close(self._free.pop(next(iter(self._free))))

    def _is_left(self, page: Page) -> bool:
        """Close all tabs but this one, leave in it what the test saw, and take back what the test has asked for."""
        try:
            for undo in reversed(self._to_undo.get(page.context, [])):
                undo()
            for other in page.context.pages:
                if other is not page:
                    other.close()
            page.goto(self._quiet)
            page.context.clear_cookies()
        except (Error, KeyError):  # it has died, or the test has taken back itself what it had asked for
            return False
        return True

    def close(self) -> None:
        """Close all."""
        while self._free:
            self._close(self._free.popitem()[1])

    def _close(self, pages: list[Page]) -> None:
        for page in pages:
            with suppress(Error):  # where the browser has died
                page.context.close()

    def _new(self, options: dict[str, Any]) -> Page:
        return self._browser.new_context(**options, base_url=self._site).new_page()

    def mind(self, context: BrowserContext) -> None:
        """From now on notice what lasts; the first tab that is opened is the one that is there already."""
        page, options = self._taken[context][1], self._options.pop(context)
        for one in (context, page):
            for name in (*_LASTING, *_UNDO):
                if hasattr(one, name):
                    setattr(one, name, self._noticing(one, name, context, options))
        size: ViewportSize = options["viewport"]
        open_another: Callable[[], Page] = type(context).new_page.__get__(context)
        first = [page]

        def new_page() -> Page:
            if first:
                return first.pop()
            another = open_another()
            another.set_viewport_size(size)
            return another

        setattr(context, "new_page", new_page)  # noqa: B010  # a method in its place

    def _noticing(self, one: BrowserContext | Page, name: str, context: BrowserContext, options: dict[str, Any]) -> Callable[..., Any]:
        method = getattr(type(one), name).__get__(one)

        @wraps(method)
        def noticed(*arguments: Any, **named: Any) -> Any:
            made = method(*arguments, **named)
            if name in _UNDO:
                usual = {part: options.get(part, USUAL.get(part, "null")) for part in named}
                self._to_undo.setdefault(context, []).append(partial(_UNDO[name], one, made, arguments, usual))
            else:
                self._spoilt.add(context)
            return made

        return noticed
