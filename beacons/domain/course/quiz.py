"""A quiz: the bank of items of one lesson."""

from collections import Counter

from pydantic import Field, InstanceOf, SerializeAsAny, model_validator

from beacons.domain.item import Item
from beacons.domain.model import FormatVersion, Model, Slug
from beacons.domain.path import ChildPath
from beacons.domain.source import OWN, is_own

NEEDED = ("path", "strand", "kind", "about_initiative", "sensitive")
"""What an item of the course says itself; any other item can do without."""


def what_it_lacks(item: Item) -> list[tuple[str, str]]:
    """What an item must have to be one of our course, beyond what works: the field, and what is wrong with it."""
    lacks = [(name, "Field required") for name in NEEDED if name not in item.model_fields_set or getattr(item, name) is None]
    lacks += [("written_by", "only for items that somebody writes on a device")] if item.written_by else []
    lacks += [("id", f"begins with '{OWN}', which is for those that somebody writes on a device")] if is_own(item.id) else []
    lacks += [
        (f"options > {option.id} > feedback", "Field required") for option in item.options if option.feedback is None and item.traits.keyed
    ]
    return lacks + ([("", "kind: fact needs a source")] if item.kind == "fact" and item.source is None else [])


class Quiz(Model):
    """All items of one lesson, for every path: the content of one file under ``quizzes``."""

    format_version: FormatVersion
    lesson: Slug
    items: tuple[SerializeAsAny[InstanceOf[Item]], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Quiz":
        doubled = [item_id for item_id, count in Counter(item.id for item in self.items).items() if count > 1]
        if doubled:
            raise ValueError(f"item ids that stand there twice: {', '.join(doubled)}")
        return self

    def bank(self, path: ChildPath) -> tuple[Item, ...]:
        """The items of one path."""
        return tuple(item for item in self.items if item.path == path)
