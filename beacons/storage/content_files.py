"""Reads ``content`` and ``quizzes`` into a ``Library``: what is sound is served, what is not is named."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import RootModel

from beacons.domain.course import Course
from beacons.domain.facts import Fact, FactSheet
from beacons.domain.first_words import FirstWords
from beacons.domain.help import Help
from beacons.domain.helplines import SchoolContact, Services
from beacons.domain.items import Item
from beacons.domain.lesson import Lesson
from beacons.domain.library import SOURCE_LANGUAGE, Library, Problem, Shelf
from beacons.domain.model import Model
from beacons.domain.quiz import Quiz
from beacons.domain.teaching import Teaching
from beacons.domain.translation import QuizText, differences, translated
from beacons.storage.family_files import family_texts, translated_family_texts
from beacons.storage.file_reader import FileReader
from beacons.storage.validation import validate

M = TypeVar("M", bound=Model)


class _ItemFile(RootModel[Item]):
    """One item by itself, so that a broken one does not take its neighbours with it."""


def load(root: Path) -> Library:
    """Read everything below ``root``. Never raises for what an author wrote: see ``Library.problems``."""
    reader = FileReader(root)
    facts = _facts(reader)
    source = _source_shelf(reader, facts)
    if source is None:
        return Library(problems=tuple(reader.problems))
    shelves = {SOURCE_LANGUAGE: source, **_translations(reader, source)}
    services = reader.model(Services, root / "content" / "helplines.yaml")
    school = reader.model_if_there(SchoolContact, root / "content" / "school.yaml")
    return Library(shelves, facts, services, school, tuple(reader.problems))


def _facts(reader: FileReader) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    folder = reader.root / "content" / "facts"
    for lesson_id, sheet in reader.by_id(FactSheet, folder, "lesson").items():
        for fact in sheet.facts:
            if fact.id in facts:
                reader.problems.append(Problem(reader.name(folder / f"{lesson_id}.yaml"), fact.id, "this id stands in another file too"))
            facts.setdefault(fact.id, fact)
    return facts


def _source_shelf(reader: FileReader, facts: Mapping[str, Fact]) -> Shelf | None:
    folder = reader.root / "content"
    course = reader.model(Course, folder / "course.yaml")
    lessons = reader.by_id(Lesson, folder / "lessons", "id")
    if course is None:
        return None
    sound = {i: lesson for i, lesson in lessons.items() if _is_listed_and_sourced(reader, lesson, course, facts)}
    broken = {problem.file for problem in reader.problems}
    for lesson_id in course.lessons:
        file = f"content/lessons/{lesson_id}.yaml"
        if lesson_id not in lessons and file not in broken:
            reader.problems.append(Problem("content/course.yaml", "lessons", f"'{lesson_id}' has no file {file}"))
    advice, teaching = reader.model(Help, folder / "help.yaml"), reader.model(Teaching, folder / "teaching.yaml")
    words = _first_words(reader, folder / "first_words.yaml", facts)
    return Shelf(course, advice, teaching, sound, _quizzes(reader, sound, facts), *family_texts(reader, folder / "family"), words)


def _first_words(reader: FileReader, path: Path, facts: Mapping[str, Fact]) -> FirstWords | None:
    words = reader.model(FirstWords, path)
    unknown = {i for situation in words.situations for i in situation.sources if i not in facts} if words else ()
    reader.problems += [Problem(reader.name(path), "sources", f"no fact is called '{i}'") for i in sorted(unknown)]
    return None if unknown else words


def _is_listed_and_sourced(reader: FileReader, lesson: Lesson, course: Course, facts: Mapping[str, Fact]) -> bool:
    file = f"content/lessons/{lesson.id}.yaml"
    found = [Problem(file, "sources", f"no fact is called '{i}'") for i in lesson.fact_ids() if i not in facts]
    if lesson.id not in course.lessons:
        found.append(Problem(file, "id", "is not in the lessons of course.yaml, so nobody would find it"))
    reader.problems += found
    return not found


def _quizzes(reader: FileReader, lessons: Mapping[str, Lesson], facts: Mapping[str, Fact]) -> dict[str, Quiz]:
    quizzes: dict[str, Quiz] = {}
    seen: set[str] = set()
    for path in sorted((reader.root / "quizzes").glob("*.yaml")):
        raw = reader.raw(path)
        if raw is None:
            continue
        items = _sound_items(reader, raw.get("items"), reader.name(path), facts, seen)
        if path.stem not in lessons:
            reader.problems.append(Problem(reader.name(path), "lesson", f"no sound lesson is called '{path.stem}'"))
            continue
        if isinstance(raw.get("items"), list) and raw["items"] and not items:
            continue  # each item has said what is wrong with it
        quiz, problems = validate(Quiz, {**raw, "items": items}, reader.name(path))
        reader.problems += problems
        if quiz is not None and reader.is_named_after(path, quiz.lesson, "lesson"):
            quizzes[quiz.lesson] = quiz
    return quizzes


def _sound_items(reader: FileReader, raw: Any, file: str, facts: Mapping[str, Fact], seen: set[str]) -> list[Item]:
    sound = []
    for place, one in enumerate(raw if isinstance(raw, list) else [], start=1):
        name = str(one.get("id", place)) if isinstance(one, dict) else str(place)
        made, problems = validate(_ItemFile, one, file, at=name)
        reader.problems += problems
        if made is None:
            continue
        item = made.root
        found = [f"no fact is called '{item.source}'"] if item.source and item.source not in facts else []
        found += ["this id stands there twice"] if item.id in seen else []
        reader.problems += [Problem(file, item.id, message) for message in found]
        seen.add(item.id)
        if not found:
            sound.append(item)
    return sound


def _translations(reader: FileReader, source: Shelf) -> dict[str, Shelf]:
    folders: Iterable[Path] = sorted((reader.root / "content").glob("*/course.yaml"))
    shelves = {}
    for course_file in folders:
        folder = course_file.parent
        course = None if folder.name == SOURCE_LANGUAGE else reader.model(Course, course_file)
        if course is not None:
            lessons = _translated_lessons(reader, folder, source)
            advice = _texts_only(reader, Help, folder / "help.yaml", source.help)
            teaching = _texts_only(reader, Teaching, folder / "teaching.yaml", source.teaching)
            words = _texts_only(reader, FirstWords, folder / "first_words.yaml", source.first_words)
            quizzes, family = _translated_quizzes(reader, folder, source), translated_family_texts(reader, folder, source)
            shelves[folder.name] = Shelf(course, advice, teaching, lessons, quizzes, *family, words)
    return shelves


def _texts_only(reader: FileReader, model: type[M], path: Path, source: M | None) -> M | None:
    """A translated file, if it is there and changes nothing but texts."""
    found = reader.model_if_there(model, path)
    return found if found is not None and _changes_texts_alone(reader, path, source, found) else None


def _changes_texts_alone(reader: FileReader, path: Path, source: Model | None, found: Model) -> bool:
    if source is None:
        reader.problems.append(Problem(reader.name(path), "", "the source language has no sound file of this name to translate"))
        return False
    changed = differences(source, found)
    reader.problems += [
        Problem(reader.name(path), where, "a translation changes texts only: this must be as in the source") for where in changed
    ]
    return not changed


def _translated_lessons(reader: FileReader, folder: Path, source: Shelf) -> dict[str, Lesson]:
    lessons = {}
    for lesson_id, lesson in reader.by_id(Lesson, folder / "lessons", "id").items():
        file = reader.name(folder / "lessons" / f"{lesson_id}.yaml")
        if lesson_id not in source.lessons:
            reader.problems.append(Problem(file, "id", f"there is no lesson '{lesson_id}' to translate"))
            continue
        lacking = [path for path in source.lessons[lesson_id].paths if path not in lesson.paths]
        reader.problems += [Problem(file, "paths", f"path {path} is not translated yet") for path in lacking]
        if _changes_texts_alone(reader, reader.root / file, source.lessons[lesson_id], lesson):
            lessons[lesson_id] = lesson
    return lessons


def _translated_quizzes(reader: FileReader, folder: Path, source: Shelf) -> dict[str, Quiz]:
    quizzes = {}
    for lesson_id, text in reader.by_id(QuizText, folder / "quizzes", "lesson").items():
        file = reader.name(folder / "quizzes" / f"{lesson_id}.yaml")
        if lesson_id not in source.quizzes:
            reader.problems.append(Problem(file, "lesson", f"there is no quiz '{lesson_id}' to translate"))
            continue
        quizzes[lesson_id], findings = translated(source.quizzes[lesson_id], text)
        reader.problems += [Problem(file, item_id, message) for item_id, message in findings]
    return quizzes
