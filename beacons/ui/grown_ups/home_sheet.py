"""What the home sheet of a class says: up to three items to talk about, and an address to play just these together."""

from typing import Any
from urllib.parse import urlencode

from beacons.domain.course.course import OneThing
from beacons.domain.course.edition import Edition
from beacons.domain.course.talk_questions import TalkQuestions, question_for_each
from beacons.domain.household.for_parents import what_fits
from beacons.domain.household.together_draw import can_be_shared
from beacons.domain.item import Item
from beacons.domain.rooms.after import FOR_HOME
from beacons.serve.addresses import is_found_from_home
from beacons.ui.item.talk import said_of
from beacons.wiring import base, languages

MOST_LINES = 5
"""Options that fit, with their reasons, on one page in the larger print."""


def values(item_ids: str, edition: Edition, origin: str) -> dict[str, Any] | None:
    """What the template needs for the items of these ids, divided by commas. None where none of them may go home.

    Nothing that touches on harm to children does, and nothing of the class: no code, no nickname, no result.
    """
    found = [item for item_id in dict.fromkeys(item_ids.split(",")) if (item := edition.item(item_id))]
    items = [item for item in found if can_be_shared(item)][:FOR_HOME]
    if not items:
        return None
    address = f"{origin}{base()}/together?{urlencode(_params(items, edition.locale.code), safe=',')}"
    import segno  # noqa: PLC0415  # few draw one, and every start would pay for it

    qr = segno.make(address, error="m", micro=False).svg_data_uri(border=2, dark="#000", light="#FFF")
    cards = _cards(items, edition.talk_questions)
    is_long = sum(len(card["fits"]) for card in cards) > MOST_LINES
    return {
        "cards": cards,
        "one_things": _one_things(items, edition),
        "is_long": is_long,
        "address": address,
        "shown": address.partition("://")[2],
        "qr": qr,
        "is_found_from_home": is_found_from_home(origin),
    }


def _params(items: list[Item], language: str) -> dict[str, str]:
    is_first = language == next(iter(languages()))
    return {"items": ",".join(item.id for item in items)} | ({} if is_first else {"lang": language})


def _one_things(items: list[Item], edition: Edition) -> dict[str, OneThing]:
    """What their lessons leave a child with, by lesson, each once."""
    lessons = dict.fromkeys(quiz.id for item in items if (quiz := edition.quiz_of(item.id)))
    return {lesson_id: edition.course.one_thing[lesson_id] for lesson_id in lessons}


def _cards(items: list[Item], known: TalkQuestions | None) -> list[dict[str, Any]]:
    said = [(item, said_of(item)) for item in items]
    asked = question_for_each(said, lambda item: item.id, known) if known else [None] * len(items)
    cards = []
    for item, question in zip(items, asked, strict=True):
        follow_up = known.follow_ups[question.follow_up] if known and question else ""
        cards.append({"item": item, "fits": what_fits(item), "question": question.text if question else "", "follow_up": follow_up})
    return cards
