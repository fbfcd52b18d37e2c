"""Paths: the reading levels of which a child chooses one."""

from typing import Literal, get_args

ChildPath = Literal["7-9", "10-12", "13-16"]
"""A reading level that a child chooses. The app never asks for an age."""

CHILD_PATHS: tuple[ChildPath, ...] = get_args(ChildPath)

QUIZ_LENGTH: dict[ChildPath, int] = {"7-9": 5, "10-12": 8, "13-16": 10}
"""Items in one attempt, per path: an attempt with its feedback stays within about ten minutes."""

PICTURE_CHOICES: dict[ChildPath, int] = {"7-9": 2, "10-12": 0, "13-16": 0}
"""Choices by picture in one attempt, per path: they let early readers answer without much reading."""
