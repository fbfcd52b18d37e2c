"""Two copies of one attempt (two tabs, a reload, a file) made one."""

import hashlib
from collections.abc import Sequence

from beacons.domain.practice.attempt import Answer, Attempt, past_dropped


def attempt_id(seed: str, item_ids: Sequence[str]) -> str:
    """An id for an attempt at these items: two tabs that begin the same attempt give it the same id, and so it stays one."""
    return hashlib.sha256(f"{seed}|{'|'.join(item_ids)}".encode()).hexdigest()[:12]


def merge(one: Attempt, other: Attempt) -> Attempt:
    """Two copies of the same attempt as one: all answers, the earlier where both have one, and the further place.

    An item that one copy has dropped is passed over; where the other has its answer, that still counts. Copies that do not ask the
    same (nobody but a hand in the storage makes such) are not joined: one of them stands, always the same. Commutative, associative
    and idempotent. Raises ``ValueError`` where they are not the same attempt.
    """
    if one.id != other.id:
        raise ValueError(f"not the same attempt: {one.id} and {other.id}")
    if one == other:
        return one
    base, extra = sorted((one, other), key=_asks)
    if _asks(base) != _asks(extra):
        return base
    answers: dict[str, Answer] = {}
    for answer in (*base.answers, *extra.answers):
        answers[answer.item_id] = min(answer, answers.get(answer.item_id, answer), key=_age)
    dropped = tuple(sorted({*base.dropped, *extra.dropped}))
    update = {
        "answers": tuple(answers[i] for i in base.item_ids if i in answers),
        "hints": tuple(sorted({*base.hints, *extra.hints})),
        "dropped": dropped,
        "place": past_dropped(base.item_ids, dropped, max(base.place, extra.place)),
        "at": min(base.at, extra.at),
    }
    return base.model_copy(update=update)


def _asks(attempt: Attempt) -> tuple[str, str, str, tuple[str, ...]]:
    return attempt.quiz_id or "", attempt.path, attempt.purpose, attempt.item_ids


def _age(answer: Answer) -> tuple[int, str, bool, str]:
    """Where two copies differ in nothing but that one has let its response go, the other stands."""
    result = answer.model_dump_json(exclude={"response", "at"})
    return answer.at, result, not answer.response, answer.model_dump_json()
