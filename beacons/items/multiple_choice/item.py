"""Multiple choice: choose as many as the stem says."""

from typing import ClassVar, Literal

from beacons.domain.item import Item, count_wish, too_few, unknown_ids
from beacons.domain.model import Slug
from beacons.domain.response import Mark, Outcome, Phrase, Response, chosen
from beacons.domain.text import TextId
from beacons.domain.traits import Traits


class MultipleChoice(Item):
    """Choose N. Credit is (right - wrong) / N, never below 0: the rule of H5P's Multiple Choice, so that guessing all gains nothing."""

    type: Literal["multiple_choice"]
    key: tuple[Slug, ...]

    own_form: ClassVar[str | None] = "some"
    traits: ClassVar[Traits] = Traits(competing=True, says_how_many=True)
    lacks: ClassVar[TextId] = "quiz.choose_so_many"

    @property
    def to_give(self) -> int:
        """How many options to choose."""
        return len(self.key)

    @property
    def right_response(self) -> Response:
        """What the key names."""
        return self.key

    def problems(self) -> list[str]:
        """A key of some options, each once."""
        empty = [] if self.key else ["key names no option"]
        doubled = ["key names an option twice"] if len(set(self.key)) < len(self.key) else []
        return too_few(self.options) + empty + doubled + unknown_ids(self.key, self.option_ids)

    def wishes(self) -> list[str]:
        """Four or five options, two or three of them right."""
        right = [] if 2 <= len(self.key) <= 3 else [f"key names {len(self.key)} options: make it 2 or 3"]  # noqa: PLR2004  # said beside
        return count_wish(self.options, 4, 5) + right

    def is_complete(self, response: Response) -> bool:
        """As many different options as there are keys."""
        ids = chosen(response)
        return len(ids) == self.to_give == len(set(ids)) and set(ids) <= set(self.option_ids)

    def verdict(self, outcome: Outcome) -> Phrase:
        """How many were found."""
        if outcome.is_right:
            return Phrase("feedback.right_all", {"possible": str(outcome.possible)})
        return Phrase("feedback.found", {"found": str(outcome.found), "possible": str(outcome.possible)})

    def _outcome(self, response: Response) -> Outcome:
        given = set(chosen(response))
        right = len(given & set(self.key))
        earned = max(0, right - len(given - set(self.key)))
        return Outcome(earned, self.to_give, right, tuple(self._mark(i, given) for i in self.option_ids))

    def _mark(self, option_id: str, given: set[str]) -> Mark:
        if option_id in given:
            return Mark(option_id, "right" if option_id in self.key else "wrong")
        return Mark(option_id, "missed" if option_id in self.key else "left")
