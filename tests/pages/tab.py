"""A reader in front of the real app: pages are opened by name, widgets are found by key, what is seen is read as text."""

import json
import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.practice.progress import Progress
from beacons.domain.response import Response
from beacons.items.multiple_choice.item import MultipleChoice
from beacons.items.ordering.item import Ordering
from beacons.items.real_or_trick.item import RealOrTrick
from beacons.items.sorting.item import Sorting
from beacons.items.story.item import Story
from beacons.root import ROOT
from beacons.ui.shell import nav
from beacons.ui.shell.session import Session
from beacons.wiring import library
from tests.builders import a_family, a_reader, right_response
from tests.pages import item_screen
from tests.sessions import a_session
from tests.shipped import english
from tests.there import item_there, of_kind, there

FRAME = ROOT / "beacons" / "ui" / "shell" / "frame.py"
SID = "safer-internet-day"
VOID = {"img", "source", "br", "hr", "input", "meta", "link"}

ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))
"""Nobody sees them."""


class Elements(HTMLParser):
    """The elements of a piece of HTML: each with its tag and classes as names, those around it, its attributes, and all text in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, Any]] = []
        self.pieces: list[str] = []
        self._open: list[dict[str, Any]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = {tag, *(given.get("class") or "").split()}
        around = {name for outer in self._open for name in outer["names"]}
        element = {"names": names, "within": around, "attributes": given, "text": ""}
        self.found.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
        for element in self._open:
            element["text"] += data


class Tab:
    """One browser tab of one reader. Every run must end without an exception."""

    def __init__(self, session: Session) -> None:
        self.app = AppTest.from_file(str(FRAME), default_timeout=60)
        self.app._bidi_component_manager = BidiComponentManager()  # else every new tab looks through all installed packages
        self.app.session_state["session"] = session
        self.given: Response = ()
        self.sure = ""

    def open(self, page: str, **params: str) -> "Tab":
        """Open a page of ``pages`` with these parameters in its address; the first one as from a bookmark."""
        self.app.query_params = dict(params)
        self.app._page_hash = calc_hash(nav.address(page))  # what AppTest.switch_page finds out, but only after a first run
        return self.run()

    def run(self) -> "Tab":
        self.app.run()
        return self._ran()

    def _ran(self) -> "Tab":
        assert not self.app.exception, "the page broke off; its trace is in the captured output"
        return self

    def click(self, key: str) -> "Tab":
        """Press a button, of the page or of the item on it."""
        if key in self.item_buttons:
            item_screen.press(self.app, key, self.given, self.sure)
            return self._ran()
        self.app.button(key=key).click()
        return self.run()

    @property
    def screen(self) -> dict[str, Any] | None:
        """What the script of the item on screen is told; None where there is none."""
        return item_screen.told(self.app)

    @property
    def item_buttons(self) -> dict[str, str]:
        """What the buttons of the item on screen say, by their keys."""
        return item_screen.buttons(self.screen) if self.screen else {}

    def tell(self, value: object) -> "Tab":
        """Tell what no script of ours would tell of the item on screen."""
        item_screen.tell(self.app, value)
        return self._ran()

    @property
    def country_field(self) -> dict[str, Any]:
        """What the field of countries is told."""
        return of_kind(dict, json.loads(self.widget("country").proto.bytes))

    def pick_country(self, told: str) -> "Tab":
        """Tell what the field of countries tells when one is picked."""
        return self._tell_as("country", {"country": f"{told}@1"})

    def hear(self, texts: Mapping[str, str], here: str = "") -> "Tab":
        """Tell, as the browser does, that these documents are news in its storage; ``here`` is who read in this tab before."""
        sync = self.session.sync
        report = {"turn": sync.last_report + 1, "session_id": sync.session_id, "erased": sync.erased, "texts": texts, "here": here}
        return self._tell_as("browser", {"stored": json.dumps(report)})

    def _tell_as(self, key: str, value: object) -> "Tab":
        states = self.app._tree.get_widget_states()
        states.widgets.append(WidgetState(id=self.widget(key).proto.id, json_value=json.dumps(value)))
        self.app._run(states)
        return self._ran()

    def link(self, key: str) -> dict[str, Any]:
        """The link of that key, or within the element of that key."""
        (found,) = (e for e in self.elements("a") if f"st-key-{key}" in e["within"] | e["names"])
        return found

    def label(self, key: str) -> str:
        """What a link says."""
        return " ".join(self.link(key)["text"].split())

    def leads_to(self, key: str) -> tuple[str, dict[str, str]]:
        """Page and parameters of a link."""
        address = urlsplit(self.link(key)["attributes"]["href"])
        assert "data-page" in self.link(key)["attributes"], "without this mark the browser would load everything anew"
        name = next(name for name in nav.PAGES if f"/{nav.address(name)}" == address.path)
        return name, dict(parse_qsl(address.query))

    def follow(self, key: str) -> "Tab":
        page, params = self.leads_to(key)
        return self.open(page, **params)

    def has(self, key: str) -> bool:
        """Whether something of that key is on the page."""
        return any(getattr(node, "key", None) == key for node in self.app.main) or bool(self.elements(f"st-key-{key}"))

    def widget(self, key: str) -> Any:
        """The widget or component of that key."""
        return self.app.get_by_key(key)

    @property
    def read_aloud(self) -> str:
        """What the button beside the text would say."""
        (button,) = self.elements("read-aloud")
        return str(button["attributes"]["data-text"])

    @property
    def params(self) -> Mapping[str, Any]:
        return self.app.query_params

    @property
    def session(self) -> Session:
        return of_kind(Session, self.app.session_state["session"])

    @property
    def progress(self) -> Progress:
        return self.session.progress

    @property
    def attempt(self) -> Attempt:
        """The only attempt there is."""
        (found,) = self.progress.attempts
        return found

    @property
    def item(self) -> Item:
        """The item of the open attempt that is on screen."""
        (on_screen,) = (a for a in self.progress.attempts if not a.is_finished)
        return item_there(english().item(there(on_screen.item_id)))

    def elements(self, name: str) -> list[dict[str, Any]]:
        """Elements of our own HTML with that tag or class."""
        return [e for html in self._html() for e in Elements(html).found if name in e["names"]]

    @property
    def html(self) -> list[str]:
        """All HTML of our templates, in order: of the page, and of what stands above its item."""
        head = (self.screen or {}).get("head")
        return [block.value for block in self.app.main.html] + ([head] if head else [])

    def _html(self) -> list[str]:
        return [*self.html, item_screen.html_of(self.screen)] if self.screen else self.html

    def texts(self, name: str) -> list[str]:
        """What stands in the elements with that tag or class, without the signs by which a text runs its own way."""
        return [" ".join(element["text"].translate(ISOLATES).split()) for element in self.elements(name)]

    @property
    def title(self) -> str:
        """The page's one main heading."""
        (title,) = self.texts("h1")
        return title

    @property
    def text(self) -> str:
        """Everything of our own HTML that can be read, in order."""
        return " ".join(" ".join(piece for html in self._html() for piece in Elements(html).pieces).translate(ISOLATES).split())

    def give(self, response: Response, sure: str = "") -> "Tab":
        """Choose this at the item on screen, as a reader would. Nobody hears of it before it is checked."""
        self.given, self.sure = response, sure
        return self

    def answer(self, response: Response) -> "Tab":
        """Respond to the item on screen and check."""
        return self.give(response).click("check")


