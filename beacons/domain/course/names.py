"""Names for the children on one device: a kind word and an animal, drawn and never typed."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from typing import ClassVar, Literal, get_args

from pydantic import Field, model_validator

from beacons.domain.model import Audience, FormatVersion, Model, Slug, Unit
from beacons.domain.text import Said

Animal = Literal[
    "otter",
    "seal",
    "puffin",
    "crab",
    "turtle",
    "whale",
    "starfish",
    "seahorse",
    "octopus",
    "gull",
    "dolphin",
    "heron",
    "penguin",
    "ray",
    "shrimp",
    "swan",
    "kingfisher",
    "osprey",
    "pelican",
    "curlew",
    "sandpiper",
    "cormorant",
]
"""Each has a picture, so that a child who does not read yet finds the own name."""

ANIMALS: tuple[Animal, ...] = get_args(Animal)
WORDS = 24
"""So many are drawn."""


class Retired(Model):
    """What is no longer drawn, by id, each with what is drawn in its place. Who has it keeps it, with name and picture."""

    words: dict[Slug, Slug] = Field(default_factory=dict)
    animals: dict[Slug, Slug] = Field(default_factory=dict)


class Names(Unit):
    """The content of ``names.yaml``: what names are made of, by id."""

    audience: ClassVar[Audience] = "family"

    format_version: FormatVersion
    words: dict[Slug, Said] = Field(
        min_length=WORDS, description=f"Kind words that fit each animal and every child: {WORDS} that are drawn, and those that were."
    )
    animals: dict[Animal, Said]
    retired: Retired = Field(default=Retired(), description="What is no longer drawn, each with what is drawn in its place.")

    @model_validator(mode="after")
    def _every_animal_has_a_name(self) -> "Names":
        missing = [animal for animal in ANIMALS if animal not in self.animals]
        if missing:
            raise ValueError(f"animals lacks {', '.join(missing)}")
        return self

    @model_validator(mode="after")
    def _what_is_retired_makes_room_for_one_other(self) -> "Names":
        for what, every, retired in (("words", self.words, self.retired.words), ("animals", self.animals, self.retired.animals)):
            unknown = [one for one in dict.fromkeys((*retired, *retired.values())) if one not in every]
            if unknown:
                raise ValueError(f"retired > {what} names {', '.join(unknown)}: not among the {what}")
            newcomers = [*retired.values()]
            twice = [one for one in dict.fromkeys(newcomers) if newcomers.count(one) > 1]
            if twice:
                raise ValueError(f"retired > {what} puts {', '.join(twice)} in more than one place")
        if len(self.drawn_words) != WORDS:
            raise ValueError(f"{len(self.drawn_words)} words are drawn: make it {WORDS}, without those that are retired")
        return self

    @property
    def drawn_words(self) -> list[str]:
        """Ids of the words that are drawn, always in one order: what takes another's place takes it here too."""
        return _in_place(self.words, self.retired.words)

    @property
    def drawn_animals(self) -> list[str]:
        """Ids of the animals that are drawn, as ``drawn_words``."""
        return _in_place(self.animals, self.retired.animals)


def _in_place(every: Collection[str], retired: Mapping[str, str]) -> list[str]:
    """What is drawn, sorted by what was there first: a seed that gave a name which is not retired gives it still."""
    newcomers = set(retired.values())
    return [_instead(one, retired) for one in sorted(every) if one not in newcomers]


def _instead(one: str, retired: Mapping[str, str]) -> str:
    """What is drawn in the place of ``one``; what took its place may have retired since."""
    while one in retired:
        one = retired[one]
    return one


def name_of(seed: str, roll: int, names: Names) -> tuple[str, str]:
    """Ids of the word and the animal that a seed gives when it is drawn for the ``roll``-th time, the same in every language.

    The next roll always gives another animal, so that a child sees that something happened.
    """
    return _word(seed, roll, names), _animal(seed, roll, names.drawn_animals)


def free_name(seed: str, roll: int, names: Names, taken: Collection[tuple[str, str]]) -> tuple[str, str]:
    """As ``name_of``, but with an animal that nobody in ``taken`` has; once all are taken, a pair that nobody has.

    With three free animals or more the next roll gives another animal here too.
    """
    every = names.drawn_animals
    free = [animal for animal in every if animal not in {animal for _, animal in taken}]
    if free:
        return _word(seed, roll, names), _free_animal(seed, roll, every, free)
    word, animal = name_of(seed, roll, names)
    words = names.drawn_words
    start = words.index(word)
    pairs = ((w, a) for a in (animal, *every) for w in (*words[start:], *words[:start]))
    return next((pair for pair in pairs if pair not in taken), (word, animal))


def _animal(seed: str, roll: int, every: Sequence[str]) -> str:
    """Even rolls draw from all, odd ones from what neither neighbour drew: no two in a row are alike."""
    beside = {_animal(seed, roll - 1, every), _animal(seed, roll + 1, every)} if roll % 2 else set()
    return _pick(seed, roll, every, beside)


def _free_animal(seed: str, roll: int, every: Sequence[str], free: Sequence[str]) -> str:
    """The animal that is drawn where it is free, else one that neither neighbour gets."""
    drawn = _animal(seed, roll, every)
    if drawn in free:
        return drawn
    neighbours = (roll - 1, roll + 1)
    if roll % 2:
        return _pick(seed, roll, free, {_free_animal(seed, n, every, free) for n in neighbours})
    return _pick(seed, roll, free, {_animal(seed, n, every) for n in neighbours})


def _word(seed: str, roll: int, names: Names) -> str:
    words = names.drawn_words
    return words[int.from_bytes(_digest(seed, roll)[:16]) % len(words)]


def _pick(seed: str, roll: int, among: Sequence[str], without: Collection[str]) -> str:
    left = [one for one in among if one not in without] or list(among)
    return left[int.from_bytes(_digest(seed, roll)[16:]) % len(left)]


def _digest(seed: str, roll: int) -> bytes:
    return sha256(f"{seed}:{roll}".encode()).digest()
