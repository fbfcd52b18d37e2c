"""Answers whatever item is on screen, knowing only what a browser knows: the widgets that are drawn for it."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from benchmarks.client import Visitor, Widget

Ways = tuple[str, Iterator[None]]
"""What kind of item it is, and responses to try one after the other until one counts as complete."""


def is_asked(visitor: Visitor) -> bool:
    """Whether an item waits for a response."""
    return "next" not in visitor.widgets and bool(_drawn(visitor))


def respond(visitor: Visitor) -> Ways:
    """Respond to the item on screen. How right the response is makes no difference to its cost."""
    drawn = _drawn(visitor)
    key, first = next(iter(drawn.items()))
    if first.kind == "radio":
        return ("sorting" if len(drawn) > 1 else "single choice"), _once(partial(_choose_first, visitor, drawn))
    if first.kind == "button_group":
        return "multiple choice", _more_and_more(visitor, key)
    if first.kind == "checkbox":
        return "spot", _once(lambda: visitor.tick(key))
    before = list(drawn)
    visitor.press(key)
    if list(_drawn(visitor)) == before:
        return "ordering", _once(lambda: [visitor.press(one) for one in before[1:]])
    while drawn := _drawn(visitor):
        visitor.press(next(iter(drawn)))
    return "story", _once(lambda: None)


def _drawn(visitor: Visitor) -> dict[str, Widget]:
    """The widgets of the item on screen: their keys are ``response-<attempt>-<item>``, often with more behind."""
    return {key: widget for key, widget in visitor.widgets.items() if key.startswith("response-")}


def _choose_first(visitor: Visitor, keys: Iterable[str]) -> None:
    for key in keys:
        visitor.choose(key, 0)


def _once(do: Callable[[], object]) -> Iterator[None]:
    do()
    yield


def _more_and_more(visitor: Visitor, key: str) -> Iterator[None]:
    """The stem says how many to choose; without reading it, try two, three, and so on."""
    for number in range(2, len(visitor.widgets[key].drawn.options)):
        visitor.choose(key, *range(number))
        yield
