"""Old attempts in little room: all of one quiz and path in one value, each attempt in one string.

``{"lesson": …, "path": …, "items": [id, …], "attempts": ["id at p 0:1104 1:0135k 2", …]}``. Numbers are in base 36. An attempt is
its id, when it began, ``p`` for practice or ``-``, and its items in the order of asking: the item's place in ``items`` and, after
a colon, what was earned, what was possible, a flag (how sure, and whether the hint was open), and the seconds since the start,
with a minus where the clock was set back. An item without a colon was dropped.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from beacons.domain.model import Model, Slug
from beacons.domain.path import ChildPath
from beacons.domain.practice.attempt import Answer, Attempt
from beacons.sync.attempt_value import purpose

_SURE = (None, True, False)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BEGUN = re.compile(r"[0-9a-z]{1,12}")
_ITEM = re.compile(r"([0-9a-z]{1,4})(?::([0-9a-z])([0-9a-z])([0-5])(-?[0-9a-z]{1,12}))?")
"""No number is longer than any clock shows: a sum of two that are as long as can be read could not be written any more."""


class NotCompact(ValueError):
    """The value is not one that ``compact`` has made."""


class _Compact(Model):
    lesson: Slug | None = None
    path: ChildPath
    items: tuple[Slug, ...]
    attempts: tuple[str, ...]


def compact(attempts: Iterable[Attempt]) -> list[dict[str, Any]]:
    """One value for each quiz and path, in their order."""
    ordered = sorted(attempts, key=lambda a: (a.quiz_id or "", a.path, a.at, a.id))
    return [_compacted(list(group)) for _, group in groupby(ordered, key=lambda a: (a.quiz_id, a.path))]


def _compacted(group: list[Attempt]) -> dict[str, Any]:
    numbers = {item_id: n for n, item_id in enumerate(sorted({i for attempt in group for i in attempt.item_ids}))}
    value: dict[str, Any] = {"path": group[0].path, "items": list(numbers), "attempts": [_string(a, numbers) for a in group]}
    return value if group[0].quiz_id is None else {"lesson": group[0].quiz_id, **value}


def _string(attempt: Attempt, numbers: dict[str, int]) -> str:
    answers = {answer.item_id: answer for answer in attempt.answers}
    items = (_base36(numbers[i]) + (_answer(answers[i], attempt.at) if i in answers else "") for i in attempt.item_ids)
    return " ".join((attempt.id, _base36(attempt.at), "p" if attempt.purpose == "practice" else "-", *items))


def _answer(answer: Answer, begun: int) -> str:
    flag = _SURE.index(answer.sure) + (3 if answer.hinted else 0)
    return f":{_base36(answer.earned)}{_base36(answer.possible)}{flag}{_base36(answer.at - begun)}"


def _base36(number: int) -> str:
    if number < 0:
        return "-" + _base36(-number)
    digits = ""
    while number or not digits:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits


def expand(value: Any) -> tuple[Attempt, ...]:
    """The attempts of a compacted value. Raises ``ValueError`` (pydantic's too) where it is none."""
    compacted = _Compact.model_validate(value)
    return tuple(_attempt(text, compacted) for text in compacted.attempts)


def _attempt(text: str, compacted: _Compact) -> Attempt:
    attempt_id, begun, practice, *tokens = text.split(" ")
    if practice not in {"p", "-"}:
        raise NotCompact(f"neither p nor -: {practice}")
    at = int(_matched(_BEGUN, begun)[0], 36)
    items = [_matched(_ITEM, token) for token in tokens]
    item_ids = [_item_id(item[1], compacted) for item in items]
    return Attempt(
        id=attempt_id,
        quiz_id=compacted.lesson,
        path=compacted.path,
        item_ids=tuple(item_ids),
        purpose=purpose(compacted.lesson, is_practice=practice == "p"),
        answers=tuple(_expanded(item_id, item, at) for item_id, item in zip(item_ids, items, strict=True) if item[2]),
        dropped=tuple(sorted(item_id for item_id, item in zip(item_ids, items, strict=True) if not item[2])),
        place=len(item_ids),
        at=at,
    )


def _matched(form: re.Pattern[str], token: str) -> re.Match[str]:
    found = form.fullmatch(token)
    if not found:
        raise NotCompact(f"not of the form {form.pattern}: {token[:40]}")
    return found


def _item_id(number: str, compacted: _Compact) -> str:
    place = int(number, 36)
    if place >= len(compacted.items):
        raise NotCompact(f"no item stands there: {number}")
    return compacted.items[place]


def _expanded(item_id: str, item: re.Match[str], begun: int) -> Answer:
    flag = int(item[4])
    return Answer(
        item_id=item_id,
        earned=int(item[2], 36),
        possible=int(item[3], 36),
        sure=_SURE[flag % 3],
        hinted=flag >= len(_SURE),
        at=begun + int(item[5], 36),
    )
