"""A device without a screen: one storage, and tabs on it that come and go, each with a real session on the server.

What stands in the browser is the real ``sync.js`` (see ``windows.mjs``), what stands on the server the app's own: sessions,
actions, ``browser.sync``. In between messages may be late: what a tab sends waits in ``sent`` until ``serve``, what the server draws
waits in ``drawn`` until ``render``.
"""

import itertools
import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import pytest
import streamlit as st

from beacons.domain.household.household import Household
from beacons.domain.practice.progress import Progress
from beacons.sync.family_document import read_texts
from beacons.ui.shell import store
from beacons.ui.shell.session import Session
from tests.sync.windows import Windows

HERE, FILLER = "seven-beacons.here", "filler"
MANY = 40
"""Turns after which nothing comes to rest any more."""
Action = Callable[[], object]


class Device:
    """A browser: ``local`` is what stands in the storage that all its tabs share."""

    def __init__(self, windows: Windows, patch: pytest.MonkeyPatch, *, is_private: bool = False) -> None:
        self.local: dict[str, str] = {}
        self.tabs: list[Tab] = []
        self.on_change: Callable[[Tab, bool], object] = lambda tab, is_erased: None
        """Called when a tab has changed what is kept, with whether it has erased everything."""
        self.numbers = itertools.count()
        self.windows, self._patch = windows, patch
        self.ask("begin", isPrivate=is_private)

    def ask(self, command: str, **more: Any) -> dict[str, Any]:
        answer = self.windows.ask(command, **more)
        self.local = answer["local"]
        return answer

    def put(self, entries: dict[str, str]) -> None:
        """Write into the storage with a hand: no tab hears of it by itself."""
        self.ask("put", entries=entries)

    def take(self, *names: str) -> None:
        self.ask("take", names=names)

    @property
    def is_full(self) -> bool:
        """Whether nothing can be kept any more that takes more room than what it replaces."""
        return FILLER in self.local

    def fill(self) -> None:
        self.put({FILLER: "what is none of ours"})

    def make_room(self) -> None:
        self.take(FILLER)

    def open(self) -> "Tab":
        """A new tab, with its first run on the server."""
        tab = Tab(self)
        self.tabs.append(tab)
        return tab

    def close(self, tab: "Tab") -> None:
        self.tabs.remove(tab)

    def kill_server(self) -> None:
        """Every session is gone, and whatever was on its way. Each tab stays as it is and finds the new server by and by."""
        for tab in self.tabs:
            tab.lose_server()

    def run(self, tab: "Tab", callbacks: Iterable[Action]) -> dict[str, Any]:
        """One run of the script for a tab: its callbacks, then what is handed to the component, as it goes over the wire."""
        handed: dict[str, Any] = {}
        self._patch.setattr(st, "session_state", tab.state)
        self._patch.setattr(st, "query_params", tab.params)
        self._patch.setattr(store, "component", lambda *_: lambda **given: handed.update(given))
        for callback in callbacks:
            callback()
        store.follow_taken_off("home")
        store.sync()
        found: dict[str, Any] = json.loads(json.dumps(handed["data"]))
        return found

    @property
    def household(self) -> Household:
        """What stands in the storage."""
        return read_texts(*(text for _, text in sorted(self.local.items())))

    def settle(self) -> None:
        """Let everything arrive that is on its way, and every tab hear what the others did."""
        for _ in range(MANY):
            for tab in self.tabs:
                tab.hear_storage()
                tab.catch_up()
            if not any(tab.news or tab.is_behind for tab in self.tabs):
                return
        raise AssertionError("the tabs never come to rest")


