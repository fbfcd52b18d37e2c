"""Together: with one device, a child and a grown-up choose unseen by each other, then look at both choices and talk; nothing is scored."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from beacons.domain.item import Item
from beacons.domain.model import Model, Slug
from beacons.domain.path import ChildPath
from beacons.domain.response import Incomplete, Response
from beacons.domain.source import is_own

Who = Literal["child", "adult"]
Talk = Literal["agree", "again", "passed"]
"""We talked and agree; we talked and want to talk about it again; we went on without a talk."""
Phase = Literal["pass", "choose", "teach", "reveal", "end"]
"""Hand the device over; choose unseen; the child chooses openly; look at what was chosen and talk; all turns are done."""

IN_ORDER: dict[Who, tuple[Who, Who]] = {"child": ("child", "adult"), "adult": ("adult", "child")}


class Turn(Model):
    """One item between the two: what each chose and how the talk went. ``says`` is the distractor that the grown-up says."""

    item_id: Slug
    kind: Literal["both", "teach"] = "both"
    first: Who
    question: Slug = Field(description="Id of the question to talk about.")
    says: Slug | None = None
    child: Response | None = None
    adult: Response | None = None
    talk: Talk | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> "Turn":
        teaches, chosen = self.kind == "teach", tuple(self.responses)
        problems = {
            "the grown-up says something where the child teaches, and only there": teaches != (self.says is not None),
            "only the child chooses where it teaches": teaches and (self.first != "child" or self.adult is not None),
            "a second choice without the first": chosen != self.choosers[: len(chosen)],
            "a talk before all have chosen": self.talk is not None and self.whose is not None,
        }
        if found := [problem for problem, is_so in problems.items() if is_so]:
            raise ValueError("; ".join(found))
        return self

    @property
    def choosers(self) -> tuple[Who, ...]:
        """Who chooses, in their order."""
        return ("child",) if self.kind == "teach" else IN_ORDER[self.first]

    @property
    def responses(self) -> dict[Who, Response]:
        """What was chosen so far, by person, in the order of choosing."""
        found = {"child": self.child, "adult": self.adult}
        return {who: response for who in self.choosers if (response := found[who]) is not None}

    @property
    def whose(self) -> Who | None:
        """Who chooses next, or None where all have chosen."""
        return next((who for who in self.choosers if who not in self.responses), None)


class Together(Model):
    """One round. Each step gives a new one; a repeated step, or one from an old screen, changes nothing."""

    id: Annotated[Slug, Field(max_length=57, description="Shorter than other ids: a record adds the place.")]
    lesson_id: Slug | None = Field(default=None, description="None: over all lessons.")
    path: ChildPath
    at: int = Field(ge=0, description="When it began, in seconds since 1970.")
    turns: tuple[Turn, ...] = Field(min_length=1, max_length=12)
    place: int = Field(default=0, ge=0, le=12, description="Of the turn on screen, from 0; as many as turns: the end.")
    handed: bool = Field(default=False, description="Whether the one who chooses next has taken the device.")

    @model_validator(mode="after")
    def _is_sound(self) -> "Together":
        problems = {
            "an item stands there twice": len({turn.item_id for turn in self.turns}) < len(self.turns),
            "the child teaches before the last turn": any(turn.says for turn in self.turns[:-1]),
            "the place is not where the talks end": [n for n, turn in enumerate(self.turns) if turn.talk] != list(range(self.place)),
            "a choice before its turn": any(turn.responses for turn in self.turns[self.place + 1 :]),
            "the device is handed over where nobody chooses unseen": self.handed and self.phase != "choose",
        }
        if found := [problem for problem, is_so in problems.items() if is_so]:
            raise ValueError("; ".join(found))
        return self

    @property
    def turn(self) -> Turn | None:
        """The turn on screen, or None at the end."""
        return self.turns[self.place] if self.place < len(self.turns) else None

    @property
    def whose_turn(self) -> Who | None:
        """Who is to choose, or None where nobody is."""
        return self.turn.whose if self.turn else None

    @property
    def phase(self) -> Phase:
        """What is on screen."""
        if self.turn is None or self.turn.whose is None:
            return "reveal" if self.turn else "end"
        if self.turn.kind == "teach":
            return "teach"
        return "choose" if self.handed else "pass"

    @property
    def visible_responses(self) -> Mapping[Who, Response]:
        """What may be shown now: every choice of the turn on screen once all have chosen, and nothing before."""
        return self.turn.responses if self.turn and self.phase == "reveal" else {}

    def take(self, item_id: str, who: Who) -> "Together":
        """That person has the device. Changes nothing where it is not to be passed to them for that item."""
        if self.phase != "pass" or not self._is_at(item_id) or who != self.whose_turn:
            return self
        return self.model_copy(update={"handed": True})

    def choose(self, item: Item, who: Who, response: Response) -> "Together":
        """Keep what that person chose. Changes nothing where another item is on screen, or it is not for them to choose now.

        Raises ``Incomplete`` where the response is not complete.
        """
        if self.phase not in {"choose", "teach"} or not self._is_at(item.id) or who != self.whose_turn:
            return self
        if not item.is_complete(response):
            raise Incomplete(item.id, item.to_give, response)
        return self._with_turn({who: response}, self.place)

    def talked(self, item_id: str, outcome: Talk) -> "Together":
        """Keep how the talk went and go on to the next turn. Changes nothing where that item's choices are not on screen."""
        if self.phase != "reveal" or not self._is_at(item_id):
            return self
        return self._with_turn({"talk": outcome}, self.place + 1)

    def without(self, item_id: str) -> "Together | None":
        """The round without an item that is no longer in the quiz; None where nothing is left. The others keep who is first."""
        rest = tuple(turn for turn in self.turns if turn.item_id != item_id)
        if not rest:
            return None
        place = self.place - any(turn.item_id == item_id for turn in self.turns[: self.place])
        return self.model_copy(update={"turns": rest, "place": place, "handed": self.handed and not self._is_at(item_id)})

    def _is_at(self, item_id: str) -> bool:
        return self.turn is not None and self.turn.item_id == item_id

    def _with_turn(self, changes: Mapping[str, object], place: int) -> "Together":
        changed = Turn.model_validate({**dict(self.turns[self.place]), **changes})
        turns = (*self.turns[: self.place], changed, *self.turns[self.place + 1 :])
        return self.model_copy(update={"turns": turns, "place": place, "handed": False})


