"""Two copies of a quiz of one's own as one, item by item: of each part the later change stands, whichever device made it.

So does what an editor tells: it has changed some items, and of the others it may know less than there is.
"""

from dataclasses import dataclass

from beacons.domain.household.own_item import NEVER, OwnItem, Stamp
from beacons.domain.household.own_quiz import OwnQuiz, OwnQuizzes, arranged, short_order


def merge(one: OwnQuizzes, other: OwnQuizzes) -> dict[str, OwnQuiz]:
    """Two copies of all quizzes as one. Commutative, associative and idempotent, as ``progress.merge``."""
    return {quiz_id: _either(one.get(quiz_id), other.get(quiz_id)) for quiz_id in {**one, **other}}


def _either(one: OwnQuiz | None, other: OwnQuiz | None) -> OwnQuiz:
    if one is None or other is None:
        return one or other  # type: ignore[return-value]  # one of them has the id
    return one if one == other else _both(one, other)


def _both(one: OwnQuiz, other: OwnQuiz) -> OwnQuiz:
    """Both as one. What is more than a quiz can hold no document could keep: then the copy that was changed later stands whole."""
    emptied = max(one.emptied, other.emptied)
    items, taken_out = _items(one, other, emptied)
    titled, title = max((emptied, ""), (one.titled, one.title), (other.titled, other.title), key=lambda of: _after(of, emptied))
    signed, by = max((emptied, "family"), (one.signed, one.by), (other.signed, other.by), key=lambda of: _after(of, emptied))
    ordered, order = max((emptied, ()), (one.ordered, one.in_order), (other.ordered, other.in_order), key=lambda of: _after(of, emptied))
    stamp = max(one.stamp, other.stamp)
    made_at, language = max((one.made_at, one.language), (other.made_at, other.language))
    in_order = arranged(items, order)
    parts = {"titled": titled, "title": title, "signed": signed, "by": by, "ordered": ordered, "order": short_order(order, in_order)}
    about = {"at": stamp[0], "revision": stamp[1], "made_at": made_at, "language": language}
    is_removed = emptied == stamp and not in_order
    whole = one.model_copy(
        update={**parts, **about, "items": in_order, "taken_out": taken_out, "emptied": emptied, "is_removed": is_removed}
    )
    return whole if whole.has_room else max(one, other, key=lambda quiz: (quiz.stamp, quiz.model_dump_json()))


def _after(of: tuple[Stamp, object], emptied: Stamp) -> tuple[Stamp, bool, object]:
    """How late something was said; what stood there when the quiz was deleted has gone with it, whatever it was."""
    stamp, said = of
    return (stamp, True, said) if stamp > emptied else (emptied, False, "")


def _items(one: OwnQuiz, other: OwnQuiz, emptied: Stamp) -> tuple[list[OwnItem], dict[str, Stamp]]:
    """The items that are there, and which are gone since when: one that was changed after it was taken out is there again."""
    latest: dict[str, OwnItem] = {}
    for item in (*one.items, *other.items):
        latest[item.id] = max(latest.get(item.id, item), item, key=lambda copy: (copy.changed, copy.model_dump_json()))
    gone = {i: max(one.taken_out.get(i, NEVER), other.taken_out.get(i, NEVER)) for i in sorted({**one.taken_out, **other.taken_out})}
    items = [item for item in latest.values() if item.changed > emptied and item.changed >= gone.get(item.id, NEVER)]
    there = {item.id for item in items}
    return items, {i: stamp for i, stamp in gone.items() if stamp > emptied and i not in there}


@dataclass(frozen=True)
class News:
    """What somebody has changed in an editor since it was last heard: ids of items that are new or others, and of those taken out."""

    items: frozenset[str]
    out: frozenset[str]
    has_order: bool
    has_title: bool
    has_by: bool


def written_into(quiz: OwnQuiz, told: OwnQuiz, news: News | None, at: int) -> OwnQuiz:
    """A quiz with what an editor tells of it; without news all that it tells is as it should be.

    Whoever goes on writing in a quiz that was deleted elsewhere has all of it back: no letter is lost.
    """
    if news is None or quiz.is_removed:
        return quiz.changed(at, title=told.title, by=told.by, items=told.items, is_removed=False)
    theirs, known = {item.id: item for item in told.items}, {item.id for item in quiz.items}
    kept = [theirs.get(item.id, item) if item.id in news.items else item for item in quiz.items if item.id not in news.out]
    items = tuple(kept + [item for item in told.items if item.id in news.items and item.id not in known])
    if news.has_order:
        items = arranged(items, told.in_order)
    return quiz.changed(at, items=items, title=told.title if news.has_title else quiz.title, by=told.by if news.has_by else quiz.by)
