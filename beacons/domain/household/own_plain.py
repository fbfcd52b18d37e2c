"""Questions that came out of a file, as own quizzes: half done where something is missing, none of them lost."""

from collections.abc import Callable, Iterable

from beacons.domain.household.own_item import OwnBox, OwnItem, OwnOption
from beacons.domain.household.own_quiz import MOST_ITEMS, OwnQuiz
from beacons.domain.plain import Kind, PlainQuestion
from beacons.domain.source import OWN

FORMS: dict[Kind, str] = {"choice": "one", "choose_n": "some", "order": "order", "sort": "boxes"}
MOST_LETTERS = 90_000
"""Letters after which another quiz begins: far below what one may hold."""


def own_item(question: PlainQuestion, item_id: str) -> OwnItem:
    """A question as it can be gone on with. One reason for the whole question goes to its first right option, or to the first of all."""
    texts = (*question.boxes, *(option.box for option in question.options))
    boxes = {text: f"b{n}" for n, text in enumerate(dict.fromkeys(filter(None, texts)), 1)}
    options = [
        OwnOption(id=f"o{n}", text=option.text, reason=option.reason, is_right=option.right, box=boxes.get(option.box))
        for n, option in enumerate(question.options, 1)
    ]
    if question.general_reason and options and not any(option.reason for option in options):
        place = question.right[0] if question.right else 0
        options[place] = options[place].model_copy(update={"reason": question.general_reason})
    return OwnItem(
        id=item_id,
        form=FORMS[question.kind],
        stem=question.stem,
        hint=question.hint,
        options=options,
        boxes=[OwnBox(id=box_id, text=text) for text, box_id in boxes.items()],
    )


def own_quizzes(questions: Iterable[PlainQuestion], new_id: Callable[[], str], about: OwnQuiz) -> tuple[OwnQuiz, ...]:
    """All of these questions in as many quizzes as they need, each with title, writer, language and moment of ``about``."""
    groups: list[list[OwnItem]] = []
    room = 0
    for question in questions:
        item = own_item(question, f"{OWN}{new_id()}")
        letters = sum(map(len, item.all_texts))
        if not groups or len(groups[-1]) >= MOST_ITEMS or letters > room:
            groups.append([])
            room = MOST_LETTERS
        groups[-1].append(item)
        room -= letters
    titles = [f"{about.title} {n}".strip() if len(groups) > 1 else about.title for n in range(1, len(groups) + 1)]
    return tuple(
        OwnQuiz.model_validate({**dict(about), "id": f"{OWN}{new_id()}", "title": title, "items": items})
        for title, items in zip(titles, groups, strict=True)
    )
