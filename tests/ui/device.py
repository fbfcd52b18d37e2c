"""A device without a browser: one storage, and tabs on it that come and go, each with a real session on the server.

What a browser's script does is transcribed from ``beacons/ui/components/browser.js``; each method says which function it
mirrors. Everything on the server is the app's own: sessions, actions, ``restore`` and ``sync``. In between messages may be
late: what a tab sends waits in ``sent`` until ``serve``, what the server draws waits in ``drawn`` until ``render``.
"""

import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import streamlit as st

from beacons.domain.household import Household
from beacons.domain.progress import Progress
from beacons.sync.documents import READER
from beacons.sync.family_document import read_texts
from beacons.ui.components import browser
from beacons.ui.session import Session

OURS = "seven-beacons."
HERE = OURS + "here"
WINDOWS = itertools.count()
MANY = 40
"""Turns after which nothing comes to rest any more."""
Action = Callable[[], object]
Given = tuple[str, str, int]
"""An answer: of which attempt, to which item, and when."""
Answers = list[tuple[Given, str]]
"""Answers, each with the reader to whom it belongs."""


class Device:
    """A browser: ``local`` is its localStorage, which all tabs share; ``ever_kept`` every answer that ever stood in it, and whose."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.local: dict[str, str] = {}
        self.tabs: list[Tab] = []
        self.log: list[dict[str, Any]] = []
        """What the scripts were told and what they made of it, where it is wanted: each event, and the storages before and after."""
        self.is_logged = False
        self.ever_kept: dict[Given, str] = {}
        self._patch = patch
        self._read: dict[str, Answers] = {}

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

    def run(self, tab: "Tab", callbacks: list[Action]) -> dict[str, Any]:
        """One run of the script for a tab: its callbacks, then what ``sync`` hands to the component, as it goes over the wire."""
        handed: dict[str, Any] = {}
        self._patch.setattr(st, "session_state", tab.state)
        self._patch.setattr(st, "query_params", tab.params)
        self._patch.setattr(browser, "registered", lambda *_: lambda **given: handed.update(given))
        for callback in callbacks:
            callback()
        browser.sync()
        return json.loads(json.dumps(handed["data"]))

    def changed(self, by: "Tab", name: str) -> None:
        """A document was written or erased: all other tabs are going to hear of it."""
        if name.startswith(READER) and name in self.local:
            self.ever_kept |= self._answers_in(self.local[name])
        for tab in self.tabs:
            tab.has_news = tab.has_news or tab is not by

    def _answers_in(self, text: str) -> Answers:
        if text not in self._read:
            self._read[text] = answers(read_texts(text))
        return self._read[text]

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
            if not any(tab.has_news or tab.is_behind for tab in self.tabs):
                return
        raise AssertionError("the tabs never come to rest")


def answers(household: Household) -> Answers:
    """Every answer of every reader."""
    attempts = ((reader_id, attempt) for reader_id, progress in household.progress.items() for attempt in progress.attempts)
    return [((attempt.id, answer.item_id, answer.at), reader_id) for reader_id, attempt in attempts for answer in attempt.answers]


class Tab:
    """A window with its script, its sessionStorage, and the session that the server has for it."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.session_storage: dict[str, str] = {}
        self.load()

    # The window: variables of the script.

    def load(self) -> None:
        """The page is loaded: a window without a past (``window.sevenBeacons`` is not there), and a new session."""
        self.session_id, self.known, self.told, self.turn, self.erased = "", {}, None, 0, 0
        self.reader: str | None = None
        self.window = next(WINDOWS)
        self.stored = ""
        """The component's value, as the platform's part in the browser keeps it: it goes along with every message."""
        self.has_news = False
        self.last_seen: dict[str, Any] | None = None
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
        return self.state["session"]

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
            callbacks = [browser._on_stored, *callbacks] if news_first else [*callbacks, browser._on_stored]
        self.drawn.append(self.device.run(self, callbacks))

    def serve_old_value(self) -> None:
        """The platform tells the value that it holds once more, as it does when the page changes."""
        self.drawn.append(self.device.run(self, [browser._on_stored]))

    def render(self, *, everything: bool = True) -> None:
        """The browser shows what was drawn: the next, or only the newest. The script is called where its data is another."""
        waiting, self.drawn = (self.drawn[-1:], []) if everything else (self.drawn[:1], self.drawn[1:])
        for data in waiting:
            if data != self.last_seen:
                self.last_seen = data
                with self._logged(data):
                    self.script(data)

    def catch_up(self) -> None:
        """Go to and fro until nothing is on its way between this tab and the server."""
        for _ in range(MANY):
            if not self.is_behind:
                return
            self.serve()
            self.render()
        raise AssertionError("the tab and the server never come to rest")

    def hear_storage(self) -> None:
        """Mirrors the listener to ``storage`` in ``begin``. Several events in a row find the same storage: they are as one."""
        if self.has_news:
            self.has_news = False
            if self.session_id:
                with self._logged():
                    self.report_news()

    @contextmanager
    def _logged(self, data: dict[str, Any] | None = None) -> Iterator[None]:
        if not self.device.is_logged:
            yield
            return
        event, self.told_now = {"id": self.window, "data": data, **self._storages()}, ""
        yield
        told = json.loads(self.told_now) if self.told_now else None
        self.device.log.append({"event": event, "result": {**self._storages(), "told": told}})

    def _storages(self) -> dict[str, Any]:
        return {"local": dict(self.device.local), "session": dict(self.session_storage)}

    # The script.

    def names(self) -> list[str]:
        """Mirrors ``names``."""
        return [name for name in self.device.local if name.startswith(OURS) and name != HERE]

    def read(self, name: str) -> str:
        """Mirrors ``read``."""
        return self.device.local.get(name, "")

    def write(self, name: str, text: str) -> None:
        """Mirrors ``write``."""
        self.device.local[name] = text
        self.device.changed(self, name)

    def erase(self, name: str) -> None:
        """Mirrors ``erase``. The browser says nothing where nothing was there."""
        if self.device.local.pop(name, None) is not None:
            self.device.changed(self, name)

    def report(self, **more: Any) -> None:
        """Mirrors ``report``."""
        stored = {name: self.read(name) for name in self.names()}
        news = {name: text for name, text in stored.items() if self.known.get(name) != text}
        here = self.session_storage.get(HERE, self.reader or "") if stored else ""
        self.turn += 1
        self.told = {"turn": self.turn, "stored": stored, "news": dict(news)}
        gone = [name for name in self.known if name not in stored] if stored else []
        told = {"texts": news, "gone": gone, "here": here, "empty": not stored, "turn": self.turn}
        self.tell(json.dumps({**told, "session_id": self.session_id, "erased": self.erased, **more}))

    def report_news(self) -> None:
        """Mirrors ``reportNews``."""
        told, stored = {**self.known, **(self.told["news"] if self.told else {})}, self.names()
        is_gone = any(name not in stored for name in (self.told["stored"] if self.told else self.known))
        if is_gone or any(told.get(name) != self.read(name) for name in stored):
            self.report()

    def hear(self, turn: int) -> None:
        """Mirrors ``hear``."""
        if not self.told or turn < self.told["turn"]:
            return
        self.known = {name: text for name, text in {**self.known, **self.told["news"]}.items() if name in self.told["stored"]}
        self.told = None

    def keep(self, data: dict[str, Any]) -> bool:
        """Mirrors ``keep``, for a storage that has room."""
        if any(self.read(name) not in (text, self.known.get(name, "")) for name, text in data["keep"]):
            return False
        for name, text in data["keep"]:
            if self.read(name) != text:
                self.write(name, text)
            self.known[name] = text
            if self.told:
                self.told["stored"][name] = text
                self.told["news"].pop(name, None)
        dropped = [self.drop(name) for name in data["erase"]]
        if all(dropped):
            self.drop(data["replaced"])
        return all(dropped)

    def drop(self, name: str) -> bool:
        """Mirrors ``drop``."""
        if self.read(name) != self.known.get(name, ""):
            return False
        self.erase(name)
        self.known.pop(name, None)
        if self.told:
            self.told["stored"].pop(name, None)
        return True

    def remember(self, data: dict[str, Any]) -> None:
        """Mirrors ``remember``."""
        self.reader = data["reader"]
        if data["keep"]:
            self.session_storage[HERE] = data["reader"]
        else:
            self.session_storage.pop(HERE, None)

    def script(self, data: dict[str, Any]) -> None:
        """Mirrors the default function, as far as it is about the storage."""
        if data["session_id"] != self.session_id:
            self.session_id, self.erased, self.known, self.told = data["session_id"], data["erased"], {}, None
        if data["erased"] > self.erased:
            self.erased = data["erased"]
            self.erase_all()
            self.known, self.told, self.reader = {}, None, ""
            self.report(has_erased=True)
        self.hear(data["last_report"])
        if data["restored"]:
            self.remember(data)
            self.keep(data)
            self.report_news()
        elif not self.told:
            self.report()

    def erase_all(self) -> None:
        """Mirrors ``eraseAll``."""
        names = list(self.device.local)
        self.device.local.clear()
        self.session_storage.clear()
        for name in names:
            self.device.changed(self, name)

    def tell(self, text: str) -> None:
        """Mirrors ``tab.tell``: the platform keeps the value, and sends it where a server is there."""
        self.stored = self.told_now = text
        if self.is_connected:
            self.sent.append((text, []))
