"""Word from one process to the others that share its rooms."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ring:
    """A room has changed: its code, which process says so, and how many of its learners are connected there, where it says that."""

    code: str
    by: str
    present: int | None = None
