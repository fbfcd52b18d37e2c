"""A reader in front of the real app: pages are opened by name, widgets are found by key, what is seen is read as text."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import PageLink

from beacons.domain.attempt import Answer, Attempt
from beacons.domain.items import Item
from beacons.domain.progress import Progress
from beacons.ui import actions, nav, services
from beacons.ui.services import ROOT, library
from beacons.ui.session import Session

FRAME = ROOT / "beacons" / "ui" / "frame.py"
VOID = {"img", "br", "hr", "input", "meta", "link"}


class Elements(HTMLParser):
    """The elements of a piece of HTML: each with its tag and classes as names, its attributes, and all text in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, Any]] = []
        self._open: list[dict[str, Any]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        element = {"names": {tag, *(given.get("class") or "").split()}, "attributes": given, "text": ""}
        self.found.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element["text"] += data


class Tab:
    """One browser tab of one reader. Every run must end without an exception."""

    def __init__(self, session: Session | None = None) -> None:
        self.app = AppTest.from_file(str(FRAME), default_timeout=60)
        if session:
            self.app.session_state["session"] = session

    def open(self, page: str, **params: str) -> "Tab":
        """Open a page of ``pages`` with these parameters in its address."""
        if not self.app._registered_pages:
            self.run()
        self.app.query_params = dict(params)
        self.app.switch_page(f"../../pages/{page}.py")
        return self.run()

    def run(self) -> "Tab":
        self.app.run()
        assert not self.app.exception, f"the page broke off: {self.app.exception}"
        return self

    def click(self, key: str) -> "Tab":
        self.app.button(key=key).click()
        return self.run()

    def link(self, key: str) -> PageLink:
        """The link in the container of that key."""
        (found,) = self.app.get_by_key(key).get("page_link")
        return found

    def label(self, key: str) -> str:
        """What a link says."""
        return literal(self.link(key).proto.label)

    def leads_to(self, key: str) -> tuple[str, dict[str, str]]:
        """Page and parameters of a link."""
        proto = self.link(key).proto
        name = next(name for name in nav.PAGES if nav.address(name) == proto.page)
        return name, dict(parse_qsl(proto.query_string))

    def follow(self, key: str) -> "Tab":
        page, params = self.leads_to(key)
        return self.open(page, **params)

    def has(self, key: str) -> bool:
        """Whether something of that key is on the page."""
        return any(getattr(node, "key", None) == key for node in self.app.main)

    @property
    def params(self) -> Mapping[str, Any]:
        return self.app.query_params

    @property
    def session(self) -> Session:
        return self.app.session_state["session"]

    @property
    def progress(self) -> Progress:
        return self.session.progress

    @property
    def attempt(self) -> Attempt:
        """The only attempt there is."""
        (found,) = self.progress.attempts
        return found

    def elements(self, name: str) -> list[dict[str, Any]]:
        """Elements of our own HTML with that tag or class."""
        return [e for block in self.app.main.html for e in Elements(block.value).found if name in e["names"]]

    def texts(self, name: str) -> list[str]:
        """What stands in the elements with that tag or class."""
        return [" ".join(element["text"].split()) for element in self.elements(name)]

    @property
    def title(self) -> str:
        """The page's one main heading."""
        (title,) = self.texts("h1")
        return title

    @property
    def text(self) -> str:
        """Everything of our own HTML that can be read, in order."""
        bodies = ("".join(Elements(f"<div>{block.value}</div>").found[0]["text"]) for block in self.app.main.html)
        return " ".join(" ".join(bodies).split())

    def widget(self, item_key: str) -> Any:
        """The radio or pills of that key."""
        return self.app.get_by_key(item_key)


def literal(label: str) -> str:
    """A widget's label as it is read: without the backslashes that keep Markdown out."""
    return re.sub(r"\\(.)", r"\1", label)


@pytest.fixture
def tab() -> Callable[..., Tab]:
    """Makes a tab: ``tab()`` of a new reader, ``tab(attempt, …)`` of one with these attempts, ``path=`` of one who chose."""

    def make(*attempts: Attempt, path: str | None = None, **fields: Any) -> Tab:
        known = {"progress": Progress(attempts=attempts, path=path, path_at=1 if path else 0), "is_restored": True}
        return Tab(Session(**{**known, **fields}))

    return make


@pytest.fixture
def item_of() -> Callable[..., Item]:
    """Finds the first shipped item of a type: ``item_of("ordering")``."""

    def find(item_type: str, lesson: str = "safer-internet-day", path: str = "10-12", skip: int = 0) -> Item:
        return [item for item in library().bank(lesson, path, "en") if item.type == item_type][skip]

    return find


@pytest.fixture
def right() -> Callable[[Item], Any]:
    """The response that is wholly right."""

    def respond(item: Item) -> Any:
        return (item.key,) if isinstance(item.key, str) else item.key

    return respond


@pytest.fixture
def wrong() -> Callable[[Item], Any]:
    """A complete response with nothing, or not all, right."""

    def respond(item: Item) -> Any:
        others = [i for i in item.option_ids if i not in item.key]
        makers = {
            "single_choice": lambda: (others[0],),
            "multiple_choice": lambda: (others + list(item.key))[: len(item.key)],
            "ordering": lambda: tuple(reversed(item.key)),
            "sorting": lambda: {i: next(b.id for b in item.boxes if b.id != box) for i, box in item.key.items()},
        }
        return makers[item.type]()

    return respond


@pytest.fixture
def attempt_at() -> Callable[..., Attempt]:
    """Makes an attempt at these items, the first of them answered with these responses."""

    def make(items: Sequence[Item], responses: Sequence[Any] = (), *, finished: bool = False, **fields: Any) -> Attempt:
        scored = [(item, given, item.score(given)) for item, given in zip(items, responses, strict=False)]
        answers = [
            Answer(item_id=item.id, response=given, earned=out.earned, possible=out.possible, at=100 + n)
            for n, (item, given, out) in enumerate(scored)
        ]
        made = {"id": "a1", "lesson_id": "safer-internet-day", "path": "10-12", "at": 100, "place": len(items) if finished else 0}
        return Attempt.model_validate({**made, "item_ids": [item.id for item in items], "answers": answers, **fields})

    return make


@pytest.fixture
def finished(item_of, right, attempt_at) -> Callable[..., Attempt]:
    """Makes a finished attempt with everything right at the first item of a lesson's quiz."""

    def make(lesson: str = "safer-internet-day", path: str = "10-12", attempt_id: str = "done", at: int = 100) -> Attempt:
        item = item_of("single_choice", lesson, path)
        return attempt_at([item], [right(item)], finished=True, id=attempt_id, lesson_id=lesson, path=path, at=at)

    return make


@pytest.fixture
def give() -> Callable[[Tab, Item, Any], None]:
    """Puts a response into the widgets of the item on screen, as a reader would."""

    def put(tab: Tab, item: Item, response: Any) -> None:
        (attempt,) = (a for a in tab.progress.attempts if a.item_id == item.id)
        key = actions.widget_key(attempt.id, item)
        if isinstance(response, Mapping):
            for option_id, box in response.items():
                tab.app.radio(key=f"{key}-{option_id}").set_value(box)
        elif item.type == "ordering":
            for option_id in response:
                tab.click(f"{key}-{option_id}")
        elif item.type == "multiple_choice":
            tab.app.pills(key=key).set_value(list(response))
        else:
            tab.app.radio(key=key).set_value(response[0])

    return put


@pytest.fixture
def serve(monkeypatch, tmp_path) -> Iterator[Callable[[Callable[[Path], None]], None]]:
    """Serves a changed copy of the shipped content: ``serve(lambda root: (root / "quizzes" / "x.yaml").unlink())``."""

    def copy_and_change(change: Callable[[Path], None]) -> None:
        for folder in ("content", "quizzes"):
            shutil.copytree(ROOT / folder, tmp_path / folder)
        change(tmp_path)
        monkeypatch.setattr(services, "ROOT", tmp_path)
        forget()

    def forget() -> None:
        services.library.cache_clear()
        services.catalogs.cache_clear()

    yield copy_and_change
    monkeypatch.undo()
    forget()
