"""Word from one process to the others that share its rooms."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ring:
    """A room has changed: its code, which process says so, and how many of its learners are connected there, where it says that.

    ``skipped`` of these leave out the item ``skips``, so that nobody waits for them; ``waiting`` have yet to answer it. Nothing says who.
    """

    code: str
    by: str
    present: int | None = None
    skips: str = ""
    skipped: int = 0
    waiting: int = 0
