"""What one device knows of its readers: the path, the place in each lesson, and the attempts.

It holds no name, no age, nothing that says who. It lives in the browser's own storage, so it is the reader's, and what
comes back from there is checked like any foreign input.
"""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field, ValidationError

from beacons.domain.attempt import Attempt, merged
from beacons.domain.course import ChildPath
from beacons.domain.helplines import Country
from beacons.domain.model import Model, Slug

KEPT_ATTEMPTS = 4
"""Finished attempts kept per lesson and path, beside the best: enough to see growth, little enough for a browser."""
MOST_ATTEMPTS, MOST_PLACES, MOST_SKIPPED = 600, 300, 100
"""Limits of a document, which is foreign input when it comes back; far beyond what all lessons in all paths need."""
LARGEST_DOCUMENT = 2_000_000
"""Letters of a stored document that are read at all: more than dozens of lessons in all paths need, less than browsers keep."""


class ReadingPlace(Model):
    """The card last read in a lesson (from 0) and how many cards it had, so that "done" outlives an edit."""

    lesson_id: Slug
    path: ChildPath
    card: int = Field(ge=0, le=99)
    cards: int = Field(ge=1, le=99)
    at: int = Field(ge=0)

    @property
    def is_read(self) -> bool:
        """Whether the last card was reached."""
        return self.card + 1 >= self.cards


class Progress(Model):
    """Everything that is kept. Two documents of one device merge without loss: see ``merge``."""

    version: Literal[1] = 1
    path: ChildPath | None = None
    path_at: int = Field(default=0, ge=0, description="When the path was chosen, in seconds since 1970.")
    country: Country | None = Field(default=None, description="Picked by hand, for helplines only.")
    country_at: int = Field(default=0, ge=0)
    skipped: tuple[Slug, ...] = Field(default=(), max_length=MOST_SKIPPED, description="Lessons passed over by choice: they count as done.")
    places: tuple[ReadingPlace, ...] = Field(default=(), max_length=MOST_PLACES)
    attempts: tuple[Attempt, ...] = Field(default=(), max_length=MOST_ATTEMPTS)

    @property
    def is_new(self) -> bool:
        """Whether nothing has been done yet."""
        return not self.places and not self.attempts

    def place(self, lesson_id: str, path: ChildPath) -> ReadingPlace | None:
        """Where reading stopped, or None where it has not begun."""
        return next((p for p in self.places if (p.lesson_id, p.path) == (lesson_id, path)), None)

    def attempts_at(self, lesson_id: str, path: ChildPath | None = None) -> tuple[Attempt, ...]:
        """Attempts at a lesson's quiz, the oldest first; of one path or of all."""
        found = (a for a in self.attempts if a.lesson_id == lesson_id and path in (None, a.path))
        return tuple(sorted(found, key=lambda a: (a.at, a.id)))

    def open_attempt(self, lesson_id: str, path: ChildPath) -> Attempt | None:
        """The newest attempt that is not finished, or None."""
        return next((a for a in reversed(self.attempts_at(lesson_id, path)) if not a.is_finished), None)

    def attempt(self, attempt_id: str) -> Attempt | None:
        """An attempt by id, or None."""
        return next((a for a in self.attempts if a.id == attempt_id), None)

    def with_path(self, path: ChildPath, at: int) -> "Progress":
        """The same with another path chosen."""
        return self.model_copy(update={"path": path, "path_at": at})

    def with_country(self, country: str | None, at: int) -> "Progress":
        """The same with another country picked, or with none."""
        return self.model_copy(update={"country": country, "country_at": at})

    def with_skipped(self, lesson_id: str) -> "Progress":
        """The same with a lesson passed over."""
        return self.model_copy(update={"skipped": tuple(sorted({*self.skipped, lesson_id}))})

    def with_place(self, place: ReadingPlace) -> "Progress":
        """The same with a lesson read up to there."""
        rest = tuple(p for p in self.places if (p.lesson_id, p.path) != (place.lesson_id, place.path))
        return self.model_copy(update={"places": tuple(sorted((*rest, place), key=lambda p: (p.lesson_id, p.path)))})

    def with_attempt(self, attempt: Attempt) -> "Progress":
        """The same with an attempt added or brought up to date; older ones beyond what is kept are dropped."""
        rest = tuple(a for a in self.attempts if a.id != attempt.id)
        return self.model_copy(update={"attempts": kept((*rest, attempt))})

    def without_attempt(self, attempt_id: str) -> "Progress":
        """The same without an attempt, for one whose items are all gone from the quiz."""
        return self.model_copy(update={"attempts": tuple(a for a in self.attempts if a.id != attempt_id)})


