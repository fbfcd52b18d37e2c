"""The way of a class through a story: what it took at each fork, and under which number it voted there."""

from collections.abc import Container, Iterable, Mapping
from typing import Literal, Protocol, Self, runtime_checkable

from pydantic import Field

from beacons.domain.item import Item
from beacons.domain.model import Model, Slug
from beacons.domain.rooms.answers import RoomAnswer, Totals

Answers = Mapping[str, Mapping[str, RoomAnswer]]
"""By the id of what was asked, and by the learner."""

Fork = Literal["vote", "read", "end"]
"""What a class does at a scene: it votes which way to go; it reads, and its host goes on; it has come to the end."""


@runtime_checkable
class Forked(Protocol):
    """An item in which each choice leads on (``traits.forked``)."""

    @property
    def leads(self) -> Mapping[str, tuple[str, ...]]:
        """The choices that follow each choice, and those to begin with after "". None follow at an end."""

    def at_fork(self, way: tuple[str, ...], vote_id: str, fork: Fork, /) -> Item:
        """What a class is asked where a way of choices has led, as an item of its own under this id; ``fork`` says what it does there."""

    def walked(self, way: tuple[str, ...], /) -> Item:
        """What a class is told of the way that it took."""


class Forks(Model):
    """What a room knows of a story: the choices that follow each choice, and those of the first scene after "". None follow at an end."""

    leads: dict[str, tuple[Slug, ...]]
    is_voted: bool = Field(description="Whether the class votes; what touches on harm is only read.")


class Way(Model):
    """``taken`` is a choice for each fork that is behind. Each time a fork is put to a class, its vote gets the next number.

    ``votes`` are the numbers of the votes on this way, the one on screen last: a vote that is late names a number that is gone.
    """

    taken: tuple[Slug, ...] = ()
    votes: tuple[int, ...] = (1,)
    used: int = Field(default=1, ge=1)

    @property
    def last(self) -> str:
        """The choice that has led to where the class is; empty at the beginning."""
        return self.taken[-1] if self.taken else ""

    def vote_id(self, item_id: str, fork: int = -1) -> str:
        """Under which id a fork of this way is voted at; the one on screen, where none is named."""
        return f"{item_id}-fork-{self.votes[fork]}"

    def on(self, option_id: str) -> Self:
        """One fork further."""
        return self.model_copy(update={"taken": (*self.taken, option_id), "votes": (*self.votes, self.used + 1), "used": self.used + 1})

    def back(self) -> Self:
        """The last choice taken back: its vote stands as it was."""
        return self.model_copy(update={"taken": self.taken[:-1], "votes": self.votes[:-1]})

    def again_from(self, fork: int) -> Self:
        """Back at a fork, counted from 0, to vote anew and go another way."""
        votes = (*self.votes[:fork], self.used + 1)
        return self.model_copy(update={"taken": self.taken[:fork], "votes": votes, "used": self.used + 1})


class Stories(Model):
    """The stories of a room by id: of each where its choices lead, and of those that were begun the way of the class."""

    forks: dict[Slug, Forks] = Field(default_factory=dict)
    ways: dict[Slug, Way] = Field(default_factory=dict)

    def way(self, item_id: str) -> Way | None:
        """The way of the class through a story; None where the item is none."""
        return self.ways.get(item_id, Way()) if item_id in self.forks else None

    def offers(self, item_id: str | None) -> tuple[str, ...]:
        """The choices of the scene where the class is; none at an end, and where the item is no story."""
        way = self.way(item_id or "")
        return self.forks[item_id].leads[way.last] if item_id and way else ()

    def fork(self, item_id: str | None) -> Fork | None:
        """What the class does at the scene where it is; None where the item is no story."""
        if item_id is None or self.way(item_id) is None:
            return None
        return "end" if not self.offers(item_id) else "vote" if self.forks[item_id].is_voted else "read"

    def is_over(self, item_id: str) -> bool:
        """Whether the class has come to an end of this story."""
        return self.fork(item_id) == "end"

    def on(self, item_id: str, way: Way) -> Self:
        """The class is on another way through a story."""
        return self.model_copy(update={"ways": {**self.ways, item_id: way}})


def stories_of(items: Iterable[Item]) -> Stories:
    """What a room has to know of the stories among these items."""
    stories = {item.id: Forks(leads=dict(item.leads), is_voted=item.sensitive == "none") for item in items if isinstance(item, Forked)}
    return Stories(forks=stories)


def most_voted(counts: Mapping[str, int], option_ids: Iterable[str]) -> tuple[str, ...]:
    """The choices that most took: several at a tie, and all where nobody voted."""
    known = {option_id: counts.get(option_id, 0) for option_id in option_ids}
    most = max(known.values(), default=0)
    return tuple(option_id for option_id, count in known.items() if count == most)


def kindest(option_ids: Iterable[str], helping: Container[str]) -> str | None:
    """Where a way goes on that nobody has decided on: by the first choice that helps, else by the first; None where there is none."""
    all_ids = tuple(option_ids)
    return next((option_id for option_id in all_ids if option_id in helping), next(iter(all_ids), None))


def way_totals(item_id: str, way: Way, answers: Answers) -> Totals:
    """How many voted on this way of the class, and for each choice that was taken how many wanted it. Nothing is earned by it."""
    votes = [answers.get(way.vote_id(item_id, fork), {}) for fork in range(len(way.taken))]
    counts = {
        option_id: sum(one.response == (option_id,) for one in given.values())
        for option_id, given in zip(way.taken, votes, strict=True)
        if given
    }
    return Totals(item_id, len({learner for given in votes for learner in given}), 0, None, counts, {})
