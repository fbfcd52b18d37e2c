"""An item on a page: what the script that draws it is told, and what it tells when something is pressed."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic_core import to_json

from beacons.domain.item import Item
from beacons.domain.response import Response, read_response
from beacons.ui.shell import store
from beacons.ui.shell.component import component
from beacons.ui.shell.session import session, widget_value
from beacons.ui.shell.words import direction, t, words_of

KEY = "item"
_SAID = ("item.choices", "read_aloud.start", "read_aloud.stop", "quiz.hint")
"""Keys of what is said of every item."""


@dataclass(frozen=True)
class Given:
    """What stood in an item when it was answered, and whether its reader said to be sure."""

    response: Response
    sure: bool | None = None


@dataclass(frozen=True)
class Button:
    """A button beside an item: its key, what it says, and what it does."""

    key: str
    text: str
    press: Callable[[], None]

    @property
    def told(self) -> tuple[str, str]:
        """As the script is told."""
        return self.key, self.text


@dataclass(frozen=True)
class Answering:
    """The button that answers: its key, what it says, and what it does with what was given. ``holds``: feedback waits to be kept."""

    key: str
    text: str
    answer: Callable[[Given], None]
    holds: bool = False


@dataclass(frozen=True, kw_only=True)
class Screen:
    """An item with its options in an order, and all that stands beside it; ``types.d.ts`` says how the script is told.

    ``of`` says whose response it is, to what: what is half chosen stands below it. Once it is answered, ``given`` and ``feedback`` say
    what and how it came out; before, ``answering`` is the button that answers.
    """

    item: Item
    order: Sequence[str]
    of: str
    head: str = ""
    """What stands above it, as HTML of our templates. It comes along, since each thing that a page draws by itself costs a message."""
    answering: Answering | None = None
    is_incomplete: bool = False
    given: Response | None = None
    feedback: Mapping[str, object] | None = None
    hint: str | None = None
    closed: Button | None = None
    """Opens the hint."""
    sure: Mapping[str, object] | None = None
    next: Button | None = None
    aside: Sequence[Button] = ()


def draw(screen: Screen) -> None:
    """Draw an item. Before the reveal nothing of it leaves but what ``Item.asked`` gives."""
    whose, *before = (f"{one}/{screen.of}/{screen.item.id}" for one in (session().reader_id, *session().screen.gave_way))
    buttons = [button for button in (screen.closed, screen.next, *screen.aside) if button]
    presses = {button.key: button.press for button in buttons}

    def pressed() -> None:
        _press((whose, *before), screen.answering, presses)

    whom = {"of": whose, "was": before if screen.given is None else None}
    told = {**whom, **_asked(screen.item, screen.order), **_beside(screen), "orders": store.told_beside()}
    data = _json({name: value for name, value in told.items() if value})
    component("item/mount")(key=KEY, data=data, on_pressed_change=pressed)


def _json(told: Mapping[str, object]) -> bytes:
    try:
        return to_json(told)
    except ValueError:  # half a letter, in a text that nobody of ours wrote: JSON reads it as it is written here
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(errors="backslashreplace")


def _asked(item: Item, order: Sequence[str]) -> dict[str, Any]:
    """What every screen of an item holds. Its hint goes by a way of its own, once it is wanted."""
    language = session().locale.code
    asked = {name: value for name, value in item.asked(order).items() if name not in {"hint", "sensitive"}}
    told = {"asked": asked, "words": _said(language, item.on_screen), "lacks": t(item.lacks, count=item.to_give)}
    if item.language != language:
        told |= {"lang": item.language} | ({} if item.written_by else {"dir": direction(item.language)})  # else its letters say it
    return told


@lru_cache(maxsize=256)
def _said(language: str, keys: Sequence[str]) -> Mapping[str, str]:
    """What is said of every item, and of a type: the same for all who read in a language."""
    return {key: words_of(language).unfilled(key) for key in (*_SAID, *keys)}


def _beside(screen: Screen) -> dict[str, Any]:
    answering = screen.answering
    return {
        "head": screen.head,
        "answer": answering and (answering.key, answering.text),
        "holds": answering and answering.holds,
        "isIncomplete": screen.is_incomplete,
        "given": screen.given,
        "feedback": screen.feedback,
        "hint": screen.hint,
        "closed": screen.closed and screen.closed.told,
        "sure": screen.sure,
        "next": screen.next and screen.next.told,
        "aside": [button.told for button in screen.aside],
    }


def _press(of: Sequence[str], answering: Answering | None, presses: Mapping[str, Callable[[], None]]) -> None:
    """Do what was pressed. A press on a screen that has gone since does nothing, nor does one that no script of ours makes."""
    value = widget_value(KEY)
    told = value.get("pressed") if value else None
    if not isinstance(told, dict):
        return
    store.received(told.get("received"))
    if told.get("of") not in of:
        return
    key = told.get("key")
    if answering and key == answering.key:
        _answer(answering, told)
    elif press := presses.get(str(key)):
        press()


def _answer(answering: Answering, told: Mapping[str, object]) -> None:
    try:
        response = read_response(told.get("response"))
    except ValueError:
        return
    answering.answer(Given(response, {"yes": True, "no": False}.get(str(told.get("sure")))))


def written_by(item: Item) -> str:
    """Who wrote an item, in words; empty for those of the course."""
    if item.written_by is None:
        return ""
    return t("own.by_teacher" if item.written_by == "teacher" else "own.by_family")
