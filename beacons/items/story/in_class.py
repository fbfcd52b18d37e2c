"""A story as a class goes through it: each scene is asked by itself, and at the end stands what was taken."""

from typing import ClassVar

from beacons.domain.item import SHOWN_OF_AN_OPTION, Item, Option, Shows
from beacons.domain.response import Mark, Outcome, Phrase, Response, Row, Solution, chosen
from beacons.domain.text import Said
from beacons.domain.traits import Traits


class SceneAsked(Item):
    """A scene of a story, with its choices. A vote for one of them earns nothing: the way of the class is everybody's."""

    name: Said
    """What the story is called."""
    led: Said | None = None
    """What the last choice has led to."""
    fork: str
    """What a class does here: ``rooms.way.Fork``."""

    traits: ClassVar[Traits] = Traits(shuffled=False, on_paper=False, forked=True)
    shows: ClassVar[Shows] = {"options": SHOWN_OF_AN_OPTION, "name": (), "led": (), "fork": ()}

    @property
    def to_give(self) -> int:
        """One choice."""
        return 1

    def problems(self) -> list[str]:
        """None: the story that it comes from is sound."""
        return []

    def is_complete(self, response: Response) -> bool:
        """One of the choices."""
        return len(chosen(response)) == 1 and chosen(response)[0] in self.option_ids

    def _outcome(self, response: Response) -> Outcome:
        return Outcome(0, 0, 0, (Mark(chosen(response)[0], "chosen"),))


class Walked(Item):
    """A story that a class has come to the end of: the choices that it took, and which of them helped."""

    helping: tuple[str, ...]
    fork: str = "walked"

    traits: ClassVar[Traits] = Traits(shuffled=False, on_paper=False, forked=True)
    shows: ClassVar[Shows] = {"options": SHOWN_OF_AN_OPTION, "fork": ()}

    def problems(self) -> list[str]:
        """None: the story that it comes from is sound."""
        return []

    def is_complete(self, response: Response) -> bool:
        """The way as it was taken."""
        return chosen(response) == self.option_ids

    def solution(self) -> Solution:
        """Of every choice on the way whether it helped."""
        return Solution(tuple(Row(o.id, o.id in self.helping, o.text, o.feedback) for o in self.options))

    def key_words(self, row: Row) -> Phrase:
        """Whether a choice helped."""
        return Phrase("mark.story_right" if row.fits else "mark.story_wrong")

    def mark_words(self, mark: Mark) -> Phrase:
        """Whether a choice helped."""
        return Phrase(f"mark.story_{mark.verdict}")

    def verdict(self, outcome: Outcome) -> Phrase:
        """How many of the choices of the class helped."""
        return Phrase("feedback.story_class", {"found": str(outcome.found), "possible": str(len(self.options))})

    def _outcome(self, _: Response) -> Outcome:
        marks = tuple(Mark(i, "right" if i in self.helping else "wrong") for i in self.option_ids)
        return Outcome(0, 0, len(self.helping), marks)


def plainly(option: Option) -> Option:
    """A choice without what it leads to."""
    return Option(id=option.id, text=option.text, feedback=option.feedback, picture=option.picture)
