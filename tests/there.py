"""What a test knows to be there, or of a kind: it fails where it is not, and mypy knows it from there on."""

from typing import TypeVar

from beacons.domain.item import Item

T = TypeVar("T")


def there(value: T | None) -> T:
    """The value, which is not None."""
    assert value is not None
    return value


def item_there(item: Item | None) -> Item:
    """An item of any type, which is not None: of a union ``there`` knows only what all its parts have in common."""
    assert item is not None
    return item


def of_kind(kind: type[T], value: object) -> T:
    """The value, which is one of that class."""
    assert isinstance(value, kind), f"a {type(value).__name__}, and no {kind.__name__}"
    return value
