"""Names for the children on one device: a kind word and an animal, drawn and never typed."""

from collections.abc import Collection, Sequence
from hashlib import sha256
from typing import Literal, get_args

from pydantic import Field, model_validator

from beacons.domain.model import FormatVersion, Line, Model, Slug

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
]
"""Each has a picture, so that a child who does not read yet finds the own name."""

ANIMALS: tuple[Animal, ...] = get_args(Animal)
WORDS = 24


class Names(Model):
    """The content of ``names.yaml``: what names are made of, by id."""

    format_version: FormatVersion
    words: dict[Slug, Line] = Field(min_length=WORDS, max_length=WORDS, description="Kind words that fit each animal and every child.")
    animals: dict[Animal, Line]

    @model_validator(mode="after")
    def _every_animal_has_a_name(self) -> "Names":
        missing = [animal for animal in ANIMALS if animal not in self.animals]
        if missing:
            raise ValueError(f"animals lacks {', '.join(missing)}")
        return self

    @property
    def ids(self) -> frozenset[str]:
        """Every id with what it is in, as a problem names it."""
        return frozenset({*(f"words > {word}" for word in self.words), *(f"animals > {animal}" for animal in self.animals)})


def name_of(seed: str, roll: int, names: Names) -> tuple[str, str]:
    """Ids of the word and the animal that a seed gives when it is drawn for the ``roll``-th time, the same in every language.

    The next roll always gives another animal, so that a child sees that something happened.
    """
    return _word(seed, roll, names), _animal(seed, roll, sorted(names.animals))


def free_name(seed: str, roll: int, names: Names, taken: Collection[tuple[str, str]]) -> tuple[str, str]:
    """As ``name_of``, but with an animal that nobody in ``taken`` has; once all are taken, a pair that nobody has.

    With three free animals or more the next roll gives another animal here too.
    """
    every = sorted(names.animals)
    free = [animal for animal in every if animal not in {animal for _, animal in taken}]
    if free:
        return _word(seed, roll, names), _free_animal(seed, roll, every, free)
    word, animal = name_of(seed, roll, names)
    words = sorted(names.words)
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
    words = sorted(names.words)
    return words[int.from_bytes(_digest(seed, roll)[:16]) % len(words)]


def _pick(seed: str, roll: int, among: Sequence[str], without: Collection[str]) -> str:
    left = [one for one in among if one not in without] or list(among)
    return left[int.from_bytes(_digest(seed, roll)[16:]) % len(left)]


def _digest(seed: str, roll: int) -> bytes:
    return sha256(f"{seed}:{roll}".encode()).digest()
