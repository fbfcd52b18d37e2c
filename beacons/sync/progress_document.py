"""A reader's progress as the text that the browser keeps, and back again, from every version that was ever written.

Open attempts and the newest finished ones stand in a line each, with their responses; all older ones of a quiz share a line,
compacted: an answer takes some eight letters there. So a child who has answered 2,000 items stays under 64 kB.
"""

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel

from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.criterion import StrandMastery
from beacons.domain.practice.progress import Progress, ReadingPlace, merge
from beacons.sync import jsonl
from beacons.sync.attempt_value import from_value, to_value
from beacons.sync.compact import compact, expand

KIND = "reader"
NOT_OURS = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What a value that nobody of ours wrote may raise on its way into a model; pydantic's errors are ``ValueError`` too."""


def to_text(progress: Progress, reader_id: str, before: tuple[Progress, str] | None = None) -> str:
    """The document of one reader. The same progress always gives the same text.

    ``before`` is what that reader had done earlier, with its document: its lines of attempts are taken over where these are the same, so
    that an answer costs no more for a child who has answered thousands.
    """
    return "\n".join((jsonl.header(KIND, id=reader_id), *_lines(progress, before)))


def _lines(progress: Progress, before: tuple[Progress, str] | None) -> Iterator[str]:
    if progress.path:
        yield jsonl.line("path", [progress.path, progress.path_at])
    if progress.shows_at:
        yield jsonl.line("shows", [progress.shows, progress.shows_at])
    if progress.skipped:
        yield jsonl.line("skipped", progress.skipped)
    for place in progress.places:
        yield jsonl.line("place", _dump(place))
    for record in progress.mastered:
        yield jsonl.line("mastered", _dump(record))
    lines_before = before[1].split("\n") if before else []
    if before and not any(_is_old(attempt) for attempt in _changed(progress.attempts, before[0].attempts)):
        yield from (line for line in lines_before if line.startswith(_PAST))
    else:
        yield from (jsonl.line("past", compacted) for compacted in compact(a for a in progress.attempts if _is_old(a)))
    were_new = [id(attempt) for attempt in before[0].attempts if not _is_old(attempt)] if before else []
    kept = dict(zip(were_new, (line for line in lines_before if line.startswith(_ATTEMPT)), strict=True))
    for attempt in progress.attempts:
        if not _is_old(attempt):
            yield kept.get(id(attempt)) or jsonl.line("attempt", to_value(attempt))


_PAST, _ATTEMPT = (jsonl.line(name, "").partition('""')[0] for name in ("past", "attempt"))


def _changed(now: tuple[Attempt, ...], before: tuple[Attempt, ...]) -> list[Attempt]:
    """Attempts that stand in one of the two only."""
    are_now, were = set(map(id, now)), set(map(id, before))
    return [attempt for attempt in (*now, *before) if (id(attempt) in are_now) != (id(attempt) in were)]


def _is_old(attempt: Attempt) -> bool:
    return attempt.is_finished and not attempt.hints and not any(answer.response for answer in attempt.answers)


def _dump(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json", exclude_defaults=True)


def from_document(document: jsonl.Document) -> tuple[Progress, list[str]]:
    """The progress that stands in the lines of a document, and the lines that are not sound."""
    parts, unreadable = [Progress()], []
    attempts: list[Attempt] = []
    for record in document.records:
        try:
            part = _READERS[record.name](record.value)
        except NOT_OURS:
            unreadable.append(record.raw)
            continue
        attempts += part.attempts
        parts.append(part.model_copy(update={"attempts": ()}))
    return jsonl.merge_all([*parts, Progress(attempts=tuple(attempts))], merge), unreadable


def _path(value: Any) -> Progress:
    path, at = value
    return Progress(path=path, path_at=at)


def _shows(value: Any) -> Progress:
    shows, at = value
    return Progress(shows=shows, shows_at=at)


def _past(value: Any) -> Progress:
    return Progress(attempts=expand(value))


_READERS: dict[str, Callable[[Any], Progress]] = {
    "path": _path,
    "shows": _shows,
    "skipped": lambda value: Progress(skipped=value),
    "place": lambda value: Progress(places=(ReadingPlace.model_validate(value),)),
    "mastered": lambda value: Progress(mastered=(StrandMastery.model_validate(value),)),
    "attempt": lambda value: Progress(attempts=(from_value(value),)),
    "past": _past,
}
