"""Spot: tap the parts of a mock screen that should make one stop."""

from typing import ClassVar, Literal

from pydantic import Field

from beacons.domain.items.base import BaseItem, Mark, Option, Outcome, Response, chosen, count_problems, unknown_ids
from beacons.domain.model import Line, Slug


class Part(Option):
    """A part of the mock screen; ``part`` says how it is drawn."""

    part: Literal["name", "line", "button", "link", "picture", "price"]


class Spot(BaseItem):
    """Which parts are a warning? Credit is (right - wrong) / right ones, never below 0, as for multiple choice."""

    type: Literal["spot"]
    screen: Literal["message", "profile", "advert", "app"]
    title: Line
    options: tuple[Part, ...]
    key: tuple[Slug, ...] = Field(min_length=1)

    keeps_order: ClassVar[bool] = True

    def key_problems(self) -> list[str]:
        """Four to seven parts, and at least one of them harmless."""
        doubled = ["key names a part twice"] if len(set(self.key)) < len(self.key) else []
        harmless = [] if len(self.key) < len(self.options) else ["at least one part must be harmless"]
        return count_problems(self.options, 4, 7) + doubled + harmless + unknown_ids(self.key, self.option_ids)

    def is_complete(self, response: Response) -> bool:
        """At least one part, each once."""
        ids = chosen(response)
        return bool(ids) and len(ids) == len(set(ids)) and set(ids) <= set(self.option_ids)

    def _score(self, response: Response) -> Outcome:
        given = set(chosen(response))
        right = len(given & set(self.key))
        earned = max(0, right - len(given - set(self.key)))
        return Outcome(earned, len(self.key), right, tuple(self._mark(i, given) for i in self.option_ids))

    def _mark(self, option_id: str, given: set[str]) -> Mark:
        if option_id in self.key:
            return Mark(option_id, "right" if option_id in given else "missed")
        return Mark(option_id, "wrong" if option_id in given else "left")
