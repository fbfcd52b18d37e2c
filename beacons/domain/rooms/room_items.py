"""What a room holds: its items as they were when it was opened, in its language."""

from collections.abc import Iterator

from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.rooms.room import Room
from beacons.domain.rooms.way import Forked
from beacons.domain.source import QuizCard


class RoomItems:
    """A source of items like the course, but only of these few, whatever becomes of the content meanwhile."""

    def __init__(self, *items: Item) -> None:
        self._items = {item.id: item for item in items}

    def __iter__(self) -> Iterator[Item]:
        """The items, in the order in which the room asks them."""
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    @property
    def types(self) -> list[str]:
        """The types of its items, each once, by name."""
        return sorted({item.type for item in self})

    def item(self, item_id: str) -> Item | None:
        """An item of the room; None where it holds no such."""
        return self._items.get(item_id)

    def on_screen(self, room: Room) -> Item | None:
        """What stands on screen in a room: an item, of a story the scene, and at its end the way through it; None where none does."""
        item, way = self._items.get(room.item_id or ""), room.way
        if way is None or not isinstance(item, Forked):
            return item
        fork = room.stories.fork(room.scene)
        return item.at_fork(way.taken, room.asked_id or "", fork) if fork else item.walked(way.taken)

    def bank(self, quiz_id: str, path: ChildPath) -> tuple[Item, ...]:  # noqa: ARG002  # whatever quiz they came from
        """The items of the path: a room is of one quiz."""
        return tuple(item for item in self if item.path == path)

    def quiz_of(self, item_id: str) -> QuizCard | None:  # noqa: ARG002  # the same for each
        """None: a room keeps items, and nothing of the quiz that they came from."""
        return None
