"""An item: one thing to respond to. Whoever shows one asks it what may be seen, what a response comes to, and what its key says."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from beacons.domain.model import Model, Slug, Unit
from beacons.domain.path import ChildPath
from beacons.domain.plain import PlainQuestion
from beacons.domain.response import Incomplete, Mark, Outcome, Phrase, Placed, Response, Row, Solution, Wording, chosen
from beacons.domain.strand import Strand
from beacons.domain.text import Said, TextId
from beacons.domain.traits import SensitiveItem, Traits, Writable, WrittenBy
from beacons.domain.views import Views


class Option(Model):
    """A choice, with the reason that is shown for it after the check."""

    id: Slug
    text: Said
    feedback: Said | None = None
    picture: Slug | None = Field(default=None, description="Name of a scene picture, for choices by picture.")

    @property
    def reason(self) -> str:
        """The feedback; empty where nobody has written any."""
        return self.feedback or ""


Shows = Mapping[str, tuple[str, ...]]
"""Names of fields; of those that hold parts with ids, also the names of the parts' own fields."""

MOST_OPTIONS = 35
"""So many can be told apart where an old answer is kept in little room."""

SHOWN_BY_ALL = ("id", "type", "stem", "hint", "sensitive", "written_by")
"""What every type shows while it asks."""
SHOWN_OF_AN_OPTION = ("id", "text", "picture")


