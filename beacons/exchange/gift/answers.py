"""Cuts what stands in the braces of a GIFT question into its answers."""

import re
from dataclasses import dataclass
from itertools import pairwise

_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{0,9})?)%")
_MOST = 200
"""Signs that may begin an answer: a question with more is none."""
_MARKER = re.compile(r"[=~]")


@dataclass(frozen=True)
class Answer:
    """One answer: whether ``=`` stands before it, its weight in per cent where it has one, its text and its reason."""

    is_right: bool
    weight: float | None
    text: str
    reason: str


@dataclass(frozen=True)
class Cut:
    """The answers, whether signs that begin one were read as they stand within a text, and what stood before the first of them."""

    answers: tuple[Answer, ...] = ()
    has_odd_signs: bool = False
    before: str = ""


def cut(body: str) -> Cut:
    """What stands in the braces, answer by answer."""
    places = [found.start() for found in _MARKER.finditer(body)]
    if len(places) > _MOST:
        return Cut()
    begins = [place for place in places if _begins(body, place, in_lines=_in_lines(body, places))]
    if not any(_is_right(body, place) for place in begins):  # no key: what was taken for a sign of the text may be it
        begins = places
    if not begins:
        return Cut(before=body.strip())
    answers = tuple(_answer(body[start:end]) for start, end in pairwise([*begins, len(body)]))
    return Cut(answers, len(begins) < len(places), body[: begins[0]].strip())


def _is_right(body: str, place: int) -> bool:
    weight = _WEIGHT.match(body, place + 1)
    return body[place] == "=" or (weight is not None and float(weight[1]) > 0)


def _in_lines(body: str, places: list[int]) -> bool:
    """Whether each answer stands on a line of its own, as most programs write them."""
    tildes = [place for place in places if body[place] == "~"]
    return bool(tildes) and all(_at_line_start(body, place) for place in tildes) and "\n" in body.strip()


def _at_line_start(body: str, place: int) -> bool:
    line = body[body.rfind("\n", 0, place) + 1 : place]
    return not line.strip()


def _begins(body: str, place: int, *, in_lines: bool) -> bool:
    """Whether a sign begins an answer: on lines of their own only the first sign of a line, else any but an ``=`` between blanks."""
    if in_lines or body[place] == "~":
        return not in_lines or _at_line_start(body, place)
    stands_alone = body[place - 1 : place].isspace() and body[place + 1 : place + 2].isspace()
    return _at_line_start(body, place) or not stands_alone


def _answer(raw: str) -> Answer:
    weight = _WEIGHT.match(raw, 1)
    text, _, reason = raw[weight.end() if weight else 1 :].partition("#")
    given = float(weight[1]) if weight else None
    full = 100
    return Answer(raw[0] == "=" and (given is None or given >= full), given, text, reason)
