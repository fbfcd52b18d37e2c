"""Spot: tap the parts of a mock screen that should make one stop, or say that nothing is wrong with it."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Literal

from pydantic import Field

from beacons.domain.item import Item, Option, Shows, count_wish, too_few, unknown_ids
from beacons.domain.model import Slug
from beacons.domain.plain import PlainOption, PlainQuestion
from beacons.domain.response import Mark, Outcome, Phrase, Response, Row, Wording, chosen
from beacons.domain.text import Said, TextId
from beacons.domain.traits import Traits

NOTHING_WRONG = "nothing-wrong"
"""Stands in a response for "nothing wrong here", instead of parts. An empty response is none at all."""


class Part(Option):
    """A part of the mock screen; ``part`` says how it is drawn."""

    part: Literal["name", "line", "button", "link", "picture", "price"]


class Spot(Item):
    """Which parts are a warning? Credit is (right - wrong) / right ones, never below 0, as for multiple choice.

    A screen may be fine: then the key is empty, and "nothing wrong here" earns its one part of credit.
    """

    type: Literal["spot"]
    screen: Literal["message", "profile", "advert", "app"]
    title: Said
    options: tuple[Part, ...]
    key: tuple[Slug, ...] = Field(description="Parts that should make one stop; none where the screen is fine.")

    traits: ClassVar[Traits] = Traits(shuffled=False, means="warning", read_down=True, vote="board")
    shows: ClassVar[Shows] = {"screen": (), "title": (), "options": ("id", "text", "picture", "part")}
    beside: ClassVar[Mapping[str, Phrase]] = {NOTHING_WRONG: Phrase("quiz.nothing_wrong")}
    lacks: ClassVar[TextId] = "quiz.spot_one"
    lowered_as: ClassVar[TextId] = "spot.as_list"
    on_screen: ClassVar[tuple[TextId, ...]] = ("quiz.nothing_wrong", "quiz.parts_taken_back", "quiz.nothing_taken_back")

    def problems(self) -> list[str]:
        """A key of parts, each once."""
        doubled = ["key names a part twice"] if len(set(self.key)) < len(self.key) else []
        return too_few(self.options) + doubled + unknown_ids(self.key, self.option_ids)

    def wishes(self) -> list[str]:
        """Four to seven parts, and at least one of them harmless."""
        harmless = [] if len(self.key) < len(self.options) else ["at least one part must be harmless"]
        return count_wish(self.options, 4, 7) + harmless

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

    def verdict(self, outcome: Outcome) -> Phrase:
        """How many warnings were found, or that there is none."""
        if self.is_fine:
            return Phrase("feedback.nothing_wrong" if outcome.is_right else "feedback.screen_is_fine")
        if outcome.is_right:
            return Phrase("feedback.spotted_all")
        return Phrase("feedback.found", {"found": str(outcome.found), "possible": str(outcome.possible)})

    def mark_words(self, mark: Mark) -> Phrase:
        """How one part came out."""
        return Phrase(f"mark.part_{mark.verdict}")

    def key_words(self, row: Row) -> Phrase:
        """Whether a part is a sign to stop."""
        return Phrase("mark.part_missed" if row.fits else "mark.part_left")

    def plain(self, say: Callable[[Wording], str]) -> tuple[PlainQuestion, ...]:
        """A list of its parts below the title of the screen; that nothing is wrong is among them where it is right."""
        options = [PlainOption(part.text, part.id in self.key, reason=part.reason) for part in self.options]
        options += [PlainOption(say(phrase), right=True) for phrase in self.beside.values()] if self.is_fine else []
        return (PlainQuestion("choose_n" if len(self.key) > 1 else "choice", f"{self.stem}\n{self.title}", tuple(options)),)

    def _outcome(self, response: Response) -> Outcome:
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
