"""Sorting: put each thing into its box, by tapping."""

from collections import Counter
from typing import ClassVar, Literal

from beacons.domain.item import SHOWN_OF_AN_OPTION, Item, Shows, count_wish, too_few, unknown_ids
from beacons.domain.model import Model, Slug
from beacons.domain.response import Mark, Outcome, Phrase, Place, Placed, Response, Row, in_boxes
from beacons.domain.text import Said, TextId
from beacons.domain.traits import Traits


class Box(Model):
    """A place to sort options into."""

    id: Slug
    text: Said


class Sorting(Item):
    """Which thing belongs where? One part of credit for each thing in its own box."""

    type: Literal["sorting"]
    boxes: tuple[Box, ...]
    key: dict[Slug, Slug]

    own_form: ClassVar[str | None] = "boxes"
    traits: ClassVar[Traits] = Traits(means="place", vote="left_right")
    lacks: ClassVar[TextId] = "quiz.sort_all"
    shows: ClassVar[Shows] = {"boxes": ("id", "text"), "options": SHOWN_OF_AN_OPTION}

    @property
    def right_response(self) -> Response:
        """The box that the key says of each thing."""
        return self.key

    def placed(self, response: Response) -> tuple[Placed, ...]:
        """Each thing with the box that it is put into."""
        boxes = {box.id: Place(box.id, n, box.text) for n, box in enumerate(self.boxes, 1)}
        given = in_boxes(response)
        return tuple(Placed(i, boxes.get(given[i])) for i in self.option_ids if i in given)

    def problems(self) -> list[str]:
        """Boxes to choose from, and each thing in one of them."""
        boxes = [box.id for box in self.boxes]
        problems = too_few(self.options) + ([] if len(boxes) > 1 else ["needs at least 2 boxes"])
        problems += [f"box id '{i}' stands there twice" for i, n in Counter(boxes).items() if n > 1]
        problems += unknown_ids(tuple(self.key), self.option_ids)
        problems += [f"option '{i}' has no box in key" for i in self.option_ids if i not in self.key]
        return problems + [f"key names box '{b}', which is not there" for b in dict.fromkeys(self.key.values()) if b not in boxes]

    def wishes(self) -> list[str]:
        """Four to six things, two or three boxes, and none of them empty."""
        boxes = [box.id for box in self.boxes]
        wishes = count_wish(self.options, 4, 6)
        wishes += [] if 2 <= len(boxes) <= 3 else [f"has {len(boxes)} boxes: make it 2 or 3"]  # noqa: PLR2004  # said beside
        return wishes + [f"nothing belongs into box '{b}'" for b in boxes if b not in self.key.values()]

    def is_complete(self, response: Response) -> bool:
        """Every thing in a box that is there."""
        boxes, given = {box.id for box in self.boxes}, in_boxes(response)
        return set(given) == set(self.option_ids) and set(given.values()) <= boxes

    def verdict(self, outcome: Outcome) -> Phrase:
        """How many things are in their box."""
        if outcome.is_right:
            return Phrase("feedback.right_sorted")
        return Phrase("feedback.in_place", {"found": str(outcome.found), "possible": str(outcome.possible)})

    def mark_words(self, mark: Mark) -> Phrase:
        """The box of a thing, and the one that it was put into, by their names."""
        names = {box.id: box.text for box in self.boxes}
        return Phrase(f"mark.box_{mark.verdict}", {"wanted": names[str(mark.wanted)], "given": names[str(mark.given)]})

    def key_words(self, row: Row) -> Phrase:
        """The box of a thing, by its name."""
        return Phrase("join.box", {"wanted": next(box.text for box in self.boxes if box.id == self.key[row.option_id])})

    def _outcome(self, response: Response) -> Outcome:
        given = in_boxes(response)
        in_place = sum(given[i] == self.key[i] for i in self.option_ids)
        return Outcome(in_place, len(self.options), in_place, tuple(self._mark(i, given) for i in self.option_ids))

    def _mark(self, option_id: str, given: dict[str, str]) -> Mark:
        box, wanted = given[option_id], self.key[option_id]
        return Mark(option_id, "right" if box == wanted else "wrong", box, wanted)
