"""``python -m tools.schema [--check]``: write JSON Schemas for editors into ``docs/schema``, or say which are not up to date."""

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from beacons.domain.agreement_text import AgreementText
from beacons.domain.course import Course
from beacons.domain.facts import FactSheet
from beacons.domain.first_words import FirstWords
from beacons.domain.help import Help
from beacons.domain.lesson import Lesson
from beacons.domain.names import Names
from beacons.domain.quiz import Quiz
from beacons.domain.talk_questions import TalkQuestions
from beacons.domain.teaching import Teaching

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "schema"
SCHEMAS: dict[str, type[BaseModel]] = {
    "agreement": AgreementText,
    "course": Course,
    "facts": FactSheet,
    "first-words": FirstWords,
    "help": Help,
    "lesson": Lesson,
    "names": Names,
    "quiz": Quiz,
    "teaching": Teaching,
    "together": TalkQuestions,
}


def schema_text(model: type[BaseModel]) -> str:
    """The schema of a model as the file's text."""
    return json.dumps(model.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


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
