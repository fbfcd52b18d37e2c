"""What was chosen, what fits, and why, in words for two: the same for every item type, and never about who was right."""

from collections.abc import Iterable
from dataclasses import dataclass

from beacons.domain.items import Item, Mark, Response
from beacons.domain.items.base import NOTHING_WRONG, chosen, placed
from beacons.ui.shell.words import t


@dataclass(frozen=True)
class Listed:
    """A response as it is read: texts below a heading for each box, or without one; ``is_ordered`` where their order counts."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]
    is_ordered: bool = False


def listed(item: Item, response: Response) -> Listed:
    """A response in words."""
    boxes, ids = placed(response), chosen(response)
    if boxes:
        parts = ((text, _texts(item, [i for i in item.option_ids if boxes.get(i) == box])) for box, text in _boxes(item).items())
        return Listed(tuple(part for part in parts if part[1]))
    if ids == (NOTHING_WRONG,):
        return Listed((("", (t("quiz.nothing_wrong"),)),))
    order = ids if item.key_is_ordered else [i for i in item.option_ids if i in ids]
    return Listed((("", _texts(item, order)),), item.key_is_ordered)


def _texts(item: Item, option_ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(item.option(option_id).text for option_id in option_ids)


def _boxes(item: Item) -> dict[str, str]:
    return {box.id: box.text for box in getattr(item, "boxes", ())}


def fitting(item: Item, response: Response) -> Listed:
    """What fits, in words. It is read off a complete response, and is the same for each."""
    marks = item.score(response).marks
    if item.key_is_ordered or not _boxes(item):
        fits = tuple(mark.option_id for mark in marks if item.key_is_ordered or _fits(mark))
        return listed(item, fits or (NOTHING_WRONG,))
    return listed(item, {mark.option_id: str(mark.wanted) for mark in marks})


def _fits(mark: Mark) -> bool:
    return mark.verdict in {"right", "missed"}


def reasons(item: Item, response: Response) -> list[dict[str, object]]:
    """Every option with its reason, what fits first. It is read off a complete response, and is the same for each."""
    boxes = list(_boxes(item))
    marks = sorted(item.score(response).marks, key=lambda m: boxes.index(m.wanted) if m.wanted in boxes else not (m.wanted or _fits(m)))
    return [{"verdict": _verdict(mark), "word": _word(item, mark), "option": item.option(mark.option_id)} for mark in marks]


def _verdict(mark: Mark) -> str:
    """Of the option alone, for its looks: as if nobody had chosen it."""
    return "missed" if mark.wanted is None and _fits(mark) else "left"


def _word(item: Item, mark: Mark) -> str:
    if mark.wanted is not None:
        return _boxes(item).get(mark.wanted) or t("together.step", place=mark.wanted)
    if item.options_compete:
        return t("together.fits") if _fits(mark) else t("together.fits_less")
    return t("together.belongs") if _fits(mark) else t("together.left_alone")
