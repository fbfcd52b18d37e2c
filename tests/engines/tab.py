"""One tab of one visitor, whichever browser it is: what the journeys here need of it, and no more."""

import io
import json
import re
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PIL import Image

PATIENCE = 60.0
"""Seconds in which any step is done, also on a machine with better things to do."""
BETWEEN = 0.1
TOLD = (Path(__file__).parent / "told.js").read_text(encoding="utf-8")
"""Runs before anything of a page does, and keeps what goes wrong there."""
FORGETFUL = "Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError') }"
"""A browser that keeps nothing."""
_FIND = """
  const [css, text] = arguments
  const said = (one) => one.innerText.replace(/\\s+/g, " ").trim()
  const says = (one) => [said(one), said(one).replace(/^[–\\d]+ /, "")].includes(text)
  const isThere = (one) => one.getClientRects().length > 0 && !one.disabled && (text === "" || says(one))
  return [...document.querySelectorAll(css)].find(isThere) ?? null
"""
"""The first element in sight that answers to a selector, and says just this text. A step's number before it is none of it."""
_PLACE = """
  const found = find.apply(null, arguments)
  if (!found) return null
  const { x, y, width, height } = found.getBoundingClientRect()
  return [x, y, width, height]
"""
_SETTLED = """
  const app = document.querySelector("[data-testid=stApp]")
  return document.documentElement.dataset.ready !== undefined && app?.dataset.testScriptState === "notRunning"
    && app.dataset.testConnectionState === "CONNECTED"
"""


class Tab(ABC):
    """A tab. ``site`` is where the app is; ``problems`` are all that the page has complained of so far."""

    def __init__(self, site: str) -> None:
        self.site = site
        self._problems: list[str] = []
        self._tolerated: list[str] = []

    # What each browser does in its own way

    @abstractmethod
    def ask(self, script: str, *given: Any) -> Any:
        """What the body of a function returns in the page; it finds what it was given in ``arguments``. An element can be handed back."""

    @abstractmethod
    def picture(self) -> bytes:
        """What is in the window, as PNG."""

    @abstractmethod
    def close(self) -> None:
        """Close the browser."""

    @abstractmethod
    def _load(self, url: str | None) -> None: ...

    @abstractmethod
    def _press(self, element: Any) -> bool:
        """Press it with the mouse; whether that could be done: it may just be moving, or have gone."""

    @abstractmethod
    def _type(self, element: Any, text: str) -> None: ...

    # Steps

    def open(self, address: str) -> None:
        """Load an address of the site."""
        self.listen()
        self._load(self.site + address)

    def reload(self) -> None:
        """Load the page again."""
        self.listen()
        self._load(None)

    def go(self, address: str) -> None:
        """Open a page of the app, and wait until the reader may act."""
        self.open(address)
        self.settled()

    def keep(self, entries: Mapping[str, str]) -> None:
        """Put something into the storage of a browser that has not been here before."""
        self.open("/healthz")
        self.ask("for (const [name, text] of Object.entries(arguments[0])) localStorage.setItem(name, text)", dict(entries))

    def kept(self) -> dict[str, str]:
        """All that the app keeps in the storage."""
        text = self.ask("return JSON.stringify(Object.entries(localStorage).filter(([name]) => name.startsWith('seven-beacons.')))")
        return dict(json.loads(text))

    def find(self, css: str, text: str = "") -> Any:
        """Wait for an element."""
        return self.until(_FIND, f"{css} {text}".strip(), css, text)

    def click(self, css: str, text: str = "") -> None:
        """Press the first such element with the mouse."""
        self.click_what(_FIND, f"{css} {text}".strip(), css, text)

    def click_what(self, script: str, what: str, *given: Any) -> None:
        """Press the element that a script finds, once it stands: a mouse presses where something was a moment ago."""
        self.wait(lambda: self._stands(script, *given) and self._press(self.until(script, what, *given)), f"{what} can be pressed")

    def _stands(self, script: str, *given: Any) -> bool:
        where = f"const find = function () {{ {script} }}\n{_PLACE}"
        place = self.ask(where, *given)
        time.sleep(BETWEEN)
        return place is not None and self.ask(where, *given) == place

    def write(self, css: str, text: str) -> None:
        """Type into a field."""
        self._type(self.find(css), text)

    def text(self, css: str) -> str:
        """What an element says."""
        self.find(css)
        return str(self.ask("return document.querySelector(arguments[0]).innerText", css))

    def says(self, css: str, text: str) -> None:
        """Wait until an element says this somewhere in its text."""
        script = "return [...document.querySelectorAll(arguments[0])].some((one) => one.innerText.includes(arguments[1]))"
        self.until(script, f"{css} says {text}", css, text)

    def counts(self, css: str, count: int) -> None:
        """Wait until there are so many of these elements."""
        self.until("return document.querySelectorAll(arguments[0]).length === arguments[1]", f"{count} of {css}", css, count)

    def has(self, css: str) -> bool:
        """Whether there is such an element now."""
        return bool(self.ask("return document.querySelector(arguments[0]) !== null", css))

    def settled(self) -> None:
        """Wait until the browser's storage has been read, the page is drawn, and no script runs for this tab."""
        self.until(_SETTLED, "the page is at rest")

    def until(self, script: str, what: str, *given: Any) -> Any:
        """Wait until a script has something to return."""
        return self.wait(lambda: self.ask(script, *given), what)

    def wait(self, condition: Callable[[], Any], what: str) -> Any:
        """Wait until something is so."""
        limit = time.monotonic() + PATIENCE
        while not (answer := condition()):
            assert time.monotonic() < limit, f"never came: {what}; there is: {self.ask('return document.body.innerText')[:800]}"
            time.sleep(BETWEEN)
        return answer

    def colour(self, css: str, across: float = 0.5, down: float = 0.5) -> tuple[int, int, int]:
        """The colour in which a point of an element is drawn, by its share of width and height."""
        self.find(css)
        script = "const box = document.querySelector(arguments[0]).getBoundingClientRect(); return [box.x, box.y, box.width, box.height]"
        x, y, width, height = self.ask(script, css)
        drawn = Image.open(io.BytesIO(self.picture())).convert("RGB")
        red, green, blue = drawn.getpixel((int(x + across * width), int(y + down * height)))  # type: ignore[misc]  # three numbers
        return red, green, blue

    # What goes wrong

    def tolerate(self, pattern: str) -> None:
        """Accept complaints of this kind, which a test provokes on purpose."""
        self._tolerated.append(pattern)

    def listen(self) -> None:
        """Take down what the page has complained of, before it goes."""
        self._problems += self.ask("return window.toldOfErrors?.splice(0) ?? []")

    @property
    def problems(self) -> list[str]:
        """All complaints but those that are accepted."""
        self.listen()
        return [one for one in self._problems if not any(re.search(pattern, one) for pattern in self._tolerated)]
