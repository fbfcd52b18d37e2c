"""``python -m tools.schema [--check]``: write JSON Schemas for editors into ``docs/schema``, or say which are not up to date."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any, Union

from pydantic import BaseModel, Field, create_model

from beacons.domain.course.agreement_text import AgreementText
from beacons.domain.course.course import Course
from beacons.domain.course.facts import FactSheet
from beacons.domain.course.first_words import FirstWords
from beacons.domain.course.help import Help
from beacons.domain.course.lesson import Lesson
from beacons.domain.course.names import Names
from beacons.domain.course.quiz import NEEDED, Quiz
from beacons.domain.course.talk_questions import TalkQuestions
from beacons.domain.course.teaching import Teaching
from beacons.domain.plans.plan import LessonPlan
from beacons.items import ITEM_TYPES

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "schema"
SCHEMAS: dict[str, type[BaseModel]] = {
    "agreement": AgreementText,
    "course": Course,
    "facts": FactSheet,
    "first-words": FirstWords,
    "help": Help,
    "lesson": Lesson,
    "names": Names,
    "plan": LessonPlan,
    "quiz": Quiz,
    "teaching": Teaching,
    "together": TalkQuestions,
}


def schema_text(model: type[BaseModel]) -> str:
    """The schema of a model as the file's text."""
    return json.dumps(_of_quizzes() if model is Quiz else model.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


def _of_quizzes() -> dict[str, Any]:
    """A quiz with items of every type, and with all that the course asks of them."""
    one: Any = Annotated[Union[tuple(ITEM_TYPES.values())], Field(discriminator="type")]  # noqa: UP007  # found, not written here
    every: Any = tuple[one, ...]
    made: Any = create_model("Quiz", __base__=Quiz, __doc__=Quiz.__doc__, items=(every, Field(min_length=1)))
    schema: dict[str, Any] = made.model_json_schema()
    for part in schema["$defs"].values():
        needed = [name for name in (*NEEDED, "feedback") if name in part.get("properties", ()) and name not in part["required"]]
        part["required"] = sorted([*part.get("required", ()), *needed], key=list(part.get("properties", ())).index)
    return schema


def main(arguments: list[str]) -> int:
    """Write, or with ``--check`` compare; 1 where a file is not up to date."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    stale = []
    for name, model in SCHEMAS.items():
        file, text = FOLDER / f"{name}.schema.json", schema_text(model)
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            stale.append(file.name)
            if "--check" not in arguments:
                file.write_text(text, encoding="utf-8")
    print(f"docs/schema: {', '.join(stale) or 'nothing'} {'to write' if '--check' in arguments else 'written'}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
