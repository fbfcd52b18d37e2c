"""Ordering: put steps into their order, by buttons."""

from typing import ClassVar, Literal

from beacons.domain.item import Item, count_wish, too_few, unknown_ids
from beacons.domain.model import Slug
from beacons.domain.response import Mark, Outcome, Phrase, Place, Placed, Response, Row, chosen
from beacons.domain.text import TextId
from beacons.domain.traits import Traits


class Ordering(Item):
    """Which step comes first, which next? One part of credit for each step in its own place (Moodle's "absolute position")."""

    type: Literal["ordering"]
    key: tuple[Slug, ...]

    own_form: ClassVar[str | None] = "order"
    traits: ClassVar[Traits] = Traits(ordered=True, means="place", read_down=True, vote="strips")
    lacks: ClassVar[TextId] = "quiz.tap_all_steps"
    on_screen: ClassVar[tuple[TextId, ...]] = ("quiz.tap_in_order", "join.step_now", "join.step_out")

    @property
    def right_response(self) -> Response:
        """The steps in the order of the key."""
        return self.key

    def placed(self, response: Response) -> tuple[Placed, ...]:
        """The steps in the order given, each with its place from 1."""
        numbered = enumerate(chosen(response), 1)
        return tuple(Placed(i, Place(str(n), n, Phrase("together.step", {"place": str(n)}))) for n, i in numbered)

    def problems(self) -> list[str]:
        """A key that names each step once."""
        each_once = sorted(self.key) == sorted(self.option_ids)
        unknown = unknown_ids(self.key, self.option_ids)
        return too_few(self.options) + unknown + ([] if each_once else ["key must name each step once"])

    def wishes(self) -> list[str]:
        """Three or four steps."""
        return count_wish(self.options, 3, 4)

    def is_complete(self, response: Response) -> bool:
        """Every step once."""
        return sorted(chosen(response)) == sorted(self.option_ids)

    def verdict(self, outcome: Outcome) -> Phrase:
        """How many steps are in their place."""
        if outcome.is_right:
            return Phrase("feedback.right_order")
        return Phrase("feedback.in_place", {"found": str(outcome.found), "possible": str(outcome.possible)})

    def mark_words(self, mark: Mark) -> Phrase:
        """The place of a step, and the one that it was given."""
        return Phrase(f"mark.step_{mark.verdict}", {"wanted": mark.wanted or "", "given": mark.given or ""})

    def key_words(self, row: Row) -> Phrase:
        """The place of a step."""
        return Phrase("join.step", {"wanted": row.place.id if row.place else ""})

    def _outcome(self, response: Response) -> Outcome:
        given = chosen(response)
        in_place = sum(g == k for g, k in zip(given, self.key, strict=True))
        return Outcome(in_place, len(self.key), in_place, tuple(self._mark(i, given) for i in self.key))

    def _mark(self, option_id: str, given: tuple[str, ...]) -> Mark:
        place, wanted = given.index(option_id) + 1, self.key.index(option_id) + 1
        return Mark(option_id, "right" if place == wanted else "wrong", str(place), str(wanted))
