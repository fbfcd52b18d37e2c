"""Which options a cell names as right: by number, by letter, or by their text. In doubt, none."""

import re
from collections.abc import Sequence

from beacons.exchange.model import Note

_PARTS = re.compile(r"\s*(?:[,;/&+|、，；]|\band\b|\s)\s*", re.IGNORECASE)
Named = tuple[frozenset[int], Note | None]
"""Places of the right options, and what stands in the way of knowing them."""


def by_number(cell: str, filled: Sequence[int]) -> Named:
    """The key of a template that counts its columns from 1. ``filled`` are the numbers of those that hold an option."""
    if not cell:
        return frozenset(), Note("exchange.need_key")
    numbers = [_number(part) for part in _PARTS.split(cell.strip(" ,;")) if part]
    if any(number is None or number not in filled for number in numbers) or not numbers:
        return frozenset(), Note("exchange.key_not_there", {"answer": cell[:40]})
    return frozenset(filled.index(number) for number in numbers if number is not None), None


def by_any(cell: str, filled: Sequence[int], texts: Sequence[str]) -> Named:
    """The key of any table. Where its number or letter says one option and its text another, that is a doubt."""
    if not cell:
        return frozenset(), Note("exchange.need_key")
    place, text = _by_place(cell, filled), _by_text(cell, texts)
    if place and text and place != text:
        return frozenset(), Note("exchange.key_doubtful", {"answer": cell[:40]})
    if place or text:
        return place or text, None
    zero = any(_number(part) == 0 for part in _PARTS.split(cell.strip()))
    return frozenset(), Note("exchange.key_zero") if zero else Note("exchange.key_not_there", {"answer": cell[:40]})


def _by_text(cell: str, texts: Sequence[str]) -> frozenset[int]:
    """The one option that says the same; else several of them, where each part says one."""
    found = _same(cell, texts)
    if found or not re.search(r"[;|\n]", cell):
        return frozenset(found)
    parts = [_same(part, texts) for part in re.split(r"[;|\n]", cell) if part.strip()]
    return frozenset(one for part in parts for one in part) if all(parts) else frozenset()


def _same(cell: str, texts: Sequence[str]) -> list[int]:
    places = [place for place, text in enumerate(texts) if text.strip().casefold() == cell.strip().casefold()]
    return places if len(places) == 1 else []


def _by_place(cell: str, filled: Sequence[int]) -> frozenset[int]:
    parts = [part for part in _PARTS.split(cell.strip(" ,;.)")) if part]
    if len(parts) == 1 and re.fullmatch(r"[A-Z]{2,}", parts[0]):
        parts = [*parts[0]]
    numbers = [_number(part) or _letter(part) for part in parts]
    if not numbers or any(number not in filled for number in numbers) or len(set(numbers)) < len(numbers):
        return frozenset()
    return frozenset(filled.index(number) for number in numbers if number is not None)


def _number(part: str) -> int | None:
    found = re.fullmatch(r"(\d{1,3})(?:\.0+)?", part)
    return int(found[1]) if found else None


def _letter(part: str) -> int | None:
    found = re.fullmatch(r"\(?([A-Za-z])\)?\.?", part)
    return ord(found[1].upper()) - ord("A") + 1 if found else None
