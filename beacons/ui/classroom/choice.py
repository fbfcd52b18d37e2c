"""What the address says a class shall go through: lesson, path and items. A reload, a bookmark and a colleague get the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from beacons.domain.course.lesson import Lesson, PathLesson
from beacons.domain.household.own_quiz import MOST_ITEMS, OwnQuiz
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.plans.plan import PathPlan, answering, in_order_of
from beacons.domain.rooms import class_set
from beacons.ui.shell import nav, request
from beacons.ui.shell.request import run

NOTHING = "none"
"""In the address: every item was taken out by hand."""


@dataclass(frozen=True)
class ClassChoice:
    """A lesson in a path, the items of its bank that fit a class, and those that are chosen, by id.

    Where an own quiz goes along, its items stand before those of the lesson.
    """

    lesson: Lesson
    path: ChildPath
    bank: tuple[Item, ...]
    item_ids: tuple[str, ...]
    own: OwnQuiz | None = None

    @property
    def most(self) -> int:
        """How many items can be chosen."""
        return MOST_ITEMS if self.own else class_set.MOST_ITEMS

    @property
    def part(self) -> PathLesson:
        """The lesson as this path reads it."""
        return self.lesson.paths[self.path]

    @property
    def items(self) -> tuple[Item, ...]:
        """The chosen items, in the order of the bank."""
        return tuple(item for item in self.bank if item.id in self.item_ids)

    @property
    def alone(self) -> tuple[str, ...]:
        """Ids of the items that everybody answers alone, as the plan has it."""
        plan = run().edition.plan(self.lesson.id, self.path)
        asked = plan.asked() if plan else ()
        return tuple(item.id for item_id, kind in asked for item in self.items if item.id == item_id and answering(item, kind) == "alone")

    @property
    def params(self) -> dict[str, str]:
        """The choice as parameters of an address."""
        own = {"quiz": self.own.id} if self.own else {}
        return {"lesson": self.lesson.id, "path": self.path, "items": in_address(self.item_ids), **own}


def in_address(item_ids: Sequence[str]) -> str:
    """Ids as one parameter."""
    return ",".join(item_ids) or NOTHING


def chosen() -> ClassChoice | None:
    """The choice that the address names; where it names none, the first lesson that is not sensitive. None without any lesson."""
    if run().edition.is_empty:
        return None
    lessons = run().edition.in_order()
    lesson = request.lesson() or next((one for one in lessons if one.sensitive == "none"), lessons[0])
    asked = nav.param("path")
    path = asked if asked in lesson.paths else request.path_lesson(lesson)[0]
    plan, own = run().edition.plan(lesson.id, path), request.own_quiz()
    of_own = class_set.for_class(run().items.bank(own.id, path)) if own else ()
    bank = (*of_own, *class_set.for_class(_bank(lesson.id, path, plan)))
    choice = ClassChoice(lesson, path, bank, (), own)
    item_ids = class_set.known(nav.param("items").split(","), bank, choice.most)
    if not item_ids and nav.param("items") != NOTHING:
        planned = class_set.known(plan.item_ids, bank) if plan else ()
        item_ids = (
            tuple(item.id for item in of_own) or planned or class_set.preselected(bank, class_set.seed_of(choice.lesson.id, choice.path))
        )
    return replace(choice, item_ids=item_ids)


def _bank(lesson_id: str, path: ChildPath, plan: PathPlan | None) -> tuple[Item, ...]:
    """The items of a lesson for a path; where it has a plan, in its order, with what it recalls of an earlier lesson."""
    bank = run().items.bank(lesson_id, path)
    if plan is None:
        return bank
    recalled = [item for item_id in plan.recall if (item := run().edition.item(item_id))]
    return in_order_of(plan, (*recalled, *bank))


def is_waiting() -> bool:
    """Whether the address names an own quiz and the browser, which holds it, was not heard yet."""
    return bool(nav.param("quiz")) and not run().session.sync.restored
