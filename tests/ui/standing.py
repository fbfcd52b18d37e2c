"""A view in which a response stands already, as in a page's widgets. It draws nothing and says nothing: actions ask for neither."""

from typing import NoReturn

from beacons.domain.item import Item
from beacons.domain.practice.attempt import Answer
from beacons.domain.response import Mark, Outcome, Response
from beacons.ui.item.view import ItemView


class Standing(ItemView):
    """The response of a view, whatever the item."""

    NOTICE = "quiz.choose_first"
    ENDS_BY_ITSELF = False

    def __init__(self, response: Response) -> None:
        self.standing = response

    def response(self, item: Item, key: str) -> Response:
        return self.standing

    def ask(self, item: Item, order: tuple[str, ...], key: str, answer: Answer | None) -> NoReturn:
        raise NotImplementedError

    def verdict(self, outcome: Outcome) -> NoReturn:
        raise NotImplementedError

    def mark_words(self, item: Item, mark: Mark) -> NoReturn:
        raise NotImplementedError
