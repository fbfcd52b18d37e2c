"""Genuine or trick: whether a message is what it says it is."""

from typing import ClassVar, Literal

from beacons.domain.item import SHOWN_OF_AN_OPTION, Item, Shows, too_few, unknown_ids
from beacons.domain.model import Model, Slug
from beacons.domain.response import Mark, Outcome, Response, chosen
from beacons.domain.text import Said, TextId
from beacons.domain.traits import Traits


class Message(Model):
    """What came in. Who it is really from is for nobody to see before the reveal."""

    id: Slug
    says: Said
    really_from: Said


class Genuine(Item):
    """One message, and one of two answers."""

    type: Literal["genuine"]
    messages: tuple[Message, ...]
    key: Slug

    traits: ClassVar[Traits] = Traits(shuffled=False, competing=True, one_of_many=True)
    on_screen: ClassVar[tuple[TextId, ...]] = ("genuine.came_in",)
    shows: ClassVar[Shows] = {"messages": ("id", "says"), "options": SHOWN_OF_AN_OPTION}

    @property
    def to_give(self) -> int:
        """One answer."""
        return 1

    @property
    def right_response(self) -> Response:
        """What the key says."""
        return (self.key,)

    def problems(self) -> list[str]:
        """A message, and a key that is an option."""
        return too_few(self.options) + unknown_ids((self.key,), self.option_ids) + ([] if self.messages else ["there is no message"])

    def wishes(self) -> list[str]:
        """Two options."""
        return [] if len(self.options) <= 2 else ["it is one or the other"]

    def is_complete(self, response: Response) -> bool:
        """One of the options."""
        return len(response) == 1 and chosen(response)[:1] in {(i,) for i in self.option_ids}

    def _outcome(self, response: Response) -> Outcome:
        given = chosen(response)[0]
        right = int(given == self.key)
        return Outcome(right, 1, right, tuple(self._mark(i, given) for i in self.option_ids))

    def _mark(self, option_id: str, given: str) -> Mark:
        fits = option_id == self.key
        return Mark(option_id, ("right" if fits else "wrong") if option_id == given else "missed" if fits else "left")
