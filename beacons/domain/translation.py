"""A quiz in another language: texts only. Keys, strands and sources stay with the source, so no translator can change an answer."""

from pydantic import Field

from beacons.domain.items import Item
from beacons.domain.model import FormatVersion, Line, Model, Slug
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


class QuizText(Model):
    """The texts of one quiz: the content of one file under ``content/<language>/quizzes``."""

    format_version: FormatVersion
    lesson: Slug
    items: dict[Slug, ItemText]


def translated(quiz: Quiz, text: QuizText) -> tuple[Quiz, list[tuple[str, str]]]:
    """The quiz with its texts replaced where the ids agree, and a list of (item id, what is missing or unknown).

    An item whose translation does not fit stays in the source language.
    """
    findings = [(i, "is not an item of this quiz") for i in text.items if quiz.item(i) is None]
    items = []
    for item in quiz.items:
        problem = _misfit(item, text.items.get(item.id))
        if problem:
            findings.append((item.id, problem))
            items.append(item)
        else:
            items.append(_with_text(item, text.items[item.id]))
    return quiz.model_copy(update={"items": tuple(items)}), findings


def _misfit(item: Item, text: ItemText | None) -> str | None:
    if text is None:
        return "is not translated yet"
    if set(text.options) != set(item.option_ids):
        return f"options must be {', '.join(item.option_ids)}"
    if set(text.boxes) != {box.id for box in getattr(item, "boxes", ())}:
        return "boxes must be those of the source"
    return None


def _with_text(item: Item, text: ItemText) -> Item:
    options = tuple(o.model_copy(update=text.options[o.id].model_dump()) for o in item.options)
    update = {"stem": text.stem, "hint": text.hint, "options": options}
    if text.boxes:
        boxes = getattr(item, "boxes", ())
        update["boxes"] = tuple(box.model_copy(update={"text": text.boxes[box.id]}) for box in boxes)
    return item.model_copy(update=update)
