"""What a module of ``views`` offers, and the keys of its widgets."""

from typing import Any, Protocol

from beacons.domain.item import Item
from beacons.domain.practice.attempt import Answer
from beacons.domain.response import Mark, Outcome, Response


class ItemView(Protocol):
    """How one item type is asked, and how its outcome is put into words."""

    NOTICE: str
    """Key of what is said when the response is not complete yet."""

    ENDS_BY_ITSELF: bool
    """Whether Check is offered only once the response is complete."""

    def ask(self, item: Any, order: tuple[str, ...], key: str, answer: Answer | None) -> None:
        """Draw the options in this order; after the check they stay where they are."""

    def response(self, item: Any, key: str) -> Response:
        """What stands in the widgets now."""

    def verdict(self, outcome: Outcome) -> str:
        """The outcome in words."""

    def mark_words(self, item: Any, mark: Mark) -> str:
        """How one option came out, in words."""


def widget_key(key: str, answer: Answer | None) -> str:
    """Key of a widget before the check, or after: the platform empties a widget that becomes disabled, so it gets a new one."""
    return f"{key}-answered" if answer else key


def response_key(attempt_id: str, item: Item) -> str:
    """The key of an item's widget in an attempt."""
    return f"response-{attempt_id}-{item.id}"
