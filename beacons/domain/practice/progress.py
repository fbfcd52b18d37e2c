"""What one reader did: the path, the place in each lesson, the attempts, and what is mastered.

It holds no name, no age, nothing that says who. It lives in the browser's own storage, so it is the reader's, and what
comes back from there is checked like any foreign input.
"""

from collections.abc import Iterable

from pydantic import Field

from beacons.domain.model import Model, Slug
from beacons.domain.path import ChildPath
from beacons.domain.practice import attempt_copies, criterion
from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.practice.criterion import StrandMastery

WITH_RESPONSES = 6
"""The newest finished attempts keep their responses, so that their results can be looked at again; of older ones the results count."""
MOST_ATTEMPTS, MOST_PLACES, MOST_SKIPPED = 400, 300, 100
"""Limits of a progress, which is foreign input when it comes back; far beyond what all lessons in all paths need."""


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
    """Everything that is kept of one reader. Two copies merge without loss: see ``merge``.

    Attempts are a list that only grows: an id stands there once, and every answer is in one of them.
    """

    path: ChildPath | None = None
    path_at: int = Field(default=0, ge=0, description="When the path was chosen, in seconds since 1970.")
    shows: bool = Field(default=False, description="Whether the child shows a grown-up on this device what to talk about.")
    shows_at: int = Field(default=0, ge=0)
    skipped: tuple[Slug, ...] = Field(default=(), max_length=MOST_SKIPPED, description="Lessons passed over by choice: they count as done.")
    places: tuple[ReadingPlace, ...] = Field(default=(), max_length=MOST_PLACES)
    attempts: tuple[Attempt, ...] = ()
    mastered: tuple[StrandMastery, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether nothing has been done yet."""
        return not self.places and not self.attempts

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer that was ever given, attempt after attempt."""
        return tuple(answer for attempt in self.attempts for answer in attempt.answers)

    def place(self, lesson_id: str, path: ChildPath) -> ReadingPlace | None:
        """Where reading stopped, or None where it has not begun."""
        return next((p for p in self.places if (p.lesson_id, p.path) == (lesson_id, path)), None)

    def attempts_at(self, lesson_id: str | None, path: ChildPath | None = None) -> tuple[Attempt, ...]:
        """Attempts at a lesson's quiz (None: reviews), the oldest first; of one path or of all."""
        found = (a for a in self.attempts if a.quiz_id == lesson_id and path in (None, a.path))
        return tuple(sorted(found, key=start))

    def open_attempt(self, lesson_id: str | None, path: ChildPath | None = None) -> Attempt | None:
        """The newest attempt that is not finished, or None."""
        return next((a for a in reversed(self.attempts_at(lesson_id, path)) if not a.is_finished), None)

    def attempt(self, attempt_id: str) -> Attempt | None:
        """An attempt by id, or None."""
        return next((a for a in self.attempts if a.id == attempt_id), None)

    def with_path(self, path: ChildPath, at: int) -> "Progress":
        """The same with another path chosen: later than what was chosen before, so that no older copy brings that back."""
        return self.model_copy(update={"path": path, "path_at": max(at, self.path_at + 1)})

    def with_shows(self, *, shows: bool, at: int) -> "Progress":
        """The same with the talk marks shown to a grown-up, or no longer."""
        return self.model_copy(update={"shows": shows, "shows_at": max(at, self.shows_at + 1)})

    def with_skipped(self, lesson_id: str) -> "Progress":
        """The same with a lesson passed over."""
        return self.model_copy(update={"skipped": tuple(sorted({*self.skipped, lesson_id}))})

    def with_place(self, place: ReadingPlace) -> "Progress":
        """The same with a lesson read up to there, later than it was read before: going back a card is no older place."""
        before = self.place(place.lesson_id, place.path)
        if before:
            place = place.model_copy(update={"at": max(place.at, before.at + 1)})
        rest = tuple(p for p in self.places if (p.lesson_id, p.path) != (place.lesson_id, place.path))
        return self.model_copy(update={"places": tuple(sorted((*rest, place), key=lambda p: (p.lesson_id, p.path)))})

    def with_attempt(self, attempt: Attempt) -> "Progress":
        """The same with an attempt added or brought up to date."""
        rest = tuple(a for a in self.attempts if a.id != attempt.id)
        return self.model_copy(update={"attempts": kept((*rest, attempt))})

    def with_mastered(self, found: Iterable[StrandMastery]) -> "Progress":
        """The same with strands mastered, for the first time or once more. None is ever taken away."""
        return self.model_copy(update={"mastered": criterion.merge(self.mastered, found)})


def kept(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """The attempts, the oldest first. Responses stay with those that are open and with the newest ``WITH_RESPONSES`` finished ones.

    Beyond ``MOST_ATTEMPTS`` the oldest are let go, but never the best one at a quiz: stars are not lost. Keeping again changes nothing.
    """
    ordered = sorted(attempts, key=start)
    with_responses = {a.id for a in [a for a in ordered if a.is_finished][-WITH_RESPONSES:]}
    if len(ordered) > MOST_ATTEMPTS:
        best = _best_ids(ordered)
        ordered = [a for n, a in enumerate(ordered) if n >= len(ordered) - MOST_ATTEMPTS or a.id in best]
    return tuple(a if a.id in with_responses or not a.is_finished else a.condensed() for a in ordered)


def _best_ids(attempts: list[Attempt]) -> set[str]:
    best: dict[tuple[str | None, ChildPath], Attempt] = {}
    for attempt in attempts:
        quiz = (attempt.quiz_id, attempt.path)
        if attempt.is_whole and (quiz not in best or attempt.share >= best[quiz].share):
            best[quiz] = attempt
    return {attempt.id for attempt in best.values()}


def start(attempt: Attempt) -> tuple[int, str]:
    """Attempts in the order of their start, by id where they began in the same second."""
    return attempt.at, attempt.id


def merge(one: Progress, other: Progress) -> Progress:
    """Two copies of one reader's progress as one. Attempts are joined by id, never added up; otherwise the later wins.

    Commutative, associative and idempotent, so any number of tabs, reloads and files that exchange copies end with the same.
    """
    attempts: dict[str, Attempt] = {}
    for attempt in (*one.attempts, *other.attempts):
        attempts[attempt.id] = attempt_copies.merge(attempts[attempt.id], attempt) if attempt.id in attempts else attempt
    places: dict[tuple[str, ChildPath], ReadingPlace] = {}
    for place in (*one.places, *other.places):
        key = (place.lesson_id, place.path)
        places[key] = max(place, places.get(key, place), key=_later)
    path_of = max(one, other, key=lambda p: (p.path_at, p.path or ""))
    shows_of = max(one, other, key=lambda p: (p.shows_at, not p.shows))
    return Progress(
        path=path_of.path,
        path_at=path_of.path_at,
        shows=shows_of.shows,
        shows_at=shows_of.shows_at,
        skipped=tuple(sorted({*one.skipped, *other.skipped})[:MOST_SKIPPED]),
        places=tuple(sorted(sorted(places.values(), key=_later)[-MOST_PLACES:], key=lambda p: (p.lesson_id, p.path))),
        attempts=kept(attempts.values()),
        mastered=criterion.merge(one.mastered, other.mastered),
    )


def _later(place: ReadingPlace) -> tuple[int, int, int, str, str]:
    return place.at, place.card, place.cards, place.lesson_id, place.path