def wrong_response(item: Item) -> Response:
    """A complete response that is not wholly right."""
    if isinstance(item, Story):
        return _wrong_way(item)
    if isinstance(item, Sorting):
        return {i: next(b.id for b in item.boxes if b.id != box) for i, box in item.key.items()}
    if isinstance(item, RealOrTrick):
        return ("trick", "show") if item.genuine else ("real", "go-on")
    key = tuple(item.right_response or ())
    if isinstance(item, Ordering):
        return tuple(reversed(key))
    others = [option_id for option_id in item.option_ids if option_id not in key]
    return tuple([*others, *key][: len(key)] if isinstance(item, MultipleChoice) else others[:1])


def _wrong_way(item: Story) -> tuple[str, ...]:
    way: tuple[str, ...] = ()
    while not item.is_complete(way):
        way += (min(there(item.scene_after(way)).options, key=lambda i: item.choice(i).helps),)
    return way


def literal(label: str) -> str:
    """A widget's label as it is read: without the backslashes that keep Markdown out."""
    return re.sub(r"\\(.)", r"\1", label)


def a_tab(*attempts: Attempt, path: str | None = None, **fields: Any) -> Tab:
    """A tab of a new reader, or of one with these attempts; all sensitive lessons have been agreed to."""
    progress = Progress(attempts=attempts, path=path, path_at=1 if path else 0)
    agreed = {lesson.id for lesson in english().in_order()} if not library().is_empty else set()
    restored = {"family": a_family(a_reader("first")), "reader_id": "first", "restored": True}
    return Tab(a_session(**{"progress": progress, "agreed": agreed, **restored, **fields}))


def shipped(item_type: str = "single_choice", lesson: str = SID, path: ChildPath = "10-12", skip: int = 0) -> Item:
    """A shipped item of a type: the first, or that after ``skip`` others."""
    return [item for item in english().bank(lesson, path) if item.type == item_type][skip]


def attempt_at(*items: Item, given: Sequence[Response] = (), **fields: Any) -> Attempt:
    """An attempt at these items, the first of them answered with what was given."""
    scored = [(item, response, item.check(response)) for item, response in zip(items, given, strict=False)]
    answers = [
        {"item_id": item.id, "response": response, "earned": out.earned, "possible": out.possible, "at": 100 + n}
        for n, (item, response, out) in enumerate(scored)
    ]
    made = {"id": "a1", "quiz_id": SID, "path": "10-12", "at": 100}
    return Attempt.model_validate({**made, "item_ids": [item.id for item in items], "answers": answers, **fields})


def finished(*items: Item, given: Sequence[Response] | None = None, **fields: Any) -> Attempt:
    """A finished attempt: with everything right at the first item of a lesson's quiz, unless told otherwise."""
    lesson, path = fields.get("quiz_id", SID), fields.get("path", "10-12")
    asked = items or (shipped(lesson=lesson, path=path),)
    responses = given if given is not None else [right_response(item) for item in asked]
    return attempt_at(*asked, given=responses, place=len(asked), **fields)


def stored_answer(item: Item, response: Response, *, earned: int = 0, possible: int = 1) -> Answer:
    """An answer as an older version of the content may have left it."""
    return Answer(item_id=item.id, response=response, earned=earned, possible=possible, at=100)
