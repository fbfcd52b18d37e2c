"""What an item asks in turn, what it can tell after the reveal beyond its key, and in whose place it is answered: of most types nothing."""

from typing import ClassVar

from beacons.domain.response import Aspect
from beacons.domain.text import TextId


class Views:
    """What speaks for the options and against them, what is shared by all, and the parts that two can take."""

    on_wall: ClassVar[tuple[TextId, ...]] = ()
    """Keys of what a wall says of its options once they are told, where that is not what it says of all types."""

    in_turn: ClassVar[tuple[tuple[TextId, tuple[str, ...]], ...]] = ()
    """Where an item asks several in a row with one answer each: the key of each question, and the ids of its options, in their order."""

    def sides(self, _option_id: str, /) -> tuple[Aspect, ...]:
        """What is told of an option after the reveal, beside its reason."""
        return ()

    @property
    def in_common(self) -> tuple[Aspect, ...]:
        """What is told after the reveal of the item as a whole."""
        return ()

    @property
    def own_question(self) -> str | None:
        """A question to talk about that is its own; None where one of its strand is asked."""
        return None

    def role(self, _place: int, /) -> str | None:
        """Whose part the first (0) or the second (1) of two takes while they choose; None where there are none."""
        return None
