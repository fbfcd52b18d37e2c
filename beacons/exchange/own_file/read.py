"""Reads our own file of a quiz, as we wrote it or as somebody has changed it."""

import json
from dataclasses import replace
from typing import Any, cast, get_args

from beacons.domain.plain import Kind, PlainOption, PlainPart, PlainQuestion
from beacons.exchange.found import Reading, few, left_out, tidy
from beacons.exchange.model import Draft, LeftOut, Note, Place
from beacons.exchange.own_file.write import FORMAT, VERSION


def read(text: str) -> Reading:
    """The questions of our own file."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as broken:
        return Reading("own", refused=Note("exchange.own_broken", {"line": getattr(broken, "lineno", 1)}))
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return Reading("own", refused=Note("exchange.own_other"))
    if document.get("version") != VERSION:
        return Reading("own", refused=Note("exchange.own_newer"))
    questions = document.get("questions")
    found = tuple(_question(one, number) for number, one in enumerate(few(questions if isinstance(questions, list) else []), 1))
    return Reading("own", found, title=_text(document, "title"), refused=None if found else Note("exchange.no_questions"))


def _text(of: dict[str, Any], name: str) -> str:
    value = of.get(name)
    return tidy(value) if isinstance(value, str) else ""


def _parts(of: dict[str, Any], name: str) -> list[Any]:
    value = of.get(name)
    return value if isinstance(value, list) else []


def _question(one: object, number: int) -> Draft | LeftOut:
    place = Place("question", number)
    if not isinstance(one, dict):
        return left_out("", place, Note("exchange.out_not_understood"))
    kind, stem = one.get("kind"), _text(one, "stem")
    if kind not in get_args(Kind):
        return left_out(stem, place, Note("exchange.out_kind", {"kind": tidy(str(kind))[:40]}))
    options = tuple(_option(option) for option in _parts(one, "options") if isinstance(option, dict))
    boxes = tuple(tidy(box) for box in _parts(one, "boxes") if isinstance(box, str))
    tags = tuple(tidy(tag)[:60] for tag in _parts(one, "tags") if isinstance(tag, str))
    rest: dict[str, Any] = {name: _text(one, name) for name in ("id", "name", "hint", "general_reason")}
    question = PlainQuestion(cast(Kind, kind), stem, options, boxes, **rest, tags=tags)
    return Draft(replace(question, screen=_text(one, "screen"), parts=_screen_parts(one)) if kind == "screen" else question, place)


def _screen_parts(one: dict[str, Any]) -> tuple[PlainPart, ...]:
    return tuple(PlainPart(_text(part, "part"), _text(part, "text")) for part in _parts(one, "parts") if isinstance(part, dict))


def _option(one: dict[str, Any]) -> PlainOption:
    return PlainOption(_text(one, "text"), one.get("right") is True, _text(one, "box"), _text(one, "reason"))
