"""Single choice: one option is right."""

from typing import ClassVar, Literal

from beacons.domain.item import Item, count_wish, too_few, unknown_ids
from beacons.domain.model import Slug
from beacons.domain.response import Mark, Outcome, Response, chosen
from beacons.domain.traits import Traits


class SingleChoice(Item):
    """Choose one. Three options is the best value (Rodriguez 2005, a meta-analysis over 80 years)."""

    type: Literal["single_choice"]
    key: Slug

    own_form: ClassVar[str | None] = "one"
    traits: ClassVar[Traits] = Traits(competing=True, one_of_many=True)

    @property
    def to_give(self) -> int:
        """One option."""
        return 1

    @property
    def right_response(self) -> Response:
        """The one option of the key."""
        return (self.key,)

    def problems(self) -> list[str]:
        """A key among the options."""
        return too_few(self.options) + unknown_ids((self.key,), self.option_ids)

    def wishes(self) -> list[str]:
        """Three options, four at most."""
        return count_wish(self.options, 3, 4)

    def is_complete(self, response: Response) -> bool:
        """Exactly one of the options."""
        ids = chosen(response)
        return len(ids) == 1 and any(option.id == ids[0] for option in self.options)

    def _outcome(self, response: Response) -> Outcome:
        right = int(self.key in response)
        return Outcome(right, 1, right, tuple([self._mark(option.id, response) for option in self.options]))

    def _mark(self, option_id: str, given: Response) -> Mark:
        if option_id in given:
            return Mark(option_id, "right" if option_id == self.key else "wrong")
        return Mark(option_id, "missed" if option_id == self.key else "left")
