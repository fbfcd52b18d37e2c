"""Content in another language: texts only. Keys, strands, sources and gates stay with the source, so no translator can change them."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field

from beacons.domain.items import Item
from beacons.domain.model import FormatVersion, Line, Model, Slug, text_fields
from beacons.domain.quiz import Quiz


class OptionText(Model):
    """Text and reason of one option."""

    text: Line
    feedback: Line


class ItemText(Model):
    """All texts of one item, by the source's ids."""

    stem: Line
    hint: Line | None = None
    options: dict[Slug, OptionText]
    boxes: dict[Slug, Line] = Field(default_factory=dict)
    title: Line | None = None
    scenes: dict[Slug, Line] = Field(default_factory=dict)


class QuizText(Model):
    """The texts of one quiz: the content of one file under ``content/<language>/quizzes``."""

    format_version: FormatVersion
    lesson: Slug
    items: dict[Slug, ItemText]


def translated(quiz: Quiz, text_of: QuizText) -> tuple[Quiz, list[tuple[str, str]]]:
    """The quiz with its texts replaced where the ids agree, and a list of (item id, what is missing or unknown).

    An item whose translation does not fit stays in the source language.
    """
    findings = [(i, "is not an item of this quiz") for i in text_of.items if quiz.item(i) is None]
    items = []
    for item in quiz.items:
        text = text_of.items.get(item.id)
        problem = _misfit(item, text)
        if problem:
            findings.append((item.id, problem))
        if text is None or (problem and problem != NO_HINT):
            items.append(item)
        else:
            items.append(_with_text(item, text))
    return quiz.model_copy(update={"items": tuple(items)}), findings


NO_HINT = "the hint is not translated"
"""The only lack that leaves the rest of the item translated."""


def _misfit(item: Item, text: ItemText | None) -> str | None:
    if text is None:
        return "is not translated yet"
    if set(text.options) != set(item.option_ids):
        return f"options must be {', '.join(item.option_ids)}"
    for part in ("boxes", "scenes"):
        if set(getattr(text, part)) != {one.id for one in getattr(item, part, ())}:
            return f"{part} must be those of the source"
    if (text.title is None) != (getattr(item, "title", None) is None):
        return "title must stand where the source has one"
    return NO_HINT if item.hint and not text.hint else None


def _with_text(item: Item, text: ItemText) -> Item:
    update: dict[str, object] = {"stem": text.stem, "hint": text.hint or item.hint}
    update["options"] = tuple(o.model_copy(update=text.options[o.id].model_dump()) for o in item.options)
    for part in ("boxes", "scenes"):
        texts = getattr(text, part)
        if texts:
            update[part] = tuple(one.model_copy(update={"text": texts[one.id]}) for one in getattr(item, part))
    if text.title:
        update["title"] = text.title
    return item.model_copy(update=update)


def differences(source: Model, other: Model) -> list[str]:
    """Where a translated model differs from its source in anything but its texts, each place as a problem names it.

    What the translation leaves out of a mapping (a path that is not translated yet) is no difference; what it adds is one.
    """
    return list(_differences(source, other, ""))


def _differences(source: Any, other: Any, where: str) -> Iterator[str]:
    if isinstance(source, Model) and type(source) is type(other):
        texts = text_fields(type(source))
        for name in type(source).model_fields:
            mine, theirs = getattr(source, name), getattr(other, name)
            if name not in texts:
                yield from _differences(mine, theirs, f"{where} > {name}" if where else name)
            elif _shape(mine) != _shape(theirs):
                yield f"{where} > {name}" if where else name
    elif isinstance(source, Mapping) and isinstance(other, Mapping):
        yield from (f"{where} > {name}" for name in other if name not in source)
        for name in source.keys() & other.keys():
            yield from _differences(source[name], other[name], f"{where} > {name}")
    elif isinstance(source, tuple) and isinstance(other, tuple) and len(source) == len(other):
        for place, (mine, theirs) in enumerate(zip(source, other, strict=True), 1):
            yield from _differences(mine, theirs, f"{where} > {getattr(mine, 'id', place)}")
    elif source != other:
        yield where


def _shape(texts: Any) -> object:
    """How many texts there are, and which are there at all."""
    return len(texts) if isinstance(texts, tuple) else texts is None