class Item(Unit, Views, Writable):
    """One thing to respond to. A type says which ``type`` it is, its ``key``, and the rules that go with them."""

    type: str
    id: Slug
    path: ChildPath | None = None
    strand: Strand | None = None
    kind: Literal["scenario", "skill", "fact"] | None = None
    about_initiative: bool = Field(default=False, description="Asks about the initiative itself: never counted for a strand.")
    uses_idea: bool = Field(default=False, description="A scene that uses the one idea of the initiative.")
    card: Slug | None = Field(default=None, description="Id of the card of the same lesson and path that prepares it.")
    sensitive: SensitiveItem = "none"
    stem: Said
    hint: Said | None = None
    options: tuple[Option, ...]
    source: Slug | None = Field(default=None, description="Id of the fact it rests on; required where kind is fact.")
    written_by: WrittenBy | None = Field(default=None, description="Who wrote it, where it is none of ours: never in the course.")

    stands_alone: ClassVar[bool] = True

    traits: ClassVar[Traits] = Traits()
    shows: ClassVar[Shows] = {"options": SHOWN_OF_AN_OPTION}
    """What may be seen of its own before the reveal, beside what every type shows: an allow-list."""
    beside: ClassVar[Mapping[str, Phrase]] = {}
    """What may be given beside the options, by id."""
    lacks: ClassVar[TextId] = "quiz.choose_first"
    """Key of what is said while a response is not whole; it may name ``{count}``, how many things to give."""
    lowered_as: ClassVar[TextId] = ""
    """Key of what is said where another program can only ask it in another shape; empty where it stays what it is."""
    on_screen: ClassVar[tuple[TextId, ...]] = ()
    """Keys of what its script says beside: nothing else of the interface reaches it."""

    @model_validator(mode="after")
    def _is_sound(self) -> "Item":
        problems = [f"option id '{i}' stands there twice" for i, n in Counter(o.id for o in self.options).items() if n > 1]
        problems += [f"no option can be called '{i}'" for i in self.beside if i in self.option_ids]
        problems += [f"has {len(self.options)} options: at most {MOST_OPTIONS} can be kept"] if len(self.options) > MOST_OPTIONS else []
        problems.extend(self.problems())
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def option(self, option_id: str) -> Option:
        """The option of that id. Raises ``KeyError`` where there is none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)

    @property
    def option_ids(self) -> tuple[str, ...]:
        """Ids of the options in the file's order."""
        return tuple([option.id for option in self.options])

    @property
    def choices(self) -> tuple[str, ...]:
        """Ids of all that may be given: the options, and what is offered beside them."""
        return (*self.option_ids, *self.beside)

    def words(self, choice_id: str) -> Wording:
        """What a choice says. Raises ``KeyError`` where there is none of that id."""
        return self.beside.get(choice_id) or self.option(choice_id).text

    @property
    def right_response(self) -> Response | None:
        """The response that the key asks for; None where there is no key, or more than one way is right."""
        return None

    @property
    def to_give(self) -> int:
        """How many things a response holds."""
        return len(self.options)

    def asked(self, order: Iterable[str]) -> dict[str, Any]:
        """The item as it is asked, with its options in this order, as plain values for JSON: the only way out before the reveal.

        An allow-list: what is not named here, or by the type in ``shows``, never leaves. What is offered beside the options comes
        last, and whoever shows it has the words for it.
        """
        include: dict[str, Any] = dict.fromkeys(SHOWN_BY_ALL, True)
        include |= {name: {"__all__": {*parts}} if parts else True for name, parts in self.shows.items()}
        shown = self.model_dump(mode="json", include=include, exclude_none=True)
        by_id = {option["id"]: option for option in shown["options"]}
        options = [by_id[option_id] for option_id in order] + [{"id": choice_id, "part": "nothing"} for choice_id in self.beside]
        in_turn = {"in_turn": [{"says": says, "ids": [*ids]} for says, ids in self.in_turn]} if self.in_turn else {}
        return {**shown, "options": options, "give": self.to_give, **in_turn} | ({} if self.traits.keyed else {"has_no_key": True})

    def check(self, response: Response) -> Outcome:
        """What a response comes to. Raises ``Incomplete`` where it is not whole."""
        if not self.is_complete(response):
            raise Incomplete(self.id, self.to_give, response)
        return self._outcome(response)

    def solution(self) -> Solution | None:
        """What the key says of every option, and of what is offered beside them; None where there is no key."""
        right = self.right_response
        if right is None:
            return None
        places = {placed.option_id: placed.place for placed in self.placed(right)}
        marks = [(mark.option_id, mark.verdict == "right") for mark in self.check(right).marks]
        rows = [Row(i, fits, self.words(i), self.option(i).feedback, places.get(i)) for i, fits in marks]
        return Solution((*rows, *(Row(i, i in places, phrase) for i, phrase in self.beside.items())))

    def placed(self, response: Response) -> tuple[Placed, ...]:
        """What a response gives, in the order of the file; where the type has places, with the place of each."""
        return tuple(Placed(choice_id) for choice_id in self.choices if choice_id in chosen(response))

    def verdict(self, outcome: Outcome) -> Phrase:
        """What a response came to, in words."""
        return Phrase("feedback.right" if outcome.is_right else "feedback.other")

    def mark_words(self, mark: Mark) -> Phrase:
        """How one option came out, in words."""
        return Phrase(f"mark.{mark.verdict}")

    def key_words(self, row: Row) -> Phrase | None:
        """What the key says of an option to somebody who gave no answer; None where that is nothing."""
        return Phrase("mark.missed") if row.fits else None

    def plain(self, say: Callable[[Wording], str]) -> tuple[PlainQuestion, ...] | None:  # noqa: ARG002  # types have words to say
        """What other programs can hold of it; None where its solution and what it shows say it all (``exchange.lowering``)."""
        return None

    @abstractmethod
    def problems(self) -> list[str]:
        """Why it cannot work at all, by options and key; empty when sound. What our course would rather have says ``wishes``."""

    def wishes(self) -> list[str]:
        """What an item of our course should be like, beyond what works; empty when it is."""
        return []

    @abstractmethod
    def is_complete(self, response: Response) -> bool:
        """Whether the response can be checked."""

    @abstractmethod
    def _outcome(self, response: Response) -> Outcome:
        """What a complete response comes to."""


def unknown_ids(ids: tuple[str, ...], known: tuple[str, ...]) -> list[str]:
    """Problems for ids of a key that no option has."""
    return [f"key '{i}' is not an option" for i in ids if i not in known]


def too_few(options: tuple[Option, ...]) -> list[str]:
    """A problem where there is nothing to choose from."""
    return [] if len(options) > 1 else ["needs at least 2 options"]


def count_wish(options: tuple[Option, ...], least: int, most: int) -> list[str]:
    """A wish where there are fewer or more options than the course has in items of the type."""
    return [] if least <= len(options) <= most else [f"needs {least} to {most} options, has {len(options)}"]
