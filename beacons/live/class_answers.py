"""The answers of a room in memory, also by item and by learner: a hall that ends is not gone through once for each of three hundred."""

from collections import Counter, UserDict

from beacons.domain.rooms.answers import RoomAnswer


class Answers(UserDict[tuple[str, str], RoomAnswer]):
    """One answer for each item and learner, by the ids of both. None is ever taken back."""

    def __init__(self) -> None:
        self.by_item: Counter[str] = Counter()
        self._by_learner: dict[str, dict[str, RoomAnswer]] = {}
        super().__init__()

    def __setitem__(self, key: tuple[str, str], answer: RoomAnswer) -> None:
        item_id, learner_id = key
        self.by_item[item_id] += key not in self.data
        self._by_learner.setdefault(learner_id, {})[item_id] = answer
        super().__setitem__(key, answer)

    def of(self, learner_id: str) -> list[RoomAnswer]:
        """What one learner gave, in the order in which it was heard of."""
        return [*self._by_learner.get(learner_id, {}).values()]
