"""Reads what a family uses together: names, talk questions, the agreement."""

from pathlib import Path
from typing import TypeVar

from beacons.domain.agreement_text import AgreementText
from beacons.domain.library import Problem, Shelf
from beacons.domain.names import Names
from beacons.domain.talk_questions import TalkQuestions
from beacons.storage.file_reader import FileReader

F = TypeVar("F", Names, TalkQuestions, AgreementText)
FamilyTexts = tuple[Names | None, TalkQuestions | None, AgreementText | None]
"""In the order of the fields of ``Shelf``."""

NAMES, TOGETHER, AGREEMENT = "names.yaml", "together.yaml", "agreement.yaml"


def family_texts(reader: FileReader, folder: Path) -> FamilyTexts:
    """The source language's files; one that is missing or broken is a problem, and None."""
    return (
        reader.model(Names, folder / NAMES),
        reader.model(TalkQuestions, folder / TOGETHER),
        reader.model(AgreementText, folder / AGREEMENT),
    )


def translated_family_texts(reader: FileReader, folder: Path, source: Shelf) -> FamilyTexts:
    """A translation's files, as far as they are there and have the ids of the source."""
    return (
        _translated(reader, Names, folder / NAMES, source.names),
        _translated(reader, TalkQuestions, folder / TOGETHER, source.talk_questions),
        _translated(reader, AgreementText, folder / AGREEMENT, source.agreement),
    )


def _translated(reader: FileReader, model: type[F], path: Path, source: F | None) -> F | None:
    found = reader.model_if_there(model, path)
    if found is None:
        return None
    file = reader.name(path)
    if source is None:
        problems = [Problem(file, "", "the source language has no sound file of this name to translate")]
    else:
        problems = [Problem(file, i, "is not translated yet") for i in sorted(source.ids - found.ids)]
        problems += [Problem(file, i, "is not in the source language") for i in sorted(found.ids - source.ids)]
    reader.problems += problems
    return None if problems else found