def kept(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """Of each lesson and path: the best and the last whole attempt, the newest ``KEPT_ATTEMPTS`` finished, and the newest open one.

    An open attempt is not kept when ``KEPT_ATTEMPTS`` that began later are finished. Sorted by start; keeping again changes nothing.
    """
    groups: dict[tuple[str, ChildPath], list[Attempt]] = {}
    for attempt in sorted(attempts, key=_start):
        groups.setdefault((attempt.lesson_id, attempt.path), []).append(attempt)
    found = [attempt for group in groups.values() for attempt in _kept_of_one_quiz(group)]
    return tuple(sorted(found, key=_start)[-MOST_ATTEMPTS:])


def _kept_of_one_quiz(group: list[Attempt]) -> list[Attempt]:
    finished = [a for a in group if a.is_finished]
    whole = [a for a in finished if not a.is_practice]
    best = sorted(whole, key=lambda a: (a.share, *_start(a)))[-1:]
    newest_open = [a for a in group if not a.is_finished][-1:]
    still_open = [a for a in newest_open if sum(_start(f) > _start(a) for f in finished) < KEPT_ATTEMPTS]
    keep = {a.id for a in (*finished[-KEPT_ATTEMPTS:], *whole[-1:], *best, *still_open)}
    return [a for a in group if a.id in keep]


def _start(attempt: Attempt) -> tuple[int, str]:
    return attempt.at, attempt.id


def merge(one: Progress, other: Progress) -> Progress:
    """Two documents of one device as one. Attempts are joined by id, never added up; otherwise the later wins.

    Commutative and idempotent, so two tabs that exchange documents end with the same.
    """
    attempts: dict[str, Attempt] = {}
    for attempt in (*one.attempts, *other.attempts):
        attempts[attempt.id] = merged(attempts[attempt.id], attempt) if attempt.id in attempts else attempt
    places: dict[tuple[str, ChildPath], ReadingPlace] = {}
    for place in (*one.places, *other.places):
        key = (place.lesson_id, place.path)
        places[key] = max(place, places.get(key, place), key=_later)
    country_of = max(one, other, key=lambda p: (p.country_at, p.country or ""))
    path_of = max(one, other, key=lambda p: (p.path_at, p.path or ""))
    return Progress(
        path=path_of.path,
        path_at=path_of.path_at,
        country=country_of.country,
        country_at=country_of.country_at,
        skipped=tuple(sorted({*one.skipped, *other.skipped})[:MOST_SKIPPED]),
        places=tuple(sorted(sorted(places.values(), key=_later)[-MOST_PLACES:], key=lambda p: (p.lesson_id, p.path))),
        attempts=kept(attempts.values()),
    )


def _later(place: ReadingPlace) -> tuple[int, int, int, str, str]:
    return place.at, place.card, place.cards, place.lesson_id, place.path


def to_document(progress: Progress) -> str:
    """The text that is kept in the browser. The same progress always gives the same text."""
    return progress.model_dump_json(exclude_defaults=True, exclude_none=True)


def from_document(text: str) -> Progress | None:
    """The progress of a stored text; None where there is none, or it is not one that this app has written."""
    if not text or len(text) > LARGEST_DOCUMENT:
        return None
    try:
        return Progress.model_validate_json(text)
    except ValidationError:
        return None
