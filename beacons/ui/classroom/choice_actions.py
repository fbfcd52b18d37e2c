"""What a teacher can do before a class begins: choose lesson, path and items. The choice stands in the address and nowhere else.

A browser may send a widget once more that the page has just put away. So an action looks at what the widget says, and changes
nothing where the address says the same.
"""

from collections.abc import Sequence

from beacons.domain.rooms import class_set
from beacons.ui.classroom import choice as classroom_choice
from beacons.ui.classroom.choice import ClassChoice
from beacons.ui.shell import nav
from beacons.ui.shell.session import session, widget_value


def choose_lesson(key: str) -> None:
    """Take the lesson that stands in the picker of that key, with items of its own; the path stays where the lesson has it."""
    choice, lesson_id = classroom_choice.chosen(), widget_value(key)
    if choice and lesson_id and lesson_id != choice.lesson.id:
        path = {"path": nav.param("path")} if nav.param("path") else {}
        nav.replace_params(lesson=lesson_id, **path, **_own(choice))


def choose_path(lesson_id: str, key: str) -> None:
    """Take the path that stands in the picker of that key, with items of its own."""
    choice, path = classroom_choice.chosen(), widget_value(key)
    if choice and path and (lesson_id, path) != (choice.lesson.id, choice.path):
        nav.replace_params(lesson=lesson_id, path=path, **_own(choice))


def choose_quiz(key: str) -> None:
    """Let the own quiz go along that stands in the picker of that key, with all of its items, or none."""
    choice, quiz_id = classroom_choice.chosen(), widget_value(key) or ""
    if choice and quiz_id != (choice.own.id if choice.own else ""):
        nav.replace_params(lesson=choice.lesson.id, path=choice.path, **({"quiz": quiz_id} if quiz_id else {}))


def _own(choice: ClassChoice) -> dict[str, str]:
    return {"quiz": choice.own.id} if choice.own else {}


def pick(item_id: str, key: str) -> None:
    """Put an item into the choice, or take it out, as its box of that key says."""
    choice = classroom_choice.chosen()
    if choice and (item_id in choice.item_ids) != widget_value(key):
        _take(choice, class_set.toggled(choice.item_ids, item_id, choice.bank, choice.most))


def swap(item_id: str) -> None:
    """Take another item of the same strand instead; the focus goes to the strand, where the other one now stands."""
    choice = classroom_choice.chosen()
    item = next((item for item in choice.items if item.id == item_id), None) if choice else None
    if choice and item:
        _take(choice, class_set.swapped(choice.item_ids, item_id, choice.bank, choice.most))
        session().move_focus(f"strand-{item.strand}")


def _take(choice: ClassChoice, item_ids: Sequence[str]) -> None:
    nav.replace_params(**choice.params | {"items": classroom_choice.in_address(item_ids)})
