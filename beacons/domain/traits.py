"""What is so of every item of a type, whatever it asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from beacons.domain.text import TextId

WrittenBy = Literal["teacher", "family"]
SensitiveItem = Literal["none", "topic"]
"""``topic``: about people who harm children; announced, may be skipped, and never counted by hands."""

Meaning = Literal["answer", "place", "warning"]
"""What it says of an option that it was rightly given: it is a good answer, it stands in its place, or it is something to beware of."""

Vote = Literal["letters", "left_right", "strips", "board", "standing"]
"""How a class without devices answers: a card with a letter for each answer, an arm for each thing, paper strips laid in order, letters
on a small board ("nothing wrong" is a whole answer), or standing up for one way on."""


@dataclass(frozen=True)
class Traits:
    """What is so of every item of a type."""

    shuffled: bool = True
    """Whether options are shown in another order in each attempt; else in the file's."""
    on_paper: bool = True
    """Whether it can be asked on paper."""
    one_screen: bool = True
    """Whether it is responded to on one screen, so that two can choose one after the other, and a class from the wall."""
    forked: bool = False
    """Whether each choice leads on to the next: a class goes one way through it together, and votes at each fork."""
    competing: bool = False
    """Whether one chooses among the options, so that their lengths must not give the key away."""
    one_of_many: bool = False
    """Whether one option is to be chosen, and one fits."""
    ordered: bool = False
    """Whether a response puts the options in an order."""
    keyed: bool = True
    """Whether there is a key: something to earn."""
    means: Meaning = "answer"
    """What rightly given options are. Only a good answer may look like one: what is in its place or a warning may be unwise to do."""
    says_how_many: bool = False
    """Whether the stem has to say how many are to be chosen."""
    read_down: bool = False
    """Whether its options are read from top to bottom, as a message or steps are: a wall puts them in columns only where it must."""
    vote: Vote = "letters"
    """How a class without devices answers."""


class Writable:
    """Of a type: how somebody who writes an item of it says what is right, and what else is to be written."""

    own_form: ClassVar[str | None] = None
    """How somebody who writes one says what is right (``household.own_quiz.Form``); None where the type is not for own quizzes."""
    own_texts: ClassVar[Mapping[str, TextId]] = {}
    """What else is written of an own item, by its name, with the key of how that is called."""
    own_option_texts: ClassVar[Mapping[str, TextId]] = {}
    """What else is written of each of its options, instead of a reason."""
    own_screens: ClassVar[Mapping[str, TextId]] = {}
    """Kinds of made-up screens that can be written, with the key of how each is called."""
    own_parts: ClassVar[Mapping[str, TextId]] = {}
    """Kinds of parts of such a screen, in the same way."""
