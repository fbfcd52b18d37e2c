"""Who is in a room: a random id that the device keeps, and a nickname that was drawn. Nothing says who it is."""

from collections.abc import Collection
from hashlib import sha256

from pydantic import Field

from beacons.domain.course.names import Names, name_of
from beacons.domain.model import Model, Slug

MOST_ROLLS = 3
"""How often a nickname may be drawn again before the first item: enough to find one that fits, too few to wait for a wish."""
MOST_LEARNERS = 400
"""In one room: a hall of three hundred and some who come twice."""


class Learner(Model):
    """One device in a room. ``number`` (10 to 99) makes the nickname unique; ``is_host`` where the host plays too."""

    id: Slug
    word: Slug
    animal: Slug
    number: int = Field(ge=10, le=9999)
    roll: int = Field(default=0, ge=0, le=MOST_ROLLS)
    at: int = Field(ge=0, description="When this device came in, in milliseconds since 1970.")
    removed: bool = Field(default=False, description="Taken out by the host; undone by the host.")
    is_host: bool = False


def a_learner(  # noqa: PLR0913  # a newcomer is just these
    learner_id: str, names: Names, taken: Collection[tuple[str, str, int]], at: int, *, roll: int = 0, is_host: bool = False
) -> Learner:
    """A newcomer with a nickname that nobody in the room has. ``taken`` are the others' words, animals and numbers."""
    word, animal = name_of(learner_id, roll, names)
    start = int(sha256(f"{learner_id}:{roll}:number".encode()).hexdigest(), 16) % 90
    numbers = [10 + (start + n) % 90 for n in range(90)] + list(range(100, 100 + MOST_LEARNERS))
    used = {number for one, other, number in taken if (one, other) == (word, animal)}
    number = next(n for n in numbers if n not in used)
    return Learner(id=learner_id, word=word, animal=animal, number=number, roll=roll, at=at, is_host=is_host)
