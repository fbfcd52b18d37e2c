"""How each item type is asked: one module of the type's name, and one line here.

A view has ``ask`` (draw it), ``response`` (what stands in its widgets), ``verdict`` and ``mark_words`` (the outcome in
words), and ``NOTICE``, the key of what is said when the response is not complete yet.
"""

from typing import Any, Protocol

from beacons.domain.attempt import Answer
from beacons.domain.items import Mark, Outcome, Response
from beacons.ui.item_views import multiple_choice, ordering, single_choice, sorting


class ItemView(Protocol):
    """What a module of this package offers."""

    NOTICE: str

    def ask(self, item: Any, order: tuple[str, ...], key: str, answer: Answer | None) -> None:
        """Draw the options."""

    def response(self, item: Any, key: str) -> Response:
        """What stands in the widgets now."""

    def verdict(self, outcome: Outcome) -> str:
        """The outcome in words."""

    def mark_words(self, item: Any, mark: Mark) -> str:
        """How one option came out, in words."""


VIEWS: dict[str, ItemView] = {
    "single_choice": single_choice,
    "multiple_choice": multiple_choice,
    "ordering": ordering,
    "sorting": sorting,
}
