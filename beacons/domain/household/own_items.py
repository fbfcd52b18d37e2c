"""What can be played of own quizzes: items like those of the course, of the types that can be written in some form."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from beacons.domain.household.own_item import COMMON, ROLES, SIDES, OwnBox, OwnItem, OwnOption, OwnPart, needs, right
from beacons.domain.household.own_quiz import MOST_ITEMS, OwnQuiz
from beacons.domain.item import Item
from beacons.domain.paired import CHOICES, REAL, SCREEN, PairedItem
from beacons.domain.path import ChildPath
from beacons.domain.response import Aspect, Phrase
from beacons.domain.source import QuizCard, is_own

Types = Mapping[str, type[Item]]
"""Types of items by the form in which one writes them."""
HUE = "own"


def types_to_write(types: Iterable[type[Item]]) -> dict[str, type[Item]]:
    """Those of these types that somebody can write, by their form."""
    return {made.own_form: made for made in types if made.own_form}


def playable(quiz: OwnQuiz, item: OwnItem, types: Types) -> Item | None:
    """An item of a quiz as it is played; None while it lacks something. A line that says nothing is left out."""
    if item.form not in types or needs(item):
        return None
    made = types[item.form]
    name = next(iter(made.model_fields["type"].annotation.__args__))  # type: ignore[union-attr]  # of every type a literal
    options = [{"id": one.id, "text": one.text, "feedback": one.reason or None, **_sides(item.form, one)} for one in _in_order(item)]
    shared = {"type": name, "id": item.id, "stem": item.stem, "hint": item.hint or None, "options": options, "written_by": quiz.by}
    return made.model_validate({**shared, **_key(item)}).spoken(quiz.language)


def _in_order(item: OwnItem) -> tuple[OwnOption, ...]:
    """The options that say anything; of a screen the answers to each question, as they are always asked."""
    return tuple(one for i in CHOICES for one in item.written if one.id == i) if item.form == "screen" else item.written


def _sides(form: str, option: OwnOption) -> dict[str, str]:
    return {name: option.more[name] for name in SIDES} if form == "sides" else {}


def _key(item: OwnItem) -> dict[str, Any]:
    match item.form:
        case "one":
            return {"key": right(item)[0]}
        case "some":
            return {"key": right(item)}
        case "order":
            return {"key": tuple(option.id for option in item.written)}
        case "sides":
            roles = [{"id": name.replace("_", "-"), "text": item.more[name]} for name in ROLES]
            return {"roles": roles, **{name: item.more[name] for name in COMMON}}
        case "screen":
            parts = [{"id": part.id, "part": part.part, "text": part.text} for part in item.parts if part.text]
            return {"genuine": REAL in right(item), "mock": {"screen": item.screen, "parts": parts}}
        case _:
            boxes = [{"id": box.id, "text": box.text} for box in item.boxes if box.text]
            return {"key": {option.id: option.box for option in item.written}, "boxes": boxes}


def copy_of(item: Item, new_id: str) -> OwnItem | None:
    """An item of ours as one to be changed; None where nobody can write one of its type. It says where it came from."""
    solution = item.solution()
    if item.own_form == "sides":
        return _copy_of_sides(item, new_id)
    if item.own_form is None or solution is None:
        return None
    places = {row.place.number: row.place for row in solution.rows if row.place} if item.own_form == "boxes" else {}
    options = [
        OwnOption(
            id=row.option_id,
            text=str(row.text),
            reason=row.reason or "",
            is_right=row.fits and (item.own_form in {"one", "some"} or (item.own_form == "screen" and row.option_id in SCREEN)),
            box=row.place.id if row.place and places else None,
        )
        for row in solution.rows
    ]
    boxes = [OwnBox(id=place.id, text=str(place.name)) for _, place in sorted(places.items())]
    copy = OwnItem(id=new_id, form=item.own_form, stem=item.stem, hint=item.hint or "", options=options, boxes=boxes, copied_from=item.id)
    if not isinstance(item, PairedItem):
        return copy
    parts = tuple(OwnPart(id=part.id, part=part.part, text=part.text) for part in item.mock.parts)
    return copy.model_copy(update={"screen": item.mock.screen, "parts": parts})


def _copy_of_sides(item: Item, new_id: str) -> OwnItem:
    options = [OwnOption(id=one.id, text=one.text, reason=one.reason, more=_more(item.sides(one.id))) for one in item.options]
    more = _more(item.in_common) | {name: item.role(place) or "" for place, name in enumerate(ROLES)}
    copy = {"id": new_id, "form": "sides", "stem": item.stem, "hint": item.hint or "", "options": options, "more": more}
    return OwnItem.model_validate({**copy, "copied_from": item.id})


def _more(aspects: Iterable[Aspect]) -> dict[str, str]:
    return {one.of.key.rpartition(".")[2]: one.text for one in aspects if isinstance(one.of, Phrase)}


class OwnItems:
    """The quizzes of a device as a source of items: whatever of them can be played."""

    def __init__(self, quizzes: Iterable[OwnQuiz], types: Types) -> None:
        self._quizzes, self._types = {quiz.id: quiz for quiz in quizzes}, types

    @cached_property
    def _found(self) -> dict[str, dict[str, Item]]:
        return {quiz_id: dict(self._of(quiz)) for quiz_id, quiz in self._quizzes.items()}

    def _of(self, quiz: OwnQuiz) -> Iterator[tuple[str, Item]]:
        return ((item.id, made) for item in quiz.items if (made := playable(quiz, item, self._types)))

    def item(self, item_id: str) -> Item | None:
        """An item that can be played; None where there is none of that id."""
        return next((items[item_id] for items in self._found.values() if item_id in items), None) if is_own(item_id) else None

    def bank(self, quiz_id: str, path: ChildPath | None = None) -> tuple[Item, ...]:  # noqa: ARG002  # who writes one knows for whom
        """The items of a quiz that can be played, as many as a room holds, for whatever path."""
        return tuple(self._found.get(quiz_id, {}).values())[:MOST_ITEMS] if is_own(quiz_id) else ()

    def quiz_of(self, item_id: str) -> QuizCard | None:
        """The quiz of an item that can be played."""
        quiz_id = next((quiz_id for quiz_id, items in self._found.items() if item_id in items), None) if is_own(item_id) else None
        return QuizCard(quiz_id, self._quizzes[quiz_id].title, HUE) if quiz_id else None
