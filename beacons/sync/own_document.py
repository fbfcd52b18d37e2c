"""An own quiz as the text that the browser keeps, and back again: each quiz is a document, an item of it a line."""

from beacons.domain.household.own_item import OwnItem
from beacons.domain.household.own_quiz import OwnQuiz
from beacons.sync import jsonl
from beacons.sync.progress_document import NOT_OURS

KIND = "own"


def to_text(quiz: OwnQuiz) -> str:
    """The document of a quiz. The same quiz always gives the same text."""
    about = quiz.model_dump(mode="json", exclude_defaults=True, exclude={"items"})
    items = [jsonl.line("item", item.model_dump(mode="json", exclude_defaults=True)) for item in quiz.items]
    return "\n".join((jsonl.header(KIND), jsonl.line("quiz", about), *items))


def from_document(document: jsonl.Document) -> tuple[OwnQuiz | None, list[str]]:
    """The quiz that stands in the lines of a document, and the lines that are not sound. A broken item takes no other with it."""
    quiz, unreadable = None, list[str]()
    for record in document.records:
        try:
            quiz = _with(quiz, record)
        except NOT_OURS:
            unreadable.append(record.raw)
    return quiz, unreadable


def _with(quiz: OwnQuiz | None, record: jsonl.Record) -> OwnQuiz:
    """Raises ``ValueError`` where the line does not fit: a second quiz, an item before any, one too many, or one of an id that is there."""
    if quiz is None and record.name == "quiz":
        return OwnQuiz.model_validate({**record.value, "items": ()})
    if quiz is None or record.name != "item":
        raise ValueError(record.name)
    return OwnQuiz.model_validate({**dict(quiz), "items": (*quiz.items, OwnItem.model_validate(record.value))})
