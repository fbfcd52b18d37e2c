"""The browser of one of them: its tabs, which can sleep, break off and be loaded again, and what its pages said."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, CDPSession, Error, Page, Request

from beacons.domain.rooms.learner import MOST_ROLLS
from beacons.ui.shell.words import Words

HANDS = Path(__file__).with_name("hands.js")
LOAD_MS = 30_000
PAGES = ("/", "/quiz", "/lesson", "/review", "/together", "/rest", "/progress")
"""Where a child alone may go by a link: not where things are forgotten on purpose."""
BROKEN = "chrome-error:"
t = Words("en").t
ROLLS = [Words("en").tn("join.roll", left) for left in range(1, MOST_ROLLS + 1)]


def hands(code: str = "") -> str:
    """The script for every page, with the words by which it finds its way."""
    known = {
        "in": [t("join.in"), t("join.in_closed")],
        "send": t("join.answer"),
        "others": [*ROLLS, *(t(f"join.{key}") for key in ("skip", "unskip", "other_code", "again", "answer"))],
        "code": code,
        "pages": PAGES,
    }
    return HANDS.read_text(encoding="utf-8").replace('"KNOWN"', json.dumps(json.dumps(known)))


@dataclass
class Tab:
    """One tab, and the way to put it to sleep."""

    page: Page
    line: CDPSession
    is_asleep: bool = False
    is_partial: bool = False
    """Whether files of the page itself did not come through: then anybody would load it again."""

    async def sleep(self) -> None:
        """Freeze it, as a phone does with what is not looked at."""
        self.is_asleep = True
        await self.line.send("Page.setWebLifecycleState", {"state": "frozen"})

    async def wake(self) -> None:
        """Let it go on."""
        if self.is_asleep:
            await self.line.send("Page.setWebLifecycleState", {"state": "active"})
            self.is_asleep = False

    async def do(self, what: str, *given: Any) -> Any:
        """Let the hands do something."""
        return await self.page.evaluate(f"given => window.chaos?.{what}(...given) ?? 'no page'", list(given))

    async def said(self) -> str:
        """All that can be read now; nothing where the page does not answer."""
        with suppress(Error, TimeoutError):
            return str(await asyncio.wait_for(self.do("said"), 10))
        return ""

    async def load(self, address: str = "") -> None:
        """Go to an address, or load again; where no server answers the browser's own page stands there."""
        self.is_partial = False
        with suppress(Error):
            if address:
                await self.page.goto(address, timeout=LOAD_MS, wait_until="domcontentloaded")
            else:
                await self.page.reload(timeout=LOAD_MS, wait_until="domcontentloaded")

    @property
    def is_broken(self) -> bool:
        """Whether there is no page of the app, or not all of it."""
        return self.is_partial or self.page.url.startswith((BROKEN, "about:"))

    def note(self, request: Request) -> None:
        """A request has failed: one that the browser gave up itself, on its way elsewhere, is none of this page's."""
        is_file = request.resource_type in {"document", "script", "stylesheet"}
        self.is_partial = self.is_partial or (is_file and request.failure != "net::ERR_ABORTED")


class Device:
    """One browser with its own storage. ``saw`` hears everything that its pages say is in."""

    def __init__(self, who: str, address: str, context: BrowserContext, saw: Callable[[str, dict[str, Any]], None]) -> None:
        self.who, self.address, self.context = who, address, context
        self.tabs: list[Tab] = []
        self.troubles: list[str] = []
        self._saw = saw

    @classmethod
    async def of(cls, browser: Browser, who: str, address: str, script: str, saw: Callable[[str, dict[str, Any]], None]) -> "Device":
        """A new one that has not opened anything yet."""
        context = await browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800}, accept_downloads=True)
        device = cls(who, address, context, saw)
        await context.expose_binding("chaosSaw", lambda _, text: saw(who, json.loads(text)))
        await context.add_init_script(script)
        return device

    async def open(self, address: str = "") -> Tab:
        """One more tab."""
        page = await self.context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(f"{self.who}: {error.message}"))
        tab = Tab(page, await self.context.new_cdp_session(page))
        page.on("requestfailed", tab.note)
        self.tabs.append(tab)
        await tab.load(address or self.address)
        return tab

    async def close(self, tab: Tab) -> None:
        """Close a tab."""
        self.tabs.remove(tab)
        await tab.page.close()

    async def come_round(self) -> None:
        """Awake, connected, and with a page of the app in each tab."""
        await self.context.set_offline(offline=False)
        for tab in self.tabs:
            await tab.wake()
            if tab.is_broken:
                await tab.load(self.address)
