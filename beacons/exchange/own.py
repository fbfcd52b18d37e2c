"""A question that came in, as an item of an own quiz: what somebody would have typed."""

from collections.abc import Mapping
from typing import Any

from beacons.domain.plain import Kind, PlainQuestion

FORMS: Mapping[Kind, str] = {"choice": "one", "choose_n": "some", "order": "order", "sort": "boxes"}
"""How the writer of an own item says what is right, by the kind of question."""


def as_written(question: PlainQuestion, item_id: str) -> dict[str, Any]:
    """The values of an own item with this id, in the order of the file; what is missing is empty, for somebody to fill in.

    A reason for the whole question has no place there: it becomes the reason of the right option where that has none.
    """
    boxes = {box: f"box-{number}" for number, box in enumerate(question.boxes, 1)}
    alone = question.right[0] if len(question.right) == 1 else None
    options = [
        {
            "id": f"option-{place + 1}",
            "text": option.text,
            "reason": option.reason or (question.general_reason if place == alone else ""),
            "is_right": option.right,
            "box": boxes.get(option.box),
        }
        for place, option in enumerate(question.options)
    ]
    named = [{"id": box_id, "text": text} for text, box_id in boxes.items()]
    return {"id": item_id, "form": FORMS[question.kind], "stem": question.stem, "hint": question.hint, "options": options, "boxes": named}
