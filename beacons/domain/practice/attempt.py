"""An attempt: one run of one reader through the items of a quiz.

Attempts are values. Every step gives a new one, a repeated step changes nothing, and two copies of the same
attempt (two tabs, a reload) can be merged: so no response is lost and none counts twice.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator

from beacons.domain.item import Item
from beacons.domain.model import Model, Slug
from beacons.domain.path import ChildPath
from beacons.domain.response import Response, credit, is_right

Purpose = Literal["quiz", "practice", "review"]
"""A second look at what was missed is practice, and never counts for stars. A review goes over all lessons."""


class Answer(Model):
    """The first complete response to an item and what it earned. ``at`` is in seconds since 1970.

    The response of an old attempt is let go, to save room: it is empty then, and no item takes it for complete.
    """

    item_id: Slug
    response: Response = ()
    earned: int = Field(ge=0)
    possible: int = Field(ge=0, le=35, description="0: there was nothing to earn.")
    at: int = Field(ge=0)
    sure: bool | None = Field(default=None, description="Whether the reader felt sure; None where nothing was said. Never scored.")
    hinted: bool = Field(default=False, description="Whether the hint was open before the check. Never scored.")

    @model_validator(mode="after")
    def _earned_at_most_possible(self) -> "Answer":
        if self.earned > self.possible:
            raise ValueError("earned is more than possible")
        return self

    @property
    def is_right(self) -> bool:
        """Whether all of it was right."""
        return is_right(self.earned, self.possible)

    @property
    def is_missed(self) -> bool:
        """Whether there was more to earn."""
        return self.earned < self.possible

    @property
    def credit(self) -> Fraction | None:
        """Share of the item that was earned, from 0 to 1; None where there was nothing to earn."""
        return credit(self.earned, self.possible)

    @property
    def is_sure_but_wrong(self) -> bool:
        """Felt sure and was not right: best corrected by a talk, and asked again first (Butler and others 2011)."""
        return self.sure is True and self.is_missed


class Attempt(Model):
    """Items in the order of asking, the answers so far, and the place of the item on screen.

    ``item_ids`` never change, so that two copies of one attempt can be joined; ``dropped`` names those that are passed over (skipped,
    or gone from the quiz): they are not asked, unless another copy had answered. ``place`` counts from 0 over all items; at
    ``len(item_ids)`` the attempt is finished and its result is on screen. ``quiz_id`` is None for a review over all lessons.
    """

    id: Slug
    quiz_id: Slug | None = None
    path: ChildPath
    item_ids: tuple[Slug, ...] = Field(min_length=1, max_length=40)
    purpose: Purpose = Field(default_factory=lambda known: "quiz" if known.get("quiz_id") else "review")
    answers: tuple[Answer, ...] = ()
    hints: tuple[Slug, ...] = Field(default=(), max_length=40, description="Items whose hint was opened.")
    dropped: tuple[Slug, ...] = Field(default=(), max_length=40)
    place: int = Field(default=0, ge=0)
    at: int = Field(ge=0, description="When it began, in seconds since 1970.")

    @model_validator(mode="after")
    def _is_sound(self) -> "Attempt":
        answered = [answer.item_id for answer in self.answers]
        if len(set(self.item_ids)) < len(self.item_ids) or len(set(answered)) < len(answered):
            raise ValueError("an item stands there twice")
        if not {*answered, *self.dropped, *self.hints} <= set(self.item_ids):
            raise ValueError("an answer to an item that was not asked")
        done = {*answered, *self.dropped}
        if self.place > len(self.item_ids) or any(i not in done for i in self.item_ids[: self.place]) or self.item_id in self.dropped:
            raise ValueError("the place is beyond the answers")
        return self

    @property
    def asked(self) -> tuple[str, ...]:
        """The items that are asked, in their order."""
        return tuple([item_id for item_id in self.item_ids if item_id not in self.dropped or self.answer_to(item_id)])

    @property
    def number(self) -> int:
        """Which of the asked items is on screen, counted from 1."""
        before = self.item_ids[: self.place]
        return len(set(before).intersection(self.asked)) + 1

    @property
    def is_whole(self) -> bool:
        """Whether it counts for stars: finished, with something asked, and no practice."""
        return self.is_finished and bool(self.asked) and self.purpose != "practice"

    @property
    def is_finished(self) -> bool:
        """Whether every item is answered and left behind."""
        return self.place == len(self.item_ids)

    @property
    def item_id(self) -> str | None:
        """The item on screen, or None when finished."""
        return None if self.is_finished else self.item_ids[self.place]

    def answer_to(self, item_id: str) -> Answer | None:
        """The answer to an item, or None while there is none."""
        return next((answer for answer in self.answers if answer.item_id == item_id), None)

    @property
    def score(self) -> Fraction:
        """Sum of credits: 0 ≤ score ≤ possible."""
        return sum((answer.credit or Fraction(0) for answer in self.answers), Fraction(0))

    @property
    def possible(self) -> int:
        """The highest score: one for each item that is asked, but for those that turned out to have nothing to earn."""
        return len(self.asked) - sum(answer.possible == 0 for answer in self.answers)

    @property
    def share(self) -> Fraction:
        """Score of possible, from 0 to 1; 0 where nothing is left to ask."""
        return self.score / self.possible if self.possible else Fraction(0)

    def missed(self) -> tuple[Answer, ...]:
        """Answers that were not wholly right, in the order of asking."""
        return tuple(found for item_id in self.item_ids if (found := self.answer_to(item_id)) and found.is_missed)

    def answer(self, item: Item, response: Response, at: int, *, sure: bool | None = None) -> "Attempt":
        """Answer the item on screen. Changes nothing where it is another item or was answered before.

        Raises ``Incomplete`` where the response is not complete.
        """
        if item.id != self.item_id or self.answer_to(item.id):
            return self
        got = item.check(response)
        made = {"item_id": item.id, "response": response, "earned": got.earned, "possible": got.possible, "hinted": item.id in self.hints}
        return self.model_copy(update={"answers": (*self.answers, Answer(**made, at=at, sure=sure))})

    def take_hint(self, item_id: str) -> "Attempt":
        """Open the hint of the item on screen. Changes nothing where it is another item, or open already."""
        if self.item_id != item_id or item_id in self.hints:
            return self
        return self.model_copy(update={"hints": tuple(sorted((*self.hints, item_id)))})

    def advance(self, past: str) -> "Attempt":
        """Leave the item ``past`` behind. Changes nothing where it is not on screen or not answered: a double click is one step."""
        if self.item_id != past or not self.answer_to(past):
            return self
        return self.model_copy(update={"place": past_dropped(self.item_ids, self.dropped, self.place + 1)})

    def back(self, before: str) -> "Attempt":
        """Show the item before ``before`` again. Changes nothing where that is not on screen, or is the first."""
        earlier = [n for n, item_id in enumerate(self.item_ids[: self.place]) if item_id not in self.dropped]
        if self.item_id != before or not earlier:
            return self
        return self.model_copy(update={"place": earlier[-1]})

    def without(self, item_id: str) -> "Attempt":
        """The attempt without asking an item. An answer to it stays an answer: then it is left behind where it is on screen."""
        if item_id not in self.item_ids or item_id in self.dropped:
            return self
        if self.answer_to(item_id):
            return self.advance(past=item_id)
        dropped = tuple(sorted((*self.dropped, item_id)))
        return self.model_copy(update={"dropped": dropped, "place": past_dropped(self.item_ids, dropped, self.place)})

    def condensed(self) -> "Attempt":
        """The attempt as it is kept for long: what each answer earned and when, without the responses."""
        dropped = tuple(item_id for item_id in self.dropped if not self.answer_to(item_id))
        if not self.hints and dropped == self.dropped and not any(answer.response for answer in self.answers):
            return self
        answers = tuple(answer.model_copy(update={"response": ()}) for answer in self.answers)
        return self.model_copy(update={"answers": answers, "hints": (), "dropped": dropped})


def past_dropped(item_ids: Sequence[str], dropped: Sequence[str], place: int) -> int:
    """The first place from ``place`` on whose item is asked; the end where there is none."""
    return next((n for n in range(place, len(item_ids)) if item_ids[n] not in dropped), len(item_ids))