class Tab:
    """A window, and the session that the server has for it."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.window = next(device.numbers)
        self.load()

    def load(self) -> None:
        """The page is loaded: a window without a past but for its sessionStorage, and a new session."""
        self.stored = ""
        """The component's value, as the platform's part in the browser keeps it: it goes along with every message."""
        self.news: list[str | None] = []
        """Names of what other tabs have changed, of which this one is going to hear."""
        self.last_drawn: dict[str, Any] | None = None
        self.shown: list[dict[str, Any]] = []
        """What was drawn last in this window, by whichever server: the last three."""
        self._ask("load")
        self.lose_server()
        self.serve()

    def lose_server(self) -> None:
        self.state: dict[str, Any] = {"session": Session()}
        self.params: dict[str, str] = {}
        self.sent: list[tuple[str, list[Action]]] = []
        self.drawn: list[dict[str, Any]] = []
        self.is_connected = False

    @property
    def session(self) -> Session:
        found: Session = self.state["session"]
        return found

    @property
    def progress(self) -> Progress:
        return self.session.progress

    @property
    def is_behind(self) -> bool:
        return bool(self.sent or self.drawn or not self.is_connected)

    # Between the tab and the server.

    def act(self, *actions: Action) -> None:
        """The reader does something; without a server nothing happens."""
        if self.is_connected:
            self.sent.append((self.stored, list(actions)))

    def press(self, *actions: Action) -> None:
        """The same by a button of an item, which tells beside it what this page has to keep."""
        self.act(partial(store.received, self.receipt), *actions)

    def serve(self, *, everything: bool = True, news_first: bool = True) -> None:
        """The server takes what was sent: one message, or all of them as one, of which only the last value of a component arrives."""
        if not self.is_connected:
            self.is_connected = True  # a component that was never drawn has no callback yet: the first run calls none
            self.state["browser"] = {"stored": self.stored}
            self.drawn.append(self.device.run(self, []))
            return
        messages, self.sent = (self.sent, []) if everything else (self.sent[:1], self.sent[1:])
        if not messages:
            return
        callbacks = [action for _, actions in messages for action in actions]
        if messages[-1][0] != self.state["browser"]["stored"]:
            self.state["browser"] = {"stored": messages[-1][0]}
            callbacks = [store._on_stored, *callbacks] if news_first else [*callbacks, store._on_stored]
        self.drawn.append(self.device.run(self, callbacks))

    def serve_old_value(self) -> None:
        """The platform tells the value that it holds once more, as it does when the page changes."""
        self.drawn.append(self.device.run(self, [store._on_stored]))

    def render(self, *, everything: bool = True) -> None:
        """The browser shows what was drawn: the next, or only the newest. The script is called where its data is another."""
        waiting, self.drawn = (self.drawn[-1:], []) if everything else (self.drawn[:1], self.drawn[1:])
        for data in waiting:
            if data != self.last_drawn:
                self.last_drawn = data
                self.shown = [*self.shown[-2:], data]
                self._ask("draw", orders=data)

    def render_again(self) -> None:
        """The platform hands over once more what it has handed over before."""
        for data in self.shown:
            self._ask("draw", orders=data)

    def catch_up(self) -> None:
        """Go to and fro until nothing is on its way between this tab and the server."""
        for _ in range(MANY):
            if not self.is_behind:
                return
            self.serve()
            self.render()
        raise AssertionError("the tab and the server never come to rest")

    # What the window knows.

    def try_again(self) -> None:
        """The page tries once more to keep what the browser has refused, as it does every few seconds."""
        self._ask("again")

    def hear_storage(self) -> None:
        """Hear what other tabs have changed; what several events in a row find in the storage is the same."""
        news, self.news = self.news, []
        if self.last_drawn is not None:  # before its first run the script does not listen
            for name in dict.fromkeys(news):
                self._ask("event", name=name)

    def mislay(self) -> None:
        """The page no longer has what it was sent; the session knows nothing of that."""
        self._ask("mislay")

    def _ask(self, command: str, **more: Any) -> None:
        answer = self.device.ask(command, window=self.window, **more)
        self.receipt = answer["receipt"]
        self.session_storage, self.overlay, self.know = answer["session"], answer["overlay"], answer["know"]
        self.is_kept = answer.get("isKept")
        self.can_keep = answer.get("canKeep")
        for other in self.device.tabs:
            other.news += answer["changed"] if other is not self else []
        if command in {"draw", "again"}:
            self.device.on_change(self, answer.get("isErased", False))
        for text in answer["told"]:
            self._tell(text)

    def _tell(self, text: str) -> None:
        """The platform keeps the value, and sends it where a server is there."""
        self.stored = text
        if self.is_connected:
            self.sent.append((text, []))
