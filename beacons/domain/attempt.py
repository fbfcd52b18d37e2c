"""An attempt: one run of one reader through the items of a quiz.

Attempts are values. Every step gives a new one, a repeated step changes nothing, and two copies of the same
attempt (two tabs, a reload) can be merged: so no response is lost and none counts twice.
"""

import random
from fractions import Fraction

from pydantic import Field, model_validator

from beacons.domain.course import ChildPath
from beacons.domain.items import Item, Outcome, Response
from beacons.domain.model import Model, Slug


class Answer(Model):
    """The first complete response to an item and what it earned. ``at`` is in seconds since 1970."""

    item_id: Slug
    response: Response
    earned: int = Field(ge=0)
    possible: int = Field(ge=1)
    at: int = Field(ge=0)
    sure: bool | None = Field(default=None, description="Whether the reader felt sure; None where nothing was said. Never scored.")

    @model_validator(mode="after")
    def _earned_at_most_possible(self) -> "Answer":
        if self.earned > self.possible:
            raise ValueError("earned is more than possible")
        return self

    @property
    def is_right(self) -> bool:
        """Whether all of it was right."""
        return self.earned == self.possible

    @property
    def credit(self) -> Fraction:
        """Share of the item that was earned, from 0 to 1."""
        return Fraction(self.earned, self.possible)

    @property
    def is_sure_but_wrong(self) -> bool:
        """Felt sure and was not right: best corrected by a talk, and asked again first (Butler and others 2011)."""
        return self.sure is True and not self.is_right


class Attempt(Model):
    """Items in the order of asking, the answers so far, and the place of the item on screen.

    ``place`` counts from 0; at ``len(item_ids)`` the attempt is finished and its result is on screen.
    ``is_practice`` marks a second look at missed items: it never counts for stars.
    """

    id: Slug
    lesson_id: Slug
    path: ChildPath
    item_ids: tuple[Slug, ...] = Field(min_length=1, max_length=40)
    is_practice: bool = False
    answers: tuple[Answer, ...] = ()
    place: int = Field(default=0, ge=0)
    at: int = Field(ge=0, description="When it began, in seconds since 1970.")

    @model_validator(mode="after")
    def _is_sound(self) -> "Attempt":
        answered = [answer.item_id for answer in self.answers]
        if len(set(self.item_ids)) < len(self.item_ids) or len(set(answered)) < len(answered):
            raise ValueError("an item stands there twice")
        if not set(answered) <= set(self.item_ids):
            raise ValueError("an answer to an item that was not asked")
        if self.place > len(self.item_ids) or any(i not in answered for i in self.item_ids[: self.place]):
            raise ValueError("the place is beyond the answers")
        return self

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
        return sum((answer.credit for answer in self.answers), Fraction(0))

    @property
    def possible(self) -> int:
        """The highest score: one for each item."""
        return len(self.item_ids)

    @property
    def share(self) -> Fraction:
        """Score of possible, from 0 to 1."""
        return self.score / self.possible

    def missed(self) -> tuple[Answer, ...]:
        """Answers that were not wholly right, in the order of asking."""
        found = (self.answer_to(item_id) for item_id in self.item_ids)
        return tuple(answer for answer in found if answer and not answer.is_right)

    def answer(self, item: Item, response: Response, at: int, *, sure: bool | None = None) -> "Attempt":
        """Answer the item on screen. Changes nothing where it is another item or was answered before.

        Raises ``InvalidResponse`` where the response is not complete.
        """
        if item.id != self.item_id or self.answer_to(item.id):
            return self
        outcome: Outcome = item.score(response)
        made = Answer(item_id=item.id, response=response, earned=outcome.earned, possible=outcome.possible, at=at, sure=sure)
        return self.model_copy(update={"answers": (*self.answers, made)})

    def advance(self, past: str) -> "Attempt":
        """Leave the item ``past`` behind. Changes nothing where it is not on screen or not answered: a double click is one step."""
        if self.item_id != past or not self.answer_to(past):
            return self
        return self.model_copy(update={"place": self.place + 1})

    def back(self, before: str) -> "Attempt":
        """Show the item before ``before`` again. Changes nothing where that is not on screen, or is the first."""
        if self.item_id != before or self.place == 0:
            return self
        return self.model_copy(update={"place": self.place - 1})

    def without(self, item_id: str) -> "Attempt | None":
        """The attempt without an item that is no longer in the quiz; None where nothing is left to ask."""
        rest = tuple(i for i in self.item_ids if i != item_id)
        if not rest:
            return None
        place = self.place - (item_id in self.item_ids[: self.place])
        answers = tuple(answer for answer in self.answers if answer.item_id != item_id)
        return self.model_copy(update={"item_ids": rest, "answers": answers, "place": place})


def option_order(attempt_id: str, item: Item) -> tuple[str, ...]:
    """Option ids as shown: shuffled by attempt and item, so the order stays put within an attempt and is new in the next."""
    if item.keeps_order:
        return item.option_ids
    ids = list(item.option_ids)
    random.Random(f"{attempt_id}:{item.id}").shuffle(ids)  # noqa: S311  # an order on screen, no secret
    return tuple(ids)


def merged(one: Attempt, other: Attempt) -> Attempt:
    """Two copies of the same attempt as one: all answers, the earlier where both have one, and the further place.

    An item that one copy has dropped is dropped. Commutative, associative and idempotent. Raises ``ValueError`` where they are
    not the same attempt.
    """
    if one.id != other.id:
        raise ValueError(f"not the same attempt: {one.id} and {other.id}")
    base, extra = sorted((one, other), key=lambda a: (a.at, a.model_dump_json(exclude={"answers", "place"})))
    asked = tuple(i for i in base.item_ids if i in extra.item_ids) or base.item_ids
    answers: dict[str, Answer] = {}
    for answer in (*base.answers, *extra.answers):
        if answer.item_id in asked:
            answers[answer.item_id] = min(answer, answers.get(answer.item_id, answer), key=_age)
    passed = {*base.item_ids[: base.place], *extra.item_ids[: extra.place]} & set(answers)
    place = next((n for n, i in enumerate(asked) if i not in passed), len(asked))
    ordered = tuple(answers[i] for i in asked if i in answers)
    return base.model_copy(update={"item_ids": asked, "answers": ordered, "place": place})


def _age(answer: Answer) -> tuple[int, str]:
    return answer.at, answer.model_dump_json()
