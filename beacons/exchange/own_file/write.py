"""Writes our own file of a quiz: JSON, which is YAML too."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from beacons.domain.plain import PlainQuestion

FORMAT = "seven-beacons-quiz"
VERSION = 1


def write(questions: Iterable[PlainQuestion], title: str) -> bytes:
    """The questions with all that is known of them. What is empty is left out."""
    document = {"format": FORMAT, "version": VERSION, "title": title, "questions": [_without_empty(asdict(one)) for one in questions]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _without_empty(values: dict[str, object]) -> dict[str, object]:
    return {name: _filled(value) for name, value in values.items() if value not in ("", False, (), [])}


def _filled(value: object) -> object:
    return [_without_empty(one) if isinstance(one, dict) else one for one in value] if isinstance(value, (list, tuple)) else value
