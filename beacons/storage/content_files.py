"""Reads ``content`` and ``quizzes`` into a ``Library``: what is sound is served, what is not is named."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from beacons.domain.course.agreement_text import AgreementText
from beacons.domain.course.course import Course
from beacons.domain.course.edition import Edition
from beacons.domain.course.facts import Fact, FactSheet
from beacons.domain.course.first_words import FirstWords, Situation
from beacons.domain.course.help import Case, Help
from beacons.domain.course.helplines import SchoolContact, Services
from beacons.domain.course.lesson import Lesson
from beacons.domain.course.library import Library, Problem
from beacons.domain.course.names import Names
from beacons.domain.course.quiz import Quiz, what_it_lacks
from beacons.domain.course.talk_questions import TalkQuestions
from beacons.domain.course.teaching import Teaching
from beacons.domain.item import Item
from beacons.domain.papers.framework import Framework
from beacons.domain.papers.paper import Paper
from beacons.domain.plans.plan import LessonPlan
from beacons.domain.text import SOURCE_LANGUAGE, Texts
from beacons.storage.file_reader import FileReader, Read
from beacons.storage.kept_yaml import read
from beacons.storage.quiz_files import ItemFile
from beacons.storage.validation import validate


def load(root: Path, languages: Iterable[Texts] = (), problems: Iterable[Problem] = (), read: Read = read) -> Library:
    """Read everything below ``root``, in English and in these languages. Never raises for what an author wrote: see ``Library.problems``.

    ``problems`` are those that the languages had, ``read`` is what reads a file.
    """
    reader = FileReader(root, read, list(problems))
    facts = _facts(reader)
    source = _source(reader, facts)
    if source is None:
        return Library(problems=tuple(reader.problems))
    editions = {SOURCE_LANGUAGE: source, **{texts.locale.code: source.in_language(texts) for texts in languages}}
    services = reader.model(Services, root / "content" / "helplines.yaml")
    school = reader.model_if_there(SchoolContact, root / "content" / "school.yaml")
    return Library(editions, facts, services, school, tuple(reader.problems))


def _facts(reader: FileReader) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    folder = reader.root / "content" / "facts"
    for lesson_id, sheet in reader.by_id(FactSheet, folder, "lesson").items():
        for fact in sheet.facts:
            if fact.id in facts:
                reader.problems.append(Problem(reader.name(folder / f"{lesson_id}.yaml"), fact.id, "this id stands in another file too"))
            facts.setdefault(fact.id, fact)
    return facts


def _source(reader: FileReader, facts: Mapping[str, Fact]) -> Edition | None:
    folder = reader.root / "content"
    course = reader.model(Course, folder / "course.yaml")
    lessons = reader.by_id(Lesson, folder / "lessons", "id")
    if course is None:
        return None
    sound = {i: lesson for i, lesson in lessons.items() if _is_listed_and_sourced(reader, lesson, course, facts)}
    reader.problems += _without_a_file(reader, course, lessons)
    family, quizzes = folder / "family", _quizzes(reader, sound, facts)
    return Edition(
        course=course,
        lessons=sound,
        quizzes=quizzes,
        plans=_plans(reader, sound, quizzes),
        help=_help(reader, folder / "help.yaml", facts),
        first_words=_first_words(reader, folder / "first_words.yaml", facts),
        teaching=reader.model(Teaching, folder / "teaching.yaml"),
        names=reader.model(Names, family / "names.yaml"),
        talk_questions=reader.model(TalkQuestions, family / "together.yaml"),
        agreement=reader.model(AgreementText, family / "agreement.yaml"),
        frameworks=reader.by_id(Framework, folder / "frameworks", "id"),
        papers=reader.by_id(Paper, folder / "papers", "id"),
    )


def _without_a_file(reader: FileReader, course: Course, lessons: Mapping[str, Lesson]) -> list[Problem]:
    """Lessons of the course that nothing was read for, and nothing said why."""
    broken = {problem.file for problem in reader.problems}
    files = {lesson_id: f"content/lessons/{lesson_id}.yaml" for lesson_id in course.lessons if lesson_id not in lessons}
    return [Problem("content/course.yaml", "lessons", f"'{i}' has no file {file}") for i, file in files.items() if file not in broken]


def _help(reader: FileReader, path: Path, facts: Mapping[str, Fact]) -> Help | None:
    """Without a case that names a fact that is not there: all the rest is read, since somebody needs it tonight."""
    advice = reader.model(Help, path)
    unsourced = [case for case in advice.cases if _unknown(reader, path, [case], facts)] if advice else []
    return advice.model_copy(update={"cases": tuple(case for case in advice.cases if case not in unsourced)}) if advice else None


def _plans(reader: FileReader, lessons: Mapping[str, Lesson], quizzes: Mapping[str, Quiz]) -> dict[str, LessonPlan]:
    """The plans that there are: a plan asks nothing that its class could not be asked."""
    paths = {item.id: item.path for quiz in quizzes.values() for item in quiz.items}
    sound = {}
    for lesson_id, plan in reader.by_id(LessonPlan, reader.root / "content" / "plans", "lesson").items():
        file = f"content/plans/{lesson_id}.yaml"
        found = [] if lesson_id in lessons else [Problem(file, "lesson", f"no sound lesson is called '{lesson_id}'")]
        for path, of_path in plan.paths.items():
            unknown = [item_id for item_id in of_path.every_item_id if paths.get(item_id) != path]
            found += [Problem(file, path, f"no question of this path is called '{item_id}'") for item_id in unknown]
        reader.problems += found
        if not found:
            sound[lesson_id] = plan
    return sound


def _first_words(reader: FileReader, path: Path, facts: Mapping[str, Fact]) -> FirstWords | None:
    words = reader.model(FirstWords, path)
    return None if words and _unknown(reader, path, words.situations, facts) else words


def _unknown(reader: FileReader, path: Path, parts: Iterable[Situation | Case], facts: Mapping[str, Fact]) -> bool:
    """Whether parts of a file rest on facts that are not there; each is told."""
    unknown = {i for part in parts for i in part.sources if i not in facts}
    reader.problems += [Problem(reader.name(path), "sources", f"no fact is called '{i}'") for i in sorted(unknown)]
    return bool(unknown)


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
        made, problems = validate(ItemFile, one, file, at=name)
        reader.problems += problems
        if made is None:
            continue
        item = made.root
        found = [Problem(file, f"{item.id} > {field}" if field else item.id, message) for field, message in what_it_lacks(item)]
        found += [Problem(file, item.id, f"no fact is called '{item.source}'")] if item.source and item.source not in facts else []
        found += [Problem(file, item.id, "this id stands there twice")] if item.id in seen else []
        reader.problems += found
        seen.add(item.id)
        if not found:
            sound.append(item)
    return sound
