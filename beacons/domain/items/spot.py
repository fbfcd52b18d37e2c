"""Spot: tap the parts of a mock screen that should make one stop, or say that nothing is wrong with it."""

from typing import ClassVar, Literal

from pydantic import Field

from beacons.domain.items.base import (
    NOTHING_WRONG,
    BaseItem,
    Mark,
    Meaning,
    Option,
    Outcome,
    Response,
    chosen,
    count_problems,
    unknown_ids,
)
from beacons.domain.model import Slug
from beacons.domain.text import Said


class Part(Option):
    """A part of the mock screen; ``part`` says how it is drawn."""

    part: Literal["name", "line", "button", "link", "picture", "price"]


class Spot(BaseItem):
    """Which parts are a warning? Credit is (right - wrong) / right ones, never below 0, as for multiple choice.

    A screen may be fine: then the key is empty, and "nothing wrong here" earns its one part of credit.
    """

    type: Literal["spot"]
    screen: Literal["message", "profile", "advert", "app"]
    title: Said
    options: tuple[Part, ...]
    key: tuple[Slug, ...] = Field(description="Parts that should make one stop; none where the screen is fine.")

    keeps_order: ClassVar[bool] = True
    means: ClassVar[Meaning] = "warning"
    offers_nothing_wrong: ClassVar[bool] = True
    asks_with: ClassVar[tuple[str, ...]] = ("screen", "title")
    option_shows: ClassVar[tuple[str, ...]] = ("id", "text", "picture", "part")

    def key_problems(self) -> list[str]:
        """Four to seven parts, and at least one of them harmless."""
        doubled = ["key names a part twice"] if len(set(self.key)) < len(self.key) else []
        harmless = [] if len(self.key) < len(self.options) else ["at least one part must be harmless"]
        reserved = [f"no part can be called '{NOTHING_WRONG}'"] if NOTHING_WRONG in self.option_ids else []
        return count_problems(self.options, 4, 7) + doubled + harmless + reserved + unknown_ids(self.key, self.option_ids)

    @property
    def is_fine(self) -> bool:
        """Whether nothing is wrong with the screen."""
        return not self.key

    @property
    def right_response(self) -> Response:
        """The parts of the key, or that nothing is wrong."""
        return self.key or (NOTHING_WRONG,)

    def is_complete(self, response: Response) -> bool:
        """At least one part, each once; or only that nothing is wrong."""
        ids = chosen(response)
        return ids == (NOTHING_WRONG,) or (bool(ids) and len(ids) == len(set(ids)) and set(ids) <= set(self.option_ids))

    def _score(self, response: Response) -> Outcome:
        given = set(chosen(response))
        right = len(given & set(self.key))
        earned, possible = max(0, right - len(given - set(self.key))), len(self.key)
        if self.is_fine:
            earned = right = int(given == {NOTHING_WRONG})
            possible = 1
        return Outcome(earned, possible, right, tuple(self._mark(i, given) for i in self.option_ids))

    def _mark(self, option_id: str, given: set[str]) -> Mark:
        if option_id in self.key:
            return Mark(option_id, "right" if option_id in given else "missed")
        return Mark(option_id, "wrong" if option_id in given else "left")