class TalkRecord(Model):
    """A talk that was had, for the family's long list. ``lesson_id`` is the item's. ``at`` is in seconds since 1970."""

    id: Slug
    lesson_id: Slug
    item_id: Slug
    outcome: Literal["agree", "again"]
    at: int = Field(ge=0)


def record(together: Together, place: int, lesson_id: str, at: int) -> TalkRecord | None:
    """The talk of the turn at ``place``, about an item of that lesson; None where there was none (yet), or it was about an own item."""
    turn = together.turns[place] if 0 <= place < together.place else None
    if turn is None or turn.talk is None or turn.talk == "passed" or is_own(turn.item_id):
        return None
    return TalkRecord(id=f"{together.id}-{place}", lesson_id=lesson_id, item_id=turn.item_id, outcome=turn.talk, at=at)


def agreed(together: Together) -> tuple[Turn, ...]:
    """Turns that were talked about and agreed on, in the order of asking."""
    return tuple(turn for turn in together.turns if turn.talk == "agree")


def to_talk_again(together: Together) -> tuple[Turn, ...]:
    """Turns that the two want to talk about again, in the order of asking."""
    return tuple(turn for turn in together.turns if turn.talk == "again")


def lights(together: Together) -> int:
    """One for each talk, whatever the two chose: they earn it as a family, never one against the other. None for items of their own."""
    return sum(not is_own(turn.item_id) for turn in (*agreed(together), *to_talk_again(together)))


def merge(one: Together, other: Together) -> Together:
    """Of two copies of one round the one that is further along: with fewer steps left, then more done, then more lights.

    Commutative, associative and idempotent. Raises ``ValueError`` where they are not the same round.
    """
    if one.id != other.id:
        raise ValueError(f"not the same round: {one.id} and {other.id}")
    return max(one, other, key=_along)


def _along(together: Together) -> tuple[int, int, int, bool, str]:
    done = sum(len(turn.responses) for turn in together.turns) + together.place
    steps = sum(len(turn.choosers) + 1 for turn in together.turns)
    return done - steps, done, lights(together), together.handed, together.model_dump_json()
