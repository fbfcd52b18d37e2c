"""A family as the text that the browser keeps, and back again; and the file in which a family takes everything along."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from beacons.domain.course.names import Names
from beacons.domain.household.family import Agreement, Family, Reader
from beacons.domain.household.family import merge as merge_families
from beacons.domain.household.household import Household
from beacons.domain.household.household import merge as merge_households
from beacons.domain.household.opening import with_readers
from beacons.domain.household.own_quiz import there
from beacons.domain.household.together import TalkRecord, Together
from beacons.domain.model import Slug
from beacons.sync import jsonl, own_document, progress_document
from beacons.sync.progress_document import NOT_OURS

KIND = "family"
_ID: TypeAdapter[str] = TypeAdapter(Slug)
_WAS_OURS = re.compile(rf"format\W{{1,9}}{jsonl.FORMAT}\b(?!-)")
"""What a header says, also where a program has put other quotes."""


def to_text(family: Family) -> str:
    """The document of a family. The same family always gives the same text."""
    return "\n".join((jsonl.header(KIND), *_lines(family)))


def _lines(family: Family) -> Iterator[str]:
    if family.current:
        yield jsonl.line("current", [family.current, family.current_at])
    for reader in family.readers:
        yield jsonl.line("reader", reader.model_dump(mode="json", exclude_defaults=True))
    if family.removed:
        yield jsonl.line("removed", family.removed)
    for talk in family.talks:
        yield jsonl.line("talk", talk.model_dump(mode="json"))
    if family.together:
        yield jsonl.line("together", family.together.model_dump(mode="json", exclude_defaults=True))
    if family.agreement.at:
        yield jsonl.line("agreement", family.agreement.model_dump(mode="json"))


def from_document(document: jsonl.Document) -> tuple[Family, list[str]]:
    """The family that stands in the lines of a document, and the lines that are not sound."""
    parts, unreadable = [Family()], []
    for record in document.records:
        try:
            parts.append(_READERS[record.name](record.value))
        except NOT_OURS:
            unreadable.append(record.raw)
    return jsonl.merge_all(parts, merge_families), unreadable


def _let_go(_: Any) -> Family:
    """What was kept once and is no longer: it is read as nothing, so that it goes from the device with the next line that is written."""
    return Family()


def _current(value: Any) -> Family:
    current, at = value
    return Family(current=current, current_at=at)


_READERS: dict[str, Callable[[Any], Family]] = {
    "country": _let_go,
    "current": _current,
    "reader": lambda value: Family(readers=(Reader.model_validate(value),)),
    "removed": lambda value: Family(removed=value),
    "talk": lambda value: Family(talks=(TalkRecord.model_validate(value),)),
    "together": lambda value: Family(together=Together.model_validate(value)),
    "agreement": lambda value: Family(agreement=Agreement.model_validate(value)),
}


def to_file(household: Household) -> str:
    """The text of a family file: the family's document, then one for each of its readers and of its own quizzes."""
    readers = household.family.readers
    texts = [progress_document.to_text(household.of(reader.id), reader.id) for reader in readers]
    texts += [own_document.to_text(quiz) for quiz in there(household.quizzes)]
    return "\n".join((to_text(household.family), *texts, ""))


def read_texts(*texts: str) -> Household:
    """What stands in these texts: documents as the browser keeps them, or a family file."""
    parts = [Household()]
    for text in texts:
        documents, unread = jsonl.read(text)
        parts += [Household(unreadable=tuple(unread)), *map(_of_document, documents)]
    return jsonl.merge_all(parts, merge_households)


def read_file(text: str, names: Names, at: int) -> Household | None:
    """What stands in a family file, each child with a name; None where nothing in it is ours."""
    found = read_texts(text)
    if found.family == Family() and not found.progress and not found.quizzes:
        return None
    return with_readers(found, "", names, at) if found.progress else found


def was_ours(text: str) -> bool:
    """Whether a text says that it is a family file, whatever became of it on the way."""
    return _WAS_OURS.search(text) is not None


def _of_document(document: jsonl.Document) -> Household:
    if document.kind == (KIND, jsonl.VERSION):
        family, unreadable = from_document(document)
        return Household(family, unreadable=tuple(unreadable))
    if document.kind == (own_document.KIND, jsonl.VERSION):
        quiz, unreadable = own_document.from_document(document)
        return Household(unreadable=tuple(unreadable), quizzes={quiz.id: quiz} if quiz else {})
    reader_id = _reader_id(document)
    if document.kind == (progress_document.KIND, jsonl.VERSION) and reader_id:
        progress, unreadable = progress_document.from_document(document)
        return Household(progress={reader_id: progress}, unreadable=tuple(unreadable))
    return Household(unreadable=(document.raw, *(record.raw for record in document.records)))


def _reader_id(document: jsonl.Document) -> str | None:
    try:
        return _ID.validate_python(document.about.get("id"))
    except ValidationError:
        return None
