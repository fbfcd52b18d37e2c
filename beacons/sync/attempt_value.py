"""An attempt with its responses as a document holds it.

Documents keep the field names that they have had since version 1: ``lesson_id`` for the quiz, ``is_practice`` for a second look.
"""

from typing import Any

from beacons.domain.practice.attempt import Attempt, Purpose

_RENAMED = {"quiz_id": "lesson_id"}


def to_value(attempt: Attempt) -> dict[str, Any]:
    """The attempt as plain values, without what is as it always is."""
    fields = attempt.model_dump(mode="json", exclude_defaults=True, exclude={"purpose"})
    value = {_RENAMED.get(name, name): field for name, field in fields.items()}
    return {**value, "is_practice": True} if attempt.purpose == "practice" else value


def from_value(value: Any) -> Attempt:
    """The attempt of such values. Raises ``ValueError`` (pydantic's too) where they are none."""
    if not isinstance(value, dict) or {*value} & {"quiz_id", "purpose"} or value.get("is_practice") not in (None, True, False):
        raise ValueError("no attempt")
    fields = {name: field for name, field in value.items() if name not in {"lesson_id", "is_practice"}}
    quiz_id = value.get("lesson_id")
    return Attempt.model_validate({**fields, "quiz_id": quiz_id, "purpose": purpose(quiz_id, is_practice=bool(value.get("is_practice")))})


def purpose(quiz_id: str | None, *, is_practice: bool) -> Purpose:
    """What an attempt was for, where only that is known."""
    if is_practice:
        return "practice"
    return "review" if quiz_id is None else "quiz"
