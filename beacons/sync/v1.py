"""Reads what version 1 wrote: one JSON object for the one reader of a device. The country in it is let go."""

import json
from collections.abc import Iterator
from typing import Any

from beacons.domain.practice.progress import Progress, ReadingPlace, merge
from beacons.sync import jsonl
from beacons.sync.attempt_value import from_value
from beacons.sync.progress_document import NOT_OURS

LARGEST_TEXT = 2_000_000
"""Letters of a text that are read, as version 1 did."""
_FIELDS = {"version", "path", "path_at", "country", "country_at", "skipped", "places", "attempts"}


def read(text: str) -> tuple[Progress, list[str]]:
    """The progress of a text, and the parts that are not sound; all of it where it is none of ours."""
    try:
        value = json.loads(text[:LARGEST_TEXT]) if text.strip() else {}
        json.dumps(value)  # which nests less deep than what can be read
    except (ValueError, RecursionError):
        return Progress(), [text]
    if not isinstance(value, dict) or not set(value) <= _FIELDS or value.get("version", 1) != 1:
        return Progress(), [text]
    found, unreadable = [Progress()], list[str]()
    for part in _parts(value):
        try:
            jsonl.line("part", part).encode()  # which half a letter would not survive
            found.append(_progress(part))
        except NOT_OURS:
            unreadable.append(json.dumps(part))
    return jsonl.merge_all(found, merge), unreadable


def _parts(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each thing by itself, so that a damaged one takes no other with it."""
    if "path" in value:
        yield {"path": value["path"], "path_at": value.get("path_at", 0)}
    if "skipped" in value:
        yield {"skipped": value["skipped"]}
    for name in ("places", "attempts"):
        several = value.get(name, [])
        yield from ({name: [one]} for one in several) if isinstance(several, list) else [{name: several}]


def _progress(part: dict[str, Any]) -> Progress:
    if "places" in part:
        return Progress(places=tuple(ReadingPlace.model_validate(one) for one in part["places"]))
    if "attempts" in part:
        return Progress(attempts=tuple(from_value(one) for one in part["attempts"]))
    return Progress(**part)
