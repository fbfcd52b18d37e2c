"""Raw data into models, with every problem named by item."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from beacons.domain.course.library import Problem

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], raw: Any, file: str, at: str = "") -> tuple[M | None, list[Problem]]:
    """The model and no problems, or None and all of them. ``at`` names what ``raw`` is within the file."""
    try:
        return model.model_validate(raw), []
    except ValidationError as error:
        found = _without_echoes(error.errors(include_url=False, include_input=False))
        return None, [Problem(file, _where(raw, e["loc"], at), _message(e["msg"])) for e in found]


def _without_echoes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """A list that is called too short only because some of its parts are broken is no problem of its own."""
    return [e for e in errors if e["type"] != "too_short" or not any(_is_within(other["loc"], e["loc"]) for other in errors)]


def _is_within(loc: tuple[int | str, ...], of: tuple[int | str, ...]) -> bool:
    return len(loc) > len(of) and loc[: len(of)] == of


def _where(raw: Any, loc: Iterable[str | int], at: str) -> str:
    names = [at] if at else []
    for step in loc:
        raw = _descend(raw, step)
        known_as = raw.get("id") if isinstance(raw, dict) else None
        names.append(str(known_as or (step + 1 if isinstance(step, int) else step)))
    return " > ".join(names)


def _descend(raw: Any, step: str | int) -> Any:
    try:
        return raw[step]
    except (KeyError, IndexError, TypeError):
        return None


def _message(message: str) -> str:
    return message.removeprefix("Value error, ")
