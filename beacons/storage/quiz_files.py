"""How a quiz and its items stand in a file: an item is of any type."""

from pydantic import Field, RootModel

from beacons.domain.course.quiz import Quiz
from beacons.items import AnyItem


class QuizFile(Quiz):
    """A whole quiz."""

    items: tuple[AnyItem, ...] = Field(min_length=1)


class ItemFile(RootModel[AnyItem]):
    """One item by itself, so that a broken one does not take its neighbours with it."""
