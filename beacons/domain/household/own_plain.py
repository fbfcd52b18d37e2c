"""Questions that came out of a file, as own quizzes: half done where something is missing, none of them lost."""

import re
from collections.abc import Callable, Iterable

from pydantic import ValidationError

from beacons.domain.household.own_item import OwnBox, OwnItem, OwnOption, OwnPart
from beacons.domain.household.own_quiz import MOST_ITEMS, OwnQuiz
from beacons.domain.paired import CHOICES, SCREEN
from beacons.domain.plain import Kind, PlainQuestion
from beacons.domain.source import OWN

FORMS: dict[Kind, str] = {"choice": "one", "choose_n": "some", "order": "order", "sort": "boxes", "screen": "screen"}
MOST_LETTERS = 90_000
"""Letters after which another quiz begins: far below what one may hold."""


def own_item(question: PlainQuestion, item_id: str) -> OwnItem:
    """A question as it can be gone on with, whatever it lacks.

    One reason for the whole question goes to its first right option, or to the first of all.
    """
    if question.kind == "screen":
        return _own_screen(question, item_id)
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


def _own_screen(question: PlainQuestion, item_id: str) -> OwnItem:
    """A screen with its five answers; what is there beyond them is kept, too."""
    ids = (*CHOICES, *(f"o{n}" for n in range(len(question.options))))
    options = [
        OwnOption(id=i, text=option.text, reason=option.reason, is_right=option.right and i in SCREEN)
        for i, option in zip(ids, question.options, strict=False)
    ]
    parts = [OwnPart(id=f"p{n}", part=_slug(part.part), text=part.text) for n, part in enumerate(question.parts, 1)]
    about = {"id": item_id, "form": FORMS[question.kind], "stem": question.stem, "hint": question.hint, "screen": _slug(question.screen)}
    return OwnItem.model_validate({**about, "options": options, "parts": parts})


def _slug(text: str) -> str:
    """What says what kind of thing it is, as it can be kept; one that nobody knows is said to need a newer version."""
    return text if re.fullmatch(r"[a-z_]{1,20}", text) else "unknown"


def can_be_kept(question: PlainQuestion) -> bool:
    """Whether a quiz has room for a question with all that is in it: boxes, parts and letters have their most, too."""
    try:
        OwnQuiz(id=f"{OWN}new", items=(own_item(question, f"{OWN}new"),))
    except ValidationError:
        return False
    return True


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
